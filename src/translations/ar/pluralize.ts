import { pluralsOf, type PluralForms } from '../plural-forms.js';

const plurals = pluralsOf('ar');
const rules = new Intl.PluralRules('ar');

export const { formatNumber, formatList } = plurals;

/** `other`: for 0 and for whole hundreds, also with one or two more (100 to 102), if it differs from `many`. */
type ArabicForms = Readonly<Record<'one' | 'two' | 'few' | 'many', string>> & Partial<PluralForms>;

/** One and two have no numeral. */
export function pluralize(n: number, { other, ...forms }: ArabicForms): string {
  const category = rules.select(n);
  if (category === 'one' || category === 'two') return forms[category];
  return plurals.pluralize(n, { ...forms, other: other ?? forms.many });
}
