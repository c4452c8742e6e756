const pluralRules = new Intl.PluralRules('en');
const numberFormat = new Intl.NumberFormat('en');

export const formatNumber = (n: number): string => numberFormat.format(n);

/** E.g. `3 messages and 1 draft`. */
export const formatList = (texts: readonly string[]): string => new Intl.ListFormat('en').format(texts);

/** A number with its noun, e.g. `3 new messages`. */
export const pluralize = (n: number, one: string, other: string): string =>
  `${formatNumber(n)} ${pluralRules.select(n) === 'one' ? one : other}`;
