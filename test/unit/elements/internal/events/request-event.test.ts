import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConversationLeaveRequestEvent } from '../../../../../src/elements/internal/events/conversation-leave-request-event.js';
import { sendRequest } from '../../../../../src/elements/internal/events/request-event.js';
import type { ConversationId } from '../../../../../src/domain/index.js';

const createEvent = () => new ConversationLeaveRequestEvent('c1' as ConversationId);

test('a request is carried out after its event was dispatched', () => {
  const target = new EventTarget();
  const calls: string[] = [];
  target.addEventListener('conversation-leave-request', () => calls.push('event'));
  const result = sendRequest(target, createEvent(), () => calls.push('action'));
  assert.deepEqual([result, calls], [2, ['event', 'action']]);
});

test('a canceled request is not carried out', () => {
  const target = new EventTarget();
  target.addEventListener('conversation-leave-request', (event) => event.preventDefault());
  assert.equal(
    sendRequest(target, createEvent(), () => assert.fail('carried out')),
    undefined,
  );
});
