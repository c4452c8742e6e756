const plural = new Intl.PluralRules('en');

/** A number and its noun, e.g. `3 new messages`. */
export const count = (n: number, one: string, other: string): string =>
  `${n} ${plural.select(n) === 'one' ? one : other}`;
