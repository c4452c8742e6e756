/** The forms of a noun after a number, by the plural categories of the language. `other` stands in for those that are absent. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Numbers of one language, alone and with a noun, e.g. `3 neue Nachrichten`, and lists. */
export function pluralsOf(lang: string) {
  const rules = new Intl.PluralRules(lang);
  const numberFormat = new Intl.NumberFormat(lang);
  const formatNumber = (n: number): string => numberFormat.format(n);
  const pluralize = (n: number, forms: PluralForms): string =>
    `${formatNumber(n)} ${forms[rules.select(n)] ?? forms.other}`;
  const formatList = (texts: readonly string[]): string => new Intl.ListFormat(lang).format(texts);
  return { formatNumber, formatList, pluralize };
}
