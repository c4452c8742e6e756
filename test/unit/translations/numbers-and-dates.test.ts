import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatLanguage, formatList, getDateFormat } from '../../../src/elements/internal/localization/formats.js';
import { formatNumber, pluralize } from '../../../src/translations/ar/pluralize.js';

const day = Date.UTC(2026, 5, 15, 12);

describe('numbers and dates', () => {
  for (const lang of ['fa', 'th', 'ja', 'ar-EG-u-nu-arab', 'th-TH-u-ca-buddhist', 'de-CH', 'hi'])
    test(`are in English beside English texts for ${lang}`, () => {
      const format = formatLanguage(lang, 'en');
      assert.equal(getDateFormat(format, 'full', { dateStyle: 'long', timeZone: 'UTC' }).format(day), 'June 15, 2026');
    });

  test('have the region that was asked for, if it speaks the language of the texts', () => {
    assert.equal(formatLanguage('en-GB', 'en'), 'en-GB-u-ca-gregory-nu-latn');
    const format = getDateFormat(formatLanguage('de-AT', 'de'), 'month', { month: 'long', timeZone: 'UTC' });
    assert.equal(format.format(Date.UTC(2026, 0, 1)), 'Jänner');
  });

  for (const lang of ['ar', 'ar-MA', 'ar-AE', 'ar-SA', 'ar-u-nu-latn'])
    test(`have the digits of Arabic texts and the calendar of the messages for ${lang}`, () => {
      const format = formatLanguage(lang, 'ar');
      const year = getDateFormat(format, 'year', { year: 'numeric', timeZone: 'UTC' }).format(day);
      assert.equal(year.replace(/[^\p{Nd}]/gu, ''), formatNumber(2026).replace(/[^\p{Nd}]/gu, ''));
    });

  test('agree with their noun in Arabic', () => {
    const forms = { one: 'حرف واحد', two: 'حرفان', few: 'أحرف', many: 'حرفًا', other: 'حرف' };
    const texts = [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111, 200, 1000].map((n) => pluralize(n, forms));
    assert.deepEqual(texts, [
      ...[`${formatNumber(0)} حرف`, 'حرف واحد', 'حرفان', `${formatNumber(3)} أحرف`, `${formatNumber(10)} أحرف`],
      ...[11, 99].map((n) => `${formatNumber(n)} حرفًا`),
      ...[100, 101, 102].map((n) => `${formatNumber(n)} حرف`),
      ...[`${formatNumber(103)} أحرف`, `${formatNumber(111)} حرفًا`],
      ...[200, 1000].map((n) => `${formatNumber(n)} حرف`),
    ]);
  });
});

describe('lists', () => {
  const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '');
  for (const [lang, names, expected] of [
    ['en', ['Ana'], 'Ana'],
    ['en', ['Ana', 'Bo', 'Cy'], 'Ana, Bo, and Cy'],
    ['de', ['Ana', 'Bo', 'Cy'], 'Ana, Bo und Cy'],
    ['es', ['Ana', 'Bo'], 'Ana y Bo'],
    ['es', ['Ana', 'Ignacio'], 'Ana e Ignacio'],
    ['he', ['רון', 'דנה'], 'רון ודנה'],
    ['he', ['רון', 'Bo'], 'רון ו-Bo'],
    ['ur', ['Ana', 'Bo', 'Cy'], 'Ana، Bo، اور Cy'],
  ] as const)
    test(`are written as the language does: ${expected}`, () => {
      assert.equal(plain(formatList(lang, names)), expected);
    });

  test('keep the direction of each name', () => {
    assert.equal(formatList('en', ['Ana', 'דנה']), '\u2068Ana\u2069 and \u2068דנה\u2069');
  });
});
