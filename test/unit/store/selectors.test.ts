import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, EntryId } from '../../../src/domain/index.js';
import { insertEntry } from '../../../src/store/entries.js';
import { EntryList } from '../../../src/store/entry-list.js';
import {
  isSameExceptMessages,
  selectCanWhisper,
  selectThread,
  selectVisibleParticipants,
  selectWaitingSince,
} from '../../../src/store/selectors.js';
import {
  conversation,
  message,
  notice,
  ownMessage,
  participant,
  pendingCommand,
  stateWith,
} from '../../support/builders/domain-objects.js';

test('a silent monitor is visible only to that monitor', () => {
  const monitoredConversation = conversation('talk', {
    participants: [participant('mara'), participant('vela', { role: 'monitor' }), participant('otto')],
  });
  const visibleTo = (agentId: string) => {
    const base = stateWith(monitoredConversation);
    const state = { ...base, agent: base.agent === null ? null : { ...base.agent, id: participant(agentId).agentId } };
    return selectVisibleParticipants(state, monitoredConversation).map((visibleParticipant) =>
      String(visibleParticipant.agentId),
    );
  };
  assert.deepEqual(visibleTo('mara'), ['mara', 'otto']);
  assert.deepEqual(visibleTo('otto'), ['mara', 'otto']);
  assert.deepEqual(visibleTo('vela'), ['mara', 'vela', 'otto']);
});

test('a silent monitor receives no whispers, but can send them', () => {
  const conversationBetween = (own: 'primary' | 'monitor', other: 'primary' | 'monitor') =>
    conversation('talk', { participants: [participant('mara', { role: own }), participant('vela', { role: other })] });
  const canWhisper = (subject: ReturnType<typeof conversation>) => selectCanWhisper(stateWith(subject), subject);
  assert.equal(canWhisper(conversationBetween('primary', 'monitor')), false);
  assert.equal(canWhisper(conversationBetween('monitor', 'primary')), true);
  assert.equal(canWhisper(conversationBetween('primary', 'primary')), true);
});

test('a pending message does not change the thread of another conversation that shares its entries', () => {
  const entries = [message('a', 1)];
  const [one, two] = [conversation('talk', { entries }), conversation('other', { entries })];
  const state = { ...stateWith(one, two), pending: [pendingCommand('p')] };
  const thread = selectThread(state, one.id);
  assert.equal(selectThread(state, two.id), entries);
  assert.equal(selectThread(state, one.id), thread);
  assert.equal(thread.length, 2);
});

test('a customer waits since the first unanswered message of the current session', () => {
  const sessionStarted = {
    kind: 'notice',
    id: 'started' as EntryId,
    at: 5,
    what: { type: 'channel-session-started', channelName: 'WEB', cause: '' },
    visible: true,
  } as const;
  assert.equal(selectWaitingSince([message('last week', 1), sessionStarted, message('a', 6), message('b', 7)]), 6);
  assert.equal(selectWaitingSince([message('a', 6), ownMessage('b', 7)]), null);
});

test('only a message to the customer ends their wait: not a whisper, a system message or a notice', () => {
  const question = message('question', 1);
  const system = { kind: 'system', id: '', name: '' } as const;
  const bot = { kind: 'bot', id: 'bot', name: 'bot' } as const;
  for (const entry of [
    ownMessage('whisper', 2, { whisper: true }),
    message('system', 2, { sender: system }),
    notice('joined', 2),
  ]) {
    assert.equal(selectWaitingSince([question, entry]), 1);
    assert.equal(selectWaitingSince([question, entry, message('again', 3)]), 1);
  }
  assert.equal(selectWaitingSince([question, message('answer', 2, { sender: bot })]), null);
  assert.equal(selectWaitingSince([]), null);
});

test('isSameExceptMessages ignores messages and typing, nothing else', () => {
  const before = conversation('talk', { entries: EntryList.of([notice('joined', 1), message('a', 2)]) });
  const withEntry = (entry: Entry) => ({ ...before, entries: insertEntry(before.entries, entry) });
  assert.equal(isSameExceptMessages(before, withEntry(message('b', 3))), true);
  assert.equal(isSameExceptMessages(before, { ...before, customerTypingUntil: 9 }), true);
  assert.equal(
    isSameExceptMessages(before, withEntry(notice('left', 3))),
    false,
    'the state of a request is derived from notices',
  );
  assert.equal(isSameExceptMessages(before, { ...before, state: 'paused' }), false);
  assert.equal(isSameExceptMessages(before, { ...before, participants: [] }), false);
  assert.equal(isSameExceptMessages(before, undefined), false);
  assert.equal(isSameExceptMessages(undefined, before), false);
  assert.equal(isSameExceptMessages(before, before), true);
  assert.equal(isSameExceptMessages(undefined, undefined), true);
});
