import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OpenCalls } from '../../../../../src/elements/internal/attention/open-calls.js';

test('a call is taken back when all that it is about is over, whatever calls have come after it', () => {
  const calls = new OpenCalls();
  const first = calls.add(['wait', 'hand']);
  const second = calls.add(['hand']);
  calls.update(new Set(['wait', 'hand']));
  assert.deepEqual([first.aborted, second.aborted], [false, false]);
  calls.update(new Set(['wait']));
  assert.deepEqual([first.aborted, second.aborted], [false, true]);
  calls.update(new Set());
  assert.equal(first.aborted, true);
});
