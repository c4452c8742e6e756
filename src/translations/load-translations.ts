import type { CompleteLanguagePack } from './translations.js';

/** Included languages other than English, loaded on first use. */
const loaders: Readonly<Record<string, () => Promise<{ readonly default: CompleteLanguagePack }>>> = {
  ar: () => import('./ar.js'),
  bg: () => import('./bg.js'),
  de: () => import('./de.js'),
  fr: () => import('./fr.js'),
  he: () => import('./he.js'),
  sw: () => import('./sw.js'),
  ur: () => import('./ur.js'),
  es: () => import('./es.js'),
  it: () => import('./it.js'),
  tr: () => import('./tr.js'),
  pt: () => import('./pt.js'),
};

/** Returns null when the language is not included. */
export const loadTranslations = async (lang: string): Promise<CompleteLanguagePack | null> =>
  (await loaders[lang]?.())?.default ?? null;
