import type { Catalogue, Messages } from '../../messages/catalogue.js';
import { english, englishCatalogue } from '../../messages/en.js';
import { loadLanguage } from '../../messages/load-language.js';

/**
 * Catalogues this page has. A language is fetched the first time an element asks for it; until then, and for languages
 * nobody has written, English is shown.
 */
const loaded = new Map<string, Catalogue>([['en', englishCatalogue]]);
/** Asked for once, whether they came, are on their way or do not exist. */
const asked = new Set<string>();
const listeners = new Set<() => void>();
const tellAll = () => listeners.forEach((listener) => listener());
let observer: MutationObserver | undefined;

const base = (lang: string) => lang.toLowerCase().split('-')[0] ?? 'en';

/** The best catalogue on hand for a language tag. Starts fetching a better one when there may be one. */
export function catalogueFor(lang: string): Catalogue {
  const exact = loaded.get(lang.toLowerCase()) ?? loaded.get(base(lang));
  if (exact !== undefined) return exact;
  fetchLanguage(base(lang));
  return englishCatalogue;
}

/** Adds or replaces a language, for hosts that bring their own words. What it has no words for is said in English. */
export function addCatalogue(catalogue: Catalogue): void {
  // Parts bring their English later.
  const messages: Messages = Object.assign(Object.create(english), catalogue.messages);
  loaded.set(catalogue.lang.toLowerCase(), { ...catalogue, messages });
  tellAll();
}

/** Tells when a language has come, and when `lang` or `dir` changes anywhere in the page. */
export function watchLanguages(listener: () => void): () => void {
  listeners.add(listener);
  observer ??= new MutationObserver(tellAll);
  observer.observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] });
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}

function fetchLanguage(lang: string): void {
  if (asked.has(lang)) return;
  asked.add(lang);
  void loadLanguage(lang).then((catalogue) => {
    if (catalogue !== null) addCatalogue(catalogue);
  });
}
