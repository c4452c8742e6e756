import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import bulgarian from '../../../src/translations/bg.js';
import hebrew from '../../../src/translations/he.js';
import swahili from '../../../src/translations/sw.js';
import urdu from '../../../src/translations/ur.js';

describe('numbers with nouns', () => {
  test('one and two are words in Hebrew', () => {
    const { newMessages } = hebrew.translations;
    assert.deepEqual(
      [1, 2, 3, 21].map((n) => newMessages(n)),
      ['הודעה חדשה אחת', 'שתי הודעות חדשות', '3 הודעות חדשות', '21 הודעות חדשות'],
    );
  });

  test('the number follows its noun in Swahili', () => {
    const { newMessages, boardChange } = swahili.translations;
    assert.deepEqual(
      [1, 3].map((n) => newMessages(n)),
      ['ujumbe 1 mpya', 'jumbe 3 mpya'],
    );
    assert.equal(boardChange(0, 1), 'Sawa na dakika 1 iliyopita');
    assert.equal(boardChange(-2, 5), '2 pungufu kuliko dakika 5 zilizopita');
  });

  test('Bulgarian has the count form, except for persons', () => {
    const { offerMissed, rerouteFree } = bulgarian.translations;
    assert.deepEqual([offerMissed(1), offerMissed(5)], ['1 пропуснат чат', '5 пропуснати чата']);
    assert.equal(rerouteFree(5), '5 свободни агенти');
  });

  test('the verb agrees with the number in Urdu', () => {
    const { stateLogOutOpenConversations } = urdu.translations;
    assert.match(stateLogOutOpenConversations(1), /1 گفتگو کھلی ہے۔/);
    assert.match(stateLogOutOpenConversations(3), /3 گفتگوئیں کھلی ہیں۔/);
  });
});
