import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldText, foldWords, includesWords } from '../../../src/domain/text/fold-text.js';

const finds = (text: string, query: string): boolean => includesWords(foldWords(text), foldWords(query));

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

test('finds names by each of the ways in which they are written', () => {
  const names: readonly (readonly [name: string, ...queries: string[]])[] = [
    ['Zoë Müller', 'mueller', 'MUELLER zoe', 'mue', 'müller', 'Mu\u0308ller', 'muller'],
    ['Zoe Mueller', 'müller', 'zoë müller', 'Mu\u0308ller'],
    ['Zoe Muller', 'müller'],
    ['Mu\u0308ller', 'mueller'],
    ['Jörg Schäfer', 'joerg', 'schaefer joerg', 'schafer', 'jorg schaefer'],
    ['ÖZGÜR', 'oezguer', 'ozgur', 'özgür'],
    ['Åge Sørensen', 'aage', 'soerensen', 'aage soerensen', 'age sorensen', 'åge'],
    ['Aage Soerensen', 'åge', 'sørensen', 'søren'],
    ['Kjær Ærø', 'kjaer', 'aero', 'ærø'],
    ['Kjaer', 'kjær'],
    ['Håkan Ångström', 'haakan', 'hakan', 'aangstroem', 'ångström'],
    ['Södergren', 'soedergren', 'sødergren'],
    ['Strauß', 'strauss', 'STRAUSS'],
    ['Anna Smith-Jones', 'smithjones', 'smith jones', 'smith-jones', 'jones', 'smithj', 'jones anna', 'Smith‐Jones'],
    ['Smithjones', 'smith-jones'],
    ['Smith Jones', 'smith-jones'],
    ['Müller-Lüdenscheidt', 'muellerluedenscheidt', 'mullerludenscheidt', 'mueller luedenscheidt', 'luedenscheidt'],
    ['Jean-Luc', 'jeanluc', 'jean luc'],
    ['Al-Hassan', 'alhassan'],
    ['O’Neill-Brown', 'oneillbrown', 'oneill'],
    ['0170-123', '0170 123'],
    ['Ana (555) 123-4567', '5551234567', '555-123-4567'],
  ];
  for (const [name, ...queries] of names)
    for (const query of queries) assert.ok(finds(name, query), `${query} finds ${name}`);
  for (const [name, query] of [
    ['John', 'joe'],
    ['Susan', 'sue'],
    ['Mark', 'mae'],
    ['Muller', 'mueller'],
    ['Anna Smith', 'smith-jones'],
    ['Smith Anna-Jones', 'smithanna'],
    ['Müller Anna', 'muelleranna'],
  ] as const)
    assert.ok(!finds(name, query), `${query} does not find ${name}`);
  assert.equal(foldText('Müller'), 'muller', 'one form, for what is compared as a whole');
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
