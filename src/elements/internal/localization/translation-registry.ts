import type { CompleteLanguagePack, LanguagePack, Translations } from '../../../translations/translations.js';
import { englishLanguagePack } from '../../../translations/en.js';
import { forgetDateFormats } from './formats.js';
import { LazyPart } from '../../../browser/lazy-part.js';
import { parentOf } from '../base/view-of.js';

/** What elements show, by language tag. Until a language is loaded, and for one that there is not, that is English. */
const languagePacks = new Map<string, CompleteLanguagePack>([['en', englishLanguagePack]]);
/** What hosts have registered, by language tag. */
const hostPacks = new Map<string, LanguagePack>();
/** The answers for the languages that elements have asked for: null when the language is not included. */
const includedPacks = new Map<string, CompleteLanguagePack | null>([['en', englishLanguagePack]]);
/** Languages asked for. Each is fetched once. */
const requestedLanguages = new Set(['en']);
type LanguageListener = (isZoneChanged: boolean) => void;
const listeners = new Set<LanguageListener>();
const notifyAll = () => listeners.forEach((listener) => listener(false));
let observer: MutationObserver | undefined;

/** How often the time zone of the machine is checked: no event reports a change (ms). */
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

/** `Intl` throws on malformed language tags; those are undefined. Java and POSIX write `de_AT`. */
export function normalizeLanguage(lang: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(lang.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

const getBaseLanguage = (lang: string) => lang.toLowerCase().split('-')[0] ?? 'en';

/** The language pack for a tag, or for the tag without its last parts, else English. Starts to fetch an included language. */
export function getLanguagePack(lang: string): CompleteLanguagePack {
  fetchLanguage(getBaseLanguage(lang));
  for (let tag = lang.toLowerCase(); tag !== ''; tag = tag.replace(/-?[^-]*$/, '')) {
    const languagePack = languagePacks.get(tag);
    if (languagePack !== undefined) return languagePack;
  }
  return englishLanguagePack;
}

/** There are no texts in this language, and none will be loaded. Not so while it is being fetched. */
export const isMissingLanguage = (lang: string): boolean =>
  includedPacks.get(getBaseLanguage(lang)) === null && getLanguagePack(lang) === englishLanguagePack;

/**
 * Adds or replaces a language. Texts that the pack lacks are those of the included language, or English if it is not
 * included. All are marked with the language of the pack.
 */
export function registerTranslations(pack: LanguagePack): void {
  const languagePack = { ...pack, lang: normalizeLanguage(pack.lang) ?? pack.lang };
  hostPacks.set(languagePack.lang.toLowerCase(), languagePack);
  addLanguagePack(languagePack);
  notifyAll();
}

function addLanguagePack(languagePack: LanguagePack): void {
  const base = includedPacks.get(getBaseLanguage(languagePack.lang)) ?? englishLanguagePack;
  // As the prototype: lazily loaded parts add English texts later.
  const translations: Translations = Object.assign(Object.create(base.translations), languagePack.translations);
  languagePacks.set(languagePack.lang.toLowerCase(), { ...languagePack, translations });
}

/**
 * Calls the listener when a language is loaded, when `lang` or `dir` changes around the element, and when the machine's time zone
 * has changed. Returns how to remove it.
 */
export function subscribeToLanguages(element: Node, listener: LanguageListener): () => void {
  listeners.add(listener);
  if (zoneTimer === undefined) {
    zoneTimer = setInterval(checkZone, zoneCheckMs);
    document.addEventListener('visibilitychange', checkZone);
  }
  observer ??= new MutationObserver(notifyAll);
  // The languages around an element may be in shadow roots of the page, and in another document.
  for (let root: Node | null = element.getRootNode(); root !== null;) {
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
    root = parentOf(root)?.getRootNode() ?? null;
  }
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
    includedPacks.set(lang, languagePack);
    if (languagePack !== null) {
      for (const pack of [languagePack, ...hostPacks.values()])
        if (getBaseLanguage(pack.lang) === lang) addLanguagePack(pack);
    }
    notifyAll();
  });
}
