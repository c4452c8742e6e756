import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText, includesWords } from '../../../src/domain/text/fold-text.js';

const finds = (text: string, query: string): boolean => includesWords(foldText(text), foldText(query));

test('finds names without accents and special letters, in any order of words', () => {
  const names: readonly (readonly [name: string, ...queries: string[]])[] = [
    ['Zoë Müller', 'zoe', 'muller', 'muller zoe', '  MÜLLER  zoë '],
    ['José Núñez', 'jose', 'nunez jose'],
    ['Łukasz Żak', 'zak', 'lukasz'],
    ['Nguyễn Hà', 'nguyen', 'ha nguyen'],
    ['İpek Işık', 'ipek', 'isik', 'IŞIK', 'ışık'],
    ['Bo Strauß', 'strauss', 'STRAUSS', 'strauß', 'STRAUẞ'],
    ['Søren Ærø', 'soren aero'],
    ['Đặng Þóra', 'dang thora'],
    ['Ὀδυσσεύς', 'οδυσσευς'],
    ['Артём', 'артем'],
    ['مُحَمَّد', 'محمد'],
    ['ﬁ１２', 'fi12'],
    ['An\u200Bna', 'anna'],
    ['Γιώργος', 'γιωργοσ', 'ΓΙΩΡΓΟΣ'],
    ["O'Brien", 'obrien', 'o’brien'],
    ['D’Angelo', "d'angelo", 'dangelo'],
    ['Anne\u2011Marie', 'anne-marie', 'anne marie', 'marie anne'],
    ['Əliyev', 'eliyev'],
    ['فاطمة', 'فاطمه'],
    ['مصطفى', 'مصطفي'],
    ['علی', 'علي'],
    ['+٤٩ ١٧٠', '49 170'],
    ['0170-123', '0170 123'],
    // Hidden characters that come along with a name that is copied.
    [
      'Zoë Müller',
      'zoe\u3164',
      '\u2800muller',
      'muller\ufe0f',
      'mu\u180bller',
      'zo\u034fe',
      '\uffa0zoe',
      'zoe\u0085muller',
    ],
    ['❤️ heart', '❤'],
    // Numbers as they are written, or dialled.
    ['Ana +15551234567', '(555) 123-4567', '555.123.4567', '+1 555 123 4567', '001 555 1234567', '5551234'],
    ['+4915112345678', '0151 1234 5678', '0151/12345678', '+49 (0) 151 12345678', '0049 151 12345678'],
    ['+49 151 1234-5678', '4915112345678', '015112345678'],
  ];
  for (const [name, ...queries] of names)
    for (const query of queries) assert.ok(finds(name, query), `${query} finds ${name}`);
});

test('does not take different letters for the same', () => {
  assert.ok(!finds('Anna', 'anne'));
  assert.ok(!finds('กา', 'กี'), 'vowel signs of other scripts are letters');
  assert.ok(!finds('+15551234567', '555 999'));
  assert.ok(!finds('12 345', '21 345'), 'few digits are words');
  assert.ok(!finds('+15551234567', '(555) 123-9567'));
  assert.ok(finds('anything', ''));
  assert.ok(finds('anything', '\u200b\u3164'), 'nothing is searched for');
});
