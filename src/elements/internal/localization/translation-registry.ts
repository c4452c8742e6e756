import type { CompleteLanguagePack, LanguagePack, Translations } from '../../../translations/translations.js';
import { english, englishLanguagePack } from '../../../translations/en.js';
import { forgetDateFormats } from './formats.js';
import { LazyPart } from '../../../browser/lazy-part.js';

/**
 * Language packs by language tag. A language is fetched when an element first requests it; until then, and for languages
 * without translations, English is used.
 */
const loadedLanguages = new Map<string, CompleteLanguagePack>([['en', englishLanguagePack]]);
/** Languages already requested: loaded, loading or unavailable. */
const requestedLanguages = new Set<string>();
type LanguageListener = (isZoneChanged: boolean) => void;
const listeners = new Set<LanguageListener>();
const notifyAll = () => listeners.forEach((listener) => listener(false));
let observer: MutationObserver | undefined;

/** How often it is looked whether the machine is in another time zone, which no event tells (ms). */
const zoneCheckMs = 3000;
let zoneTimer: ReturnType<typeof setInterval> | undefined;
const readZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
let zone = readZone();

export const currentZone = (): string => zone;

function checkZone(): void {
  const current = readZone();
  if (current === zone) return;
  zone = current;
  forgetDateFormats();
  listeners.forEach((listener) => listener(true));
}

const getBaseLanguage = (lang: string) => lang.toLowerCase().split('-')[0] ?? 'en';

/** The language pack for a tag or its base language, else English. Starts fetching a language that is not loaded. */
export function getLanguagePack(lang: string): CompleteLanguagePack {
  const match = loadedLanguages.get(lang.toLowerCase()) ?? loadedLanguages.get(getBaseLanguage(lang));
  if (match !== undefined) return match;
  fetchLanguage(getBaseLanguage(lang));
  return englishLanguagePack;
}

/** Adds or replaces a language. Texts missing from its translations are shown in English. */
export function registerTranslations(languagePack: LanguagePack): void {
  // English as the prototype: lazily loaded parts add their texts to it later.
  const translations: Translations = Object.assign(Object.create(english), languagePack.translations);
  loadedLanguages.set(languagePack.lang.toLowerCase(), { ...languagePack, translations });
  notifyAll();
}

/**
 * Calls the listener when a language is loaded, when `lang` or `dir` changes in the page, and when the machine's time zone
 * has changed. Returns how to remove it.
 */
export function subscribeToLanguages(listener: LanguageListener): () => void {
  listeners.add(listener);
  if (zoneTimer === undefined) {
    zoneTimer = setInterval(checkZone, zoneCheckMs);
    document.addEventListener('visibilitychange', checkZone);
  }
  observer ??= new MutationObserver(notifyAll);
  observer.observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    observer?.disconnect();
    clearInterval(zoneTimer);
    zoneTimer = undefined;
    document.removeEventListener('visibilitychange', checkZone);
  };
}

/** Repeated until it is there. What fetches the languages is not part of an English page either. */
function fetchLanguage(lang: string): void {
  if (requestedLanguages.has(lang)) return;
  requestedLanguages.add(lang);
  const language = new LazyPart(() =>
    import('../../../translations/load-translations.js').then(({ loadTranslations }) => loadTranslations(lang)),
  );
  language.whenLoaded((languagePack) => {
    if (languagePack !== null) registerTranslations(languagePack);
  });
}
