import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCut } from '../../../../../src/elements/internal/format/cut-text.js';

const cut = (text: string, maxLength: number): string => text.slice(0, findCut(text, maxLength));

test('keeps a text that is short enough', () => {
  assert.equal(cut('one two', 7), 'one two');
  assert.equal(cut('', 7), '');
});

test('cuts between words', () => {
  assert.equal(cut('one two three', 9), 'one two');
  assert.equal(cut('one two three', 7), 'one two');
  assert.equal(cut('one\n\ntwo', 5), 'one');
});

test('never cuts within a character as a reader sees it', () => {
  const family = '👨\u200d👩\u200d👧';
  for (let maxLength = family.length; maxLength < family.length * 2; maxLength++)
    assert.equal(cut(family.repeat(3), maxLength), family);
  assert.equal(cut('é'.normalize('NFD').repeat(4), 3), 'é'.normalize('NFD'));
  assert.equal(cut(`${'x'.repeat(9)}🇨🇭🇨🇭`, 11), 'x'.repeat(9));
});

test('cuts a single word without any such place at the limit', () => {
  assert.equal(cut(`a${'\u0301'.repeat(900)}`, 300).length, 300);
  assert.equal(cut('x'.repeat(900), 300).length, 300);
});
