import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankOffer, type ConversationId, type TaskId } from '../../../src/domain/index.js';

test('a blank offer has its ids and its time, and nothing else', () => {
  assert.deepEqual(blankOffer('talk' as ConversationId, 'task' as TaskId, 7), {
    conversationId: 'talk',
    taskId: 'task',
    direction: 'unknown',
    customer: { id: '', name: '', anonymous: false, phones: [], source: {} },
    channel: { name: '', logo: '' },
    customerAddress: '',
    serviceAddress: '',
    queue: null,
    note: null,
    requestedBy: null,
    offeredAt: 7,
    expiresAt: null,
    ringSeconds: null,
    started: false,
    voice: false,
    uncertain: false,
    room: null,
  });
});
