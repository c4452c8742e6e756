/** Pull queue lists, announcements, the customer’s channels, timers and hold. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, ConversationId, PullList } from '../../../src/domain/index.js';
import type { SessionEventMap } from '../../../src/session/events/session-event-map.js';
import { selectReplyChannel } from '../../../src/store/selectors.js';
import { sendMessageCommand, createScenario, type TestUser, type Scenario } from './scenario.js';

const general: PullList = { id: '72b000000000000000000b01', name: 'general', description: 'General requests' };
const callbacks: PullList = {
  id: '72b000000000000000000b02',
  name: 'callbacks',
  description: 'Customers who asked to be contacted',
};

describe('pull-mode lists', () => {
  const scenario = createScenario();
  const addRequest = async (list: PullList, firstName: string) =>
    (
      await scenario.emulator.control<{ conversationId: ConversationId }>('POST', '/pull-requests', {
        list: list.name,
        customer: { firstName, lastName: 'Harrow' },
        text: 'Call me back',
      })
    ).conversationId;
  /** The waiting customers as this desk shows them, with their status. */
  const listedItems = (user: TestUser) => {
    const { queueItems } = user.session.state;
    return queueItems.ids.map((id) => `${queueItems.byId.get(id)?.customerName} ${queueItems.byId.get(id)?.status}`);
  };
  /** The customers of the `queue-item-received` events. */
  const newItemCustomers = (user: TestUser) =>
    user
      .eventDetails('queue-item-received')
      .map((detail) => (detail as SessionEventMap['queue-item-received']).item.customerName);
  const queueItem = (user: TestUser, id: ConversationId) => {
    const found = user.session.state.queueItems.byId.get(id);
    assert.ok(found, `${user.name} sees the request`);
    return found;
  };

  test('show their waiting customers while subscribed', async () => {
    const mara = await scenario.signIn('mara');
    const otto = await scenario.signIn('otto');
    await addRequest(general, 'Pim');
    await mara.dispatchConfirmed({ type: 'subscribe-list', list: general });
    assert.deepEqual(mara.session.state.pullLists, [general]);
    await mara.waitUntil(() => listedItems(mara).length === 1, 'the request that waits');
    assert.deepEqual(listedItems(mara), ['Pim Harrow created']);
    await addRequest(general, 'Tess');
    await addRequest(callbacks, 'Amal');
    await mara.waitUntil(() => listedItems(mara).length === 2, 'the new request');
    assert.deepEqual(listedItems(mara), ['Pim Harrow created', 'Tess Harrow created']);
    await mara.dispatchConfirmed({ type: 'subscribe-list', list: callbacks });
    await mara.waitUntil(() => listedItems(mara).length === 3, 'the second list');
    await mara.dispatchConfirmed({ type: 'unsubscribe-list', list: general });
    await mara.waitUntil(() => listedItems(mara).length === 1, 'one list');
    assert.deepEqual([listedItems(mara), mara.session.state.pullLists], [['Amal Harrow created'], [callbacks]]);
    assert.deepEqual(newItemCustomers(mara), ['Tess Harrow'], 'not those who waited before the subscription');
    assert.deepEqual([listedItems(otto), otto.session.state.pullLists], [[], []], 'no events without a subscription');
  });

  test('assign a conversation to the agent who takes it, ready or not, and show it as taken to the others', async () => {
    const mara = await scenario.signIn('mara');
    const otto = await scenario.signIn('otto');
    for (const user of [mara, otto]) await user.dispatchConfirmed({ type: 'subscribe-list', list: general });
    const id = await addRequest(general, 'Pim');
    for (const user of [mara, otto]) await user.waitUntil(() => listedItems(user).length === 1, 'the request');
    const stale = queueItem(otto, id);
    await mara.dispatchConfirmed({ type: 'join-item', item: queueItem(mara, id) });
    assert.equal(mara.session.state.presence?.state, 'not-ready');
    assert.deepEqual(mara.participants(id), ['mara primary']);
    await otto.waitUntil(() => listedItems(otto)[0] === 'Pim Harrow active', 'the request as taken');
    assert.deepEqual(await otto.dispatch({ type: 'join-item', item: stale }), {
      status: 'refused',
      message: 'the request is taken',
    });
    assert.deepEqual(await otto.dispatch({ type: 'end-item', itemId: id }), {
      status: 'refused',
      message: 'the request is taken',
    });
    await mara.sendMessage(id, 'I can call you now.');
    assert.deepEqual(await scenario.customerLines(id), [
      'customer: Call me back',
      '→ mara',
      'agent: I can call you now.',
    ]);
    assert.deepEqual(otto.session.state.conversations.ids, []);
    await mara.dispatchConfirmed({ type: 'leave', conversationId: id });
    for (const user of [mara, otto]) await user.waitUntil(() => listedItems(user).length === 0, 'an empty list');
  });

  test('remove a discarded request for everyone', async () => {
    const mara = await scenario.signIn('mara');
    const otto = await scenario.signIn('otto');
    for (const user of [mara, otto]) await user.dispatchConfirmed({ type: 'subscribe-list', list: general });
    const id = await addRequest(general, 'Pim');
    for (const user of [mara, otto]) await user.waitUntil(() => listedItems(user).length === 1, 'the request');
    await mara.dispatchConfirmed({ type: 'end-item', itemId: id });
    for (const user of [mara, otto]) await user.waitUntil(() => listedItems(user).length === 0, 'an empty list');
    assert.equal((await scenario.world()).requests[0]?.status, 'CLOSED');
    assert.deepEqual(await otto.dispatch({ type: 'end-item', itemId: id }), {
      status: 'refused',
      message: 'unknown request',
    });
  });

  test('are up to date after a lost connection', async () => {
    const mara = await scenario.signIn('mara');
    await mara.dispatchConfirmed({ type: 'subscribe-list', list: general });
    const first = await addRequest(general, 'Pim');
    await mara.waitUntil(() => listedItems(mara).length === 1, 'the request');
    await whileDisconnected(scenario, mara, async () => {
      await scenario.simulateCustomer(first, 'leave');
      await addRequest(general, 'Tess');
    });
    await mara.waitUntil(() => listedItems(mara)[0] === 'Tess Harrow created', 'the lists again');
    assert.deepEqual(listedItems(mara), ['Tess Harrow created']);
    assert.deepEqual(mara.session.state.pullLists, [general]);
    assert.deepEqual(newItemCustomers(mara), ['Pim Harrow', 'Tess Harrow'], 'each once');
  });

  test('that do not exist are refused', async () => {
    const mara = await scenario.signIn('mara');
    const list = { id: '72b0000000000000000000ff', name: 'nowhere', description: '' };
    for (const type of ['subscribe-list', 'unsubscribe-list'] as const) {
      assert.deepEqual(await mara.dispatch({ type, list }), { status: 'refused', message: 'unknown list' });
    }
  });
});

/** Disconnects a user, runs `action` while they are offline, and waits until they are back. */
async function whileDisconnected(scenario: Scenario, user: TestUser, action: () => Promise<unknown>): Promise<void> {
  await scenario.emulator.control('POST', '/faults', { dropSockets: { username: user.name, how: 'close' } });
  await user.waitUntil(() => user.session.state.connection.status === 'reconnecting', 'reconnecting');
  await action();
  await user.waitUntil(() => user.session.state.connection.status === 'online', 'online again');
}

describe('announcements', () => {
  const scenario = createScenario();

  test('reach their team but not their author, and can be withdrawn', async () => {
    const mara = await scenario.signIn('mara');
    const ines = await scenario.signIn('ines');
    const vela = await scenario.signIn('vela');
    const texts = (user: TestUser) => user.session.state.local.announcements.map(({ text }) => text);
    const { id } = await scenario.emulator.control<{ id: string }>('POST', '/announcements', {
      text: 'The lift is out of order.',
      team: 'Harbour',
    });
    await scenario.emulator.control('POST', '/announcements', { text: 'Cake in the kitchen.' });
    await mara.waitUntil(() => texts(mara).length === 2, 'both');
    await ines.waitUntil(() => texts(ines).length === 1, 'the one for all');
    assert.deepEqual(texts(mara), ['The lift is out of order.', 'Cake in the kitchen.']);
    assert.deepEqual(texts(ines), ['Cake in the kitchen.']);
    assert.deepEqual(texts(vela), [], 'no announcements of one’s own');
    assert.equal(mara.session.state.local.announcements[0]?.from, 'vela');
    await scenario.emulator.control('DELETE', `/announcements/${id}`);
    await mara.waitUntil(() => texts(mara).length === 1, 'one');
    assert.deepEqual(texts(mara), ['Cake in the kitchen.']);
  });
});

describe('the customer', () => {
  const scenario = createScenario();

  test('is replaced on every desk when identified as another customer', async () => {
    const mara = await scenario.signInReady('mara');
    const vela = await scenario.signIn('vela');
    const id = await scenario.openChat(mara, { customer: { firstName: 'Anonymous' } });
    const [team] = vela.session.state.agent?.supervisedTeams ?? [];
    assert.ok(team);
    const chat = (await vela.session.teamReport(team)).chats.find(({ conversationId }) => conversationId === id);
    assert.ok(chat);
    await vela.dispatchConfirmed({ type: 'monitor', chat });
    const customer = { _id: '66c0000000000000000000aa', firstName: 'Runa', lastName: 'Vance', phoneNumber: ['1555'] };
    await scenario.simulateCustomer(id, 'events', {
      name: 'ASSOCIATED_CUSTOMER_CHANGED',
      data: { ...customer, isAnonymous: false, __v: 1 },
    });
    for (const user of [mara, vela]) {
      await user.waitUntil(() => user.conversation(id).customer.name === 'Runa Vance', 'the name');
    }
    await mara.sendMessage(id, 'So you are Runa.');
    const { messages } = await scenario.worldChat(id);
    const sent = messages.at(-1)?.data as { header?: { customer?: { _id?: string } } };
    assert.equal(sent.header?.customer?._id, customer._id);
    await whileDisconnected(scenario, mara, () => Promise.resolve());
    assert.equal(mara.conversation(id).customer.name, 'Runa Vance');
  });

  test('provides data that every desk shows', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara, { data: { order: '4711' } });
    assert.equal(mara.conversation(id).data.get('order'), '4711');
    await scenario.simulateCustomer(id, 'events', {
      name: 'CONVERSATION_DATA_CHANGED',
      data: { order: '4712', colour: 'red' },
    });
    await mara.waitUntil(() => mara.conversation(id).data.get('colour') === 'red', 'the new data');
    assert.equal(mara.conversation(id).data.get('order'), '4712');
  });

  test('opens and closes a second channel, and replies follow', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    const replyChannelName = () => selectReplyChannel(mara.session.state, id)?.channel.name;
    const channelNames = () => mara.conversation(id).channelSessions.map(({ channel }) => channel.name);
    assert.deepEqual([channelNames(), replyChannelName()], [['WEB'], 'WEB']);
    const { channelSessionId } = (await scenario.simulateCustomer(id, 'channels', { channel: 'WHATSAPP' })) as {
      channelSessionId: string;
    };
    await mara.waitUntil(() => channelNames().length === 2, 'the second channel');
    assert.deepEqual([channelNames(), replyChannelName()], [['WEB', 'WHATSAPP'], 'WHATSAPP']);
    await mara.sendMessage(id, 'By WhatsApp.');
    const lastMessage = (await scenario.worldChat(id)).messages.at(-1)?.data as {
      header?: { channelSessionId?: string };
    };
    assert.equal(lastMessage.header?.channelSessionId, channelSessionId);
    const [web] = mara.conversation(id).channelSessions;
    await scenario.simulateCustomer(id, 'messages', { text: 'And by web?', channelSessionId: web?.id });
    await mara.waitUntil(() => replyChannelName() === 'WEB', 'the web again');
    await scenario.simulateCustomer(id, 'messages', { text: 'Or not.', channelSessionId });
    await mara.waitUntil(() => replyChannelName() === 'WHATSAPP', 'WhatsApp again');
    await scenario.emulator.control('DELETE', `/chats/${id}/channels/${channelSessionId}`);
    await mara.waitUntil(() => channelNames().length === 1, 'one channel');
    assert.deepEqual([channelNames(), replyChannelName()], [['WEB'], 'WEB']);
    await mara.sendMessage(id, 'By web.');
    assert.deepEqual(mara.threadLines(id), [
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '→ WHATSAPP',
      'mara: By WhatsApp.',
      'customer: And by web?',
      'customer: Or not.',
      '← WHATSAPP',
      'mara: By web.',
    ]);
    await scenario.emulator.control('DELETE', `/chats/${id}/channels/${web?.id ?? ''}`);
    await mara.waitForConversationEnd(id);
    assert.deepEqual(mara.eventDetails('conversation-closed'), [
      { conversationId: id, reason: 'customer-left', detail: '' },
    ]);
  });
});

describe('timers', () => {
  const scenario = createScenario();
  const pause = (conversationId: ConversationId, seconds: number): Command => ({
    type: 'pause',
    conversationId,
    seconds,
  });

  test('for the response time start, restart and end', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    await scenario.simulateCustomer(id, 'events', {
      name: 'AGENT_SLA_STARTED',
      data: { totalDuration: 60, currentSliceDuration: 0, percentageCompleted: 0, action: 'START_TIMER' },
    });
    const sla = await mara.waitUntil(() => mara.conversation(id).sla, 'the timer');
    assert.equal(sla.seconds, 60);
    await whileDisconnected(scenario, mara, () => Promise.resolve());
    assert.equal(mara.conversation(id).sla?.seconds, 60, 'and after a lost connection');
    await scenario.advanceClock(30);
    await mara.dispatchConfirmed({ type: 'extend-sla', conversationId: id });
    await mara.waitUntil(
      () => (mara.conversation(id).sla?.startedAt ?? 0) >= sla.startedAt + 29_000,
      'the timer from its start',
    );
    await scenario.simulateCustomer(id, 'events', { name: 'AGENT_SLA_STOPPED', data: {} });
    await mara.waitUntil(() => mara.conversation(id).sla === null, 'no timer');
    assert.ok(!mara.threadLines(id).some((line) => line.startsWith('*')), 'none of it is a line in the thread');
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara']);
  });

  test('for a hold run on every desk, and end on expiry, by resuming and with a message', async () => {
    const mara = await scenario.signInReady('mara');
    const otto = await scenario.signInReady('otto');
    const id = await scenario.openChat(mara);
    await mara.dispatchConfirmed({
      type: 'conference',
      conversationId: id,
      target: { to: 'queue', queueName: 'support' },
      note: '',
    });
    await otto.acceptOffer(id);
    const users = [mara, otto];
    const waitForState = (state: string) =>
      Promise.all(users.map((user) => user.waitUntil(() => user.conversation(id).state === state, state)));

    await mara.dispatchConfirmed(pause(id, 120));
    await waitForState('paused');
    assert.equal(otto.conversation(id).hold?.seconds, 120);
    assert.equal((await otto.dispatch(pause(id, 60))).status, 'refused', 'once only');
    await otto.dispatchConfirmed({ type: 'resume', conversationId: id });
    await waitForState('active');
    assert.equal((await mara.dispatch({ type: 'resume', conversationId: id })).status, 'refused');

    await mara.dispatchConfirmed(pause(id, 120));
    await whileDisconnected(scenario, otto, () => Promise.resolve());
    assert.deepEqual([otto.conversation(id).state, otto.conversation(id).hold?.seconds], ['paused', 120]);
    await otto.sendMessage(id, 'I have it.');
    await waitForState('active');

    await mara.dispatchConfirmed(pause(id, 30));
    await scenario.advanceClock(30);
    await waitForState('active');
    assert.equal(mara.conversation(id).hold, null);
    assert.deepEqual(
      mara.threadLines(id).filter((line) => line === '* paused' || line === '* resumed'),
      ['* paused', '* resumed', '* paused', '* resumed', '* paused', '* resumed'],
    );
    assert.deepEqual(await scenario.customerLines(id), ['customer: Hello?', '→ mara', '→ otto', 'agent: I have it.']);
  });

  test('are refused for invalid durations and states', async () => {
    const mara = await scenario.signInReady('mara');
    const id = await scenario.openChat(mara);
    assert.deepEqual(await mara.dispatch(pause(id, 0)), {
      status: 'refused',
      message: 'duration must be a number of seconds',
    });
    await mara.dispatchConfirmed(pause(id, 60));
    await scenario.simulateCustomer(id, 'messages', { text: 'Are you there?' });
    await mara.waitUntil(() => mara.threadLines(id).includes('customer: Are you there?'), 'the message');
    assert.equal(mara.conversation(id).state, 'paused', 'the customer does not end it');
    await mara.dispatchConfirmed(sendMessageCommand(id, 'Yes.', false));
    await mara.waitUntil(() => mara.conversation(id).state === 'active', 'the end of the hold');
  });
});
