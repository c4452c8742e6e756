import { pluralsOf } from '../plural-forms.js';

const pluralRules = new Intl.PluralRules('he');

export const { formatNumber, formatList } = pluralsOf('he');

interface PluralForms {
  readonly one: string;
  readonly two: string;
  readonly other: string;
}

/** In Hebrew, one follows its noun and two is a word: these are whole texts, e.g. `הודעה אחת`, `שתי הודעות`. */
export function pluralize(n: number, forms: PluralForms): string {
  const category = pluralRules.select(n);
  return category === 'one' || category === 'two' ? forms[category] : `${formatNumber(n)} ${forms.other}`;
}
