const pluralRules = new Intl.PluralRules('ar');
const numberFormat = new Intl.NumberFormat('ar');

interface PluralForms {
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
}

/** Arabic has a form of its own for two, for three to ten, and for more; one and two need no numeral. */
export function pluralize(n: number, forms: PluralForms): string {
  const category = pluralRules.select(n);
  if (category === 'one' || category === 'two') return forms[category];
  return `${numberFormat.format(n)} ${category === 'few' ? forms.few : forms.many}`;
}
