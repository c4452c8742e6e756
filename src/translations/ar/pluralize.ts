const pluralRules = new Intl.PluralRules('ar');
const numberFormat = new Intl.NumberFormat('ar');

interface PluralForms {
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
}

/** Arabic has separate forms for two, three to ten, and more. One and two are written without a numeral. */
export function pluralize(n: number, forms: PluralForms): string {
  const category = pluralRules.select(n);
  if (category === 'one' || category === 'two') return forms[category];
  return `${numberFormat.format(n)} ${category === 'few' ? forms.few : forms.many}`;
}
