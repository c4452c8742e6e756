import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnMessage, type AgentId, type CommandId, type Sender } from '../../../src/domain/index.js';
import { message, ownMessage } from '../../support/builders/domain-objects.js';

const mara = 'mara' as AgentId;

test('a message sent under the id of the agent is their own', () => {
  assert.equal(isOwnMessage(ownMessage('one', 1), mara), true);
  assert.equal(isOwnMessage(ownMessage('one', 1), 'vela' as AgentId), false);
});

test('a message in the outbox is the own one, whatever the id of the agent', () => {
  const pending = ownMessage('one', 1, { pendingCommand: 'command-1' as CommandId });
  for (const agentId of [mara, 'vela' as AgentId, null, undefined]) assert.equal(isOwnMessage(pending, agentId), true);
});

test('messages of customers, bots and the system are not, even under the id of the agent', () => {
  for (const kind of ['customer', 'bot', 'system'] satisfies Sender['kind'][]) {
    assert.equal(isOwnMessage(message('one', 1, { sender: { kind, id: 'mara', name: 'mara' } }), mara), false, kind);
  }
});

test('without an agent no message from the server is the own one', () => {
  for (const agentId of [null, undefined]) assert.equal(isOwnMessage(ownMessage('one', 1), agentId), false);
});
