import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  filterCanned,
  findSlashQuery,
} from '../../../../../../src/elements/chat-thread/composer/canned/search-canned.js';
import { pickLanguage } from '../../../../../../src/elements/internal/canned/pick-language.js';

/** `|` marks the cursor, or the start and end of the selection. */
function queryIn(marked: string, sign: string | null = '/'): string | null {
  const value = marked.replaceAll('|', '');
  const field = { value, selectionStart: marked.indexOf('|'), selectionEnd: marked.lastIndexOf('|') };
  if (field.selectionEnd > field.selectionStart) field.selectionEnd--;
  const found = findSlashQuery(field as HTMLTextAreaElement, sign);
  if (found !== null) assert.equal(value[found.start]?.normalize('NFKC'), sign);
  return found === null ? null : found.query;
}

test('a slash at the start of a word begins a query, which goes on over spaces to the cursor', () => {
  assert.equal(queryIn('/|'), '');
  assert.equal(queryIn('/refnd|'), 'refnd');
  assert.equal(queryIn('/thank you|'), 'thank you');
  assert.equal(queryIn('Hello /order h| there'), 'order h');
  assert.equal(queryIn('first\n/ord|'), 'ord');
  assert.equal(queryIn('/ord 12/13|'), 'ord 12/13');
  assert.equal(queryIn('/one /two|'), 'two', 'the last one counts');
});

test('other slashes do not', () => {
  assert.equal(queryIn('a/b|'), null);
  assert.equal(queryIn('this / that|'), null);
  assert.equal(queryIn('https://shop.example/a|'), null);
  assert.equal(queryIn('/ord\n|'), null);
  assert.equal(queryIn('|/ord'), null);
  assert.equal(queryIn('/o|r|d'), null, 'with a selection');
  assert.equal(findSlashQuery(null, '/'), null);
});

test('the host may set another sign, or none', () => {
  assert.equal(queryIn('Hello ;order|', ';'), 'order');
  assert.equal(queryIn('Hello .order|', '.'), 'order');
  assert.equal(queryIn('Hello xorder|', '.'), null);
  assert.equal(queryIn('Hello ／退款|'), '退款');
  assert.equal(queryIn('／order|', ';'), null);
  assert.equal(queryIn('/order|', ';'), null);
  assert.equal(queryIn('/order|', null), null);
});

test('responses are found by words of their category, their text, and both', () => {
  const categories = [
    { category: 'Order help', texts: ['We are\nsorry', 'Please send the number'] },
    { category: 'Greeting', texts: ['Thank  you, order  received'] },
  ];
  const found = (query: string) => filterCanned(categories, query).flatMap(({ texts }) => texts.map((text) => text));
  assert.equal(found('').length, 3);
  assert.equal(found('ORDER H').length, 2);
  assert.equal(found('order').length, 3);
  assert.deepEqual(found('thank you'), ['Thank  you, order  received']);
  assert.deepEqual(found('are sorry '), ['We are\nsorry']);
  assert.deepEqual(found('help please'), ['Please send the number']);
  assert.deepEqual(found('refnd'), []);
});

test('responses are in the language of the page: exactly, else without its region, else in English', () => {
  const pick = (lang: string, ...tags: string[]) => pickLanguage(new Map(tags.map((tag) => [tag, tag])), lang);
  assert.equal(pick('de', 'en', 'de', 'de-CH'), 'de');
  assert.equal(pick('de-CH', 'en', 'de', 'de-CH'), 'de-CH');
  assert.equal(pick('de-AT', 'en', 'de', 'de-CH'), 'de');
  assert.equal(pick('DE-ch', 'en', 'de_CH'), 'de_CH');
  assert.equal(pick('zh-Hant-TW', 'en', 'zh', 'zh-Hant'), 'zh-Hant');
  assert.equal(pick('pt', 'en', 'pt-BR'), 'pt-BR', 'another region');
  assert.equal(pick('de-AT', 'en', 'de-CH'), 'de-CH');
  assert.equal(pick('zh-TW', 'en', 'zh', 'zh-Hant'), 'zh-Hant', 'the same script');
  assert.equal(pick('zh-HK', 'en', 'zh-CN', 'zh-TW'), 'zh-TW');
  assert.equal(pick('zh_TW', 'en', 'zh', 'zh-Hant'), 'zh-Hant');
  assert.equal(pick('zh-TW', 'en', 'zh'), 'zh');
  assert.equal(pick('not a tag', 'en'), 'en');
  assert.equal(pick('fr', 'de', 'en'), 'en');
  assert.equal(pick('fr', 'de', 'en-GB'), 'en-GB');
  assert.equal(pick('fr', 'de', 'nl'), 'de', 'the first there is');
  assert.equal(pick('fr'), undefined);
});
