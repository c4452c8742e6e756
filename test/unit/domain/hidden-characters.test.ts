import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenInLabels, hiddenInUrls, uselessJoiners } from '../../../src/domain/text/hidden-characters.js';

/** The code points a character class matches, as ranges: `200b-200f`. */
function findRanges(characterClass: string): readonly string[] {
  const pattern = new RegExp(`[${characterClass}]`, 'u');
  const ranges: { first: number; last: number }[] = [];
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    if (!pattern.test(String.fromCodePoint(codePoint))) continue;
    const range = ranges.at(-1);
    if (range?.last === codePoint - 1) range.last = codePoint;
    else ranges.push({ first: codePoint, last: codePoint });
  }
  return ranges.map(({ first, last }) => [...new Set([first, last])].map((code) => code.toString(16)).join('-'));
}

test('these characters, and no others, are rejected in addresses', () => {
  const expected = ['0-1f', '7f-9f', '61c', '200b-200f', '2028-202e', '2060-2069', 'feff'];
  assert.deepEqual(findRanges(hiddenInUrls), expected);
});

test('these characters, and no others, are removed from labels', () => {
  const expected = [
    ...['0-1f', '7f-9f', 'ad', '34f', '61c', '115f-1160', '17b4-17b5', '180e', '200b-200f', '2028-202e', '2060-206f'],
    ...['3164', 'feff', 'ffa0', 'fff0-fffb', '1bca0-1bca3', '1d159', '1d173-1d17a', 'e0000-e00ff', 'e01f0-e0fff'],
  ];
  assert.deepEqual(findRanges(hiddenInLabels), expected);
});

test('a joiner counts as needed only between two visible characters', () => {
  const joinersIn = (text: string) => text.match(/[\u200c\u200d]/gu)?.length ?? 0;
  const uselessIn = (text: string) => text.match(uselessJoiners)?.length ?? 0;
  for (const text of ['می\u200cخواهم', '👩\u200d🚒', 'a\u200db']) assert.equal(uselessIn(text), 0);
  for (const text of ['\u200da', 'a\u200d', 'a\u200d b', 'a\u200d\u200db', 'a\u200d\u202eb', 'ab'])
    assert.equal(uselessIn(text), joinersIn(text));
});
