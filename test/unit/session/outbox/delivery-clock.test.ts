import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DeliveryClock } from '../../../../src/session/outbox/delivery-clock.js';
import { FakeTime } from '../../../support/builders/fake-time.js';

test('the clock of the outbox goes on from the time at which a timer was due, and never back', () => {
  const time = new FakeTime();
  const clock = new DeliveryClock(time);
  assert.equal(clock.now(), 0);
  assert.equal(clock.now(500), 500);
  time.advance(100);
  assert.equal(clock.now(), 500);
  time.advance(600);
  assert.equal(clock.now(200), 700);
});

test('its timer runs at the last time that was given, and not at once for a time that is over', () => {
  const time = new FakeTime();
  const clock = new DeliveryClock(time);
  const ticks: number[] = [];
  const schedule = (at: number | null): void => clock.schedule(at, (dueAt) => ticks.push(dueAt));
  schedule(50);
  schedule(20);
  time.advance(60);
  assert.deepEqual(ticks, [20]);
  schedule(30);
  time.advance(0);
  assert.deepEqual(ticks, [20]);
  time.advance(1);
  assert.deepEqual(ticks, [20, 30]);
  schedule(100);
  schedule(null);
  time.advance(100);
  schedule(200);
  clock.stop();
  time.advance(100);
  assert.deepEqual(ticks, [20, 30]);
});
