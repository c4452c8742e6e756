import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ServerClock } from '../../../src/session/server-clock.js';
import { FakeTime } from '../../support/builders/fake-time.js';

const second = 1_000;
const hour = 3_600 * second;
const start = Date.UTC(2026, 0, 5, 12);

/** A server whose clock is right, and a page whose wall clock is wrong by `wrongBy` and whose monotonic clock drifts. */
function createClock(wrongBy = 0, drift = 0) {
  const time = new FakeTime();
  time.wallOffset = start + wrongBy;
  const steps: number[] = [];
  let serverMs = 0;
  const clock = new ServerClock(time, (step) => steps.push(step));
  return {
    ...{ time, steps, clock },
    serverNow: () => start + serverMs,
    /** Lets time pass: `drift` 0.01 means that the page's clocks run one per cent fast. */
    advance(ms: number) {
      serverMs += ms;
      time.advance(ms * (1 + drift));
    },
    /** How wrong the estimate is. */
    error: () => clock.now() - (start + serverMs),
  };
}

describe('a wrong wall clock', () => {
  for (const wrongBy of [-3 * hour, -5 * second, 0, 5 * second, 15 * second, 3 * hour, 300 * 24 * hour]) {
    test(`that is ${String(wrongBy / second)} s off is corrected by new timestamps`, () => {
      const { clock, error, serverNow, advance } = createClock(wrongBy);
      assert.equal(error(), wrongBy);
      for (let count = 0; count < 6; count++) {
        const at = serverNow();
        advance(40);
        clock.observeNew(at);
        advance(10 * second);
      }
      assert.ok(Math.abs(error()) <= 250, `wrong by ${String(error())} ms`);
    });

    test(`that is ${String(wrongBy / second)} s off does not matter when it is set after something was learnt`, () => {
      const { clock, error, serverNow, advance, time, steps } = createClock(wrongBy);
      clock.observeNew(serverNow());
      const before = error();
      steps.length = 0;
      for (const set of [3 * hour, -7 * hour, 0]) {
        time.wallOffset = start + set;
        advance(second);
        assert.equal(error(), before);
      }
      assert.deepEqual(steps, []);
    });
  }

  test('is followed when it is set before anything was learnt, with the times derived from it', async () => {
    const { error, time, steps } = createClock(-3 * hour);
    time.wallOffset = start;
    assert.equal(error(), 0);
    await Promise.resolve();
    assert.deepEqual(steps, [3 * hour]);
  });
});

describe('timestamps', () => {
  test('that come late do not move a clock that is right', () => {
    const { clock, error, serverNow, advance } = createClock();
    clock.observeNew(serverNow());
    for (const delay of [6.5 * second, 100, 3 * second, 9 * second, 50]) {
      const at = serverNow();
      advance(delay);
      clock.observeNew(at);
      assert.ok(Math.abs(error()) <= 250, `wrong by ${String(error())} ms after ${String(delay)}`);
    }
  });

  test('of the past never set the clock back, and set a slow one forward', () => {
    const { clock, error } = createClock(-2 * hour);
    clock.observePast(start - 5 * hour);
    assert.equal(error(), -2 * hour);
    clock.observePast(start - 2 * second);
    assert.equal(error(), -2 * second);
  });

  test('before and after now bound the clock in both directions', () => {
    for (const wrongBy of [-3 * hour, -31 * second, 31 * second, 3 * hour]) {
      const { clock, error, serverNow } = createClock(wrongBy);
      clock.observeBetween(serverNow() - 12 * second, serverNow() + 18 * second);
      assert.equal(error(), -12 * second, String(wrongBy));
    }
    const { clock, error, serverNow } = createClock(4 * second);
    clock.observeBetween(serverNow() - 12 * second, serverNow() + 18 * second);
    assert.equal(error(), 4 * second);
  });

  test('that are far in the future are forgotten when two others agree', () => {
    const { clock, error, serverNow, advance } = createClock();
    clock.observeNew(serverNow());
    clock.observeNew(serverNow() + 9 * hour);
    assert.equal(error(), 9 * hour);
    for (let count = 0; count < 2; count++) {
      advance(second);
      clock.observeNew(serverNow());
    }
    assert.equal(error(), 0);
  });

  test('of other devices count only while nothing else is known', () => {
    const { clock, error, serverNow } = createClock(-hour);
    clock.observeHint(serverNow() - second);
    assert.equal(error(), -second);
    clock.observeHint(serverNow() - 2 * hour);
    assert.equal(error(), -second);
    clock.observeNew(serverNow());
    clock.observeHint(serverNow() + 5 * hour);
    assert.equal(error(), 0);
  });

  test('of responses count only while nothing else is known, and only if they can be read', () => {
    const { clock, error, serverNow } = createClock(3 * hour);
    clock.observeResponse(NaN);
    assert.equal(error(), 3 * hour);
    clock.observeResponse(serverNow());
    clock.observeResponse(serverNow() + hour);
    assert.equal(error(), 0);
  });

  test('of an access token count if it can have been issued now', () => {
    const { clock, error, serverNow } = createClock(3 * hour);
    for (const at of [null, serverNow() - 300 * 24 * hour]) clock.observeIssued(at);
    assert.equal(error(), 3 * hour);
    clock.observeIssued(serverNow());
    assert.equal(error(), 0);
  });
});

describe('a clock that runs at another speed', () => {
  for (const drift of [-0.01, -0.001, 0.001, 0.01]) {
    test(`of ${String(drift * 100)} per cent is followed for hours`, () => {
      const { clock, error, serverNow, advance } = createClock(hour, drift);
      clock.observeNew(serverNow());
      for (let minutes = 0; minutes < 180; minutes++) {
        for (const delay of [20, 400]) {
          const at = serverNow();
          advance(delay);
          clock.observeNew(at);
        }
        advance(59.58 * second);
        assert.ok(Math.abs(error()) < 5 * second, `wrong by ${String(error())} ms after ${String(minutes)} minutes`);
      }
    });
  }
});

test('a server whose clock is set is followed in both directions', () => {
  for (const change of [2 * hour, -2 * hour]) {
    const { clock, error, serverNow, advance } = createClock();
    for (let count = 0; count < 6; count++) clock.observeNew(serverNow());
    for (let count = 0; count < 2; count++) {
      advance(second);
      clock.observeNew(serverNow() + change);
    }
    assert.equal(error(), change);
  }
});

test('after sleep, during which the monotonic clock stood still, the next timestamp is enough', () => {
  const { clock, error, serverNow, advance, time } = createClock();
  clock.observeNew(serverNow());
  advance(hour);
  time.wallOffset += hour;
  clock.observePast(serverNow() + hour);
  assert.equal(error(), hour);
});

test('the time is in whole milliseconds', () => {
  const time = new FakeTime();
  const clock = new ServerClock({
    now: () => time.now(),
    monotonic: () => time.monotonic() + 0.4567,
    setTimeout: () => 0,
    clearTimeout: () => undefined,
  });
  assert.equal(clock.now() % 1, 0);
});
