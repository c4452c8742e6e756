import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { Recorder } from '../../../../src/session/connection/recorder.js';

const record = (...args: unknown[]) => {
  const recorder = new Recorder(() => 0);
  recorder.record('in', 'event', args);
  return recorder.recording('me').events[0]?.args;
};

describe('a recording', () => {
  test('keeps ids, times, constants, numbers and the structure', () => {
    const kept = {
      id: 'a1b0c3d2-1111-4a11-8a11-000000000001',
      taskId: '7a500000-0000-4000-8000-000000000003:7a500000-0000-4000-8000-00000000000c',
      conversationId: '66f100000000000000000c02',
      name: 'CUSTOMER_MESSAGE',
      timestamp: 1767607150000,
      joiningTime: '2026-01-05T10:00:00.000+00:00',
      attachment: { mimeType: 'image/png', size: 5 },
      list: [true, null],
    };
    assert.deepEqual(record(kept), [kept]);
  });

  test('masks texts, names and phone numbers in any form', () => {
    const masked = record({ markdownText: 'HELP me\nnow', firstName: 'PIM', phoneNumber: ['15550100002'], text: 'OK' });
    assert.deepEqual(masked, [
      { markdownText: '•••• ••\n•••', firstName: '•••', phoneNumber: ['•••••••••••'], text: '••' },
    ]);
  });

  test('masks inside events that are sent as JSON text', () => {
    const masked = record({
      cimEvent: JSON.stringify({ name: 'AGENT_MESSAGE', data: { body: { markdownText: 'secret' } } }),
    });
    assert.deepEqual(masked, [{ cimEvent: '{"name":"AGENT_MESSAGE","data":{"body":{"markdownText":"••••••"}}}' }]);
  });

  test('keeps the last 500 events', () => {
    const recorder = new Recorder(() => 0);
    for (let i = 0; i < 700; i++) recorder.record('in', `event ${i}`, []);
    const { events } = recorder.recording('me');
    assert.deepEqual([events.length, events[0]?.event], [500, 'event 200']);
  });

  test('of every wire fixture contains no name, number or text of a customer', () => {
    const folder = 'test/fixtures/wire';
    const leakPattern = /Harrow|Oakley|\bTess\b|\bPim\b|1555\d{7}|parcel/i;
    let checkedCount = 0;
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const text = JSON.stringify(record(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))));
      assert.doesNotMatch(text, leakPattern, file);
      checkedCount++;
    }
    assert.ok(checkedCount > 200);
  });
});
