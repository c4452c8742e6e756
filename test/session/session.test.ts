import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId, MediaDomainId, MessageId } from '../../src/domain/index.js';
import { selectOpenOffers, selectThread, selectUnreadCount } from '../../src/store/selectors.js';
import type { DeskSession } from '../../src/session/session.js';
import type { RestError } from '../../src/session/rest/rest-client.js';
import {
  disposeSessions,
  goReady,
  openChat,
  recordEvents,
  signIn,
  startEmulator,
  messageTexts,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

interface CimEvent {
  readonly id: string;
  readonly name: string;
  readonly data: {
    readonly id: string;
    readonly header: Record<string, unknown>;
    readonly body: { readonly markdownText?: string };
  };
}
interface World {
  readonly agents: readonly {
    readonly username: string;
    readonly state: { readonly name: string; readonly reasonCode: { readonly name: string } | null };
  }[];
  readonly conversations: readonly {
    readonly id: string;
    readonly messages: readonly CimEvent[];
    readonly customerView: readonly CimEvent[];
  }[];
}
const world = () => emulator.control<World>('GET', '/world');
const worldChat = async (id: ConversationId) => {
  const found = (await world()).conversations.find((conversation) => conversation.id === id);
  assert.ok(found, `the emulator holds ${id}`);
  return found;
};
const agentTexts = async (id: ConversationId) =>
  (await worldChat(id)).messages
    .filter(({ name }) => name === 'AGENT_MESSAGE')
    .map(({ data }) => data.body.markdownText);

const send = (session: DeskSession, conversationId: ConversationId, text: string, replyTo: MessageId | null = null) =>
  session.dispatch({
    type: 'send-message',
    conversationId,
    body: { type: 'text', text },
    replyTo,
    whisper: false,
    channelSessionId: null,
  });
const confirmed = { status: 'confirmed' };
const chatDomainId = '6305de07166ba1099d11d8e6' as MediaDomainId;

describe('the agent’s state', () => {
  const setState = (session: DeskSession, state: 'ready' | 'not-ready', reason: string | null = null) =>
    session.dispatch({
      type: 'set-state',
      state,
      reason: session.state.reasons?.find(({ label }) => label === reason) ?? null,
    });
  const channels = (session: DeskSession) => session.state.channels.map(({ state }) => state);

  test('changes with and without a reason', async () => {
    const session = await signIn(emulator);
    await until(session, () => session.state.reasons, 'the reasons');
    assert.deepEqual(await setState(session, 'ready'), confirmed);
    assert.deepEqual(await setState(session, 'not-ready', 'Lunch'), confirmed);
    assert.equal(session.state.presence?.reason?.label, 'Lunch');
    const mara = (await world()).agents.find(({ username }) => username === 'mara');
    assert.deepEqual([mara?.state.name, mara?.state.reasonCode?.name], ['NOT_READY', 'Lunch']);
    assert.deepEqual(await setState(session, 'ready'), confirmed);
    assert.deepEqual(await setState(session, 'not-ready'), confirmed);
    assert.equal(session.state.presence?.reason, null);
  });

  test('lets a channel be ready only while the agent is, and makes all channels not ready with the agent', async () => {
    const session = await signIn(emulator);
    const refused = await session.dispatch({ type: 'set-channel', channelId: chatDomainId, ready: true });
    assert.equal(refused.status, 'refused');
    assert.deepEqual(channels(session), ['not-ready', 'not-ready']);
    await goReady(session);
    assert.deepEqual(channels(session), ['ready', 'ready']);
    assert.deepEqual(await setState(session, 'not-ready'), confirmed);
    assert.deepEqual(channels(session), ['not-ready', 'not-ready']);
  });

  test('changes one command after another when several are dispatched at once', async () => {
    const session = await signIn(emulator);
    const outcomes = await Promise.all([
      setState(session, 'ready'),
      ...session.state.channels.map(({ id }) => session.dispatch({ type: 'set-channel', channelId: id, ready: true })),
    ]);
    assert.deepEqual(outcomes, [confirmed, confirmed, confirmed]);
    assert.deepEqual(session.state.pending, []);
  });

  test('reports each outcome once, by the promise and by an event', async () => {
    const session = await signIn(emulator);
    const events = recordEvents(session, 'command-ended', 'request-refused');
    const awaited = [
      await session.dispatch({ type: 'set-channel', channelId: chatDomainId, ready: true }),
      await setState(session, 'ready'),
      await session.dispatch({ type: 'accept-offer', conversationId: 'nowhere' as ConversationId }),
    ];
    assert.deepEqual(
      events.map(({ name, detail }) => [name, detail.command, detail.outcome.status]),
      [
        ['command-ended', 'set-channel', 'refused'],
        ['request-refused', 'set-channel', 'refused'],
        ['command-ended', 'set-state', 'confirmed'],
        ['command-ended', 'accept-offer', 'not-sent'],
        ['request-refused', 'accept-offer', 'not-sent'],
      ],
    );
    assert.deepEqual(
      awaited.map(({ status }) => status),
      ['refused', 'confirmed', 'not-sent'],
    );
  });

  test('stays as it is when the server does not respond and the command times out', async () => {
    const session = await signIn(emulator, 'mara', { requestTimeout: 80 });
    await emulator.control('POST', '/faults', { lose: { event: 'agentPresence', p: 1 } });
    assert.deepEqual(await setState(session, 'ready'), { status: 'unknown' });
    assert.equal(session.state.presence?.state, 'not-ready');
    assert.deepEqual(session.state.pending, []);
  });
});

describe('offers', () => {
  test('show their remaining time, and become a conversation with its history when accepted', async () => {
    const session = await signIn(emulator);
    const events = recordEvents(session, 'offer-received', 'task-accepted', 'conversation-opened');
    await goReady(session);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      customer: { firstName: 'Pim', lastName: 'Harrow' },
      text: 'Where is my parcel?',
    });
    const offer = await until(session, () => selectOpenOffers(session.state)[0], 'the offer');
    assert.equal(offer.customer.name, 'Pim Harrow');
    assert.equal(offer.channel.name, 'WEB');
    assert.equal(offer.queue?.name, 'support');
    assert.ok((offer.expiresAt ?? 0) > session.clock.now() + 20_000, 'expires in about 30 seconds');
    assert.deepEqual(await session.dispatch({ type: 'accept-offer', conversationId }), confirmed);
    assert.deepEqual(selectOpenOffers(session.state), []);
    assert.deepEqual(messageTexts(session, conversationId), ['sent: Where is my parcel?']);
    assert.equal(session.state.local.activeConversation, conversationId);
    await until(session, () => session.state.channels[0]?.state === 'active', 'the channel to be active');
    assert.deepEqual(
      events.map(({ name }) => name),
      ['offer-received', 'task-accepted', 'conversation-opened'],
    );
  });

  test('bring what a host page needs to find the customer', async () => {
    const emulator = await startEmulator({ wrapup: 60 });
    const session = await signIn(emulator);
    const events = recordEvents(session, 'offer-received', 'task-accepted', 'conversation-opened', 'wrap-up-started');
    await goReady(session);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      customer: { firstName: 'Tess', lastName: 'Oakley', phone: '15550100002' },
      channel: 'WHATSAPP',
      data: { order: 'B-77120' },
      text: 'Hi',
    });
    const offer = await until(session, () => selectOpenOffers(session.state)[0], 'the offer');
    assert.equal(offer.customerAddress, '15550100002');
    assert.deepEqual(await session.dispatch({ type: 'accept-offer', conversationId }), confirmed);
    const conversation = session.state.conversations.byId.get(conversationId);
    const screenPop = {
      conversationId,
      customer: { id: conversation?.customer.id, name: 'Tess Oakley', anonymous: false, phones: ['15550100002'] },
      channels: [
        { channel: 'WHATSAPP', customerAddress: '15550100002', serviceAddress: offer.serviceAddress, voice: false },
      ],
      data: { order: 'B-77120' },
    };
    assert.notEqual(offer.serviceAddress, '');
    assert.deepEqual(events.slice(1), [
      { name: 'task-accepted', detail: screenPop },
      { name: 'conversation-opened', detail: screenPop },
    ]);
    assert.deepEqual(JSON.parse(JSON.stringify(screenPop)), screenPop);
    assert.deepEqual(await session.dispatch({ type: 'leave', conversationId }), confirmed);
    const started = await until(session, () => events.find(({ name }) => name === 'wrap-up-started'), 'the wrap-up');
    const { wrapUp } = session.state.conversations.byId.get(conversationId) ?? {};
    assert.deepEqual(started.detail, { conversationId, ...wrapUp });
  });

  test('that expire go to the next agent and are listed as lost here; a late accept is refused with a message', async () => {
    const mara = await signIn(emulator);
    const otto = await signIn(emulator, 'otto');
    await goReady(mara);
    await goReady(otto);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      text: 'Hi',
    });
    await until(mara, () => mara.state.offers.byId.has(conversationId), 'the first offer');
    const earlierOffers = mara.state.offers;
    await emulator.control('POST', '/clock', { advanceMs: 31_000 });
    await until(mara, () => mara.state.local.lostOffers[0]?.reason === 'timed-out', 'the offer to be withdrawn');
    await until(otto, () => otto.state.offers.byId.has(conversationId), 'the second offer');
    assert.notEqual(otto.state.offers.byId.get(conversationId)?.taskId, earlierOffers.byId.get(conversationId)?.taskId);
    assert.deepEqual(await mara.dispatch({ type: 'accept-offer', conversationId }), {
      status: 'not-sent',
      why: 'no-such-offer',
    });
  });

  test('are withdrawn when the customer leaves', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      text: 'Hi',
    });
    await until(session, () => session.state.offers.byId.has(conversationId), 'the offer');
    await emulator.control('POST', `/chats/${conversationId}/leave`, {});
    await until(session, () => session.state.local.lostOffers[0]?.reason === 'customer-left', 'the withdrawal');
  });

  test('of tasks that the server started are accepted automatically', async () => {
    const session = await signIn(emulator);
    const events = recordEvents(session, 'offer-received', 'conversation-opened');
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      text: 'Hi',
      started: 'mara',
    });
    await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
    assert.deepEqual(
      events.map(({ name }) => name),
      ['conversation-opened'],
    );
  });

  test('are accepted automatically with auto-answer', async () => {
    const session = await signIn(emulator, 'mara', { autoAnswer: true });
    await goReady(session);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      text: 'Hi',
    });
    await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
  });
});

describe('messages', () => {
  test('count as sent once the server echoes them, and reach the customer', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    const events = recordEvents(session, 'message-sent');
    const outcome = send(session, id, 'Let me look.');
    const lastEntry = selectThread(session.state, id).at(-1);
    assert.equal(lastEntry?.kind === 'message' && lastEntry.delivery, 'sending');
    assert.deepEqual(await outcome, confirmed);
    assert.deepEqual(messageTexts(session, id), ['sent: Hello?', 'sent: Let me look.']);
    assert.equal(events.length, 1);
    const { customerView } = await worldChat(id);
    assert.equal(customerView.at(-1)?.data.body.markdownText, 'Let me look.');
  });

  test('keep their order, with one in flight at a time', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    const expectedTexts = Array.from({ length: 20 }, (_, i) => `line ${i}`);
    const outcomes = await Promise.all(expectedTexts.map((text) => send(session, id, text)));
    assert.ok(outcomes.every(({ status }) => status === 'confirmed'));
    assert.deepEqual(await agentTexts(id), expectedTexts);
  });

  test('increase the unread count of their own conversation', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const first = await openChat(emulator, session);
    const second = await openChat(emulator, session);
    const received = recordEvents(session, 'message-received');
    for (const [id, text] of [
      [first, 'one'],
      [second, 'two'],
      [second, 'three'],
    ] as const) {
      await emulator.control('POST', `/chats/${id}/messages`, { text });
    }
    await until(session, () => received.length === 3, 'all three');
    // The second conversation is not active, so its first message is unread too.
    assert.deepEqual([selectUnreadCount(session.state, first), selectUnreadCount(session.state, second)], [1, 3]);
    session.markRead(second);
    assert.deepEqual([selectUnreadCount(session.state, first), selectUnreadCount(session.state, second)], [1, 0]);
    assert.deepEqual(messageTexts(session, second), ['sent: Hello?', 'sent: two', 'sent: three']);
  });

  for (const replyMode of ['reuse-id', 'reference'] as const) {
    test(`reply in the form ${replyMode}, as a new entry with a quote`, async () => {
      const session = await signIn(emulator, 'mara', { replyMode });
      await goReady(session);
      const id = await openChat(emulator, session);
      const [question] = selectThread(session.state, id).filter((entry) => entry.kind === 'message');
      assert.ok(question?.kind === 'message');
      assert.deepEqual(await send(session, id, 'This one', question.messageId), confirmed);
      const reply = selectThread(session.state, id).at(-1);
      assert.ok(reply?.kind === 'message');
      assert.equal(reply.replyTo, question.messageId);
      assert.deepEqual(messageTexts(session, id), ['sent: Hello?', 'sent: This one']);
      const stored = (await worldChat(id)).messages.find(({ name }) => name === 'AGENT_MESSAGE');
      assert.equal(stored?.data.id === question.messageId, replyMode === 'reuse-id');
      assert.deepEqual(
        [stored?.data.header['intent'], stored?.data.header['originalMessageId']],
        ['REPLY_TO', question.messageId],
      );
    });
  }

  test('exchange typing notifications and read receipts with the customer', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    await send(session, id, 'Seen?');
    await emulator.control('POST', `/chats/${id}/typing`, { on: true });
    await until(session, () => (session.state.conversations.byId.get(id)?.customerTypingUntil ?? 0) > 0, 'typing');
    await emulator.control('POST', `/chats/${id}/read`, {});
    await until(session, () => messageTexts(session, id).includes('seen: Seen?'), 'the receipt');
    const question = (await worldChat(id)).customerView.find(({ name }) => name === 'CUSTOMER_MESSAGE');
    await session.dispatch({ type: 'send-typing', conversationId: id });
    await session.dispatch({ type: 'send-read', conversationId: id, messageId: question?.data.id as MessageId });
    const names = async () => (await worldChat(id)).customerView.map(({ name }) => name);
    await until(session, async () => (await names()).includes('TYPING_INDICATOR'), 'our typing');
    await until(session, async () => (await names()).includes('MESSAGE_DELIVERY_NOTIFICATION'), 'our receipt');
  });

  for (const restFails of [false, true])
    test(`without an echo is looked for and found, ${restFails ? 'by the socket where REST fails' : 'by REST'}`, async () => {
      const session = await signIn(emulator, 'mara', { requestTimeout: 1_000 }, { settle: 60, resync: 300 });
      await goReady(session);
      const id = await openChat(emulator, session);
      await emulator.control('POST', '/faults', {
        lose: { event: 'onCimEvent', p: 1 },
        ...(restFails && { restFail: { path: '/activities', p: 1, status: 500 } }),
      });
      assert.deepEqual(await send(session, id, 'Anybody?'), confirmed);
      const ids = (await worldChat(id)).messages
        .filter(({ name }) => name === 'AGENT_MESSAGE')
        .map((event) => event.id);
      assert.equal(ids.length, 1);
      const log = await emulator.control<{ dir: string; name: string }[]>('GET', '/log');
      const count = (name: string) => log.filter((entry) => entry.dir === 'in' && entry.name === name).length;
      assert.deepEqual([count('publishCimEvent'), count('topicSubscription')], [1, restFails ? 2 : 1]);
    });
});

describe('leaving', () => {
  test('closes the conversation for the agent and the customer', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    const events = recordEvents(session, 'conversation-closed');
    assert.deepEqual(await session.dispatch({ type: 'leave', conversationId: id }), confirmed);
    assert.deepEqual(session.state.conversations.ids, []);
    assert.equal(events[0]?.detail.reason, 'left');
    assert.equal(session.state.local.endedConversations[0]?.reason, 'left');
    await until(session, () => session.state.channels[0]?.state === 'ready', 'the channel to be free');
  });

  test('by the customer closes the conversation for the agent', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    await emulator.control('POST', `/chats/${id}/leave`, {});
    await until(session, () => session.state.conversations.ids.length === 0, 'the end');
    assert.equal(session.state.local.endedConversations[0]?.reason, 'customer-left');
  });
});

describe('a lost connection', () => {
  const dropConnection = (username: string, how = 'close') =>
    emulator.control('POST', '/faults', { dropSockets: { username, how } });
  const waitUntilOnline = (session: DeskSession) =>
    until(session, () => session.state.connection.status === 'online', 'online again');

  test('keeps the state, loads what was missed, and sends what was written while offline', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    await send(session, id, 'before');
    await dropConnection('mara', 'kill');
    await until(session, () => session.state.connection.status === 'reconnecting', 'the loss');
    assert.equal(session.state.conversations.ids.length, 1);
    const outcome = send(session, id, 'written offline');
    assert.deepEqual(await session.dispatch({ type: 'leave', conversationId: id }), {
      status: 'not-sent',
      why: 'offline',
    });
    await emulator.control('POST', `/chats/${id}/messages`, { text: 'missed' });
    await waitUntilOnline(session);
    assert.deepEqual(await outcome, confirmed);
    assert.deepEqual(messageTexts(session, id), [
      'sent: Hello?',
      'sent: before',
      'sent: missed',
      'sent: written offline',
    ]);
    assert.deepEqual(await agentTexts(id), ['before', 'written offline']);
  });

  test('marks an offer as uncertain, and reports no new offer when the server repeats it', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const events = recordEvents(session, 'offer-received');
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {
      text: 'Hi',
    });
    await until(session, () => session.state.offers.byId.has(conversationId), 'the offer');
    await dropConnection('mara');
    await until(session, () => session.state.offers.byId.get(conversationId)?.uncertain, 'doubt');
    await waitUntilOnline(session);
    await until(session, () => session.state.offers.byId.get(conversationId)?.uncertain === false, 'certainty');
    assert.equal(events.length, 1);
  });

  test('removes what ended while offline', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    await dropConnection('mara', 'kill');
    await until(session, () => session.state.connection.status === 'reconnecting', 'the loss');
    await emulator.control('POST', `/chats/${id}/leave`, {});
    await waitUntilOnline(session);
    await until(session, () => session.state.conversations.ids.length === 0, 'the conversation to go');
  });

  test('finishes every pending command, without repeating it after the reconnect', async () => {
    const session = await signIn(emulator, 'mara', {}, { state: 1_500 });
    await emulator.control('POST', '/faults', { lose: { event: 'agentPresence', p: 1 } });
    const outcome = session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    await dropConnection('mara', 'kill');
    assert.deepEqual(await outcome, { status: 'unknown' });
    assert.deepEqual(session.state.pending, []);
  });
});

test('a supervisor monitors, whispers and barges in', async () => {
  const mara = await signIn(emulator);
  const vela = await signIn(emulator, 'vela');
  await goReady(mara);
  const id = await openChat(emulator, mara);
  const [team] = vela.state.agent?.supervisedTeams ?? [];
  assert.ok(team);
  const report = await vela.teamReport(team);
  const teamChat = report.chats.find(({ conversationId }) => conversationId === id);
  assert.ok(teamChat, 'the chat is in the report');
  assert.ok(report.members.some(({ name }) => /mara/i.test(name)));
  assert.deepEqual(await vela.dispatch({ type: 'monitor', chat: teamChat }), confirmed);
  assert.equal(vela.state.conversations.byId.get(id)?.role, 'monitor');
  const sendMessage = (whisper: boolean, text: string) =>
    vela.dispatch({
      type: 'send-message',
      conversationId: id,
      body: { type: 'text', text },
      replyTo: null,
      whisper,
      channelSessionId: null,
    });
  assert.deepEqual(await sendMessage(false, 'to the customer'), { status: 'not-sent', why: 'not-allowed' });
  assert.deepEqual(await sendMessage(true, 'offer a refund'), confirmed);
  await until(mara, () => messageTexts(mara, id).includes('sent: offer a refund'), 'the whisper');
  assert.deepEqual(await vela.dispatch({ type: 'barge-in', conversationId: id }), confirmed);
  assert.deepEqual(await sendMessage(false, 'Vela here'), confirmed);
  const { customerView } = await worldChat(id);
  const customerTexts = customerView.map(({ data }) => data?.body?.markdownText);
  assert.ok(customerTexts.includes('Vela here'));
  assert.ok(!customerTexts.includes('offer a refund'), 'a whisper never reaches the customer');
});

describe('a team report with a failed table', () => {
  const reports = {
    members: 'agent-activity',
    chats: 'queue-active-chats',
    queued: 'queued-chats',
    botChats: 'bot-active-chats',
  } as const;
  const failReports = (...names: readonly string[]) =>
    emulator.control('POST', '/faults', { failReports: Object.fromEntries(names.map((name) => [name, 500])) });

  async function signInSupervisor() {
    await emulator.control('POST', '/chats', { customer: { firstName: 'Wren' }, queue: 'sales' });
    await emulator.control('POST', '/chats', { customer: { firstName: 'Robin' }, bot: true });
    const vela = await signIn(emulator, 'vela');
    const [team] = vela.state.agent?.supervisedTeams ?? [];
    assert.ok(team, 'she supervises a team');
    return { vela, team };
  }

  for (const [table, name] of Object.entries(reports) as [keyof typeof reports, string][]) {
    test(`has the other three tables, and the previous rows for ${name}`, async () => {
      const { vela, team } = await signInSupervisor();
      const fullReport = await vela.teamReport(team);
      assert.deepEqual(fullReport.problems, {});
      await failReports(name);
      const first = await vela.teamReport(team);
      assert.deepEqual(first.problems, { [table]: { code: 'server-error', readAt: null } });
      assert.deepEqual(first[table], []);
      const second = await vela.teamReport(team, fullReport);
      assert.deepEqual(second.problems, { [table]: { code: 'server-error', readAt: fullReport.at } });
      const third = await vela.teamReport(team, second);
      assert.equal(third.problems[table]?.readAt, fullReport.at, 'with its own time of arrival');
      assert.equal(third[table], fullReport[table]);
      for (const other of Object.keys(reports) as (keyof typeof reports)[]) {
        if (other !== table) assert.deepEqual(keys(first[other]), keys(fullReport[other]), other);
      }
      await emulator.control('DELETE', '/faults');
      const again = await vela.teamReport(team, third);
      assert.deepEqual(again.problems, {});
      assert.deepEqual(keys(again[table]), keys(fullReport[table]));
    });
  }
  const keys = (rows: readonly { readonly key: string }[]) => rows.map(({ key }) => key);

  test('rejects when no table can be read', async () => {
    const { vela, team } = await signInSupervisor();
    await failReports(...Object.values(reports));
    await assert.rejects(vela.teamReport(team), (error: RestError) => error.problem.code === 'server-error');
  });
});
