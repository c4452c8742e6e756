import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChannelSession, Conversation } from '../../../../../src/domain/index.js';
import { getPlaceholderValues } from '../../../../../src/elements/chat-thread/composer/composer-state.js';
import { initialState } from '../../../../../src/store/state.js';
import { mara, snapshotOf } from '../../../../fixtures/wire/support.js';

test('placeholder values name the customer, the agent and the channel, but no anonymous or masked customer', () => {
  const conversation = snapshotOf('onTopicData.reconnect.json');
  const [session] = conversation.channelSessions;
  const state = { ...initialState, agent: mara };
  const valuesFor = (name: string, anonymous = false) => {
    const customer = { ...conversation.customer, name, anonymous };
    return getPlaceholderValues(state, { ...conversation, customer } as Conversation, session as ChannelSession);
  };
  assert.deepEqual(valuesFor('Pim van Harrow'), {
    'customer.name': 'Pim van Harrow',
    'customer.firstName': 'Pim',
    'customer.lastName': 'van Harrow',
    'agent.name': 'Mara Quill',
    'agent.firstName': 'Mara',
    'agent.lastName': 'Quill',
    channel: session?.channel.name,
  });
  for (const values of [valuesFor('Visitor', true), valuesFor('P••• H•••'), valuesFor('')]) {
    assert.deepEqual([values['customer.name'], values['customer.firstName']], ['', '']);
  }
});
