/** Sequences 12.1 to 12.4, 12.7 and 12.8: who is offered a conversation, and where agents send it. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Command, ConversationId, Message } from '../../src/domain/index.js';
import { selectLastMessage, selectOpenOffers } from '../../src/store/selectors.js';
import { confirmed, stage, type Person } from './sequence-kit.js';

const toQueue = (
  type: 'transfer' | 'conference',
  conversationId: ConversationId,
  queueName = 'sales',
  note = '',
): Command => ({ type, conversationId, target: { to: 'queue', queueName }, note });

describe('an offer', () => {
  const desk = stage({ rona: 20, ttl: 100 });
  const newChat = async (body: Record<string, unknown> = {}) =>
    (await desk.emulator.control<{ conversationId: ConversationId }>('POST', '/chats', { text: 'Hello?', ...body }))
      .conversationId;

  test('signing in brings channels, a state that is not ready, no lists and no conversations', async () => {
    const mara = await desk.signIn('mara');
    await mara.until(() => mara.session.state.channelTypes.length > 0, 'the channel types');
    const { state } = mara.session;
    assert.deepEqual(
      state.channelTypes.map(({ name }) => name),
      ['WEB', 'WHATSAPP'],
    );
    assert.equal(state.presence?.state, 'not-ready');
    assert.deepEqual(
      state.channels.map(({ state: each }) => each),
      ['not-ready', 'not-ready'],
    );
    assert.deepEqual([state.pullLists, state.conversations.ids, state.offers.ids], [[], [], []]);
  });

  test('that is accepted makes a conversation here, a task there and an agent on the customer’s screen', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.signIn('otto');
    const id = await newChat();
    await mara.accepts(id);
    await mara.sees(id, '→ WEB', 'customer: Hello?', '→ mara');
    assert.deepEqual(mara.people(id), ['mara primary']);
    await mara.until(() => mara.session.state.channels[0]?.state === 'active', 'a busy channel');
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara ACTIVE']);
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara']);
    assert.deepEqual(otto.session.state.offers.ids, [], 'who is not ready hears nothing of it');
  });

  test('that rings out goes round under new tasks, and nobody is left when its time is over', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await newChat();
    await mara.offered(id);
    const firstTask = mara.session.state.offers.byId.get(id)?.taskId;
    await desk.wait(20);
    await otto.offered(id);
    await mara.until(() => mara.session.state.local.lostOffers.length === 1, 'a word about it');
    assert.deepEqual(
      mara.session.state.local.lostOffers.map(({ reason }) => reason),
      ['timed-out'],
    );
    assert.notEqual(otto.session.state.offers.byId.get(id)?.taskId, firstTask);
    await desk.wait(20);
    // Everybody has had it once: it is the first one's turn again.
    await mara.offered(id);
    assert.deepEqual(selectOpenOffers(otto.session.state), []);
    await desk.wait(60);
    await mara.until(() => mara.session.state.offers.ids.length === 0, 'nothing to accept any more');
    await otto.until(() => otto.session.state.offers.ids.length === 0, 'nothing to accept any more');
    assert.deepEqual((await desk.tasks(id)).at(-1)?.endsWith('CLOSED NO_AGENT_AVAILABLE'), true);
    const rung = (await desk.tasks(id)).filter((task) => task.endsWith('CLOSED RONA'));
    assert.ok(rung.length >= 3, 'each ring was a task of its own');
  });

  test('accepted too late is refused in words, and changes nothing for who has it now', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await newChat();
    await mara.offered(id);
    // Mara's desk never hears that the ringing has stopped.
    await desk.emulator.control('POST', '/faults', { lose: { event: 'revokeTask', p: 1 } });
    await desk.wait(20);
    await otto.accepts(id);
    const late = await mara.tries({ type: 'accept-offer', conversationId: id });
    assert.equal(late.status, 'refused');
    assert.match(late.status === 'refused' ? late.message : '', /no longer reserved/);
    assert.ok(!mara.holds(id));
    await otto.says(id, 'Here I am.');
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ otto', 'agent: Here I am.']);
  });

  test('goes when the customer does', async () => {
    const mara = await desk.ready('mara');
    const id = await newChat();
    await mara.offered(id);
    await desk.customer(id, 'leave');
    await mara.until(() => mara.session.state.local.lostOffers[0]?.reason === 'customer-left', 'the reason');
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED CANCELLED']);
  });
});

describe('a transfer to a queue', () => {
  const desk = stage({ rona: 20, ttl: 100 });

  test('hands over note, history and customer, and the requester is out', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.says(id, 'One moment.');
    const targets = await mara.session.rest.queueTargets(id);
    const sales = targets.find(({ name }) => name === 'sales');
    assert.deepEqual(
      sales?.agents.map(({ name }) => name),
      ['Otto Fenn'],
      'free agents, without the one who asks',
    );
    await mara.does(toQueue('transfer', id, 'sales', 'Wants a discount'));
    await mara.gone(id);
    assert.deepEqual(mara.told('conversation-closed'), [{ conversationId: id, reason: 'transferred', detail: '' }]);
    await otto.offered(id);
    const offer = otto.session.state.offers.byId.get(id);
    assert.deepEqual(
      [offer?.direction, offer?.note, offer?.requestedBy, offer?.queue?.name],
      ['transfer', 'Wants a discount', 'mara', 'sales'],
    );
    await otto.accepts(id);
    await otto.says(id, 'I take over.');
    assert.deepEqual(otto.screen(id), [
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      'mara: One moment.',
      '* reroute-placed transfer to queue sales by mara',
      '← mara',
      '→ otto',
      'otto: I take over.',
    ]);
    assert.deepEqual(otto.people(id), ['otto primary']);
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED TRANSFERRED', 'DIRECT_TRANSFER otto ACTIVE']);
    assert.deepEqual(await desk.customerScreen(id), [
      'customer: Hello?',
      '→ mara',
      'agent: One moment.',
      '← mara',
      '→ otto',
      'agent: I take over.',
    ]);
    await mara.until(() => mara.session.state.channels[0]?.state === 'ready', 'a free channel');
    assert.deepEqual(mara.session.state.offers.ids, [], 'it never comes back to who sent it away');
  });

  test('rings at one agent after the other, and the conversation ends when nobody has taken it', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const ines = await desk.ready('ines');
    const id = await desk.chat(mara);
    await mara.does(toQueue('transfer', id));
    await otto.offered(id);
    await desk.wait(20);
    await ines.offered(id);
    await otto.until(() => otto.session.state.local.lostOffers[0]?.reason === 'timed-out', 'the reason');
    await desk.wait(90);
    await ines.until(() => ines.session.state.offers.ids.length === 0, 'nothing to accept any more');
    const chat = await desk.worldChat(id);
    assert.equal(chat.state, 'CLOSED');
    assert.ok(chat.messages.some(({ name }) => name === 'NO_AGENT_AVAILABLE'));
    assert.equal((await desk.tasks(id)).at(-1)?.endsWith('CLOSED NO_AGENT_AVAILABLE'), true);
    assert.deepEqual(mara.session.state.offers.ids, []);
  });

  test('that finds nobody is told to whoever is still there', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(toQueue('conference', id));
    await otto.accepts(id);
    await mara.does(toQueue('transfer', id, 'support'));
    await mara.gone(id);
    await desk.wait(101);
    await otto.until(
      () => otto.screen(id).at(-1) === '* reroute-failed transfer to queue by mara',
      'the end of the request',
    );
    await otto.says(id, 'It is the two of us.');
    assert.deepEqual(await desk.tasks(id), [
      'INBOUND mara CLOSED TRANSFERRED',
      'DIRECT_CONFERENCE otto ACTIVE',
      'DIRECT_TRANSFER - CLOSED NO_AGENT_AVAILABLE',
    ]);
  });

  test('is refused for a queue nobody knows, while another at the same moment succeeds', async () => {
    const mara = await desk.ready('mara');
    const first = await desk.chat(mara);
    const second = await desk.chat(mara);
    const [good, bad] = await Promise.all([
      mara.tries(toQueue('transfer', first)),
      mara.tries(toQueue('transfer', second, 'nowhere')),
    ]);
    assert.deepEqual(good, confirmed);
    assert.deepEqual(bad, { status: 'refused', message: 'unknown queue' });
    await mara.gone(first);
    assert.ok(mara.holds(second));
    await mara.says(second, 'Still here.');
  });

  test('is not asked for twice, nor by somebody who may not', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.signIn('otto');
    const id = await desk.chat(mara);
    await mara.does(toQueue('conference', id));
    assert.deepEqual(await mara.tries(toQueue('transfer', id)), {
      status: 'refused',
      message: 'a request is already pending',
    });
    assert.ok(mara.holds(id));
    assert.deepEqual(await otto.tries(toQueue('transfer', id)), { status: 'not-sent', why: 'no-such-conversation' });
  });

  test('ends with the customer: the offer goes, nobody is left in', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(toQueue('transfer', id));
    await otto.offered(id);
    await desk.customer(id, 'leave');
    await otto.until(() => otto.session.state.local.lostOffers[0]?.reason === 'customer-left', 'the reason');
    assert.equal((await desk.worldChat(id)).state, 'CLOSED');
  });
});

describe('a conference to a queue', () => {
  const desk = stage({ rona: 20, ttl: 100 });

  test('brings a second agent in beside the first; both answer, whispers stay between them', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const vela = await desk.signIn('vela');
    const id = await desk.chat(mara);
    await mara.does(toQueue('conference', id, 'support', 'Second opinion'));
    await otto.offered(id);
    const offer = otto.session.state.offers.byId.get(id);
    assert.deepEqual([offer?.direction, offer?.note, offer?.requestedBy], ['conference', 'Second opinion', 'mara']);
    assert.ok(mara.holds(id), 'who asks stays');
    await otto.accepts(id);
    await mara.until(() => mara.people(id).length === 2, 'a colleague');
    assert.deepEqual(mara.people(id), ['mara primary', 'otto primary']);
    assert.deepEqual([...otto.people(id)].sort(), ['mara primary', 'otto primary']);
    await mara.whispers(id, 'Is that right?');
    await otto.until(() => otto.screen(id).includes('whisper, mara: Is that right?'), 'the whisper');
    await otto.says(id, 'It is.');
    const shared = [
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '* reroute-placed conference to queue support by mara',
      '→ otto',
      'whisper, mara: Is that right?',
      'otto: It is.',
    ];
    await mara.sees(id, ...shared);
    await otto.sees(id, ...shared);
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', '→ otto', 'agent: It is.']);
    assert.deepEqual(vela.session.state.conversations.ids, []);
    assert.deepEqual(
      mara.told('participant-changed').map((fact) => (fact as { change: string; agentId: string }).agentId),
      [mara.id, otto.id],
    );
  });

  test('asked for by both at once is one request, and one of them is told so', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(toQueue('conference', id, 'support'));
    await otto.accepts(id);
    const ends = await Promise.all([mara.tries(toQueue('conference', id)), otto.tries(toQueue('conference', id))]);
    assert.deepEqual(ends.map(({ status }) => status).sort(), ['confirmed', 'refused']);
    assert.ok(ends.some((end) => end.status === 'refused' && end.message === 'a request is already pending'));
  });

  test('shows each what the other has read, and both that the customer is typing', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(toQueue('conference', id, 'support'));
    await otto.accepts(id);
    await mara.says(id, 'Read this.');
    const read = await otto.until(() => [newest(otto)].find((each) => each?.body.text === 'Read this.'), 'the message');
    const { messageId } = read;
    await otto.does({ type: 'send-read', conversationId: id, messageId });
    await mara.until(() => newest(mara)?.seenBy.length === 1, 'a reader');
    assert.deepEqual(
      newest(mara)?.seenBy.map(({ id: reader }) => reader),
      [otto.id],
    );
    await desk.customer(id, 'read');
    for (const person of [mara, otto]) await person.until(() => newest(person)?.delivery === 'seen', 'the receipt');
    await desk.customer(id, 'typing', { on: true });
    for (const person of [mara, otto]) {
      await person.until(() => person.talk(id).customerTypingUntil !== null, 'a sign of typing');
    }
    await desk.customer(id, 'typing', { on: false });
    await otto.until(() => otto.talk(id).customerTypingUntil === null, 'no sign of typing');
    // An agent’s typing is for the customer alone.
    await otto.does({ type: 'send-typing', conversationId: id });
    assert.equal((await desk.worldChat(id)).customerView.at(-1)?.name, 'TYPING_INDICATOR');
    assert.equal(mara.talk(id).customerTypingUntil, null);

    function newest(person: Person): Message | undefined {
      return selectLastMessage(person.talk(id).entries);
    }
  });

  test('goes on to the next agent when one lets it ring', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const ines = await desk.ready('ines');
    const id = await desk.chat(mara);
    await mara.does(toQueue('conference', id));
    await otto.offered(id);
    await desk.wait(20);
    await ines.accepts(id);
    await mara.until(() => mara.people(id).includes('ines primary'), 'a colleague');
    assert.ok(!otto.holds(id));
    assert.deepEqual(await desk.tasks(id), [
      'INBOUND mara ACTIVE',
      'DIRECT_CONFERENCE otto CLOSED RONA',
      'DIRECT_CONFERENCE ines ACTIVE',
    ]);
  });

  test('that finds nobody is said to who asked, and may be asked for again', async () => {
    const mara = await desk.ready('mara');
    const id = await desk.chat(mara);
    await mara.does(toQueue('conference', id));
    await desk.wait(101);
    await mara.sees(
      id,
      '→ WEB',
      'customer: Hello?',
      '→ mara',
      '* reroute-placed conference to queue sales by mara',
      '* reroute-failed conference to queue by mara',
    );
    await mara.says(id, 'I am on my own with this.');
    await mara.does(toQueue('conference', id));
    assert.deepEqual(await desk.customerScreen(id), ['customer: Hello?', '→ mara', 'agent: I am on my own with this.']);
  });

  test('one of two leaves: the other goes on with the customer', async () => {
    const mara = await desk.ready('mara');
    const otto = await desk.ready('otto');
    const id = await desk.chat(mara);
    await mara.does(toQueue('conference', id));
    await otto.accepts(id);
    await mara.does({ type: 'leave', conversationId: id });
    await otto.until(() => otto.people(id).length === 1, 'nobody beside');
    await otto.says(id, 'Now it is me.');
    assert.deepEqual(await otto.tries({ ...toQueue('transfer', id, 'nowhere') }), {
      status: 'refused',
      message: 'unknown queue',
    });
    assert.deepEqual(await desk.tasks(id), ['INBOUND mara CLOSED DONE', 'DIRECT_CONFERENCE otto ACTIVE']);
    assert.deepEqual((await desk.customerScreen(id)).slice(-2), ['← mara', 'agent: Now it is me.']);
  });
});
