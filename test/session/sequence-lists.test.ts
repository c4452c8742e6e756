/** What goes on around a conversation: pull-mode lists, announcements, the customer’s channels, timers and pauses. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, ConversationId, PullList } from '../../src/domain/index.js';
import type { SessionFacts } from '../../src/session/session-events.js';
import { selectReplyChannel } from '../../src/store/selectors.js';
import { message, stage, type Person, type Stage } from './sequence-kit.js';

const general: PullList = { id: '72b000000000000000000b01', name: 'general', description: 'Requests without a hurry' };
const callbacks: PullList = {
  id: '72b000000000000000000b02',
  name: 'callbacks',
  description: 'Customers who asked to be contacted',
};

describe('pull-mode lists', () => {
  const desk = stage();
  const request = async (list: PullList, firstName: string) =>
    (
      await desk.emulator.control<{ conversationId: ConversationId }>('POST', '/pull-requests', {
        list: list.name,
        customer: { firstName, lastName: 'Harrow' },
        text: 'Call me back',
      })
    ).conversationId;
  /** The lists as this desk shows them: who waits, and how it stands. */
  const shown = (person: Person) => {
    const { queueItems } = person.session.state;
    return queueItems.ids.map((id) => `${queueItems.byId.get(id)?.customerName} ${queueItems.byId.get(id)?.status}`);
  };
  /** Whom the host was told of as new. */
  const told = (person: Person) =>
    person
      .told('queue-item-received')
      .map((detail) => (detail as SessionFacts['queue-item-received']).item.customerName);
  const item = (person: Person, id: ConversationId) => {
    const found = person.session.state.queueItems.byId.get(id);
    assert.ok(found, `${person.name} sees the request`);
    return found;
  };

  test('are subscribed to and left, with what waits in them', async () => {
    const mara = await desk.signIn('mara');
    const otto = await desk.signIn('otto');
    await request(general, 'Pim');
    await mara.does({ type: 'subscribe-list', list: general });
    assert.deepEqual(mara.session.state.pullLists, [general]);
    await mara.until(() => shown(mara).length === 1, 'the request that waits');
    assert.deepEqual(shown(mara), ['Pim Harrow created']);
    await request(general, 'Tess');
    await request(callbacks, 'Amal');
    await mara.until(() => shown(mara).length === 2, 'the new request');
    assert.deepEqual(shown(mara), ['Pim Harrow created', 'Tess Harrow created']);
    await mara.does({ type: 'subscribe-list', list: callbacks });
    await mara.until(() => shown(mara).length === 3, 'the second list');
    await mara.does({ type: 'unsubscribe-list', list: general });
    await mara.until(() => shown(mara).length === 1, 'one list');
    assert.deepEqual([shown(mara), mara.session.state.pullLists], [['Amal Harrow created'], [callbacks]]);
    assert.deepEqual(told(mara), ['Tess Harrow'], 'who waited before a list was chosen is no news');
    assert.deepEqual([shown(otto), otto.session.state.pullLists], [[], []], 'who subscribed to nothing hears nothing');
  });

  test('give a conversation to who takes it, ready or not, and everybody else sees it taken', async () => {
    const mara = await desk.signIn('mara');
    const otto = await desk.signIn('otto');
    for (const person of [mara, otto]) await person.does({ type: 'subscribe-list', list: general });
    const id = await request(general, 'Pim');
    for (const person of [mara, otto]) await person.until(() => shown(person).length === 1, 'the request');
    const stale = item(otto, id);
    await mara.does({ type: 'join-item', item: item(mara, id) });
    assert.equal(mara.session.state.presence?.state, 'not-ready');
    assert.deepEqual(mara.people(id), ['mara primary']);
    await otto.until(() => shown(otto)[0] === 'Pim Harrow active', 'the word that it is taken');
    assert.deepEqual(await otto.tries({ type: 'join-item', item: stale }), {
      status: 'refused',
      message: 'the request is taken',
    });
    assert.deepEqual(await otto.tries({ type: 'end-item', itemId: id }), {
      status: 'refused',
      message: 'the request is taken',
    });
    await mara.says(id, 'I can call you now.');
    assert.deepEqual(await desk.customerScreen(id), ['customer: Call me back', '→ mara', 'agent: I can call you now.']);
    assert.deepEqual(otto.session.state.conversations.ids, []);
    await mara.does({ type: 'leave', conversationId: id });
    for (const person of [mara, otto]) await person.until(() => shown(person).length === 0, 'an empty list');
  });

  test('let a request be struck, which ends it for everybody', async () => {
    const mara = await desk.signIn('mara');
    const otto = await desk.signIn('otto');
    for (const person of [mara, otto]) await person.does({ type: 'subscribe-list', list: general });
    const id = await request(general, 'Pim');
    for (const person of [mara, otto]) await person.until(() => shown(person).length === 1, 'the request');
    await mara.does({ type: 'end-item', itemId: id });
    for (const person of [mara, otto]) await person.until(() => shown(person).length === 0, 'an empty list');
    assert.equal((await desk.world()).requests[0]?.status, 'CLOSED');
    assert.deepEqual(await otto.tries({ type: 'end-item', itemId: id }), {
      status: 'refused',
      message: 'unknown request',
    });
  });

  test('are as they were after a lost link, with what came meanwhile', async () => {
    const mara = await desk.signIn('mara');
    await mara.does({ type: 'subscribe-list', list: general });
    const first = await request(general, 'Pim');
    await mara.until(() => shown(mara).length === 1, 'the request');
    await lost(desk, mara, async () => {
      await desk.customer(first, 'leave');
      await request(general, 'Tess');
    });
    await mara.until(() => shown(mara)[0] === 'Tess Harrow created', 'the lists again');
    assert.deepEqual(shown(mara), ['Tess Harrow created']);
    assert.deepEqual(mara.session.state.pullLists, [general]);
    assert.deepEqual(told(mara), ['Pim Harrow', 'Tess Harrow'], 'each once');
  });

  test('nobody knows are refused', async () => {
    const mara = await desk.signIn('mara');
    const list = { id: '72b0000000000000000000ff', name: 'nowhere', description: '' };
    for (const type of ['subscribe-list', 'unsubscribe-list'] as const) {
      assert.deepEqual(await mara.tries({ type, list }), { status: 'refused', message: 'unknown list' });
    }
  });
});

/** Cuts somebody's link, lets something happen while they are away, and waits until they are back. */
async function lost(desk: Stage, person: Person, meanwhile: () => Promise<unknown>): Promise<void> {
  await desk.emulator.control('POST', '/faults', { dropSockets: { username: person.name, how: 'close' } });
  await person.until(() => person.session.state.connection.status === 'reconnecting', 'no link');
  await meanwhile();
  await person.until(() => person.session.state.connection.status === 'online', 'the link again');
}

describe('announcements', () => {
  const desk = stage();

  test('reach the team they are for, not the one who made them, and go again', async () => {
    const mara = await desk.signIn('mara');
    const ines = await desk.signIn('ines');
    const vela = await desk.signIn('vela');
    const texts = (person: Person) => person.session.state.local.announcements.map(({ text }) => text);
    const { id } = await desk.emulator.control<{ id: string }>('POST', '/announcements', {
      text: 'The lift is out of order.',
      team: 'Harbour',
    });
    await desk.emulator.control('POST', '/announcements', { text: 'Cake in the kitchen.' });
    await mara.until(() => texts(mara).length === 2, 'both');
    await ines.until(() => texts(ines).length === 1, 'the one for all');
    assert.deepEqual(texts(mara), ['The lift is out of order.', 'Cake in the kitchen.']);
    assert.deepEqual(texts(ines), ['Cake in the kitchen.']);
    assert.deepEqual(texts(vela), [], 'nobody is told their own words');
    assert.equal(mara.session.state.local.announcements[0]?.from, 'vela');
    await desk.emulator.control('DELETE', `/announcements/${id}`);
    await mara.until(() => texts(mara).length === 1, 'one');
    assert.deepEqual(texts(mara), ['Cake in the kitchen.']);
  });
});

describe('the customer', () => {
  const desk = stage();

  test('is replaced by the one they turn out to be, on every desk', async () => {
    const mara = await desk.ready('mara');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara, { customer: { firstName: 'Anonymous' } });
    const [team] = vela.session.state.agent?.supervisedTeams ?? [];
    assert.ok(team);
    const row = (await vela.session.teamReport(team)).chats.find(({ conversationId }) => conversationId === id);
    assert.ok(row);
    await vela.does({ type: 'monitor', chat: row });
    const customer = { _id: '66c0000000000000000000aa', firstName: 'Runa', lastName: 'Vance', phoneNumber: ['1555'] };
    await desk.customer(id, 'events', {
      name: 'ASSOCIATED_CUSTOMER_CHANGED',
      data: { ...customer, isAnonymous: false, __v: 1 },
    });
    for (const person of [mara, vela]) {
      await person.until(() => person.talk(id).customer.name === 'Runa Vance', 'the name');
    }
    await mara.says(id, 'So you are Runa.');
    const { messages } = await desk.worldChat(id);
    const sent = messages.at(-1)?.data as { header?: { customer?: { _id?: string } } };
    assert.equal(sent.header?.customer?._id, customer._id);
    await lost(desk, mara, () => Promise.resolve());
    assert.equal(mara.talk(id).customer.name, 'Runa Vance');
  });

  test('gives data that every desk shows', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara, { data: { order: '4711' } });
    assert.equal(mara.talk(id).data.get('order'), '4711');
    await desk.customer(id, 'events', { name: 'CONVERSATION_DATA_CHANGED', data: { order: '4712', colour: 'red' } });
    await mara.until(() => mara.talk(id).data.get('colour') === 'red', 'the new data');
    assert.equal(mara.talk(id).data.get('order'), '4712');
  });

  test('comes by a second channel and leaves it: answers follow', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    const replies = () => selectReplyChannel(mara.session.state, id)?.channel.name;
    const channels = () => mara.talk(id).channelSessions.map(({ channel }) => channel.name);
    assert.deepEqual([channels(), replies()], [['WEB'], 'WEB']);
    const { channelSessionId } = (await desk.customer(id, 'channels', { channel: 'WHATSAPP' })) as {
      channelSessionId: string;
    };
    await mara.until(() => channels().length === 2, 'the second channel');
    assert.deepEqual([channels(), replies()], [['WEB', 'WHATSAPP'], 'WHATSAPP']);
    await mara.says(id, 'By WhatsApp.');
    const header = (await desk.worldChat(id)).messages.at(-1)?.data as { header?: { channelSessionId?: string } };
    assert.equal(header.header?.channelSessionId, channelSessionId);
    const [web] = mara.talk(id).channelSessions;
    await desk.customer(id, 'messages', { text: 'And by web?', channelSessionId: web?.id });
    await mara.until(() => replies() === 'WEB', 'the web again');
    await desk.customer(id, 'messages', { text: 'Or not.', channelSessionId });
    await mara.until(() => replies() === 'WHATSAPP', 'WhatsApp again');
    await desk.emulator.control('DELETE', `/chats/${id}/channels/${channelSessionId}`);
    await mara.until(() => channels().length === 1, 'one channel');
    assert.deepEqual([channels(), replies()], [['WEB'], 'WEB']);
    await mara.says(id, 'By web.');
    assert.deepEqual(mara.screen(id), [
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
    await desk.emulator.control('DELETE', `/chats/${id}/channels/${web?.id ?? ''}`);
    await mara.gone(id);
    assert.deepEqual(mara.told('conversation-closed'), [{ conversationId: id, reason: 'customer-left', detail: '' }]);
  });
});

describe('timers', () => {
  const desk = stage();
  const pause = (conversationId: ConversationId, seconds: number): Command => ({
    type: 'pause',
    conversationId,
    seconds,
  });

  test('of the time to answer run, start again and end', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    await desk.customer(id, 'events', {
      name: 'AGENT_SLA_STARTED',
      data: { totalDuration: 60, currentSliceDuration: 0, percentageCompleted: 0, action: 'START_TIMER' },
    });
    const sla = await mara.until(() => mara.talk(id).sla, 'the timer');
    assert.equal(sla.seconds, 60);
    await lost(desk, mara, () => Promise.resolve());
    assert.equal(mara.talk(id).sla?.seconds, 60, 'and after a lost link');
    await desk.wait(30);
    await mara.does({ type: 'extend-sla', conversationId: id });
    await mara.until(() => (mara.talk(id).sla?.startedAt ?? 0) >= sla.startedAt + 29_000, 'the timer from its start');
    await desk.customer(id, 'events', { name: 'AGENT_SLA_STOPPED', data: {} });
    await mara.until(() => mara.talk(id).sla === null, 'no timer');
    assert.ok(!mara.screen(id).some((line) => line.startsWith('*')), 'none of it is a line in the thread');
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara']);
  });

  test('of a pause run on every desk and end by themselves, by hand and with a message', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does({
      type: 'conference',
      conversationId: id,
      target: { to: 'queue', queueName: 'support' },
      note: '',
    });
    await otto.accepts(id);
    const both = [mara, otto];
    const all = (state: string) =>
      Promise.all(both.map((person) => person.until(() => person.talk(id).state === state, state)));

    await mara.does(pause(id, 120));
    await all('paused');
    assert.equal(otto.talk(id).hold?.seconds, 120);
    assert.equal((await otto.tries(pause(id, 60))).status, 'refused', 'once is enough');
    await otto.does({ type: 'resume', conversationId: id });
    await all('active');
    assert.equal((await mara.tries({ type: 'resume', conversationId: id })).status, 'refused');

    await mara.does(pause(id, 120));
    await lost(desk, otto, () => Promise.resolve());
    assert.deepEqual([otto.talk(id).state, otto.talk(id).hold?.seconds], ['paused', 120]);
    await otto.says(id, 'I have it.');
    await all('active');

    await mara.does(pause(id, 30));
    await desk.wait(30);
    await all('active');
    assert.equal(mara.talk(id).hold, null);
    assert.deepEqual(
      mara.screen(id).filter((line) => line === '* paused' || line === '* resumed'),
      ['* paused', '* resumed', '* paused', '* resumed', '* paused', '* resumed'],
    );
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', '→ otto', 'agent: I have it.']);
  });

  test('are refused where they make no sense', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    assert.deepEqual(await mara.tries(pause(id, 0)), { status: 'refused', message: 'duration is a number of seconds' });
    await mara.does(pause(id, 60));
    await desk.customer(id, 'messages', { text: 'Are you there?' });
    await mara.until(() => mara.screen(id).includes('customer: Are you there?'), 'the message');
    assert.equal(mara.talk(id).state, 'paused', 'the customer does not end it');
    await mara.does(message(id, 'Yes.', false));
    await mara.until(() => mara.talk(id).state === 'active', 'an end of the pause');
  });
});
