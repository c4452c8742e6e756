import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldWords } from '../../../../../src/domain/text/fold-text.js';
import { findWords } from '../../../../../src/elements/chat-thread/search/find-ranges.js';

const mark = (text: string, query: string): string[] =>
  findWords(text, foldWords(query)).map(([start, end]) => text.slice(start, end));

test('the words of a query are found in the original text, however its letters are written', () => {
  assert.deepEqual(mark('Zoë Müller, zoe MULLER', 'muller'), ['Müller', 'MULLER']);
  assert.deepEqual(mark('Bo Strauß', 'strauss'), ['Strauß']);
  assert.deepEqual(mark('Łukasz Żak', 'zak lukasz'), ['Żak', 'Łukasz']);
  assert.deepEqual(mark('Nguye\u0302\u0303n', 'nguyen'), ['Nguye\u0302\u0303n']);
  assert.deepEqual(mark('Frau Müller, Mueller', 'mueller'), ['Müller', 'Mueller']);
  assert.deepEqual(mark('Frau Müller, Mueller', 'müller'), ['Müller', 'Mueller']);
  assert.deepEqual(mark('Ana Smith-Jones', 'smithjones'), ['Smith-Jones']);
  assert.deepEqual(mark('🙂 refund 🙂 refund', 'refund'), ['refund', 'refund']);
  assert.deepEqual(mark('nothing here', 'refund'), []);
  assert.deepEqual(mark('nothing here', ''), []);
});
