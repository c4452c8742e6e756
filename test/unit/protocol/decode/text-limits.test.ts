import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxLabelLength } from '../../../../src/domain/text/limit-text.js';
import type { ServerEvent } from '../../../../src/domain/index.js';
import { parseBody } from '../../../../src/protocol/decode/body/decode-body.js';
import { decode } from '../../../../src/protocol/decode/decode.js';
import { asMara, fixture, index, isFromServer, type Json } from '../../../fixtures/wire/support.js';

/** Objects of the server that are sent back unchanged. */
const opaqueKeys = new Set(['source', 'room', 'firstChannelSession', 'ownParticipant', 'channelSession']);

/** Each copy of a value in which one string is replaced. */
function* withEachStringReplaced(value: Json, replacement: string): Generator<Json> {
  if (typeof value === 'string') yield replacement;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value))
    for (const changed of withEachStringReplaced(item, replacement))
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

function* stringsOf(value: unknown, path = ''): Generator<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Map) yield* stringsOf([...value].flat(), path);
  for (const [key, item] of Object.entries(value)) if (!opaqueKeys.has(key)) yield* stringsOf(item, `${path}.${key}`);
}

function* decodedWith(replacement: string): Generator<readonly [event: string, ServerEvent]> {
  for (const { file, event } of index.filter(isFromServer))
    for (const payload of withEachStringReplaced(fixture(file), replacement))
      for (const decoded of decode(event, [payload], asMara).events) yield [file, decoded];
}

test('no text that is decoded has a stack of marks, in any field of any event', () => {
  let found = 0;
  for (const [file, event] of decodedWith(`e${'\u0301'.repeat(300)}`))
    for (const [path, text] of stringsOf(event)) {
      if (text.includes('\u0301')) found++;
      assert.ok(!text.includes('\u0301'.repeat(11)), `${file}: ${path}`);
    }
  assert.ok(found > 500, String(found));
});

/** Texts with a "Show more", and values that are not shown or are sent back to the server. */
const longFields =
  /\.(?:text|html|note|subject|header|footer|prompt|payload|value|url|imageUrl|recordingUrl|thumbnailUrl|mimeType|logo|address|\w*[iI]d|(?:urls|addresses)\.\d+|data(?:\.\d+)?|event|kind|replyTo)$/;

test('an address of a contact is whole, because a part of it would lead elsewhere', () => {
  const url = `https://shop.example/order?${'a=1&'.repeat(900)}end`;
  const email = `${'pim.'.repeat(80)}smit@mail.example`;
  const details = { urls: [url, { url }, { value: `${url}${'x'.repeat(5_000)}` }], emails: [{ email }] };
  const body = parseBody({ type: 'CONTACT', contacts: [{ additionalContactDetails: details }] }, {});
  assert.ok(body.type === 'contacts');
  const [contact] = body.contacts;
  assert.equal(contact?.emails[0]?.address, email);
  assert.deepEqual(contact?.urls.slice(0, 2), [url, url]);
  assert.match(contact?.urls[2] ?? '', /…$/);
});

test('every name and label that is decoded is short', () => {
  const long = new Set<string>();
  for (const [, event] of decodedWith('x'.repeat(5_000)))
    for (const [path, text] of stringsOf(event))
      if (text.length > maxLabelLength && !longFields.test(path)) long.add(`${event.type}${path}`);
  assert.deepEqual([...long], []);
});
