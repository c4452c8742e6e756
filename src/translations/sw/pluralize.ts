import { pluralsOf } from '../plural-forms.js';

const pluralRules = new Intl.PluralRules('sw');

export const { formatNumber, formatList } = pluralsOf('sw');

/** In Swahili the number follows its noun: `#` stands for it, e.g. `jumbe # mpya`. */
export const pluralize = (n: number, forms: { readonly one: string; readonly other: string }): string =>
  (pluralRules.select(n) === 'one' ? forms.one : forms.other).replace('#', formatNumber(n));
