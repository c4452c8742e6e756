import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodePush } from '../../../../src/protocol/decode/decode-push.js';

const fixture = (name: string): unknown =>
  (JSON.parse(readFileSync(`test/fixtures/wire/fcm.push.${name}.json`, 'utf8')) as { data: unknown }).data;

test('an offer and a message are decoded', () => {
  assert.deepEqual(decodePush(fixture('task')), {
    kind: 'offer',
    conversationId: '66f100000000000000000c02',
    taskId: '7a500000-0000-4000-8000-000000000002:7a500000-0000-4000-8000-00000000000b',
    title: 'New chat request',
    body: 'Tess on WHATSAPP',
  });
  assert.deepEqual(decodePush(fixture('message')), {
    kind: 'message',
    conversationId: '66f100000000000000000c01',
    taskId: null,
    title: 'Pim',
    body: 'Are you still there?',
  });
});

test('a push without ids is valid, one with an invalid conversation id is not', () => {
  assert.equal(decodePush({ title: 'New chat', event: 'TaskRequest' })?.kind, 'offer');
  assert.equal(decodePush({ title: 'News' })?.conversationId, null);
  for (const conversationId of ['', '../evil', 'a b', '<i>', 'x'.repeat(300), {}, [], null]) {
    const decoded = decodePush({ title: 'Pim', event: 'onCimEvent', payload: JSON.stringify({ conversationId }) });
    // `null` in JSON counts as missing.
    assert.equal(decoded?.conversationId ?? null, null, JSON.stringify(conversationId));
  }
});

test('no payload throws, and an id is always safe in a URL', () => {
  const strings = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('taskRequest', 'onCimEvent', '{"conversationId":"c1"}'),
  );
  const data = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.constantFrom('title', 'body', 'event', 'payload', 'conversationId'), strings),
  );
  fc.assert(
    fc.property(data, (pushed) => {
      const payload = decodePush(pushed);
      return payload === null || payload.conversationId === null || /^[\w:.-]{1,200}$/.test(payload.conversationId);
    }),
    { numRuns: 5000 },
  );
});
