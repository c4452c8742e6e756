/**
 * Desks nobody here wrote must work on the emulator: the sequences once more, with a client that speaks and needs exactly
 * what the vendor’s desk does. Whatever it could not have worked with is a complaint, and none may remain.
 */
import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId, MessageId } from '../../src/domain/index.js';
import { endSessions, goReady, signIn, startEmulator, texts, until, type NodeEmulator } from '../support/node-desk.js';
import { VendorDesk, type Era, type VendorChat, type Wire } from '../support/vendor-desk.js';

const desks: VendorDesk[] = [];
const general: Wire = { id: '72b000000000000000000b01', name: 'general', description: 'Requests without a hurry' };

interface CustomerEvent {
  readonly name: string;
  readonly data: { readonly id?: string; readonly body?: { readonly markdownText?: string } };
}
interface World {
  readonly conversations: readonly { readonly id: string; readonly customerView: readonly CustomerEvent[] }[];
  readonly tasks: readonly { readonly state: { readonly name: string; readonly reasonCode: string | null } }[];
}

/** The emulator of one `describe`; every test ends with all desks asked for their complaints. */
function place(options: Parameters<typeof startEmulator>[0] = {}) {
  let running: NodeEmulator | undefined;
  before(async () => {
    running = await startEmulator(options);
  });
  afterEach(async () => {
    const used = desks.splice(0);
    try {
      for (const desk of used) assert.deepEqual(await desk.settle(), [], `${desk.name} had nothing to complain about`);
      for (const { customerView } of (await self.world()).conversations) {
        assert.ok(!customerView.some(({ name }) => name === 'WHISPER_MESSAGE'), 'no customer sees a whisper');
      }
    } finally {
      for (const desk of used) desk.close();
      await endSessions(running);
    }
  });
  const self = {
    get emulator(): NodeEmulator {
      assert.ok(running);
      return running;
    },
    async desk(name: string, era: Era, fcmKey: string | null = null): Promise<VendorDesk> {
      const desk = await VendorDesk.login(self.emulator.url, name, { era, fcmKey });
      desks.push(desk);
      return desk;
    },
    async ready(name: string, era: Era): Promise<VendorDesk> {
      const desk = await self.desk(name, era);
      await desk.goReady();
      return desk;
    },
    control: <T = Wire>(path: string, body: unknown = {}): Promise<T> => self.emulator.control<T>('POST', path, body),
    world: () => self.emulator.control<World>('GET', '/world'),
    async customer(id: string): Promise<readonly (string | undefined)[]> {
      const chat = (await self.world()).conversations.find((each) => each.id === id);
      return (chat?.customerView ?? []).flatMap(({ data }) => data.body?.markdownText ?? []);
    },
    async newChat(body: Wire = {}): Promise<string> {
      const { conversationId } = await self.control<{ conversationId: string }>('/chats', { text: 'Hello?', ...body });
      return conversationId;
    },
    async talk(who: VendorDesk, body: Wire = {}): Promise<VendorChat> {
      return await who.accept(await self.newChat(body));
    },
    wait: (seconds: number) => self.control('/clock', { advanceMs: seconds * 1000 }),
  };
  return self;
}

const role = (chat: VendorChat) => chat.topicParticipant['role'];

for (const era of ['4.4', '4.8'] as const) {
  describe(`the vendor’s desk of release ${era}`, () => {
    const emulator = place({ rona: 20, ttl: 100 });

    test('logs in, goes ready and is offered a chat', async () => {
      const mara = await emulator.ready('mara', era);
      assert.deepEqual([mara.mrdState('CHAT'), mara.mrdState('WHATSAPP')], ['READY', 'READY']);
      const chat = await emulator.talk(mara);
      await mara.until(() => mara.mrdState('CHAT') === 'ACTIVE', 'a busy domain');
      assert.equal(role(chat), 'PRIMARY');
      assert.deepEqual(mara.texts(chat.conversationId).length, 1);
      await mara.goNotReady(null);
      assert.equal(mara.mrdState('CHAT'), 'PENDING_NOT_READY');
      await mara.logOut();
    });

    test('talks: echo, reply, typing, receipts, a started task', async () => {
      const mara = await emulator.ready('mara', era);
      const id = await emulator.newChat({ started: 'mara', customer: { firstName: 'Pim' } });
      await mara.until(() => mara.chats.has(id), 'the started task');
      const chat = mara.chat(id);
      mara.type(id);
      mara.say(id, 'Good morning.');
      await mara.until(() => chat.messages.at(-1)?.status === 'sent', 'the echo');
      const { messageId } = await emulator.control<{ messageId: string }>(`/chats/${id}/messages`, {
        text: 'It broke.',
      });
      await mara.until(() => mara.texts(id).at(-1) === 'Pim: It broke.', 'the message');
      mara.read(id, messageId);
      mara.say(id, 'What did?', messageId);
      await mara.until(() => chat.messages.at(-1)?.status === 'sent', 'the echo');
      await emulator.control(`/chats/${id}/read`);
      await mara.until(() => chat.messages.at(-1)?.status === 'seen', 'the receipt');
      assert.deepEqual(mara.texts(id), ['Pim: Hello?', 'mara: Good morning.', 'Pim: It broke.', 'mara: What did?']);
      assert.deepEqual((await emulator.customer(id)).filter(Boolean), [
        'Hello?',
        'Good morning.',
        'It broke.',
        'What did?',
      ]);
      for (const body of bodies) await emulator.control(`/chats/${id}/messages`, { body });
      await mara.until(() => chat.messages.length === 4 + bodies.length, 'every kind of message');
    });

    test('lets an offer ring out for the next one, and is refused when accepting too late', async () => {
      const mara = await emulator.ready('mara', era);
      const otto = await emulator.ready('otto', era);
      const id = await emulator.newChat();
      await mara.until(() => mara.requests.has(id), 'the offer');
      const request = mara.requests.get(id) ?? {};
      await emulator.wait(20);
      await mara.until(() => !mara.requests.has(id), 'no offer');
      await otto.accept(id);
      mara.take(request);
      await mara.until(() => mara.errors.length === 1, 'the refusal');
      assert.equal(mara.errors[0]?.task, 'topicSubscription');
      assert.ok(!mara.chats.has(id));
      otto.say(id, 'Here I am.');
      assert.deepEqual(otto.chat(id).agents, []);
    });

    test('transfers to a queue by its name', async () => {
      const mara = await emulator.ready('mara', era);
      const otto = await emulator.ready('otto', era);
      const { conversationId: id } = await emulator.talk(mara);
      mara.request('directTransferRequest', id, { queueName: 'sales' }, 'Wants a discount');
      await mara.until(() => mara.endings.get(id) === 'CHAT TRANSFERRED', 'the end');
      await otto.until(() => otto.requests.has(id), 'the offer');
      const request = otto.requests.get(id);
      assert.deepEqual(
        [request?.['taskDirection'], request?.['note'], request?.['requestedBy']],
        ['DIRECT_TRANSFER', 'Wants a discount', 'mara'],
      );
      await otto.accept(id);
      otto.say(id, 'I take over.');
      assert.ok(otto.chat(id).lines.some((line) => line.includes('DIRECT_TRANSFER request placed by mara')));
      assert.deepEqual(otto.chat(id).agents, []);
    });

    test('confers, whispers among agents, and leaves', async () => {
      const mara = await emulator.ready('mara', era);
      const otto = await emulator.ready('otto', era);
      const { conversationId: id } = await emulator.talk(mara);
      mara.request('directConferenceRequest', id, { queueName: 'support' });
      await otto.accept(id);
      await mara.until(() => mara.chat(id).agents.length === 1, 'a colleague');
      mara.whisper(id, 'Is that right?');
      await otto.until(() => otto.texts(id).includes('whisper, mara: Is that right?'), 'the whisper');
      otto.say(id, 'It is.');
      await mara.until(() => mara.texts(id).includes('otto: It is.'), 'the answer');
      mara.leave(id);
      await mara.until(() => mara.endings.get(id) === 'UNSUBSCRIBED', 'the end');
      await otto.until(() => otto.chat(id).agents.length === 0, 'nobody beside');
      assert.equal(otto.chat(id).lines.at(-1), 'mara left');
      assert.deepEqual(await emulator.customer(id), ['Hello?', 'It is.']);
    });

    test('is told when a conference finds nobody', async () => {
      const mara = await emulator.ready('mara', era);
      const { conversationId: id } = await emulator.talk(mara);
      mara.request('directConferenceRequest', id, { queueName: 'sales' });
      await mara.until(() => mara.toasts.includes('conference'), 'the toast');
      await emulator.wait(101);
      await mara.until(
        () => mara.chat(id).lines.at(-1) === 'no agent is available for DIRECT_CONFERENCE',
        'the end of it',
      );
      mara.request('directTransferRequest', id, { queueName: 'nowhere' });
      await mara.until(() => mara.errors.length === 1, 'the refusal');
      assert.deepEqual(mara.errors, [{ task: 'directTransferRequest', msg: 'unknown queue' }]);
    });

    test('watches, whispers and barges in', async () => {
      const mara = await emulator.ready('mara', era);
      const vela = await emulator.desk('vela', era);
      const { conversationId: id } = await emulator.talk(mara, { customer: { firstName: 'Pim' } });
      const [row] = await vela.activeChats(emulator.emulator.url);
      assert.ok(row);
      const watched = await vela.monitor(row);
      assert.equal(role(watched), 'SILENT_MONITOR');
      await mara.until(() => mara.chat(id).agents.length === 1, 'the record');
      assert.ok(!mara.chat(id).lines.some((line) => line.includes('vela')), 'and no line of it');
      await vela.whisperMode(id);
      vela.whisper(id, 'Offer a refund.');
      await mara.until(() => mara.texts(id).includes('whisper, vela: Offer a refund.'), 'the advice');
      await vela.bargeIn(id);
      vela.say(id, 'I am the manager.');
      await mara.until(() => mara.texts(id).includes('vela: I am the manager.'), 'the message');
      assert.equal(mara.chat(id).lines.at(-1), 'vela joined');
      assert.equal(vela.chat(id).lines.at(-1), 'vela joined');
      mara.leave(id);
      await vela.until(() => vela.chat(id).agents.length === 0, 'the customer alone');
      vela.leave(id);
      await vela.until(() => vela.endings.has(id), 'the end');
      assert.deepEqual(await emulator.customer(id), ['Hello?', 'I am the manager.']);
    });

    test('is taken out with the last primary, as a monitor', async () => {
      const mara = await emulator.ready('mara', era);
      const vela = await emulator.desk('vela', era);
      const { conversationId: id } = await emulator.talk(mara);
      const [row] = await vela.activeChats(emulator.emulator.url);
      assert.ok(row);
      await vela.monitor(row);
      mara.leave(id);
      await vela.until(() => vela.endings.get(id) === 'NO_PRIMARY_AGENT', 'the end');
    });

    test('follows the customer: channels, another person, leaving', async () => {
      const mara = await emulator.ready('mara', era);
      const { conversationId: id } = await emulator.talk(mara);
      const chat = mara.chat(id);
      const { channelSessionId } = await emulator.control<{ channelSessionId: string }>(`/chats/${id}/channels`, {
        channel: 'WHATSAPP',
      });
      await mara.until(() => chat.sessions.length === 2, 'the second session');
      mara.say(id, 'By WhatsApp.');
      await emulator.emulator.control('DELETE', `/chats/${id}/channels/${channelSessionId}`);
      await mara.until(() => chat.sessions.length === 1, 'one session');
      await emulator.control(`/chats/${id}/events`, {
        name: 'ASSOCIATED_CUSTOMER_CHANGED',
        data: { _id: '66c0000000000000000000aa', firstName: 'Runa', phoneNumber: ['1555'], isAnonymous: false, __v: 1 },
      });
      await mara.until(() => chat.customer['firstName'] === 'Runa', 'the new customer');
      mara.say(id, 'So you are Runa.');
      await mara.until(() => chat.messages.at(-1)?.status === 'sent', 'the echo');
      await emulator.control(`/chats/${id}/leave`);
      await mara.until(() => mara.endings.get(id) === 'CUSTOMER_LEFT', 'the end');
    });

    test('takes work from a list', async () => {
      const mara = await emulator.desk('mara', era);
      const otto = await emulator.desk('otto', era);
      for (const desk of [mara, otto]) {
        desk.subscribeList('subscribePullModeList', general);
        await desk.until(() => desk.lists.size === 1, 'the list');
      }
      const { requestId } = await emulator.control<{ requestId: string }>('/pull-requests', {
        list: 'general',
        text: 'Call me back',
      });
      const status = (desk: VendorDesk) => desk.listRequests.get(requestId)?.['status'];
      for (const desk of [mara, otto]) await desk.until(() => status(desk) === 'CREATED', 'the request');
      const { conversationId: id } = await mara.joinRequest(requestId);
      await otto.until(() => status(otto) === 'ACTIVE', 'the word that it is taken');
      mara.say(id, 'I can call you now.');
      mara.leave(id);
      for (const desk of [mara, otto]) await desk.until(() => !desk.listRequests.has(requestId), 'no request');
      const second = await emulator.control<{ requestId: string }>('/pull-requests', {
        list: 'general',
        text: 'Me too',
      });
      await mara.until(() => mara.listRequests.has(second.requestId), 'the request');
      mara.deleteRequest(second.requestId);
      await otto.until(() => !otto.listRequests.has(second.requestId), 'no request');
      otto.subscribeList('unsubscribePullModeList', general);
      await otto.until(() => otto.lists.size === 0, 'no list');
    });

    test('comes back after a lost link, offers and history included', async () => {
      const mara = await emulator.ready('mara', era);
      const { conversationId: id } = await emulator.talk(mara, { customer: { firstName: 'Pim' } });
      mara.say(id, 'One moment.');
      await mara.until(() => mara.chat(id).messages.at(-1)?.status === 'sent', 'the echo');
      const offered = await emulator.newChat();
      await mara.until(() => mara.requests.has(offered), 'the offer');
      const before = mara.chat(id);
      await emulator.control('/faults', { dropSockets: { username: 'mara', how: 'close' } });
      await mara.until(() => !mara.connected, 'no link');
      await emulator.control(`/chats/${id}/messages`, { text: 'Still there?' });
      await mara.until(() => mara.chat(id) !== before && mara.requests.has(offered), 'everything again');
      assert.deepEqual(mara.texts(id), ['Pim: Hello?', 'mara: One moment.', 'Pim: Still there?']);
      assert.equal(mara.mrdState('CHAT'), 'ACTIVE');
    });

    test('is replaced by a second login, which gets everything', async () => {
      const first = await emulator.ready('mara', era);
      const { conversationId: id } = await emulator.talk(first);
      // The user object is restored from the page’s storage, without another login.
      const second = await VendorDesk.connect(emulator.emulator.url, first.user, { era, fcmKey: null });
      desks.push(second);
      await first.until(() => first.over === 'logged in from another session' && !first.connected, 'the notice');
      await second.until(() => second.chats.has(id), 'the conversation');
      second.say(id, 'From here now.');
      assert.equal(second.mrdState('CHAT'), 'ACTIVE');
    });

    test('is woken by a push while it has no link', async () => {
      const mara = await emulator.desk('mara', era, 'key-of-this-browser');
      await mara.goReady();
      const { conversationId: id } = await emulator.talk(mara);
      await emulator.control('/faults', { dropSockets: { username: 'mara', how: 'close' } });
      await mara.until(() => !mara.connected, 'no link');
      await emulator.control(`/chats/${id}/messages`, { text: 'Hello again' });
      const pushes = await emulator.emulator.control<{ token: string }[]>('GET', '/pushes');
      assert.deepEqual(
        pushes.map(({ token }) => token),
        ['key-of-this-browser'],
      );
      await mara.until(() => mara.connected && mara.texts(id).length === 2, 'the message');
    });

    test('hears announcements', async () => {
      const mara = await emulator.desk('mara', era);
      const vela = await emulator.desk('vela', era);
      await emulator.control('/announcements', { text: 'Cake in the kitchen.' });
      await mara.until(() => mara.announcements.length === 1, 'the announcement');
      assert.deepEqual(vela.announcements, []);
    });

    test('shares a conversation with ours', async () => {
      const otto = await emulator.ready('otto', era);
      const mara = await signIn(emulator.emulator, 'mara', { replyMode: 'reference' });
      await goReady(mara);
      const { conversationId: id } = await emulator.talk(otto, { customer: { firstName: 'Pim' } });
      otto.request('directConferenceRequest', id, { queueName: 'support' });
      const conversationId = id as ConversationId;
      await until(mara, () => mara.state.offers.byId.has(conversationId), 'the offer');
      await mara.dispatch({ type: 'accept-offer', conversationId });
      await otto.until(() => otto.chat(id).agents.length === 1, 'a colleague');
      const question = otto.chat(id).messages[0]?.id;
      const send = (text: string, whisper: boolean, replyTo: MessageId | null) =>
        mara.dispatch({
          type: 'send-message',
          conversationId,
          body: { type: 'text', text },
          replyTo,
          whisper,
          channelSessionId: null,
        });
      await send('Ours to the customer', false, null);
      await send('Ours to the colleague', true, null);
      await otto.until(() => otto.texts(id).includes('whisper, mara: Ours to the colleague'), 'our whisper');
      otto.whisper(id, 'Theirs to the colleague');
      otto.say(id, 'Theirs to the customer', question ?? null);
      await until(mara, () => texts(mara, conversationId).includes('sent: Theirs to the customer'), 'their message');
      assert.deepEqual(otto.texts(id), [
        'Pim: Hello?',
        'mara: Ours to the customer',
        'whisper, mara: Ours to the colleague',
        'whisper, otto: Theirs to the colleague',
        'otto: Theirs to the customer',
      ]);
      const theirs = mara.state.conversations.byId.get(conversationId)?.entries.at(-1);
      assert.equal(theirs?.kind === 'message' ? theirs.replyTo : null, question);
    });
  });
}

/** One of every kind a customer can send. */
const attachment = {
  mediaUrl: 'http://files.invalid/api/downloadFileStream?filename=a',
  mimeType: 'image/png',
  size: 4,
};
const bodies: readonly Wire[] = [
  { type: 'IMAGE', caption: 'a.png', additionalDetails: {}, attachment },
  { type: 'FILE', caption: '', additionalDetails: { fileName: 'a.png' }, attachment },
  { type: 'LOCATION', location: { latitude: 1, longitude: 2 }, additionalDetails: { name: 'Here' } },
  { type: 'CONTACT', contacts: [{ name: { formattedName: 'Pim' }, phones: [{ phone: '1' }] }] },
  { type: 'SOMETHING_NEW', markdownText: 'What is this?' },
];

describe('what only newer desks do', () => {
  const emulator = place({ rona: 20, ttl: 100 });

  test('consults, and turns it into a transfer or a conference', async () => {
    for (const event of ['consultTransferRequest', 'consultConferenceRequest'] as const) {
      const mara = await emulator.ready('mara', '4.8');
      const otto = await emulator.ready('otto', '4.8');
      const { conversationId: id } = await emulator.talk(mara);
      mara.request('consultRequest', id, { requestedAgentId: otto.id }, 'How do refunds work?');
      const chat = await otto.accept(id);
      assert.equal(role(chat), 'ASSISTANT');
      const consulting = chat.taskId;
      await mara.until(() => mara.chat(id).agents.length === 1, 'an adviser');
      otto.whisper(id, 'Form 12.');
      await mara.until(() => mara.texts(id).includes('whisper, otto: Form 12.'), 'the advice');
      mara.turnConsult(event, id, otto.id);
      await otto.until(() => role(otto.chat(id)) === 'PRIMARY', 'the role');
      if (event === 'consultTransferRequest') {
        await mara.until(() => mara.endings.get(id) === 'CHAT TRANSFERRED', 'the end');
        await otto.until(() => otto.chat(id).taskId !== consulting, 'the new task');
      } else assert.equal(mara.chat(id).agents.length, 1);
      otto.say(id, 'Otto here.');
      await otto.until(() => otto.chat(id).messages.at(-1)?.status === 'sent', 'the echo');
      otto.leave(id);
      await otto.until(() => otto.endings.has(id), 'the end');
      for (const desk of [mara, otto]) {
        await desk.settle();
        await desk.logOut();
      }
    }
  });

  test('pauses and resumes', async () => {
    const mara = await emulator.ready('mara', '4.8');
    const { conversationId: id } = await emulator.talk(mara);
    mara.pause(id, 60);
    await mara.until(() => mara.chat(id).lines.at(-1) === 'paused', 'the pause');
    mara.resume(id);
    await mara.until(() => mara.chat(id).lines.at(-1) === 'resumed', 'the end of it');
    mara.pause(id, 60);
    await emulator.wait(60);
    await mara.until(() => mara.chat(id).lines.filter((line) => line === 'resumed').length === 2, 'its end by itself');
  });
});

describe('wrap-up on the vendor’s desk', () => {
  const emulator = place({ wrapup: 60 });

  test('is applied, skipped, or ends by itself', async () => {
    const mara = await emulator.ready('mara', '4.8');
    for (const [values, ending] of [
      [['Refund'], 'WRAP UP APPLIED'],
      [null, 'CHOOSING LEAVE WITHOUT WRAP UP'],
    ] as const) {
      const { conversationId: id } = await emulator.talk(mara);
      mara.leave(id);
      await mara.until(() => mara.chat(id).wrapUpSeconds === 60 && role(mara.chat(id)) === 'WRAP_UP', 'wrap-up');
      mara.closeWrapUp(id, values);
      await mara.until(() => mara.endings.get(id) === ending, 'the end');
    }
    const { conversationId: id } = await emulator.talk(mara);
    mara.leave(id);
    await mara.until(() => mara.chat(id).wrapUpSeconds === 60, 'wrap-up');
    await emulator.wait(60);
    await mara.until(() => mara.endings.get(id) === 'WRAP UP TIMER EXPIRED', 'the end');
    const { tasks } = await emulator.world();
    assert.deepEqual(
      tasks.map(({ state }) => state.reasonCode),
      ['WRAP_UP_APPLIED', 'WRAP_UP_NOT_APPLIED', 'WRAP_UP_EXPIRED'],
    );
  });

  test('is closed by the older name too', async () => {
    const mara = await emulator.ready('mara', '4.4');
    const { conversationId: id } = await emulator.talk(mara);
    mara.leave(id);
    await mara.until(() => role(mara.chat(id)) === 'WRAP_UP', 'the role');
    mara.closeWrapUp(id, ['Refund']);
    await mara.until(() => mara.endings.get(id) === 'WRAP UP APPLIED', 'the end');
  });
});

describe('this client', () => {
  const emulator = place();

  test('does complain about what the vendor’s desk could not work with', async () => {
    const mara = await emulator.ready('mara', '4.8');
    const { conversationId: id, roomInfo } = await emulator.talk(mara);
    const offered = await emulator.newChat();
    await mara.until(() => mara.requests.has(offered), 'an offer to spoil');
    const request = mara.requests.get(offered) ?? {};
    const session = request['channelSession'] as Wire;
    const event = {
      id: 'e',
      name: 'AGENT_SUBSCRIBED',
      type: 'NOTIFICATION',
      timestamp: 1,
      conversationId: id,
      data: {},
    };
    const topicData = {
      id: 'x',
      customer: {},
      participants: [],
      topicEvents: [],
      topicParticipant: { role: 'PRIMARY' },
    };
    const broken: readonly (readonly [event: string, payload: unknown, complaint: RegExp])[] = [
      ['onCimEvent', { cimEvent: event, conversationId: id, roomInfo }, /cimEvent is no text/],
      [
        'onCimEvent',
        { cimEvent: JSON.stringify(event), conversationId: id, roomInfo },
        /agentParticipant is no object/,
      ],
      ['onCimEvent', { cimEvent: JSON.stringify(event), conversationId: id }, /roomInfo.id/],
      ['topicUnsubscription', { conversationId: id, statusCode: 200, roomInfo }, /reason is no text/],
      ['taskRequest', { ...request, roomInfo: undefined }, /roomInfo.id/],
      [
        'taskRequest',
        { ...request, channelSession: { ...session, channelData: { additionalAttributes: null } } },
        /additionalAttributes is no list/,
      ],
      ['onTopicData', { conversationId: 'x', taskId: 't', roomInfo, topicData }, /no CUSTOMER participant/],
      ['onTopicData', { conversationId: 'x', taskId: 't', topicData }, /roomInfo.id/],
      ['agentPresence', { action: 'AGENT_STATE_CHANGED' }, /agentPresence is no object/],
    ];
    for (const [name, payload, complaint] of broken) {
      mara.receive(name, payload);
      assert.match(mara.complaints.splice(0).join(), complaint, name);
    }
    // An echo that never comes, and a presence that never comes.
    await emulator.control('/faults', { lose: { event: 'onCimEvent', p: 1 } });
    mara.say(id, 'Anybody?');
    assert.deepEqual(await mara.settle(200), ['no echo of "Anybody?"']);
    await emulator.control('/faults', { lose: { event: 'agentPresence', p: 1 } });
    mara.leave(id);
    await mara.until(() => !mara.chats.has(id), 'the end');
    assert.deepEqual(await mara.settle(200), ['no agentPresence after the end of a chat']);
    mara.close();
    desks.length = 0;
  });
});
