import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId } from '../../../../src/domain/index.js';
import { EventLog } from '../../../../src/session/tabs/event-log.js';

const id = 'talk' as ConversationId;
const topic = { topicData: { id } };
const typing = { cimEvent: JSON.stringify({ name: 'TYPING_INDICATOR', conversationId: id }) };
const message = (text: string) => ({
  cimEvent: JSON.stringify({ name: 'CUSTOMER_MESSAGE', conversationId: id, text }),
});

/** Names of the events that a new tab gets, in their order. */
const names = (log: EventLog): readonly string[] =>
  log.entries().map((entry) => ('name' in entry ? entry.name : entry.change.type));

describe('the events for a new tab', () => {
  test('are the last presence, and a conversation from its snapshot on with the offer that led to it', () => {
    const log = new EventLog();
    log.add('agentPresence', [{ state: 1 }]);
    log.add('taskRequest', [{ conversationId: id }]);
    log.add('agentPresence_', [{ state: 2 }]);
    log.add('onCimEvent', [message('before the snapshot')]);
    log.add('onTopicData', [topic]);
    log.add('onCimEvent', [message('a')]);
    log.add('onCimEvent', [typing]);
    log.add('errors', [{ conversationId: id }]);
    log.add('onTopicData', [topic]);
    log.add('onCimEvent', [message('b')]);
    assert.deepEqual(names(log), ['agentPresence_', 'taskRequest', 'onTopicData', 'onCimEvent']);
    assert.deepEqual(log.entries()[0], { name: 'agentPresence_', args: [{ state: 2 }] });
  });

  test('have no offer that was withdrawn, and no queue items from before the list', () => {
    const log = new EventLog();
    log.add('taskRequest', [{ conversationId: id }]);
    log.add('taskRequest', [{ conversationId: 'other' }]);
    log.add('revokeTask', [{ conversationId: id }]);
    log.change({ type: 'withdrawn', conversationId: 'other' as ConversationId });
    log.add('onPullModeSubscribedListRequest', [{}]);
    log.add('pullModeSubscribedListRequests', [[]]);
    log.add('addPullModeSubscribedListRequests', [[]]);
    assert.deepEqual(names(log), ['pullModeSubscribedListRequests', 'addPullModeSubscribedListRequests']);
  });

  test('have an ended conversation until the agent dismisses it', () => {
    const log = new EventLog();
    log.add('onTopicData', [topic]);
    log.change({ type: 'history', conversationId: id });
    log.add('topicUnsubscription', [{ conversationId: id }]);
    assert.deepEqual(names(log), ['onTopicData', 'history', 'topicUnsubscription']);
    log.dismiss(id);
    assert.deepEqual(names(log), []);
  });

  test('no payload makes it fail', () => {
    const log = new EventLog();
    for (const name of ['onCimEvent', 'onTopicData', 'taskRequest', '__proto__', 'constructor', ''])
      for (const payload of [undefined, null, 7, 'text', [], { cimEvent: '{' }, { topicData: [] }])
        log.add(name, [payload]);
    assert.deepEqual(names(log), []);
  });
});
