import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AgentId, CommandId, ConversationId, EntryId, Message, MessageId } from '../../../../src/domain/index.js';
import { createRow, findConfirmations, type OutboxRow } from '../../../../src/store/delivery/outbox-row.js';
import { message, ownMessage } from '../../../support/builders/domain-objects.js';

const mara = 'mara' as AgentId;
const quoted = 'q' as MessageId;

const row = (own: Message, overrides: Partial<OutboxRow> = {}): OutboxRow =>
  createRow({
    id: `row-${own.id}` as CommandId,
    conversationId: 'talk' as ConversationId,
    message: own,
    sends: 1,
    state: 'in-flight',
    ...overrides,
  });
const reply = (id: string, overrides: Partial<Message> = {}): Message =>
  ownMessage('q', 0, { id: id as EntryId, replyTo: quoted, body: { type: 'text', text: 'yes' }, ...overrides });
const confirmed = (rows: readonly OutboxRow[], ...messages: readonly Message[]) =>
  [...findConfirmations(rows, messages, mara)].map(([own, echo]) => [own.message.id, echo.id]);

describe('a message is confirmed', () => {
  const own = ownMessage('m1', 0);

  test('by its envelope id, in every state', () => {
    for (const state of ['in-flight', 'unconfirmed', 'needs-decision', 'rejected'] as const)
      assert.deepEqual(confirmed([row(own, { state })], ownMessage('m1', 9)), [[own.id, own.id]]);
  });

  test('else by its message id, on servers that create new envelope ids', () => {
    const echo = ownMessage('m1', 9, { id: 'made-by-server' as EntryId });
    assert.deepEqual(confirmed([row(own)], echo), [[own.id, 'made-by-server']]);
    assert.deepEqual(confirmed([row(own, { sends: 0 })], echo), [[own.id, 'made-by-server']], 'sent by another page');
  });

  test('not by a reply of another agent, which has its id', () => {
    const other = message('m1', 9, { id: 'x' as EntryId, replyTo: own.messageId });
    assert.deepEqual(confirmed([row(own)], other), []);
  });
});

describe('a reply with the id of the quoted message is confirmed', () => {
  test('not by the quoted message, another text, another agent or an old reply', () => {
    const others = [
      message('q', 1),
      reply('x', { body: { type: 'text', text: 'no' } }),
      reply('y', { sender: { kind: 'agent', id: 'otto', name: 'Otto' } }),
    ];
    assert.deepEqual(confirmed([row(reply('e1'))], ...others), []);
    assert.deepEqual(confirmed([row(reply('e1', { at: 100_000 }))], reply('z', { at: 1_000 })), []);
    assert.deepEqual(confirmed([row(reply('e1'), { sends: 0 })], reply('z')), [], 'not before it was sent');
  });

  test('once: one echo confirms one of two equal replies, in their order', () => {
    const rows = [row(reply('e1')), row(reply('e2'))];
    assert.deepEqual(confirmed(rows, reply('server-1')), [['e1', 'server-1']]);
    assert.deepEqual(confirmed(rows, reply('e2')), [['e2', 'e2']], 'the echo of the other one');
    assert.deepEqual(confirmed(rows, reply('server-1'), reply('e2')), [
      ['e2', 'e2'],
      ['e1', 'server-1'],
    ]);
    assert.deepEqual(confirmed(rows, reply('server-1'), reply('server-2')), [
      ['e1', 'server-1'],
      ['e2', 'server-2'],
    ]);
  });

  test('not by one that was there before', () => {
    const lookalikes = ['old' as EntryId];
    assert.deepEqual(confirmed([row(reply('e1'), { lookalikes })], reply('old')), []);
    assert.deepEqual(confirmed([row(reply('e1'), { lookalikes })], reply('old'), reply('new')), [['e1', 'new']]);
  });
});
