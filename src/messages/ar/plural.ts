const plural = new Intl.PluralRules('ar');
const number = new Intl.NumberFormat('ar');

interface Forms {
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
}

/** Arabic has a form of its own for two, for three to ten, and for more; one and two need no numeral. */
export function count(n: number, forms: Forms): string {
  const form = plural.select(n);
  if (form === 'one' || form === 'two') return forms[form];
  return `${number.format(n)} ${form === 'few' ? forms.few : forms.many}`;
}
