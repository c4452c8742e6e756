import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { Command, CommandOutcome, ConversationId } from '../../src/domain/index.js';
import { DeskSession } from '../../src/session/session.js';
import type { Timing } from '../../src/session/timing.js';
import {
  disposeSessions,
  goReady,
  messageTexts,
  openChat,
  recordEvents,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';
import { SteeredTransport } from '../support/node/steered-transport.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
const steeredSessions: DeskSession[] = [];
afterEach(cleanUp);

const confirmed: CommandOutcome = { status: 'confirmed' };
const unknown: CommandOutcome = { status: 'unknown' };
const drop = (how: string) => emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how } });
const setFaults = (faults: object) => emulator.control('POST', '/faults', faults);
const clearFaults = () => emulator.control('DELETE', '/faults');
const isOnline = (session: DeskSession) => until(session, () => session.state.connection.status === 'online', 'online');
const isLost = (session: DeskSession) =>
  until(session, () => session.state.connection.status === 'reconnecting', 'the loss');

interface Steered {
  readonly session: DeskSession;
  readonly wire: SteeredTransport;
}

async function signInSteered(): Promise<Steered> {
  let wire: SteeredTransport | undefined;
  const session = new DeskSession(
    { url: emulator.url },
    { transport: (given) => (wire = new SteeredTransport(given)) },
  );
  steeredSessions.push(session);
  assert.equal(await session.login('mara', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
  await goReady(session);
  assert.ok(wire);
  return { session, wire };
}

async function cleanUp(): Promise<void> {
  for (const session of steeredSessions.splice(0)) session.dispose();
  await disposeSessions(emulator);
}

async function signInReady(timing: Partial<Timing> = {}): Promise<DeskSession> {
  const session = await signIn(emulator, 'mara', {}, timing);
  await goReady(session);
  return session;
}

async function ring(session: DeskSession): Promise<ConversationId> {
  const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {});
  await until(session, () => session.state.offers.byId.has(conversationId), 'the offer');
  return conversationId;
}

interface LogEntry {
  readonly n: number;
  readonly dir: string;
  readonly name: string;
}

/** Sends a command whose answer is lost with the connection, after the server has carried it out. */
async function loseAnswer(
  { session, wire }: Steered,
  command: Command,
  wireEvent: string,
): Promise<{ outcome: Promise<CommandOutcome> }> {
  const since = (await emulator.control<LogEntry[]>('GET', '/log')).at(-1)?.n ?? 0;
  wire.hold.add('*');
  const outcome = session.dispatch(command);
  await until(
    session,
    async () =>
      (await emulator.control<LogEntry[]>('GET', `/log?since=${String(since)}`)).some(
        ({ dir, name }) => dir === 'in' && name === wireEvent,
      ),
    `the server to have ${wireEvent}`,
  );
  await drop('kill');
  await isLost(session);
  wire.discard();
  return { outcome };
}

const text = (conversationId: ConversationId, body: string): Command => ({
  ...{ type: 'send-message', conversationId, replyTo: null, whisper: false, channelSessionId: null },
  body: { type: 'text', text: body },
});
const toQueue = { target: { to: 'queue', queueName: 'sales' }, note: '' } as const;

describe('a command whose answer was lost with the connection', () => {
  test('an accept becomes accepted', async () => {
    const desk = await signInSteered();
    const { session } = desk;
    const events = recordEvents(session, 'task-accepted', 'request-refused', 'offer-withdrawn');
    const conversationId = await ring(session);
    const { outcome } = await loseAnswer(desk, { type: 'accept-offer', conversationId }, 'topicSubscription');
    assert.deepEqual(await outcome, confirmed);
    assert.deepEqual(
      events.map(({ name, detail }) => [name, 'conversationId' in detail && detail.conversationId]),
      [['task-accepted', conversationId]],
    );
    assert.ok(session.state.conversations.byId.has(conversationId));
  });

  test('a transfer and a leave are reported as done', async () => {
    for (const [type, wireEvent, reason] of [
      ['transfer', 'directTransferRequest', 'transferred'],
      ['leave', 'topicUnsubscription', 'left'],
    ] as const) {
      const desk = await signInSteered();
      const { session } = desk;
      const events = recordEvents(session, 'conversation-closed', 'request-refused');
      const conversationId = await openChat(emulator, session);
      const command = { type, conversationId, ...(type === 'transfer' ? toQueue : {}) } as Command;
      const { outcome } = await loseAnswer(desk, command, wireEvent);
      assert.deepEqual(await outcome, confirmed, type);
      assert.deepEqual(
        events.map(({ name, detail }) => [name, 'reason' in detail && detail.reason]),
        [['conversation-closed', reason]],
      );
      await cleanUp();
    }
  });

  test('a conference and a pause are reported as done', async () => {
    for (const [command, wireEvent] of [
      [{ type: 'conference', ...toQueue }, 'directConferenceRequest'],
      [{ type: 'pause', seconds: 60 }, 'pauseConversation'],
    ] as const) {
      const desk = await signInSteered();
      const { session } = desk;
      const conversationId = await openChat(emulator, session);
      const { outcome } = await loseAnswer(desk, { ...command, conversationId } as Command, wireEvent);
      assert.deepEqual(await outcome, confirmed, wireEvent);
      await cleanUp();
    }
  });

  test('changes of the state, of a channel and of a list are reported as done', async () => {
    const desk = await signInSteered();
    const { session } = desk;
    const channelId = session.state.channels[0]?.id;
    assert.ok(channelId);
    const list = { id: '72b000000000000000000b01', name: 'general', description: '' };
    for (const [command, wireEvent] of [
      [{ type: 'set-channel', channelId, ready: false }, 'changeAgentState'],
      [{ type: 'set-state', state: 'not-ready', reason: null }, 'changeAgentState'],
      [{ type: 'subscribe-list', list }, 'subscribePullModeList'],
    ] as const satisfies readonly (readonly [Command, string])[]) {
      const { outcome } = await loseAnswer(desk, command, wireEvent);
      assert.deepEqual(await outcome, confirmed, command.type);
      await isOnline(session);
    }
  });
});

describe('a command that did not arrive', () => {
  test('is unknown after the resync, and can be given again', async () => {
    const session = await signInReady();
    const offered = await ring(session);
    await drop('half-open');
    const accept = session.dispatch({ type: 'accept-offer', conversationId: offered });
    const state = session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    const behind = session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await drop('kill');
    await isLost(session);
    assert.deepEqual(await behind, { status: 'not-sent', why: 'connection-lost' }, 'it waited and never left the page');
    assert.deepEqual(await Promise.all([accept, state]), [unknown, unknown]);
    await isOnline(session);
    assert.equal(session.state.presence?.state, 'ready');
    assert.equal(session.state.offers.byId.get(offered)?.uncertain, false);
    assert.deepEqual(await session.dispatch({ type: 'accept-offer', conversationId: offered }), confirmed);
  });

  test('is unknown at its timeout while the server is down, and not sent while offline', async () => {
    const session = await signInReady({ request: 700, reconnectMax: 500 });
    const conversationId = await openChat(emulator, session);
    await drop('half-open');
    const outcome = session.dispatch({ type: 'transfer', conversationId, ...toQueue });
    await setFaults({ dropSockets: { username: 'mara', how: 'kill' }, down: 600_000 });
    await isLost(session);
    assert.deepEqual(await outcome, unknown);
    assert.deepEqual(await session.dispatch({ type: 'leave', conversationId }), { status: 'not-sent', why: 'offline' });
    await clearFaults();
    await isOnline(session);
    await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
  });
});

test('when a session ends, a message on its way is unknown, and one that waited was not sent', async () => {
  const session = await signInReady();
  const conversationId = await openChat(emulator, session);
  await drop('half-open');
  const outcomes = ['on its way', 'waiting'].map((body) => session.dispatch(text(conversationId, body)));
  // It is written to the device first.
  await new Promise((resolve) => setImmediate(resolve));
  session.dispose();
  assert.deepEqual(await Promise.all(outcomes), [unknown, { status: 'not-sent', why: 'session-ended' }]);
});

test('when a conversation ends, the same holds', async () => {
  const session = await signInReady();
  const conversationId = await openChat(emulator, session);
  await setFaults({ lose: { event: 'AGENT_MESSAGE', p: 1 } });
  const outcomes = ['on its way', 'waiting'].map((body) => session.dispatch(text(conversationId, body)));
  await emulator.control('POST', `/chats/${conversationId}/leave`, {});
  assert.deepEqual(await Promise.all(outcomes), [unknown, { status: 'not-sent', why: 'no-such-conversation' }]);
});

describe('a resync without evidence deletes nothing', () => {
  for (const [what, faults] of [
    ['pushes and the task list come late', { delayMs: [650, 650], restDelayMs: [700, 700] }],
    ['the task list comes before the pushes', { delayMs: [900, 900], restDelayMs: [100, 100] }],
    ['the task list fails', { restFail: { path: '/tasks', p: 1, status: 500 } }],
  ] as const)
    test(`when ${what}`, async () => {
      // A tenth of the usual times.
      const session = await signInReady({ resync: 500, retry: 100 });
      const events = recordEvents(session, 'conversation-closed', 'message-failed', 'offer-withdrawn');
      const conversationId = await openChat(emulator, session);
      const ringing = what.includes('fails') ? null : await ring(session);
      session.setDraft(conversationId, { text: 'half a sentence', replyTo: null, whisper: false });
      await setFaults({ dropSockets: { username: 'mara', how: 'close' }, ...faults });
      await isLost(session);
      const sent = session.dispatch(text(conversationId, 'Still here?'));
      await isOnline(session);
      assert.deepEqual(await sent, confirmed);
      assert.equal(session.state.local.drafts.get(conversationId)?.text, 'half a sentence');
      assert.deepEqual(messageTexts(session, conversationId), ['sent: Hello?', 'sent: Still here?']);
      if (ringing !== null)
        await until(session, () => session.state.offers.byId.get(ringing)?.uncertain === false, 'the offer is certain');
      await emulator.control('POST', `/chats/${conversationId}/messages`, { text: 'Yes' });
      await until(session, () => messageTexts(session, conversationId).includes('sent: Yes'), 'the answer');
      assert.deepEqual(events, []);
    });

  test('and what has ended goes once the task list is there', async () => {
    const session = await signInReady({ resync: 500, retry: 100 });
    const conversationId = await openChat(emulator, session);
    await setFaults({
      dropSockets: { username: 'mara', how: 'close' },
      restFail: { path: '/tasks', p: 1, status: 503 },
    });
    await isLost(session);
    await emulator.control('POST', `/chats/${conversationId}/leave`, {});
    await isOnline(session);
    await until(session, () => session.state.presence, 'the presence');
    assert.ok(session.state.conversations.byId.has(conversationId));
    await clearFaults();
    await until(session, () => !session.state.conversations.byId.has(conversationId), 'the end');
  });
});
