import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId, CustomerId, Opaque } from '../../../../src/domain/index.js';
import { screenPopOf } from '../../../../src/domain/index.js';
import type { CrmMessage } from '../../../../src/protocol/crm/crm-messages.js';
import { CrmFeed } from '../../../../src/session/crm/crm-feed.js';
import type { SessionState } from '../../../../src/store/state.js';
import { agent, conversation, offer, stateWith } from '../../../support/builders/domain-objects.js';

const talk = 'talk' as ConversationId;
const ready = { presence: { state: 'ready', reason: null, since: 1 }, channels: [] } as const;
const online: SessionState = {
  ...stateWith(),
  connection: { status: 'online', problem: null },
  presence: ready.presence,
  offers: { ids: [talk], byId: new Map([[talk, offer()]]) },
};
const signedOut: SessionState = { ...online, agent: null, connection: { status: 'signed-out', problem: null } };
const withConversation = (id: ConversationId | null): SessionState => ({
  ...online,
  conversations: stateWith(conversation()).conversations,
  local: { ...online.local, activeConversation: id },
});

/** Names of the messages, and of a task its state. */
const namesOf = (messages: readonly CrmMessage[]): readonly string[] =>
  messages.map((message) => {
    const { taskState } = message.agentData as { readonly taskState?: { readonly name: string } };
    return ['eventName' in message ? message.eventName : message.event, taskState?.name].filter(Boolean).join(' ');
  });

const signedIn = (): CrmFeed => {
  const feed = new CrmFeed();
  feed.handle('connection-changed', online.connection, online);
  feed.handle('presence-changed', ready, online);
  return feed;
};

describe('a CRM is told', () => {
  test('who signs in, once, also after an interruption', () => {
    const feed = new CrmFeed();
    const change = (status: SessionState['connection']['status'], state = online): readonly string[] =>
      namesOf(
        feed.handle(
          'connection-changed',
          { status, problem: null },
          { ...state, connection: { status, problem: null } },
        ),
      );
    assert.deepEqual(change('connecting'), []);
    assert.deepEqual(change('online'), ['AGENT_LOGIN']);
    assert.deepEqual(change('reconnecting'), []);
    assert.deepEqual(change('online'), []);
    assert.deepEqual(change('taken-over'), []);
    assert.deepEqual(change('online'), []);
    assert.deepEqual(change('online', { ...online, agent: agent('otto') }), ['AGENT_LOGIN']);
  });

  test('each state once', () => {
    const feed = signedIn();
    assert.deepEqual(feed.handle('presence-changed', ready, online), []);
    const paused = { ...ready, presence: { ...ready.presence, state: 'not-ready' } } as const;
    assert.deepEqual(namesOf(feed.handle('presence-changed', paused, online)), ['AGENT_STATE_CHANGE']);
  });

  test('of a task from the offer to its end', () => {
    const feed = signedIn();
    const messages = [
      ...feed.handle('offer-received', { offer: offer() }, online),
      ...feed.handle('task-accepted', screenPopOf(conversation()), online),
      ...feed.handle('conversation-opened', screenPopOf(conversation()), online),
      ...feed.handle(
        'command-ended',
        { command: 'consult', conversationId: talk, outcome: { status: 'confirmed' } },
        online,
      ),
      ...feed.handle(
        'command-ended',
        { command: 'transfer', conversationId: talk, outcome: { status: 'unknown' } },
        online,
      ),
      ...feed.handle(
        'command-ended',
        { command: 'leave', conversationId: talk, outcome: { status: 'confirmed' } },
        online,
      ),
      ...feed.handle('wrap-up-started', { conversationId: talk, endsAt: 2, seconds: 1 }, online),
      ...feed.handle('conversation-closed', { conversationId: talk, reason: 'wrapped-up', detail: '' }, online),
    ];
    assert.deepEqual(namesOf(messages), [
      'AGENT_TASK_STATE RESERVED',
      'AGENT_TASK_STATE ANSWERED',
      'TASK_STATE_CHANGED',
      'AGENT_TASK_STATE WRAP_UP',
      'END_CONVERSATION',
    ]);
  });

  test('that an offer is gone', () => {
    const [message] = signedIn().handle('offer-withdrawn', { offer: offer(), reason: 'timed-out' }, online);
    assert.deepEqual(message?.agentData, {
      conversationId: talk,
      taskId: 'task-talk',
      taskState: { name: 'CLOSED', reasonCode: 'RONA' },
    });
  });

  test('which conversation the agent looks at, with the one before', () => {
    const feed = signedIn();
    const show = (state: SessionState): readonly CrmMessage[] =>
      feed.handle('active-conversation-changed', { conversationId: state.local.activeConversation }, state);
    assert.deepEqual(namesOf(show(withConversation(talk))), ['CHAT_SWITCHING']);
    assert.deepEqual(show(withConversation(null)), [], 'none');
    assert.deepEqual(show(withConversation(talk)), [], 'the same');
    const customer = {
      id: 'tess' as CustomerId,
      name: 'Tess Oakley',
      anonymous: false,
      phones: [],
      source: {} as Opaque,
    };
    const other = conversation('other', { customer });
    const [message] = show({
      ...online,
      conversations: stateWith(other).conversations,
      local: { ...online.local, activeConversation: other.id },
    });
    const { currentCustomer, previousCustomer } = message?.agentData as Record<string, Record<string, unknown>>;
    assert.deepEqual(previousCustomer?.['conversationId'], talk);
    assert.deepEqual(currentCustomer?.['customer'], {
      ...{ _id: 'tess', firstName: 'Tess', lastName: 'Oakley', isAnonymous: false, phoneNumber: [] },
    });
  });
});

describe('a logout', () => {
  test('is told with its reason, and nothing after it', () => {
    const feed = signedIn();
    const reason = { id: '7', label: 'End of Shift' };
    feed.handle('presence-changed', { ...ready, presence: { state: 'logged-out', reason, since: 2 } }, online);
    const [message, ...others] = feed.handle('connection-changed', signedOut.connection, signedOut);
    assert.deepEqual(others, []);
    assert.deepEqual(message, {
      eventName: 'LOGOUT',
      agentData: { id: 'mara', firstName: '', reasonCode: { id: '7', name: 'End of Shift', type: 'LOGOUT' } },
    });
    assert.deepEqual(feed.handle('connection-changed', signedOut.connection, signedOut), []);
    assert.deepEqual(feed.handle('presence-changed', ready, signedOut), []);
    assert.deepEqual(feed.handle('offer-received', { offer: offer() }, signedOut), []);
    const closed = { conversationId: talk, reason: 'logged-out', detail: '' } as const;
    assert.deepEqual(feed.handle('conversation-closed', closed, signedOut), []);
    assert.deepEqual(feed.catchUp(signedOut), []);
  });

  test('is none when the page closes the session: the agent stays signed in', () => {
    const closed: SessionState = { ...signedOut, connection: { status: 'closed', problem: null } };
    assert.deepEqual(signedIn().handle('connection-changed', closed.connection, closed), []);
    const ended: SessionState = {
      ...signedOut,
      connection: { status: 'closed', problem: { code: 'session-ended', detail: '' } },
    };
    assert.deepEqual(namesOf(signedIn().handle('connection-changed', ended.connection, ended)), ['LOGOUT']);
  });
});

describe('a bridge that comes late', () => {
  test('tells what the state is, and only once', () => {
    const feed = new CrmFeed();
    const state = { ...withConversation(talk) };
    assert.deepEqual(namesOf(feed.catchUp(state)), [
      'AGENT_LOGIN',
      'AGENT_STATE_CHANGE',
      'AGENT_TASK_STATE RESERVED',
      'CHAT_SWITCHING',
    ]);
    assert.deepEqual(feed.catchUp(state), []);
    assert.deepEqual(namesOf(feed.catchUp(signedOut)), ['LOGOUT']);
    assert.deepEqual(new CrmFeed().catchUp(signedOut), []);
  });
});
