/** Every included language has all texts of English, and each says what the English one says. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { loadTranslations } from '../../../src/translations/load-translations.js';
import type { CompleteLanguagePack } from '../../../src/translations/translations.js';
import { sameAsEnglish } from '../../support/translations/same-as-english.js';
import { readSampleCalls, type SampleCall } from '../../support/translations/sample-calls.js';

type Texts = Readonly<Record<string, string | ((...args: SampleCall['args']) => string)>>;

const folder = 'src/translations';
const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(path, name));

/** All texts of English: an element's part adds its own when it is loaded. */
const english: Record<string, Texts[string]> = {};
for (const file of filesIn(`${folder}/en`).filter((name) => !/pluralize|notification-texts/.test(name)))
  for (const value of Object.values((await import(`../../../${file}`)) as Readonly<Record<string, unknown>>))
    Object.assign(english, value);

const languages = readdirSync(folder).flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);
const others = languages.filter((lang) => lang !== 'en');
const packs = new Map<string, CompleteLanguagePack>();
for (const lang of others) {
  const pack = await loadTranslations(lang);
  if (pack !== null) packs.set(lang, pack);
}
const textsOf = (lang: string): Texts => (packs.get(lang)?.translations ?? {}) as unknown as Texts;

const call = (texts: Texts, { key, args }: SampleCall): string => {
  const text = texts[key];
  return typeof text === 'function' ? text(...args) : '';
};
/** Without combinations of choices that there are not. */
const calls = readSampleCalls().filter((one) => {
  try {
    return !/undefined/.test(call(english, one) ?? 'undefined');
  } catch {
    return false;
  }
});
const describeCall = ({ key, args }: SampleCall) => `${key}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;

const rightToLeft = ['ar', 'he', 'ur'];
const scripts: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  ur: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  bg: /\p{Script=Cyrillic}/u,
};
/** One and two of something have forms of their own, without a numeral; “no messages” has none anywhere. */
const needsNumeral = (lang: string, n: number) =>
  n !== 0 && !(['ar', 'he'].includes(lang) && ['one', 'two'].includes(new Intl.PluralRules(lang).select(n)));
/** Without values, and without marks around the words. */
const wordsOf = (text: string) =>
  text
    .replaceAll(/⟦\w+⟧/g, ' ')
    .trim()
    .replaceAll(/^\P{L}+|\P{L}+$/gu, '');
const formatted = (lang: string, n: number) => new Intl.NumberFormat(lang).format(n);

describe('the texts of English', () => {
  test('are all used', () => {
    const sources = ['src', 'demo']
      .flatMap(filesIn)
      .filter((file) => !file.startsWith(folder))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const words = new Set<string>(sources.match(/\w+/g));
    // Those of problems and outcomes are found by their codes.
    for (const [, code = ''] of sources.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)) {
      const name = code.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
      words.add(`problem${name}`).add(`outcome${name}`);
    }
    assert.deepEqual(
      Object.keys(english).filter((key) => !words.has(key)),
      [],
    );
  });

  test('are called with all their choices', () => {
    assert.deepEqual(
      Object.keys(english).filter((key) => typeof english[key] === 'function' && !calls.some((one) => one.key === key)),
      [],
    );
  });

  test('have their numbers written by Intl', () => {
    const wrong = calls.filter((one) => call(english, one).includes('12345')).map(({ key }) => key);
    assert.deepEqual([...new Set(wrong)], []);
  });
});

test('the included languages are those that the elements can load', () => {
  assert.deepEqual([...packs.keys()].sort(), others.sort());
  assert.equal(packs.size, others.length);
});

for (const lang of others) {
  describe(`the texts of ${lang}`, () => {
    const pack = packs.get(lang);
    const texts = textsOf(lang);

    test('are those of English, in their direction', () => {
      assert.deepEqual(Object.keys(texts).sort(), Object.keys(english).sort());
      for (const [key, text] of Object.entries(texts)) assert.equal(typeof text, typeof english[key], key);
      assert.equal(pack?.lang, lang);
      assert.equal(pack.dir, rightToLeft.includes(lang) ? 'rtl' : 'ltr');
      assert.ok(existsSync(`${folder}/${lang}/notification-texts.ts`));
    });

    test('say something wherever the English do, with the same values', () => {
      const wrong = new Map<string, string>();
      for (const one of calls) {
        const [own, reference] = [call(texts, one), call(english, one)];
        const values = one.args.filter((arg) => typeof arg === 'string' && arg.startsWith('⟦')).map(String);
        const counts = one.args.filter((arg) => typeof arg === 'number');
        const isWrong =
          (own === '') !== (reference === '') ||
          /undefined|NaN|\[object|\bnull\b/.test(own) ||
          values.some((value) => own.includes(value) !== reference.includes(value)) ||
          counts.some(
            (n) =>
              n > 2 &&
              needsNumeral(lang, n) &&
              reference.includes(formatted('en', n)) &&
              !own.includes(formatted(lang, n)),
          ) ||
          counts.some((n) => n > 1000 && own.includes(String(n)));
        if (isWrong) wrong.set(one.key, `${describeCall(one)}: ${own} | ${reference}`);
      }
      assert.deepEqual([...wrong.values()], []);
    });

    test('are not English', () => {
      const pairs: (readonly [key: string, own: string, reference: string])[] = [
        ...Object.entries(texts).flatMap(([key, own]) =>
          typeof own === 'string' ? [[key, own, String(english[key])] as const] : [],
        ),
        ...calls.map((one) => [describeCall(one), call(texts, one), call(english, one)] as const),
      ];
      const allowed = new Set([...(sameAsEnglish[lang] ?? []), ...(sameAsEnglish['any'] ?? [])]);
      const untranslated = pairs.filter(([key, own, reference]) => {
        const words = wordsOf(own);
        const isValueOnly = key.includes(JSON.stringify(own));
        return words !== '' && own === reference && !isValueOnly && !allowed.has(words);
      });
      assert.deepEqual([...new Set(untranslated.map(([, own]) => wordsOf(own)))], []);
      const script = scripts[lang];
      const inOtherScript = pairs.filter(
        ([key, own]) =>
          script !== undefined &&
          /\p{L}/u.test(wordsOf(own)) &&
          !script.test(own) &&
          !key.includes(JSON.stringify(own)) &&
          !allowed.has(wordsOf(own)),
      );
      assert.deepEqual([...new Set(inOtherScript.map(([, own]) => own))], []);
    });
  });
}

test('the words that are allowed to be English are still used', () => {
  const words = new Set(
    others.flatMap((lang) =>
      [...Object.values(textsOf(lang)), ...calls.map((one) => call(textsOf(lang), one))].flatMap((text) =>
        typeof text === 'string' ? wordsOf(text) : [],
      ),
    ),
  );
  assert.deepEqual(
    Object.values(sameAsEnglish)
      .flat()
      .filter((word) => !words.has(word)),
    [],
  );
});
