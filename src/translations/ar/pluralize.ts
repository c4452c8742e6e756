const pluralRules = new Intl.PluralRules('ar');
const numberFormat = new Intl.NumberFormat('ar');

export const formatNumber = (n: number): string => numberFormat.format(n);

interface PluralForms {
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  /** For 0 and for whole hundreds, also with one or two more (100 to 102), if it differs from `many`. */
  readonly other?: string;
}

/** Arabic has separate forms for two, three to ten, eleven to ninety-nine, and whole hundreds. One and two have no numeral. */
export function pluralize(n: number, forms: PluralForms): string {
  const category = pluralRules.select(n);
  if (category === 'one' || category === 'two') return forms[category];
  return `${formatNumber(n)} ${category === 'few' ? forms.few : category === 'many' ? forms.many : (forms.other ?? forms.many)}`;
}
