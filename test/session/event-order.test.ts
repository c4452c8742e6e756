import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../src/domain/index.js';
import { DeskSession, type DeskSessionOptions } from '../../src/session/session.js';
import type { Timing } from '../../src/session/timing.js';
import {
  disposeSessions,
  goReady,
  messageTexts,
  openChat,
  recordEvents,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';
import { SteeredTransport } from '../support/node/steered-transport.js';

let emulator: NodeEmulator;
const sessions: DeskSession[] = [];
before(async () => {
  emulator = await startEmulator();
});
afterEach(async () => {
  for (const session of sessions.splice(0)) session.dispose();
  await disposeSessions(emulator);
});

async function signIn(options: Partial<DeskSessionOptions> = {}, timing: Partial<Timing> = {}) {
  let wire: SteeredTransport | undefined;
  const session = new DeskSession(
    { url: emulator.url, ...options },
    { timing, transport: (transportOptions) => (wire = new SteeredTransport(transportOptions)) },
  );
  sessions.push(session);
  assert.equal(await session.login('mara', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
  await goReady(session);
  assert.ok(wire);
  return { session, wire };
}

async function ring(session: DeskSession): Promise<ConversationId> {
  const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {});
  await until(session, () => session.state.offers.byId.has(conversationId), 'the offer');
  return conversationId;
}

const accept = (session: DeskSession, conversationId: ConversationId) =>
  session.dispatch({ type: 'accept-offer', conversationId });

/** The last event of this name that was received. */
function lastPayload(wire: SteeredTransport, name: string): unknown {
  const event = wire.received.findLast(([eventName]) => eventName === name);
  assert.ok(event, name);
  return event[1][0];
}

const drop = () => emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });

describe('an accept that crosses a withdrawal', () => {
  test('is accepted when the conversation opens', async () => {
    const { session, wire } = await signIn();
    const conversationId = await ring(session);
    const events = recordEvents(session, 'task-accepted', 'offer-withdrawn', 'request-refused');
    wire.hold.add('onTopicData');
    const outcome = accept(session, conversationId);
    wire.add('revokeTask', { conversationId });
    await until(session, () => wire.heldCount > 0, 'the answer');
    wire.release();
    assert.deepEqual(await outcome, { status: 'confirmed' });
    assert.deepEqual(
      events.map(({ name, detail }) => [name, 'conversationId' in detail && detail.conversationId]),
      [['task-accepted', conversationId]],
    );
    assert.deepEqual(session.state.local.lostOffers, []);
    assert.deepEqual(session.state.offers.ids, []);
  });

  test('is refused when nothing opens, and repaired when it opens later', async () => {
    const { session, wire } = await signIn({}, { withdrawal: 100 });
    const conversationId = await ring(session);
    const events = recordEvents(session, 'task-accepted', 'conversation-opened', 'offer-withdrawn');
    wire.hold.add('onTopicData');
    const outcome = accept(session, conversationId);
    wire.add('revokeTask', { conversationId });
    assert.equal((await outcome).status, 'refused');
    assert.equal(session.state.local.lostOffers.length, 1);
    await until(session, () => wire.heldCount > 0, 'the answer');
    wire.release();
    assert.deepEqual(
      events.map(({ name }) => name),
      ['offer-withdrawn', 'task-accepted', 'conversation-opened'],
    );
    assert.deepEqual(session.state.local.lostOffers, []);
  });

  test('is refused at once when the server refuses it', async () => {
    const { session, wire } = await signIn();
    const conversationId = await ring(session);
    wire.hold.add('revokeTask');
    await emulator.control('POST', `/chats/${conversationId}/leave`, {});
    const outcome = accept(session, conversationId);
    await until(session, () => wire.heldCount > 0, 'the withdrawal');
    wire.release();
    assert.equal((await outcome).status, 'refused');
    await until(session, () => session.state.offers.ids.length === 0, 'the end of the offer', 1_000);
  });

  test('is not touched by the withdrawal of another task', async () => {
    const { session, wire } = await signIn();
    const conversationId = await ring(session);
    wire.add('revokeTask', { conversationId, taskId: 'another:task' });
    assert.deepEqual(await accept(session, conversationId), { status: 'confirmed' });
  });
});

describe('repeated events', () => {
  for (const copies of [2, 3])
    test(`(${String(copies)} of each) open one conversation under auto-answer, and nothing is refused`, async () => {
      const { session, wire } = await signIn({ autoAnswer: true });
      const events = recordEvents(
        session,
        'task-accepted',
        'conversation-opened',
        'request-refused',
        'offer-withdrawn',
      );
      wire.copies = copies;
      const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
        text: 'Hello?',
      });
      await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
      await emulator.control('POST', `/chats/${conversationId}/messages`, { text: 'Anyone?' });
      await until(session, () => messageTexts(session, conversationId).length === 2, 'the message');
      wire.add('taskRequest', lastPayload(wire, 'taskRequest'));
      assert.deepEqual(
        events.map(({ name }) => name),
        ['task-accepted', 'conversation-opened'],
      );
      assert.deepEqual(session.state.offers.ids, []);
      assert.equal(session.state.local.unread.get(conversationId), 1);
    });

  test('of a message that its channel delivers again, as an event of its own, are not a second message', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    await emulator.control('POST', `/chats/${conversationId}/messages`, { text: 'Anyone?' });
    await until(session, () => messageTexts(session, conversationId).length === 2, 'the message');
    const received = recordEvents(session, 'message-received');
    const unread = session.state.local.unread.get(conversationId);
    const { cimEvent } = lastPayload(wire, 'onCimEvent') as { cimEvent: string };
    const event = JSON.parse(cimEvent) as { id: string; timestamp: number; data: { id: string } };
    assert.equal(event.id === event.data.id, false);
    wire.add('onCimEvent', {
      conversationId,
      cimEvent: { ...event, id: 'delivered again', timestamp: event.timestamp + 2_000 },
    });
    assert.equal(messageTexts(session, conversationId).length, 2);
    assert.deepEqual([received, session.state.local.unread.get(conversationId)], [[], unread]);
  });

  test('of an offer that was withdrawn do not ring again', async () => {
    const { session, wire } = await signIn();
    const conversationId = await ring(session);
    await emulator.control('POST', `/chats/${conversationId}/leave`, {});
    await until(session, () => session.state.offers.ids.length === 0, 'the withdrawal');
    wire.add('taskRequest', lastPayload(wire, 'taskRequest'));
    assert.deepEqual(session.state.offers.ids, []);
  });

  test('of an accept that was lost with the connection are accepted again under auto-answer', async () => {
    const { session, wire } = await signIn();
    session.configure({ autoAnswer: false });
    const conversationId = await ring(session);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'half-open' } });
    const outcome = accept(session, conversationId);
    session.configure({ autoAnswer: true });
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' } });
    assert.deepEqual(await outcome, { status: 'unknown' });
    await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
    assert.ok(wire);
  });
});

describe('a snapshot and live events', () => {
  test('a message that overtook the snapshot of a reconnect stays', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    wire.hold.add('onTopicData');
    await drop();
    await until(session, () => wire.heldCount > 0, 'the snapshot');
    const received = recordEvents(session, 'message-received');
    await emulator.control('POST', `/chats/${conversationId}/messages`, { text: 'I was faster' });
    await until(session, () => received.length === 1, 'the message');
    wire.release();
    assert.deepEqual(messageTexts(session, conversationId), ['sent: Hello?', 'sent: I was faster']);
    assert.equal(received.length, 1);
    assert.equal(session.state.local.unread.get(conversationId), 1);
  });

  test('so does everything else that is newer: a colleague, a channel, a hold', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    wire.hold.add('onTopicData');
    await drop();
    await until(session, () => wire.heldCount > 0, 'the snapshot');
    await emulator.control('POST', `/chats/${conversationId}/channels`, { channel: 'WHATSAPP' });
    const conversation = () => session.state.conversations.byId.get(conversationId);
    await until(session, () => conversation()?.channelSessions.length === 2, 'the second channel');
    assert.deepEqual(await session.dispatch({ type: 'pause', conversationId, seconds: 60 }), { status: 'confirmed' });
    wire.release();
    assert.equal(conversation()?.channelSessions.length, 2);
    assert.equal(conversation()?.state, 'paused');
  });

  test('a message that overtook the first snapshot is in the thread', async () => {
    const { session, wire } = await signIn();
    const conversationId = await ring(session);
    wire.hold.add('onTopicData');
    const outcome = accept(session, conversationId);
    await until(session, () => wire.heldCount > 0, 'the snapshot');
    await emulator.control('POST', `/chats/${conversationId}/messages`, { text: 'Hello?' });
    await until(session, () => wire.received.some(([, [payload]]) => JSON.stringify(payload).includes('Hello?')), 'it');
    wire.release();
    await outcome;
    assert.deepEqual(messageTexts(session, conversationId), ['sent: Hello?']);
  });

  test('an older snapshot, or an older repeated event, does not undo a newer one', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    const older = lastPayload(wire, 'onTopicData');
    const conversation = () => session.state.conversations.byId.get(conversationId);
    assert.deepEqual(await session.dispatch({ type: 'pause', conversationId, seconds: 60 }), { status: 'confirmed' });
    const pausing = lastPayload(wire, 'onCimEvent');
    wire.add('onTopicData', older);
    assert.equal(conversation()?.state, 'paused');
    assert.deepEqual(await session.dispatch({ type: 'resume', conversationId }), { status: 'confirmed' });
    wire.add('onCimEvent', pausing);
    assert.equal(conversation()?.state, 'active');
  });

  test('of two that cross, the later one counts: a hold, a colleague, a channel, data', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    const conversation = () => session.state.conversations.byId.get(conversationId);
    assert.deepEqual(await session.dispatch({ type: 'pause', conversationId, seconds: 60 }), { status: 'confirmed' });
    assert.deepEqual(await session.dispatch({ type: 'resume', conversationId }), { status: 'confirmed' });
    const { cimEvent } = lastPayload(wire, 'onCimEvent') as { cimEvent: string };
    const template = JSON.parse(cimEvent) as { timestamp: number };
    const add = (name: string, secondsLater: number, data: unknown): void =>
      wire.add('onCimEvent', {
        conversationId,
        cimEvent: {
          ...template,
          id: `${name} ${secondsLater}`,
          name,
          timestamp: template.timestamp + secondsLater * 1000,
          data,
        },
      });
    const agentParticipant = {
      ...{ id: 'p', type: 'AGENT', role: 'PRIMARY', conversationId },
      participant: { id: 'otto-id', participantType: 'CCUser', keycloakUser: { id: 'otto-id', username: 'otto' } },
    };
    const channel = { id: 'second', participantType: 'ChannelSession', channel: { channelType: { name: 'SMS' } } };
    add('CONVERSATION_RESUMED', 2, {});
    add('CONVERSATION_PAUSED', 1, { holdTimerDetails: { totalDuration: 60 } });
    add('AGENT_UNSUBSCRIBED', 2, { agentParticipant });
    add('AGENT_SUBSCRIBED', 1, { agentParticipant });
    add('CHANNEL_SESSION_ENDED', 2, channel);
    add('CHANNEL_SESSION_STARTED', 1, channel);
    add('CONVERSATION_DATA_CHANGED', 2, { order: 'new' });
    add('CONVERSATION_DATA_CHANGED', 1, { order: 'old' });
    assert.equal(conversation()?.state, 'active');
    assert.equal(
      conversation()?.participants.some(({ username }) => username === 'otto'),
      false,
    );
    assert.equal(conversation()?.channelSessions.length, 1);
    assert.deepEqual(conversation()?.data, new Map([['order', 'new']]));
    const notices = conversation()?.entries.filter(({ kind }) => kind === 'notice') ?? [];
    assert.equal(
      notices.some(
        (entry) => entry.kind === 'notice' && entry.what.type === 'agent-joined' && entry.what.agentId === 'otto-id',
      ),
      true,
    );
    add('CONVERSATION_PAUSED', 3, { holdTimerDetails: { totalDuration: 60 } });
    assert.equal(conversation()?.state, 'paused');
  });

  test('a late snapshot does not open a conversation that has ended', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    const snapshot = lastPayload(wire, 'onTopicData');
    assert.deepEqual(await session.dispatch({ type: 'leave', conversationId }), { status: 'confirmed' });
    wire.add('onTopicData', snapshot);
    assert.deepEqual(session.state.conversations.ids, []);
  });

  test('an older presence does not replace a newer one', async () => {
    const { session, wire } = await signIn();
    const older = lastPayload(wire, 'agentPresence');
    const state = { type: 'set-state', state: 'not-ready', reason: null } as const;
    assert.deepEqual(await session.dispatch(state), { status: 'confirmed' });
    wire.add('agentPresence', older);
    assert.equal(session.state.presence?.state, 'not-ready');
  });
});

describe('a removal that this agent did not request', () => {
  const unsubscribed = { task: 'topicUnsubscription', statusCode: 200, reason: 'UNSUBSCRIBED' };

  test('is not shown as their leave', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    const events = recordEvents(session, 'conversation-closed');
    wire.add('topicUnsubscription', { ...unsubscribed, conversationId });
    assert.deepEqual(events[0]?.detail, { conversationId, reason: 'other', detail: '' });
  });

  test('is the customer’s when their channel has ended', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    const events = recordEvents(session, 'conversation-closed');
    wire.hold.add('topicUnsubscription');
    await emulator.control('POST', `/chats/${conversationId}/leave`, {});
    await until(session, () => wire.heldCount > 0, 'the end');
    wire.add('topicUnsubscription', { ...unsubscribed, conversationId });
    assert.deepEqual(events[0]?.detail, { conversationId, reason: 'customer-left', detail: '' });
  });

  test('a leave of this agent stays theirs, also when its answer was late', async () => {
    const { session, wire } = await signIn({}, { request: 50 });
    const conversationId = await openChat(emulator, session);
    const events = recordEvents(session, 'conversation-closed');
    wire.hold.add('topicUnsubscription');
    assert.deepEqual(await session.dispatch({ type: 'leave', conversationId }), { status: 'unknown' });
    await until(session, () => wire.heldCount > 0, 'the answer');
    wire.release();
    assert.deepEqual(events[0]?.detail, { conversationId, reason: 'left', detail: '' });
  });
});

describe('events of others', () => {
  test('neither change this session nor end it, and are reported', async () => {
    const { session, wire } = await signIn();
    const problems = recordEvents(session, 'protocol-problem');
    const before = session.state;
    const ottoId = 'a1b0c3d2-2222-4a22-8a22-000000000002';
    const agent = { id: ottoId, participantType: 'CCUser', keycloakUser: { id: ottoId, username: 'otto' } };
    const report = {
      agent,
      state: { name: 'LOGOUT', reasonCode: null },
      stateChangeTime: Date.now(),
      agentMrdStates: [],
    };
    wire.add('agentPresence', { action: 'AGENT_STATE_CHANGED', agentPresence: report });
    wire.add('socketSessionRemoved', { agentId: ottoId });
    assert.equal(session.state, before);
    assert.deepEqual(
      problems.map(({ detail }) => detail),
      ['agentPresence', 'socketSessionRemoved'].map((event) => ({ event, problem: 'for another agent' })),
    );
  });

  test('a conversation of another agent is not shown, and is reported', async () => {
    const { session, wire } = await signIn();
    const conversationId = await openChat(emulator, session);
    const problems = recordEvents(session, 'protocol-problem');
    const snapshot = JSON.stringify(lastPayload(wire, 'onTopicData'));
    const before = session.state;
    const others = snapshot.replaceAll(conversationId, 'another').replaceAll(session.state.agent?.id ?? '', 'otto-id');
    wire.add('onTopicData', JSON.parse(others));
    assert.equal(session.state, before);
    assert.deepEqual(
      problems.map(({ detail }) => detail),
      [{ event: 'onTopicData', problem: 'for another agent' }],
    );
  });

  test('a message for two conversations is shown in neither, reported, and then read where it belongs', async () => {
    const { session } = await signIn();
    const first = await openChat(emulator, session);
    await emulator.control('POST', '/agents', { username: 'second', mrds: ['CHAT'] });
    const second = await openChat(emulator, session);
    const problems = recordEvents(session, 'protocol-problem');
    await emulator.control('POST', '/faults', { misroute: 1 });
    await emulator.control('POST', `/chats/${first}/messages`, { text: 'For the first' });
    await until(session, () => problems.length > 0, 'the report');
    assert.deepEqual(problems[0]?.detail, { event: 'onCimEvent', problem: 'two conversation ids' });
    await until(session, () => messageTexts(session, first).includes('sent: For the first'), 'the message');
    assert.deepEqual(messageTexts(session, second), ['sent: Hello?']);
  });
});
