import type { Catalogue } from '../../messages/catalogue.js';
import { englishCatalogue } from '../../messages/en.js';
import { loadLanguage } from '../../messages/load-language.js';

/**
 * Catalogues this page has. A language is fetched the first time an element asks for it; until then, and for languages
 * nobody has written, English is shown.
 */
const loaded = new Map<string, Catalogue>([['en', englishCatalogue]]);
const missing = new Set<string>();
const waiting = new Map<string, Promise<void>>();
const listeners = new Set<() => void>();

const base = (lang: string) => lang.toLowerCase().split('-')[0] ?? 'en';

/** The best catalogue on hand for a language tag. Starts fetching a better one when there may be one. */
export function catalogueFor(lang: string): Catalogue {
  const exact = loaded.get(lang.toLowerCase()) ?? loaded.get(base(lang));
  if (exact !== undefined) return exact;
  void fetchLanguage(base(lang));
  return englishCatalogue;
}

/** Adds or replaces a language, for hosts that bring their own words. */
export function addCatalogue(catalogue: Catalogue): void {
  loaded.set(catalogue.lang.toLowerCase(), catalogue);
  for (const listener of [...listeners]) listener();
}

export function onCatalogueChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function fetchLanguage(lang: string): Promise<void> | undefined {
  if (missing.has(lang)) return undefined;
  const pending = waiting.get(lang);
  if (pending !== undefined) return pending;
  const fetching = loadLanguage(lang).then((catalogue) => {
    waiting.delete(lang);
    if (catalogue === null) missing.add(lang);
    else addCatalogue(catalogue);
  });
  waiting.set(lang, fetching);
  return fetching;
}
