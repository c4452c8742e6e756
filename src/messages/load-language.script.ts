import type { Catalogue } from './catalogue.js';

/**
 * The classic script is one file that cannot be split; languages lie beside it. Where that is can only be asked while
 * the script runs for the first time.
 */
const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : null;
const shipped = new Set(['ar']);

/** Stands in for `load-language.ts` in the classic script. */
export async function loadLanguage(lang: string): Promise<Catalogue | null> {
  if (script === null || !shipped.has(lang)) return null;
  try {
    const address = new URL(`agent-desk.${lang}.js`, script).href;
    return ((await import(address)) as { readonly default: Catalogue }).default;
  } catch {
    return null;
  }
}
