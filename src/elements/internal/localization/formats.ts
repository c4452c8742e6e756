import { isolateBidi } from './isolate-bidi.js';

const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const listFormats = new Map<string, Intl.ListFormat>();
const collators = new Map<string, Intl.Collator>();
const formatLanguages = new Map<string, string>();

/** Cached: creating a format is slow. */
export function getNumberFormat(lang: string, digits = 1): Intl.NumberFormat {
  const key = `${lang} ${digits}`;
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(lang, { minimumIntegerDigits: digits });
  numberFormats.set(key, format);
  return format;
}

export function getDateFormat(lang: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${lang} ${name}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(lang, options);
  dateFormats.set(key, format);
  return format;
}

/** The order of names: by the language, regardless of case, and with 2 before 10. */
export function getCollator(lang: string): Intl.Collator {
  const collator = collators.get(lang) ?? new Intl.Collator(lang, { numeric: true, sensitivity: 'base' });
  collators.set(lang, collator);
  return collator;
}

/** The word before the last one may depend on how that begins: `Ana e Ignacio` in Spanish. */
export function formatList(lang: string, texts: readonly string[]): string {
  const format = listFormats.get(lang) ?? new Intl.ListFormat(lang);
  listFormats.set(lang, format);
  const parts = format.formatToParts(texts);
  return parts.map(({ type, value }) => (type === 'element' ? isolateBidi(value) : value)).join('');
}

/** Date formats keep the time zone in which they were made. */
export const forgetDateFormats = (): void => dateFormats.clear();

/**
 * The language of dates and times beside texts of `textLang`: with the region that was asked for, if it is one of that
 * language, but with the digits of the texts, and in one calendar for all.
 */
export function formatLanguage(requested: string, textLang: string): string {
  const key = `${requested} ${textLang}`;
  const known = formatLanguages.get(key);
  if (known !== undefined) return known;
  const texts = new Intl.Locale(textLang);
  const base = new Intl.Locale(requested).language === texts.language ? requested : textLang;
  const { numberingSystem } = new Intl.NumberFormat(textLang).resolvedOptions();
  const lang = new Intl.Locale(base, { calendar: 'gregory', numberingSystem }).toString();
  formatLanguages.set(key, lang);
  return lang;
}
