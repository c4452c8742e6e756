import type { LanguagePack, Translations } from '../../../translations/translations.js';
import { english, englishLanguagePack } from '../../../translations/en.js';
import { loadTranslations } from '../../../translations/load-translations.js';

/**
 * Catalogues this page has. A language is fetched the first time an element asks for it; until then, and for languages
 * nobody has written, English is shown.
 */
const loadedLanguages = new Map<string, LanguagePack>([['en', englishLanguagePack]]);
/** Asked for once, whether they came, are on their way or do not exist. */
const requestedLanguages = new Set<string>();
const listeners = new Set<() => void>();
const notifyAll = () => listeners.forEach((listener) => listener());
let observer: MutationObserver | undefined;

const getBaseLanguage = (lang: string) => lang.toLowerCase().split('-')[0] ?? 'en';

/** The best catalogue on hand for a language tag. Starts fetching a better one when there may be one. */
export function getLanguagePack(lang: string): LanguagePack {
  const match = loadedLanguages.get(lang.toLowerCase()) ?? loadedLanguages.get(getBaseLanguage(lang));
  if (match !== undefined) return match;
  fetchLanguage(getBaseLanguage(lang));
  return englishLanguagePack;
}

/** Adds or replaces a language, for hosts that bring their own words. What it has no words for is said in English. */
export function registerTranslations(languagePack: LanguagePack): void {
  // Parts bring their English later.
  const translations: Translations = Object.assign(Object.create(english), languagePack.translations);
  loadedLanguages.set(languagePack.lang.toLowerCase(), { ...languagePack, translations });
  notifyAll();
}

/** Tells when a language has come, and when `lang` or `dir` changes anywhere in the page. */
export function subscribeToLanguages(listener: () => void): () => void {
  listeners.add(listener);
  observer ??= new MutationObserver(notifyAll);
  observer.observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}

function fetchLanguage(lang: string): void {
  if (requestedLanguages.has(lang)) return;
  requestedLanguages.add(lang);
  void loadTranslations(lang).then((languagePack) => {
    if (languagePack !== null) registerTranslations(languagePack);
  });
}
