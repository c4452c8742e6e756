const pluralRules = new Intl.PluralRules('en');
const numberFormat = new Intl.NumberFormat('en');

export const formatNumber = (n: number): string => numberFormat.format(n);

/** A number with its noun, e.g. `3 new messages`. */
export const pluralize = (n: number, one: string, other: string): string =>
  `${formatNumber(n)} ${pluralRules.select(n) === 'one' ? one : other}`;
