const pluralRules = new Intl.PluralRules('en');

/** A number with its noun, e.g. `3 new messages`. */
export const pluralize = (n: number, one: string, other: string): string =>
  `${n} ${pluralRules.select(n) === 'one' ? one : other}`;
