import type { LanguagePack } from './translations.js';

/** Languages we ship beside English, each fetched when first asked for. */
const loaders: Readonly<Record<string, () => Promise<{ readonly default: LanguagePack }>>> = {
  ar: () => import('./ar.js'),
};

/** Null when there is no such language, or it could not be fetched: English is shown then. */
export async function loadTranslations(lang: string): Promise<LanguagePack | null> {
  try {
    return (await loaders[lang]?.())?.default ?? null;
  } catch {
    return null;
  }
}
