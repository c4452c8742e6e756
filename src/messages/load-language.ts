import type { Catalogue } from './catalogue.js';

/** Languages we ship beside English, each fetched when first asked for. */
const shipped: Readonly<Record<string, () => Promise<{ readonly default: Catalogue }>>> = {
  ar: () => import('./ar.js'),
};

/** Null when there is no such language, or it could not be fetched: English is shown then. */
export async function loadLanguage(lang: string): Promise<Catalogue | null> {
  try {
    return (await shipped[lang]?.())?.default ?? null;
  } catch {
    return null;
  }
}
