import { CSSResult, unsafeCSS, type CSSResultGroup, type CSSResultOrNative } from 'lit';

/** The size for which lengths in `rem` are meant. */
const usualRem = 16;

/**
 * The `rem` of the page in pixels, at least the usual one. Pages that count in tens (`html { font-size: 62.5% }`) set the
 * size of their texts elsewhere; one that is larger is what a person needs to read.
 */
export const readRem = (): number =>
  Math.max(usualRem, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 0);

/** Lengths in `rem`, and the conditions of `@media`, for which the styles of the page do not count. */
const lengths = /@media[^{]*|(?<![\w.#-])(-?)(\d*\.?\d+)rem\b/g;

/** A text of styles in which no `rem` is smaller than the usual one. */
export const limitRem = (css: string): string =>
  css.replaceAll(lengths, (match: string, sign: string, number: string | undefined) =>
    number === undefined
      ? match
      : `${sign === '' ? 'max' : 'min'}(${match}, ${sign}${+(Number(number) * usualRem).toFixed(3)}px)`,
  );

const limited = new WeakMap<CSSResult, CSSResult>();

/** The same for a style of Lit, once for all elements that share it. */
export function limitStyleRem(style: CSSResultOrNative): CSSResultOrNative {
  if (!(style instanceof CSSResult)) return style;
  const result = limited.get(style) ?? unsafeCSS(limitRem(style.cssText));
  limited.set(style, result);
  return result;
}

/** The same for the styles of an element. */
export const limitStylesRem = (styles: CSSResultGroup = []): CSSResultOrNative[] =>
  Array.isArray(styles) ? styles.flatMap((style) => limitStylesRem(style)) : [limitStyleRem(styles)];
