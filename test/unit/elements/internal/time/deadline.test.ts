import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EpochMs } from '../../../../../src/domain/index.js';
import {
  deadlineAfter,
  remainingMs,
  remainingPercent,
  remainingSeconds,
} from '../../../../../src/elements/internal/time/deadline.js';

const startedAt = 1_700_000_000_000 as EpochMs;
const at = (ms: number): EpochMs => (startedAt + ms) as EpochMs;

test('a deadline is so many seconds after its start', () => {
  const deadline = deadlineAfter(startedAt, 20);
  assert.equal(remainingMs(deadline, startedAt), 20_000);
  assert.equal(remainingMs(deadline, at(5_500)), 14_500);
});

test('time left is negative in milliseconds and 0 in seconds after the deadline', () => {
  const deadline = { endsAt: at(20_000) };
  assert.equal(remainingMs(deadline, at(21_000)), -1_000);
  assert.equal(remainingSeconds(deadline, at(21_000)), 0);
});

test('seconds left are rounded up, so 0 is shown only when the time is up', () => {
  const deadline = { endsAt: at(20_000) };
  assert.deepEqual(
    [0, 1, 999, 1_000, 19_001, 19_999, 20_000].map((ms) => remainingSeconds(deadline, at(ms))),
    [20, 20, 20, 19, 1, 1, 0],
  );
});

test('the share left runs from 100 to 0 and never beyond', () => {
  const deadline = { endsAt: at(20_000) };
  assert.deepEqual(
    [-5_000, 0, 5_000, 20_000, 25_000].map((ms) => remainingPercent(deadline, at(ms), 20_000)),
    [100, 100, 75, 0, 0],
  );
});

test('no share is left of a countdown without a duration', () => {
  assert.equal(remainingPercent({ endsAt: at(20_000) }, startedAt, 0), 0);
});

test('never more is left than the countdown is long, however wrong the clock is', () => {
  const hour = 3_600_000;
  for (const wrongBy of [-hour, -3 * hour, -1]) {
    const deadline = deadlineAfter(startedAt, 20);
    assert.equal(remainingMs(deadline, startedAt + wrongBy), 20_000);
    assert.equal(remainingSeconds({ endsAt: startedAt + 20_000, seconds: 30 }, startedAt + wrongBy) <= 30, true);
  }
  assert.equal(remainingMs({ endsAt: startedAt + hour, seconds: null }, startedAt), hour);
});
