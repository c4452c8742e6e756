/** Sequences 12.1 to 12.4, 12.7 and 12.8: offers, transfers and conferences. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, ConversationId, Message } from '../../../src/domain/index.js';
import { selectLastMessage, selectOpenOffers } from '../../../src/store/selectors.js';
import { confirmed, createScenario, type TestUser } from './scenario.js';

const rerouteToQueue = (
  type: 'transfer' | 'conference',
  conversationId: ConversationId,
  queueName = 'sales',
  note = '',
): Command => ({ type, conversationId, target: { to: 'queue', queueName }, note });

describe('an offer', () => {
  const scenario = createScenario({ rona: 20, ttl: 100 });
  const newChat = async (body: Record<string, unknown> = {}) =>
    (await scenario.emulator.control<{ conversationId: ConversationId }>('POST', '/chats', { text: 'Hello?', ...body }))
      .conversationId;

  test('is absent after sign-in: the session has channels, is not ready, and has no lists or conversations', async () => {
    const mara = await scenario.signIn('mara');
    await mara.waitUntil(() => mara.session.state.channelTypes.length > 0, 'the channel types');
    const { state } = mara.session;
    assert.deepEqual(
      state.channelTypes.map(({ name }) => name),
      ['WEB', 'WHATSAPP'],
    );
    assert.equal(state.presence?.state, 'not-ready');
    assert.deepEqual(
      state.channels.map(({ state: channelState }) => channelState),
      ['not-ready', 'not-ready'],
    );
    assert.deepEqual([state.pullLists, state.conversations.ids, state.offers.ids], [[], [], []]);
  });

  test('that is accepted opens a conversation, starts a task and shows the agent to the customer', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signIn('otto');
    const id = await newChat();
    await mara.acceptOffer(id);
    await mara.expectThread(id, '→ WEB', 'customer: Hello?', '→ mara');
    assert.deepEqual(mara.participants(id), ['mara primary']);
    await mara.waitUntil(() => mara.session.state.channels[0]?.state === 'active', 'a busy channel');
    assert.deepEqual(await scenario.taskSummaries(id), ['INBOUND mara ACTIVE']);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara']);
    assert.deepEqual(otto.session.state.offers.ids, [], 'no offer for an agent who is not ready');
  });

  test('that expires goes to the other agents under new tasks, until the time in the queue is over', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await newChat();
    await mara.waitForOffer(id);
    const firstTask = mara.session.state.offers.byId.get(id)?.taskId;
    await scenario.advanceClock(20);
    await otto.waitForOffer(id);
    await mara.waitUntil(() => mara.session.state.local.lostOffers.length === 1, 'the notice about it');
    assert.deepEqual(
      mara.session.state.local.lostOffers.map(({ reason }) => reason),
      ['timed-out'],
    );
    assert.notEqual(otto.session.state.offers.byId.get(id)?.taskId, firstTask);
    await scenario.advanceClock(20);
    // Every agent has had the offer once, so the first one gets it again.
    await mara.waitForOffer(id);
    assert.deepEqual(selectOpenOffers(otto.session.state), []);
    await scenario.advanceClock(60);
    await mara.waitUntil(() => mara.session.state.offers.ids.length === 0, 'no offer');
    await otto.waitUntil(() => otto.session.state.offers.ids.length === 0, 'no offer');
    assert.deepEqual((await scenario.taskSummaries(id)).at(-1)?.endsWith('CLOSED NO_AGENT_AVAILABLE'), true);
    const timedOutTasks = (await scenario.taskSummaries(id)).filter((task) => task.endsWith('CLOSED RONA'));
    assert.ok(timedOutTasks.length >= 3, 'a new task for each offer');
  });

  test('accepted too late is refused with a message, and stays with the agent who has it now', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await newChat();
    await mara.waitForOffer(id);
    // Mara's desk does not receive the end of the offer.
    await scenario.emulator.control('POST', '/faults', { lose: { event: 'revokeTask', p: 1 } });
    await scenario.advanceClock(20);
    await otto.acceptOffer(id);
    const outcome = await mara.dispatch({ type: 'accept-offer', conversationId: id });
    assert.equal(outcome.status, 'refused');
    assert.match(outcome.status === 'refused' ? outcome.message : '', /no longer reserved/);
    assert.ok(!mara.hasConversation(id));
    await otto.sendMessage(id, 'Here I am.');
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ otto', 'agent: Here I am.']);
  });

  test('is withdrawn when the customer leaves', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await newChat();
    await mara.waitForOffer(id);
    await scenario.simulateCustomer(id, 'leave');
    await mara.waitUntil(() => mara.session.state.local.lostOffers[0]?.reason === 'customer-left', 'the reason');
    assert.deepEqual(await scenario.taskSummaries(id), ['INBOUND mara CLOSED CANCELLED']);
  });
});

describe('a transfer to a queue', () => {
  const scenario = createScenario({ rona: 20, ttl: 100 });

  test('hands over note, history and customer, and the requester leaves', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.sendMessage(id, 'One moment.');
    const targets = await mara.session.rest.queueTargets(id);
    const sales = targets.find(({ name }) => name === 'sales');
    assert.deepEqual(
      sales?.agents.map(({ name }) => name),
      ['Otto Fenn'],
      'free agents, without the one who asks',
    );
    await mara.dispatchConfirmed(rerouteToQueue('transfer', id, 'sales', 'Wants a discount'));
    await mara.waitForConversationEnd(id);
    assert.deepEqual(mara.eventDetails('conversation-closed'), [
      { conversationId: id, reason: 'transferred', detail: '' },
    ]);
    await otto.waitForOffer(id);
    const offer = otto.session.state.offers.byId.get(id);
    assert.deepEqual(
      [offer?.direction, offer?.note, offer?.requestedBy, offer?.queue?.name],
      ['transfer', 'Wants a discount', 'mara', 'sales'],
    );
    await otto.acceptOffer(id);
    await otto.sendMessage(id, 'I take over.');
    assert.deepEqual(otto.threadLines(id), [
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      'mara: One moment.',
      '* reroute-placed transfer to queue sales by mara',
      '← mara',
      '→ otto',
      'otto: I take over.',
    ]);
    assert.deepEqual(otto.participants(id), ['otto primary']);
    assert.deepEqual(await scenario.taskSummaries(id), [
      'INBOUND mara CLOSED TRANSFERRED',
      'DIRECT_TRANSFER otto ACTIVE',
    ]);
    assert.deepEqual(await scenario.customerLines(id), [
      'customer: Hello?',
      '→ mara',
      'agent: One moment.',
      '← mara',
      '→ otto',
      'agent: I take over.',
    ]);
    await mara.waitUntil(() => mara.session.state.channels[0]?.state === 'ready', 'a free channel');
    assert.deepEqual(mara.session.state.offers.ids, [], 'not to the requester again');
  });

  test('is offered to one agent after the other, and ends the conversation when none accepts', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const ines = await scenario.signInReady('ines');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('transfer', id));
    await otto.waitForOffer(id);
    await scenario.advanceClock(20);
    await ines.waitForOffer(id);
    await otto.waitUntil(() => otto.session.state.local.lostOffers[0]?.reason === 'timed-out', 'the reason');
    await scenario.advanceClock(90);
    await ines.waitUntil(() => ines.session.state.offers.ids.length === 0, 'no offer');
    const chat = await scenario.worldChat(id);
    assert.equal(chat.state, 'CLOSED');
    assert.ok(chat.messages.some(({ name }) => name === 'NO_AGENT_AVAILABLE'));
    assert.equal((await scenario.taskSummaries(id)).at(-1)?.endsWith('CLOSED NO_AGENT_AVAILABLE'), true);
    assert.deepEqual(mara.session.state.offers.ids, []);
  });

  test('that finds no agent is shown to the agents who are still there', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('conference', id));
    await otto.acceptOffer(id);
    await mara.dispatchConfirmed(rerouteToQueue('transfer', id, 'support'));
    await mara.waitForConversationEnd(id);
    await scenario.advanceClock(101);
    await otto.waitUntil(
      () => otto.threadLines(id).at(-1) === '* reroute-failed transfer to queue by mara',
      'the end of the request',
    );
    await otto.sendMessage(id, 'It is the two of us.');
    assert.deepEqual(await scenario.taskSummaries(id), [
      'INBOUND mara CLOSED TRANSFERRED',
      'DIRECT_CONFERENCE otto ACTIVE',
      'DIRECT_TRANSFER - CLOSED NO_AGENT_AVAILABLE',
    ]);
  });

  test('is refused for an unknown queue, while another at the same time succeeds', async () => {
    const mara = await scenario.signInReady('mara');
    const first = await scenario.openChat(mara);
    const second = await scenario.openChat(mara);
    const [good, bad] = await Promise.all([
      mara.dispatch(rerouteToQueue('transfer', first)),
      mara.dispatch(rerouteToQueue('transfer', second, 'nowhere')),
    ]);
    assert.deepEqual(good, confirmed);
    assert.deepEqual(bad, { status: 'refused', message: 'unknown queue' });
    await mara.waitForConversationEnd(first);
    assert.ok(mara.hasConversation(second));
    await mara.sendMessage(second, 'Still here.');
  });

  test('is refused when one is pending already, or without the permission', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signIn('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('conference', id));
    assert.deepEqual(await mara.dispatch(rerouteToQueue('transfer', id)), {
      status: 'refused',
      message: 'a request is already pending',
    });
    assert.ok(mara.hasConversation(id));
    assert.deepEqual(await otto.dispatch(rerouteToQueue('transfer', id)), {
      status: 'not-sent',
      why: 'no-such-conversation',
    });
  });

  test('ends when the customer leaves, with the offer withdrawn', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('transfer', id));
    await otto.waitForOffer(id);
    await scenario.simulateCustomer(id, 'leave');
    await otto.waitUntil(() => otto.session.state.local.lostOffers[0]?.reason === 'customer-left', 'the reason');
    assert.equal((await scenario.worldChat(id)).state, 'CLOSED');
  });
});

describe('a conference to a queue', () => {
  const scenario = createScenario({ rona: 20, ttl: 100 });

  test('adds a second agent; both reply, and whispers stay between them', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('conference', id, 'support', 'Second opinion'));
    await otto.waitForOffer(id);
    const offer = otto.session.state.offers.byId.get(id);
    assert.deepEqual([offer?.direction, offer?.note, offer?.requestedBy], ['conference', 'Second opinion', 'mara']);
    assert.ok(mara.hasConversation(id), 'the requester stays');
    await otto.acceptOffer(id);
    await mara.waitUntil(() => mara.participants(id).length === 2, 'a colleague');
    assert.deepEqual(mara.participants(id), ['mara primary', 'otto primary']);
    assert.deepEqual([...otto.participants(id)].sort(), ['mara primary', 'otto primary']);
    await mara.sendWhisper(id, 'Is that right?');
    await otto.waitUntil(() => otto.threadLines(id).includes('whisper, mara: Is that right?'), 'the whisper');
    await otto.sendMessage(id, 'It is.');
    const lines = [
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '* reroute-placed conference to queue support by mara',
      '→ otto',
      'whisper, mara: Is that right?',
      'otto: It is.',
    ];
    await mara.expectThread(id, ...lines);
    await otto.expectThread(id, ...lines);
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', '→ otto', 'agent: It is.']);
    assert.deepEqual(vela.session.state.conversations.ids, []);
    assert.deepEqual(
      mara.eventDetails('participant-changed').map((detail) => (detail as { change: string; agentId: string }).agentId),
      [mara.id, otto.id],
    );
  });

  test('requested by both agents at once is one request, and the other is refused', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('conference', id, 'support'));
    await otto.acceptOffer(id);
    const outcomes = await Promise.all([
      mara.dispatch(rerouteToQueue('conference', id)),
      otto.dispatch(rerouteToQueue('conference', id)),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['confirmed', 'refused']);
    assert.ok(
      outcomes.some((outcome) => outcome.status === 'refused' && outcome.message === 'a request is already pending'),
    );
  });

  test('shows read receipts of the other agent, and to both that the customer is typing', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('conference', id, 'support'));
    await otto.acceptOffer(id);
    await mara.sendMessage(id, 'Read this.');
    const received = await otto.waitUntil(
      () => [lastMessage(otto)].find((message) => message?.body.text === 'Read this.'),
      'the message',
    );
    const { messageId } = received;
    await otto.dispatchConfirmed({ type: 'send-read', conversationId: id, messageId });
    await mara.waitUntil(() => lastMessage(mara)?.seenBy.length === 1, 'a reader');
    assert.deepEqual(
      lastMessage(mara)?.seenBy.map(({ id: reader }) => reader),
      [otto.id],
    );
    await scenario.simulateCustomer(id, 'read');
    for (const user of [mara, otto]) await user.waitUntil(() => lastMessage(user)?.delivery === 'seen', 'the receipt');
    await scenario.simulateCustomer(id, 'typing', { on: true });
    for (const user of [mara, otto]) {
      await user.waitUntil(() => user.conversation(id).customerTypingUntil !== null, 'a typing indicator');
    }
    await scenario.simulateCustomer(id, 'typing', { on: false });
    await otto.waitUntil(() => otto.conversation(id).customerTypingUntil === null, 'no typing indicator');
    // Only the customer sees that an agent is typing.
    await otto.dispatchConfirmed({ type: 'send-typing', conversationId: id });
    assert.equal((await scenario.worldChat(id)).customerView.at(-1)?.name, 'TYPING_INDICATOR');
    assert.equal(mara.conversation(id).customerTypingUntil, null);

    function lastMessage(user: TestUser): Message | undefined {
      return selectLastMessage(user.conversation(id).entries);
    }
  });

  test('goes to the next agent when an offer expires', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const ines = await scenario.signInReady('ines');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('conference', id));
    await otto.waitForOffer(id);
    await scenario.advanceClock(20);
    await ines.acceptOffer(id);
    await mara.waitUntil(() => mara.participants(id).includes('ines primary'), 'a colleague');
    assert.ok(!otto.hasConversation(id));
    assert.deepEqual(await scenario.taskSummaries(id), [
      'INBOUND mara ACTIVE',
      'DIRECT_CONFERENCE otto CLOSED RONA',
      'DIRECT_CONFERENCE ines ACTIVE',
    ]);
  });

  test('that finds no agent is shown to the requester, who can request it again', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('conference', id));
    await scenario.advanceClock(101);
    await mara.expectThread(
      id,
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '* reroute-placed conference to queue sales by mara',
      '* reroute-failed conference to queue by mara',
    );
    await mara.sendMessage(id, 'I am on my own with this.');
    await mara.dispatchConfirmed(rerouteToQueue('conference', id));
    assert.deepEqual(await scenario.customerLines(id), [
      'customer: Hello?',
      '→ mara',
      'agent: I am on my own with this.',
    ]);
  });

  test('continues with one agent when the other leaves', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed(rerouteToQueue('conference', id));
    await otto.acceptOffer(id);
    await mara.dispatchConfirmed({ type: 'leave', conversationId: id });
    await otto.waitUntil(() => otto.participants(id).length === 1, 'no other participant');
    await otto.sendMessage(id, 'Now it is me.');
    assert.deepEqual(await otto.dispatch({ ...rerouteToQueue('transfer', id, 'nowhere') }), {
      status: 'refused',
      message: 'unknown queue',
    });
    assert.deepEqual(await scenario.taskSummaries(id), ['INBOUND mara CLOSED DONE', 'DIRECT_CONFERENCE otto ACTIVE']);
    assert.deepEqual((await scenario.customerLines(id)).slice(-2), ['← mara', 'agent: Now it is me.']);
  });
});
