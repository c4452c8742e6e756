import type { CompleteLanguagePack } from './translations.js';

/** Included languages other than English, loaded on first use. */
const loaders: Readonly<Record<string, () => Promise<{ readonly default: CompleteLanguagePack }>>> = {
  ar: () => import('./ar.js'),
  bg: () => import('./bg.js'),
  fr: () => import('./fr.js'),
};

/** Returns null when the language is not included or fails to load; elements fall back to English. */
export async function loadTranslations(lang: string): Promise<CompleteLanguagePack | null> {
  try {
    return (await loaders[lang]?.())?.default ?? null;
  } catch {
    return null;
  }
}
