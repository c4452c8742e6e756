import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AgentId, Agent, ConversationId, ServerEvent, TeamReport } from '../../../src/domain/index.js';
import { learnAgentNames, namedAgentsOfReport, selectAgentNames } from '../../../src/store/agent-names.js';
import { reduce } from '../../../src/store/reduce.js';
import type { SessionState } from '../../../src/store/state.js';
import {
  agent,
  conversation,
  message,
  ownMessage,
  participant,
  stateWith,
} from '../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const otto = { id: 'o-1', username: 'otto' };
const mara: Agent = { ...agent(), displayName: 'Mara Quill' };
const signedIn: SessionState = { ...stateWith(conversation()), agent: mara };
const after = (...events: readonly ServerEvent[]): SessionState =>
  events.reduce((state, event) => reduce(state, event, 0), signedIn);
const nameIn = (state: SessionState, mention: { readonly id?: string; readonly username?: string }): string =>
  selectAgentNames(state).nameOf(mention);
const ottoSender = { kind: 'agent', id: otto.id, name: 'otto', fullName: 'Otto Fenn' } as const;
const ottoParticipant = participant('o-1', { agentId: 'o-1' as AgentId, username: 'otto', displayName: 'Otto Fenn' });

describe('the name of an agent', () => {
  const events: Readonly<Record<string, ServerEvent>> = {
    'who joins': { type: 'participant-joined', conversationId, participant: ottoParticipant },
    'whose role changes': { type: 'participant-role-changed', conversationId, participant: ottoParticipant },
    'who writes': { type: 'entry-added', conversationId, entry: message('m', 1, { sender: ottoSender }) },
    'who has read': {
      ...{ type: 'receipt-received', conversationId, messageId: message('m', 1).messageId, status: 'seen' },
      ...{ by: ottoSender, at: 1, detail: '' },
    },
    'who is in the conversation': {
      type: 'conversation-snapshot',
      conversation: conversation('talk', { participants: [ottoParticipant] }),
      history: [],
    },
    'who was in it before': {
      type: 'conversation-snapshot',
      conversation: conversation(),
      history: [{ type: 'participant-joined', conversationId, participant: ottoParticipant }],
    },
  };
  for (const [title, event] of Object.entries(events)) {
    test(`${title} is learnt, and found by id and by user name`, () => {
      const state = after(event);
      assert.equal(nameIn(state, { id: 'o-1' }), 'Otto Fenn');
      assert.equal(nameIn(state, { username: 'Otto' }), 'Otto Fenn');
      assert.equal(nameIn(state, otto), 'Otto Fenn');
      assert.equal(reduce(state, event, 0).agentNames, state.agentNames, 'once');
    });
  }

  test('is learnt from reports', () => {
    const report = {
      members: [{ id: 'i-1', name: 'Ines Marlow' }],
      chats: [{ agentUsername: 'otto', agentName: 'Otto Fenn' }],
    } as unknown as TeamReport;
    const state = learnAgentNames(signedIn, namedAgentsOfReport(report));
    assert.deepEqual([nameIn(state, { id: 'i-1' }), nameIn(state, { username: 'otto' })], ['Ines Marlow', 'Otto Fenn']);
    const next = { ...report, chats: [...report.chats, { agentUsername: 'una', agentName: 'Una Birk' }] } as TeamReport;
    const fresh = [...namedAgentsOfReport(next, report)];
    assert.deepEqual(fresh, [{ username: 'una', name: 'Una Birk' }], 'only the rows that are new are read');
  });

  test('is the user name until an event has more, and no event takes it back', () => {
    assert.equal(nameIn(signedIn, otto), 'otto');
    const known = after({ type: 'participant-joined', conversationId, participant: ottoParticipant });
    const poor = { ...ottoParticipant, displayName: 'otto' };
    const still = reduce(known, { type: 'participant-joined', conversationId, participant: poor }, 0);
    assert.equal(nameIn(still, otto), 'Otto Fenn');
    assert.equal(nameIn(learnAgentNames(known, [{ ...otto, name: 'Otto' }]), otto), 'Otto Fenn');
    assert.equal(nameIn(learnAgentNames(known, [{ ...otto, name: 'Otto Lind' }]), otto), 'Otto Lind');
  });

  test('is never that of a customer or a bot with the same id', () => {
    const customer = { kind: 'customer', id: 'o-1', name: 'Pim', fullName: 'Pim Harrow' } as const;
    const state = after({ type: 'entry-added', conversationId, entry: message('m', 1, { sender: customer }) });
    assert.equal(nameIn(state, otto), 'otto');
  });
});

describe('this session’s agent', () => {
  const names = selectAgentNames(signedIn);

  test('is known by id, user name in any case, and full name', () => {
    for (const mention of [{ id: mara.id }, { username: 'MARA' }, { username: 'Mara Quill' }])
      assert.equal(names.isOwn(mention), true);
    assert.equal(names.nameOf({ username: 'mara' }), 'Mara Quill');
  });

  test('is not a colleague with the same name, nor an empty name', () => {
    for (const mention of [{ id: 'x', username: 'mara' }, {}, { username: '' }])
      assert.equal(names.isOwn(mention), false);
    assert.equal(selectAgentNames(stateWith(conversation())).isOwn({ id: 'o-1' }), false);
  });
});

test('the selector returns the same names until one is learnt', () => {
  const names = selectAgentNames(signedIn);
  assert.equal(selectAgentNames({ ...signedIn }), names);
  const own = after({ type: 'entry-added', conversationId, entry: ownMessage('m', 1) });
  assert.equal(selectAgentNames(own), names);
  const otherSession = stateWith(conversation());
  assert.notEqual(selectAgentNames(otherSession), names);
  assert.equal(selectAgentNames(signedIn), names, 'also while another session of the page selects its own');
});
