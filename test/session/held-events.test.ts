import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import * as conversationsCode from '../../src/session/conversations-code.js';
import { DeskSession, type DeskSessionOptions } from '../../src/session/session.js';
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
const sessions: DeskSession[] = [];
before(async () => {
  emulator = await startEmulator();
});
afterEach(async () => {
  for (const session of sessions.splice(0)) session.dispose();
  await disposeSessions(emulator);
});

/** An agent with an open chat signs in on a page that gets the code for conversations when the test provides it. */
async function signInWithoutCode(options: Partial<DeskSessionOptions> = {}) {
  const earlier = await signIn(emulator);
  await goReady(earlier);
  const conversationId = await openChat(emulator, earlier);
  earlier.dispose();
  let wire: SteeredTransport | undefined;
  const requests: { provide(): void; fail(): void }[] = [];
  const session = new DeskSession(
    { url: emulator.url, ...options },
    {
      timing: { retry: 20 },
      transport: (transportOptions) => (wire = new SteeredTransport(transportOptions)),
      importConversations: () =>
        new Promise((resolve, reject) => {
          requests.push({ provide: () => resolve(conversationsCode), fail: () => reject(new Error('not there')) });
        }),
    },
  );
  sessions.push(session);
  assert.equal(await session.login('mara', 'demo'), null);
  const receives = (name: string, count = 1) =>
    until(
      session,
      () => (wire?.received.filter(([event]) => event === name).length ?? 0) >= count,
      `${name} is received ${count} times`,
    );
  await receives('onTopicData');
  assert.ok(wire);
  return { session, wire, requests, conversationId, receives };
}

const say = (id: string, text: string) => emulator.control('POST', `/chats/${id}/messages`, { text });
const drop = () => emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
const countOf = (list: readonly string[], name: string) => list.filter((item) => item === name).length;

test('events wait for their code, in order, and are acknowledged when they are read', async () => {
  const { session, wire, requests, conversationId, receives } = await signInWithoutCode();
  const before = wire.received.filter(([name]) => name === 'onCimEvent').length;
  await say(conversationId, 'one');
  await say(conversationId, 'two');
  await receives('onCimEvent', before + 2);
  // What needs no code waits too, behind them.
  const presence = session.state.presence;
  assert.equal(presence?.state, 'ready');
  const outcome = session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
  await receives('agentPresence', 2);
  assert.equal(session.state.presence, presence);
  assert.equal(session.state.conversations.ids.length, 0);
  assert.equal(countOf(wire.acknowledged, 'onTopicData'), 0);
  assert.equal(requests.length, 1);

  const events = recordEvents(session, 'conversation-opened', 'message-received', 'presence-changed');
  requests[0]?.provide();
  assert.deepEqual(await outcome, { status: 'confirmed' });
  assert.deepEqual(
    events.map(({ name }) => name),
    ['conversation-opened', 'message-received', 'message-received', 'presence-changed'],
  );
  assert.deepEqual(messageTexts(session, conversationId).slice(-2), ['sent: one', 'sent: two']);
  assert.equal(countOf(wire.acknowledged, 'onTopicData'), 1);
});

test('a connection that is lost meanwhile takes its events with it', async () => {
  const { session, wire, requests, conversationId, receives } = await signInWithoutCode();
  const before = countOf(
    wire.received.map(([name]) => name),
    'onTopicData',
  );
  await drop();
  await receives('onTopicData', before + 1);
  const events = recordEvents(session, 'conversation-opened');
  await say(conversationId, 'after it');
  requests[0]?.provide();
  await until(session, () => messageTexts(session, conversationId).includes('sent: after it'), 'the message');
  assert.deepEqual(
    events.map(({ detail }) => detail.conversationId),
    session.state.conversations.ids,
  );
  // Those of the first connection were never read.
  assert.equal(countOf(wire.acknowledged, 'onTopicData'), session.state.conversations.ids.length);
});

test('code that cannot be loaded is requested again; nothing is acknowledged or lost', async () => {
  const { session, wire, requests, conversationId } = await signInWithoutCode();
  for (let attempt = 1; attempt <= 3; attempt++) {
    requests[attempt - 1]?.fail();
    await until(session, () => requests.length > attempt, `attempt ${attempt + 1}`);
    assert.equal(countOf(wire.acknowledged, 'onTopicData'), 0);
  }
  assert.equal(requests.length, 4);
  await say(conversationId, 'still there');
  requests[3]?.provide();
  await until(session, () => messageTexts(session, conversationId).includes('sent: still there'), 'the message');
  assert.equal(countOf(wire.acknowledged, 'onTopicData'), session.state.conversations.ids.length);
});

test('a command about conversations waits for its code, and is not sent when the code cannot be loaded', async () => {
  const { session, requests, conversationId } = await signInWithoutCode();
  const ended = recordEvents(session, 'command-ended');
  const first = session.dispatch({ type: 'leave', conversationId });
  requests[0]?.fail();
  assert.deepEqual(await first, { status: 'not-sent', why: 'offline' });
  assert.deepEqual(
    ended.map(({ detail }) => detail.command),
    ['leave'],
  );
  const second = session.dispatch({ type: 'leave', conversationId });
  const invalid = session.dispatch(null as never);
  await until(session, () => requests.length > 1, 'a second attempt');
  requests[1]?.provide();
  assert.equal((await invalid).status, 'invalid');
  assert.deepEqual(await second, { status: 'confirmed' });
});

test('the end of a session is seen through the events that wait', async () => {
  const { session } = await signInWithoutCode();
  const other = await signIn(emulator);
  await until(session, () => session.state.connection.status === 'taken-over', 'the takeover');
  other.dispose();
});
