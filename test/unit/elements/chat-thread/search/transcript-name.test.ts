import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { transcriptFileName } from '../../../../../src/elements/chat-thread/search/transcript.js';

const { TZ: zone = '' } = process.env;
afterEach(() => {
  process.env['TZ'] = zone;
});

for (const [name, at, day] of [
  ['America/New_York', Date.UTC(2026, 11, 1, 3), '2026-11-30'],
  ['Pacific/Auckland', Date.UTC(2026, 10, 30, 20), '2026-12-01'],
  // The clock is set back between the two.
  ['Europe/Berlin', Date.UTC(2026, 9, 24, 22, 30), '2026-10-25'],
  ['Europe/Berlin', Date.UTC(2026, 9, 25, 22, 30), '2026-10-25'],
] as const)
  test(`the name of a transcript has the day of the agent: ${name}, ${new Date(at).toISOString()}`, () => {
    process.env['TZ'] = name;
    assert.equal(transcriptFileName('Chat with Ana', at, 'txt'), `Chat-with-Ana-${day}.txt`);
  });
