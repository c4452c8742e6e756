import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../src/domain/index.js';
import type { DeskSession } from '../../src/session/session.js';
import type { Timing } from '../../src/session/timing.js';
import { selectThread } from '../../src/store/selectors.js';
import {
  disposeSessions,
  messageTexts,
  newSession,
  recordEvents,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const faults = (body: unknown) => emulator.control('POST', '/faults', body);
const drop = () => faults({ dropSockets: { username: 'mara', how: 'close' } });

/** Signed in as mara; `activities` counts the requests for history. */
async function signIn(quiet = 150, further: Partial<Timing> = {}) {
  const requests = { activities: 0, running: 0, mostRunning: 0 };
  const countingFetch: typeof fetch = async (input, init) => {
    const isHistory = String(input).includes('/activities');
    if (isHistory) requests.activities++;
    if (isHistory) requests.mostRunning = Math.max(requests.mostRunning, ++requests.running);
    try {
      return await fetch(input, init);
    } finally {
      if (isHistory) requests.running--;
    }
  };
  const timing = { quiet, quietRepeat: quiet * 2, resync: 200, retry: 50, retryMax: 100, reconnect: 50, ...further };
  const session = newSession(emulator, {}, timing, { fetch: countingFetch });
  assert.equal(await session.login('mara', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
  return { session, requests };
}

async function startChat(session: DeskSession, chat: Record<string, unknown> = {}): Promise<ConversationId> {
  const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
    text: 'Hello?',
    started: 'mara',
    ...chat,
  });
  await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
  return conversationId;
}

const customerWrites = (id: ConversationId, text: string) =>
  emulator.control('POST', `/chats/${id}/messages`, { text });

const textsOf = (session: DeskSession, id: ConversationId) =>
  messageTexts(session, id).map((text) => text.slice(text.indexOf(': ') + 2));

/** What the server has stored, in its order. */
async function storedTexts(id: ConversationId): Promise<readonly string[]> {
  interface Event {
    readonly type: string;
    readonly data: { readonly body?: { readonly markdownText?: string } };
  }
  const { conversations } = await emulator.control<{
    conversations: readonly { readonly id: string; readonly messages: readonly Event[] }[];
  }>('GET', '/world');
  const events = conversations.find((conversation) => conversation.id === id)?.messages ?? [];
  return events.filter(({ type }) => type === 'MESSAGE').map(({ data }) => data.body?.markdownText ?? '');
}

const untilComplete = (session: DeskSession, id: ConversationId) =>
  until(
    session,
    async () => JSON.stringify(textsOf(session, id)) === JSON.stringify(await storedTexts(id)),
    "the server's messages, in its order",
    8_000,
  );

describe('customer messages that the server stores and never sends', () => {
  test('are shown in its order, announced to the host and counted as unread', async () => {
    const { session } = await signIn();
    const id = await startChat(session);
    const other = await startChat(session);
    session.activate(other);
    session.setDraft(id, { text: 'half a sen', replyTo: null, whisper: false });
    const received = recordEvents(session, 'message-received');
    const unreadBefore = session.state.local.unread.get(id) ?? 0;
    await faults({ lose: { event: 'CUSTOMER_MESSAGE', p: 1 } });
    await customerWrites(id, 'first');
    await customerWrites(id, 'second');
    await emulator.control('DELETE', '/faults');
    await customerWrites(id, 'third');
    await until(session, () => textsOf(session, id).includes('third'), 'the message that was sent');
    await untilComplete(session, id);
    const texts = received.map(({ detail }) => detail.message.body.text);
    assert.deepEqual([...texts].sort(), ['first', 'second', 'third']);
    assert.equal(session.state.local.unread.get(id), unreadBefore + 3);
    assert.equal(session.state.local.drafts.get(id)?.text, 'half a sen');
  });

  test('are found beyond the first page, each in its own conversation of the same customer', async () => {
    const { session } = await signIn();
    const customer = { firstName: 'Twice', phone: '4711' };
    const first = await startChat(session, { customer });
    const second = await startChat(session, { customer });
    await faults({ lose: { event: 'CUSTOMER_MESSAGE', p: 1 } });
    for (let count = 0; count < 40; count++) {
      await customerWrites(first, `first ${String(count)}`);
      await customerWrites(second, `second ${String(count)}`);
    }
    await untilComplete(session, first);
    await untilComplete(session, second);
  });

  test('are found once the history can be read again', async () => {
    const { session, requests } = await signIn();
    const id = await startChat(session);
    await faults({ lose: { event: 'CUSTOMER_MESSAGE', p: 1 }, restFail: { path: 'activities', p: 1 } });
    await customerWrites(id, 'missed');
    await until(session, () => requests.activities >= 3, 'three attempts');
    assert.deepEqual(textsOf(session, id), ['Hello?']);
    await faults({ restFail: { path: 'activities', p: 0 } });
    await untilComplete(session, id);
  });

  test('are found in a conversation that is never quiet', async () => {
    const { session } = await signIn(300);
    const id = await startChat(session);
    await faults({ lose: { event: 'CUSTOMER_MESSAGE', p: 1 } });
    await customerWrites(id, 'missed');
    const typing = setInterval(
      () => void emulator.control('POST', `/chats/${id}/typing`, { on: true }).catch(() => undefined),
      100,
    );
    await untilComplete(session, id).finally(() => clearInterval(typing));
  });
});

describe('reading of histories', () => {
  test('is for one conversation at a time, and stops with the connection', async () => {
    const { session, requests } = await signIn(100);
    for (let count = 0; count < 4; count++) await startChat(session);
    await faults({ restDelayMs: [20, 60] });
    await until(session, () => requests.activities >= 12, 'several rounds', 8_000);
    assert.equal(requests.mostRunning, 1);
    session.suspend();
    const { activities } = requests;
    // The longest time until the next request of a connected session is 200 ms.
    await new Promise((resolve) => setTimeout(resolve, 400));
    assert.equal(requests.activities, activities);
  });
});

describe('a conversation that the server does not send after a reconnect', () => {
  test('is read from its history: what was missed is shown, and what waited is sent', async () => {
    const { session } = await signIn(10_000);
    const id = await startChat(session);
    await faults({ lose: { event: 'onTopicData', p: 1 } });
    await drop();
    await until(session, () => session.state.connection.status === 'reconnecting', 'the lost connection');
    const outcome = session.dispatch({
      type: 'send-message',
      conversationId: id,
      body: { type: 'text', text: 'waits' },
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await customerWrites(id, 'meanwhile');
    assert.deepEqual(await outcome, { status: 'confirmed' });
    await untilComplete(session, id);
    assert.ok(textsOf(session, id).includes('meanwhile'));
  });

  test('is not closed and loses nothing while its history cannot be read either', async () => {
    const { session, requests } = await signIn(10_000);
    const id = await startChat(session);
    await faults({ lose: { event: 'onTopicData', p: 1 }, restFail: { path: 'activities', p: 1 } });
    await drop();
    await until(session, () => requests.activities >= 5, 'five attempts', 8_000);
    assert.deepEqual(session.state.conversations.ids, [id]);
    assert.deepEqual(textsOf(session, id), ['Hello?']);
    await customerWrites(id, 'later');
    await faults({ lose: { event: 'onTopicData', p: 1 }, restFail: { path: 'activities', p: 0 } });
    await untilComplete(session, id);
  });
});

test('an own message whose echo is lost is shown at every moment, also when the history has confirmed it', async () => {
  // Nothing else reads the history meanwhile.
  const { session } = await signIn(60_000, { message: 100, settle: 100 });
  const id = await startChat(session);
  await faults({ lose: { event: 'AGENT_MESSAGE', p: 1 } });
  const body = { type: 'text', text: 'never echoed' } as const;
  const command = { type: 'send-message', conversationId: id, body, replyTo: null, whisper: false } as const;
  const outcome = session.dispatch({ ...command, channelSessionId: null });
  let wasHidden = false;
  const isShown = (): boolean =>
    [...selectThread(session.state, id)].some(
      (entry) => entry.kind === 'message' && entry.body.text === 'never echoed',
    );
  session.subscribe(() => (wasHidden ||= !isShown()));
  assert.deepEqual(await outcome, { status: 'confirmed' });
  assert.equal(wasHidden, false);
  await untilComplete(session, id);
});
