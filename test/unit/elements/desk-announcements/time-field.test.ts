import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { OwnAnnouncement } from '../../../../src/domain/index.js';
import { toDraft, valuesOf } from '../../../../src/elements/desk-announcements/own/announcement-form.js';
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

test('a change of the text leaves the times as they are: seconds, an hour that comes twice, another zone meanwhile', () => {
  process.env['TZ'] = 'Europe/Berlin';
  const at = Date.UTC(2026, 9, 24, 8, 0, 12);
  // Half past two of the winter, after that of the summer.
  for (const expiresAt of [
    Date.UTC(2026, 9, 25, 1, 30, 45),
    Date.UTC(2026, 9, 25, 0, 30),
    Date.UTC(2026, 11, 1, 9, 0, 1),
  ]) {
    process.env['TZ'] = 'Europe/Berlin';
    const now = at - 3_600_000;
    const values = valuesOf({ id: 'a', text: 'x', teams: [], at, expiresAt } as unknown as OwnAnnouncement, now);
    assert.equal(toDraft({ ...values, text: 'y' }, [], now).until, expiresAt);
    process.env['TZ'] = 'Asia/Kolkata';
    assert.equal(toDraft(values, [], now).until, expiresAt);
    assert.equal(toDraft(values, [], now).from, at);
    const chosen = { ...values, until: '2026-12-02T10:00' };
    assert.equal(toDraft(chosen, [], now).until, Date.UTC(2026, 11, 2, 4, 30));
  }
});
