import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCharacterStart } from '../../../../../src/domain/text/character-start.js';
import { findCut, shorten } from '../../../../../src/elements/internal/format/cut-text.js';

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
  for (let maxLength = 1; maxLength < family.length; maxLength++)
    assert.equal(cut(family.repeat(3), maxLength), family);
  assert.equal(cut('🇨🇭🇨🇭', 1), '🇨🇭');
});

test('cuts a single word without any such place at the limit', () => {
  assert.equal(cut(`a${'\u0301'.repeat(900)}`, 300).length, 300);
  assert.equal(cut('x'.repeat(900), 300).length, 300);
});

test('never cuts a character, wherever the limit lies', () => {
  const characters = [
    '😀',
    '👨‍👩‍👧‍👦',
    '👩🏿‍❤️‍💋‍👨🏿',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    '🇨🇭',
    '1️⃣',
    'e\u0301\u0323',
    'क्षत्रि',
    'กี่',
    '각',
    '\u1100\u1161\u11a8',
    'ཧྐྵྨླྺྼྻྂ',
    '\r\n',
  ];
  for (const character of characters)
    for (const before of ['', 'x', 'word ', '漢', '🇩🇪']) {
      const text = before + character.repeat(120);
      const starts = new Set([...new Intl.Segmenter().segment(text)].map(({ index }) => index));
      for (let index = 1; index < text.length; index += 1 + (index % 3)) {
        assert.ok(starts.has(findCharacterStart(text, index)), `${before}${character} at ${index}`);
        const position = findCut(text, index);
        assert.ok(starts.has(position) || position === index, `${before}${character}: cut at ${index} is ${position}`);
        if (index > 30) assert.ok(starts.has(position), `${before}${character}: cut at ${index} is ${position}`);
      }
    }
});

test('cuts between the words of scripts without spaces', () => {
  const thai = 'ภาษาไทยเป็นภาษาที่ไม่มีการเว้นวรรคระหว่างคำ'.repeat(20);
  const starts = new Set(
    [...new Intl.Segmenter('th', { granularity: 'word' }).segment(thai)].map(({ index }) => index),
  );
  for (let maxLength = 300; maxLength < 340; maxLength++)
    assert.ok(starts.has(findCut(thai, maxLength)), `at ${maxLength}`);
});

test('a shortened text ends between words and says that it is not all', () => {
  assert.equal(shorten('one two three', 9), 'one two…');
  assert.equal(shorten('one two', 7), 'one two');
});

test('takes little time for any text', () => {
  const units = ['👩\u200d', '🇨🇭', '\u0301', 'क्', '\u1100', 'x', '\u0628', ' ', '漢', 'กี่'];
  const before = process.cpuUsage();
  for (const unit of units) {
    const text = unit.repeat(100_000 / unit.length);
    for (const maxLength of [140, 8_000, 50_000]) findCut(text, maxLength);
  }
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 500_000, `${(user + system) / 1000} ms`);
});
