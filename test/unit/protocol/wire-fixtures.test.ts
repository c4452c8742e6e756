import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCommandEventName, encode } from '../../../src/protocol/encode/encode.js';
import { answers } from '../../fixtures/wire/answers.js';
import { received } from '../../fixtures/wire/received.js';
import { contextFor, sent } from '../../fixtures/wire/sent.js';
import { assertLike, decodeFile, fixture, fixtureFiles, index, isFromServer } from '../../fixtures/wire/support.js';

for (const [name, expected] of Object.entries(received)) {
  test(`${name} decodes to the expected events`, () => {
    const decoded = decodeFile(name);
    assert.deepEqual(decoded.problems, []);
    assertLike(decoded.events, expected);
  });
}

for (const [name, row] of Object.entries(sent)) {
  test(`${name} is the encoding of its command`, () => {
    const commands = encode(row.command, contextFor(name, row));
    const [first] = commands;
    assert.ok(first !== undefined);
    assert.equal(first.event, index.find(({ file }) => file === name)?.event);
    assert.equal(commands.at(-1)?.event, getCommandEventName(row.command.type, row.context?.server ?? '4.8'));
    assert.deepEqual(JSON.parse(JSON.stringify(first.payload)), fixture(name));
  });
}

for (const [name, check] of Object.entries(answers)) {
  test(`${name} decodes to the expected result`, () => check(fixture(name)));
}

/** Files that are neither decoded nor encoded here, each with the reason. */
const untestedFixtures: Readonly<Record<string, string>> = {
  'onTopicData.ack.json': 'the answer of the transport, not of a command',
  'replay.order.json': 'a script over the other files',
  'crm.postMessage.agent_login.json': 'the form of the messages to a CRM',
  'crm.postMessage.agent_state_change.json': 'the form of the messages to a CRM',
  'crm.postMessage.end_conversation.json': 'the form of the messages to a CRM',
  'fcm.push.message.json': 'read by the service worker',
  'fcm.push.task.json': 'read by the service worker',
  'rest.login.request.json': 'written by the REST client',
  'rest.supervisor.agent-activity.request.json': 'written by the REST client',
  'rest.supervisor.queue-active-chats.request.json': 'written by the REST client',
  'rest.labels.response.json': 'no part of this desk',
  'rest.media-routing-domains.response.json': 'presence contains the same',
  'rest.precision-queues.response.json': 'the queue targets contain the same',
};

test('every file has exactly one expectation', () => {
  const tables = [received, untestedFixtures, sent, answers];
  for (const name of fixtureFiles) {
    const rows = tables.filter((table) => Object.hasOwn(table, name)).length;
    assert.equal(rows, 1, `${name} has ${rows} rows`);
  }
  const rows = tables.flatMap((table) => Object.keys(table));
  assert.deepEqual(rows.toSorted(), fixtureFiles.toSorted());
  assert.equal(fixtureFiles.length, 277);
});

test('the tables match the directions in the index', () => {
  for (const row of index) {
    if (isFromServer(row)) assert.ok(row.file in received, `${row.file} comes from the server`);
    if (row.direction === 'C→S' && row.event !== 'handshake')
      assert.ok(row.file in sent, `${row.file} goes to the server`);
  }
});
