import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialsOf } from '../../../../../src/elements/internal/styles/avatar.js';

test('initials are the first letters of the first and the last word', () => {
  const cases: Readonly<Record<string, string>> = {
    'Ana Reyes': 'AR',
    mara: 'M',
    'Maximiliane-Alexandrine von der Weide': 'MW',
    'سارة الحسن': 'س\u200cا',
    'שרה לוי': 'ש\u200cל',
    'Анна Ким': 'АК',
    '  Zoé   ø. Ångström ': 'ZÅ',
    'P••• H•••': 'PH',
    'Ana (42)': 'A',
    '+44 20 7946 0018': '',
    '🙂': '',
    '': '',
  };
  for (const [name, initials] of Object.entries(cases)) assert.equal(initialsOf(name, 'en'), initials, name);
});

test('initials are capitals of the language', () => {
  assert.equal(initialsOf('ilker ışık', 'tr'), 'İI');
  assert.equal(initialsOf('ilker ışık', 'en'), 'II');
  assert.equal(initialsOf('isa ibrahim', 'az'), 'İİ');
});
