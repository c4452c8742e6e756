import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entry, EntryId } from '../../src/domain/index.js';
import { insertEntry } from '../../src/store/entries.js';
import { EntryList } from '../../src/store/entry-list.js';
import {
  sameButMessages,
  selectMayWhisper,
  selectThread,
  selectVisibleParticipants,
  selectWaitingSince,
} from '../../src/store/selectors.js';
import { conversation, message, notice, ownMessage, participant, row, stateWith } from '../support/domain.js';

test('a silent monitor is seen on their own desk alone', () => {
  const listened = conversation('talk', {
    participants: [participant('mara'), participant('vela', { role: 'monitor' }), participant('otto')],
  });
  const seenBy = (agentId: string) => {
    const base = stateWith(listened);
    const state = { ...base, agent: base.agent === null ? null : { ...base.agent, id: participant(agentId).agentId } };
    return selectVisibleParticipants(state, listened).map((each) => String(each.agentId));
  };
  assert.deepEqual(seenBy('mara'), ['mara', 'otto']);
  assert.deepEqual(seenBy('otto'), ['mara', 'otto']);
  assert.deepEqual(seenBy('vela'), ['mara', 'vela', 'otto']);
});

test('nobody whispers to a silent monitor, who may whisper to the others', () => {
  const watch = (own: 'primary' | 'monitor', other: 'primary' | 'monitor') =>
    conversation('talk', { participants: [participant('mara', { role: own }), participant('vela', { role: other })] });
  const asked = (talk: ReturnType<typeof conversation>) => selectMayWhisper(stateWith(talk), talk);
  assert.equal(asked(watch('primary', 'monitor')), false);
  assert.equal(asked(watch('monitor', 'primary')), true);
  assert.equal(asked(watch('primary', 'primary')), true);
});

test('what waits in one conversation leaves the thread of another as it is, even if both share an empty list', () => {
  const entries = [message('a', 1)];
  const [one, two] = [conversation('talk', { entries }), conversation('other', { entries })];
  const state = { ...stateWith(one, two), pending: [row('p')] };
  const thread = selectThread(state, one.id);
  assert.equal(selectThread(state, two.id), entries);
  assert.equal(selectThread(state, one.id), thread);
  assert.equal(thread.length, 2);
});

test('a customer waits since their first unanswered message of this visit, not of an earlier one', () => {
  const started = {
    kind: 'notice',
    id: 'started' as EntryId,
    at: 5,
    what: { type: 'channel-session-started', channelName: 'WEB', cause: '' },
    visible: true,
  } as const;
  assert.equal(selectWaitingSince([message('last week', 1), started, message('a', 6), message('b', 7)]), 6);
  assert.equal(selectWaitingSince([message('a', 6), ownMessage('b', 7)]), null);
});

test('a conversation in which something was only said counts as the same; anything else makes it another', () => {
  const before = conversation('talk', { entries: EntryList.of([notice('joined', 1), message('a', 2)]) });
  const grown = (entry: Entry) => ({ ...before, entries: insertEntry(before.entries, entry) });
  assert.equal(sameButMessages(before, grown(message('b', 3))), true);
  assert.equal(sameButMessages(before, { ...before, customerTypingUntil: 9 }), true);
  assert.equal(
    sameButMessages(before, grown(notice('left', 3))),
    false,
    'what becomes of a request is read from notices',
  );
  assert.equal(sameButMessages(before, { ...before, state: 'paused' }), false);
  assert.equal(sameButMessages(before, { ...before, participants: [] }), false);
  assert.equal(sameButMessages(before, undefined), false);
});
