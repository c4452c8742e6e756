/** What may be said and sent where an agent writes, apart from any page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChannelSession, Conversation } from '../../../../../src/domain/index.js';
import { getPlaceholderValues } from '../../../../../src/elements/chat-thread/composer/composer-state.js';
import { validateFile } from '../../../../../src/elements/chat-thread/composer/files/validate-file.js';
import { initialState } from '../../../../../src/store/state.js';
import { mara, snapshotOf } from '../../../../fixtures/wire/support.js';

test('ready-made answers name customer, agent and channel, but nobody who is unknown or hidden', () => {
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

test('files are judged by name or kind, then by size', () => {
  const file = (name: string, type: string, size = 10) => new File([new Uint8Array(size)], name, { type });
  const limits = { maxSize: 100, types: ' .PDF, image/* ,text/plain' };
  assert.equal(validateFile(file('a.pdf', ''), limits), null);
  assert.equal(validateFile(file('A.PDF', 'application/pdf', 101), limits), 'size');
  assert.equal(validateFile(file('a.pdf.exe', 'application/pdf'), limits), 'type');
  assert.equal(validateFile(file('picture', 'image/webp', 100), limits), null);
  assert.equal(validateFile(file('notes', 'text/plain', 0), limits), 'empty');
  assert.equal(validateFile(file('notes', 'text/html'), limits), 'type');
  for (const types of ['', '*']) assert.equal(validateFile(file('a.exe', ''), { maxSize: 100, types }), null);
});
