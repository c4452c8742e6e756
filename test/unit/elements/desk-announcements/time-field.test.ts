import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fromFieldTime, toFieldTime } from '../../../../src/elements/desk-announcements/own/time-field.js';

const zone = process.env['TZ'];
after(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

test('fields show the time of the agent’s zone, also where it is no whole hour and in summer', () => {
  for (const [name, timestamp, value] of [
    ['Asia/Kathmandu', Date.UTC(2026, 0, 1, 18, 20), '2026-01-02T00:05'],
    ['America/New_York', Date.UTC(2026, 6, 4, 16, 0), '2026-07-04T12:00'],
    ['America/New_York', Date.UTC(2026, 0, 4, 16, 0), '2026-01-04T11:00'],
  ] as const) {
    process.env['TZ'] = name;
    assert.equal(toFieldTime(timestamp), value);
    assert.equal(fromFieldTime(value), timestamp);
  }
  assert.ok(Number.isNaN(fromFieldTime('')));
});
