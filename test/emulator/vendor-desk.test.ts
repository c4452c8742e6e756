/**
 * Third-party desks must work on the emulator: the same sequences with a client that sends and requires what the vendor’s
 * desk does. It collects a warning for everything the vendor’s desk could not have worked with; every test expects none.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId, MessageId } from '../../src/domain/index.js';
import { goReady, signIn, messageTexts, until } from '../support/node/node-session.js';
import { VendorClient, type Json } from '../support/node/vendor-desk.js';
import { createScenario, roleOf } from '../support/node/vendor-scenario.js';

const general: Json = { id: '72b000000000000000000b01', name: 'general', description: 'General requests' };

for (const release of ['4.4', '4.8'] as const) {
  describe(`the vendor’s desk of release ${release}`, () => {
    const scenario = createScenario({ rona: 20, ttl: 100 });

    test('logs in, goes ready and is offered a chat', async () => {
      const mara = await scenario.signInReady('mara', release);
      assert.deepEqual([mara.mrdState('CHAT'), mara.mrdState('WHATSAPP')], ['READY', 'READY']);
      const chat = await scenario.openChat(mara);
      await mara.until(() => mara.mrdState('CHAT') === 'ACTIVE', 'a busy domain');
      assert.equal(roleOf(chat), 'PRIMARY');
      assert.deepEqual(mara.messageTexts(chat.conversationId).length, 1);
      await mara.goNotReady(null);
      assert.equal(mara.mrdState('CHAT'), 'PENDING_NOT_READY');
      await mara.logOut();
    });

    test('exchanges messages: echo, reply, typing, receipts, a started task', async () => {
      const mara = await scenario.signInReady('mara', release);
      const id = await scenario.newChat({ started: 'mara', customer: { firstName: 'Pim' } });
      await mara.until(() => mara.chats.has(id), 'the started task');
      const chat = mara.chat(id);
      mara.sendTyping(id);
      mara.sendMessage(id, 'Good morning.');
      await mara.until(() => chat.messages.at(-1)?.status === 'sent', 'the echo');
      const { messageId } = await scenario.control<{ messageId: string }>(`/chats/${id}/messages`, {
        text: 'It broke.',
      });
      await mara.until(() => mara.messageTexts(id).at(-1) === 'Pim: It broke.', 'the message');
      mara.markRead(id, messageId);
      mara.sendMessage(id, 'What did?', messageId);
      await mara.until(() => chat.messages.at(-1)?.status === 'sent', 'the echo');
      await scenario.control(`/chats/${id}/read`);
      await mara.until(() => chat.messages.at(-1)?.status === 'seen', 'the receipt');
      assert.deepEqual(mara.messageTexts(id), [
        'Pim: Hello?',
        'mara: Good morning.',
        'Pim: It broke.',
        'mara: What did?',
      ]);
      assert.deepEqual((await scenario.customerTexts(id)).filter(Boolean), [
        'Hello?',
        'Good morning.',
        'It broke.',
        'What did?',
      ]);
      for (const body of bodies) await scenario.control(`/chats/${id}/messages`, { body });
      await mara.until(() => chat.messages.length === 4 + bodies.length, 'every kind of message');
    });

    test('misses an offer, which goes to the next agent, and is refused when accepting too late', async () => {
      const mara = await scenario.signInReady('mara', release);
      const otto = await scenario.signInReady('otto', release);
      const id = await scenario.newChat();
      await mara.until(() => mara.taskRequests.has(id), 'the offer');
      const request = mara.taskRequests.get(id) ?? {};
      await scenario.advanceClock(20);
      await mara.until(() => !mara.taskRequests.has(id), 'no offer');
      await otto.accept(id);
      mara.subscribeToTask(request);
      await mara.until(() => mara.errors.length === 1, 'the refusal');
      assert.equal(mara.errors[0]?.task, 'topicSubscription');
      assert.ok(!mara.chats.has(id));
      otto.sendMessage(id, 'Here I am.');
      assert.deepEqual(otto.chat(id).agents, []);
    });

    test('transfers to a queue by its name', async () => {
      const mara = await scenario.signInReady('mara', release);
      const otto = await scenario.signInReady('otto', release);
      const { conversationId: id } = await scenario.openChat(mara);
      mara.requestReroute('directTransferRequest', id, { queueName: 'sales' }, 'Wants a discount');
      await mara.until(() => mara.endReasons.get(id) === 'CHAT TRANSFERRED', 'the end');
      await otto.until(() => otto.taskRequests.has(id), 'the offer');
      const request = otto.taskRequests.get(id);
      assert.deepEqual(
        [request?.['taskDirection'], request?.['note'], request?.['requestedBy']],
        ['DIRECT_TRANSFER', 'Wants a discount', 'mara'],
      );
      await otto.accept(id);
      otto.sendMessage(id, 'I take over.');
      assert.ok(otto.chat(id).systemMessages.some((line) => line.includes('DIRECT_TRANSFER request placed by mara')));
      assert.deepEqual(otto.chat(id).agents, []);
    });

    test('joins a conference, whispers to agents, and leaves', async () => {
      const mara = await scenario.signInReady('mara', release);
      const otto = await scenario.signInReady('otto', release);
      const { conversationId: id } = await scenario.openChat(mara);
      mara.requestReroute('directConferenceRequest', id, { queueName: 'support' });
      await otto.accept(id);
      await mara.until(() => mara.chat(id).agents.length === 1, 'a colleague');
      mara.sendWhisper(id, 'Is that right?');
      await otto.until(() => otto.messageTexts(id).includes('whisper, mara: Is that right?'), 'the whisper');
      otto.sendMessage(id, 'It is.');
      await mara.until(() => mara.messageTexts(id).includes('otto: It is.'), 'the answer');
      mara.leave(id);
      await mara.until(() => mara.endReasons.get(id) === 'UNSUBSCRIBED', 'the end');
      await otto.until(() => otto.chat(id).agents.length === 0, 'no other agents');
      assert.equal(otto.chat(id).systemMessages.at(-1), 'mara left');
      assert.deepEqual(await scenario.customerTexts(id), ['Hello?', 'It is.']);
    });

    test('is notified when no agent joins a conference', async () => {
      const mara = await scenario.signInReady('mara', release);
      const { conversationId: id } = await scenario.openChat(mara);
      mara.requestReroute('directConferenceRequest', id, { queueName: 'sales' });
      await mara.until(() => mara.toasts.includes('conference'), 'the toast');
      await scenario.advanceClock(101);
      await mara.until(
        () => mara.chat(id).systemMessages.at(-1) === 'no agent is available for DIRECT_CONFERENCE',
        'the end of it',
      );
      mara.requestReroute('directTransferRequest', id, { queueName: 'nowhere' });
      await mara.until(() => mara.errors.length === 1, 'the refusal');
      assert.deepEqual(mara.errors, [{ task: 'directTransferRequest', msg: 'unknown queue' }]);
    });

    test('follows the customer: channels, another customer, leaving', async () => {
      const mara = await scenario.signInReady('mara', release);
      const { conversationId: id } = await scenario.openChat(mara);
      const chat = mara.chat(id);
      const { channelSessionId } = await scenario.control<{ channelSessionId: string }>(`/chats/${id}/channels`, {
        channel: 'WHATSAPP',
      });
      await mara.until(() => chat.sessions.length === 2, 'the second session');
      mara.sendMessage(id, 'By WhatsApp.');
      await scenario.emulator.control('DELETE', `/chats/${id}/channels/${channelSessionId}`);
      await mara.until(() => chat.sessions.length === 1, 'one session');
      await scenario.control(`/chats/${id}/events`, {
        name: 'ASSOCIATED_CUSTOMER_CHANGED',
        data: { _id: '66c0000000000000000000aa', firstName: 'Runa', phoneNumber: ['1555'], isAnonymous: false, __v: 1 },
      });
      await mara.until(() => chat.customer['firstName'] === 'Runa', 'the new customer');
      mara.sendMessage(id, 'So you are Runa.');
      await mara.until(() => chat.messages.at(-1)?.status === 'sent', 'the echo');
      await scenario.control(`/chats/${id}/leave`);
      await mara.until(() => mara.endReasons.get(id) === 'CUSTOMER_LEFT', 'the end');
    });

    test('joins requests from a pull-mode list', async () => {
      const mara = await scenario.signIn('mara', release);
      const otto = await scenario.signIn('otto', release);
      for (const client of [mara, otto]) {
        client.subscribeList('subscribePullModeList', general);
        await client.until(() => client.pullModeLists.size === 1, 'the list');
      }
      const { requestId } = await scenario.control<{ requestId: string }>('/pull-requests', {
        list: 'general',
        text: 'Call me back',
      });
      const status = (client: VendorClient) => client.pullModeRequests.get(requestId)?.['status'];
      for (const client of [mara, otto]) await client.until(() => status(client) === 'CREATED', 'the request');
      const { conversationId: id } = await mara.joinPullModeRequest(requestId);
      await otto.until(() => status(otto) === 'ACTIVE', 'the word that it is taken');
      mara.sendMessage(id, 'I can call you now.');
      mara.leave(id);
      for (const client of [mara, otto])
        await client.until(() => !client.pullModeRequests.has(requestId), 'no request');
      const second = await scenario.control<{ requestId: string }>('/pull-requests', {
        list: 'general',
        text: 'Me too',
      });
      await mara.until(() => mara.pullModeRequests.has(second.requestId), 'the request');
      mara.deletePullModeRequest(second.requestId);
      await otto.until(() => !otto.pullModeRequests.has(second.requestId), 'no request');
      otto.subscribeList('unsubscribePullModeList', general);
      await otto.until(() => otto.pullModeLists.size === 0, 'no list');
    });

    test('reconnects after a lost connection, with offers and history', async () => {
      const mara = await scenario.signInReady('mara', release);
      const { conversationId: id } = await scenario.openChat(mara, { customer: { firstName: 'Pim' } });
      mara.sendMessage(id, 'One moment.');
      await mara.until(() => mara.chat(id).messages.at(-1)?.status === 'sent', 'the echo');
      const offeredId = await scenario.newChat();
      await mara.until(() => mara.taskRequests.has(offeredId), 'the offer');
      const before = mara.chat(id);
      await scenario.control('/faults', { dropSockets: { username: 'mara', how: 'close' } });
      await mara.until(() => !mara.isConnected, 'no link');
      await scenario.control(`/chats/${id}/messages`, { text: 'Still there?' });
      await mara.until(() => mara.chat(id) !== before && mara.taskRequests.has(offeredId), 'everything again');
      assert.deepEqual(mara.messageTexts(id), ['Pim: Hello?', 'mara: One moment.', 'Pim: Still there?']);
      assert.equal(mara.mrdState('CHAT'), 'ACTIVE');
    });

    test('is replaced by a second login, which receives everything', async () => {
      const first = await scenario.signInReady('mara', release);
      const { conversationId: id } = await scenario.openChat(first);
      // The user object is restored from the page’s storage, without another login.
      const second = await VendorClient.connect(scenario.emulator.url, first.user, { release, fcmKey: null });
      scenario.clients.push(second);
      await first.until(
        () => first.sessionEndReason === 'logged in from another session' && !first.isConnected,
        'the notice',
      );
      await second.until(() => second.chats.has(id), 'the conversation');
      second.sendMessage(id, 'From here now.');
      assert.equal(second.mrdState('CHAT'), 'ACTIVE');
    });

    test('receives a push notification while it is disconnected', async () => {
      const mara = await scenario.signIn('mara', release, 'key-of-this-browser');
      await mara.goReady();
      const { conversationId: id } = await scenario.openChat(mara);
      await scenario.control('/faults', { dropSockets: { username: 'mara', how: 'close' } });
      await mara.until(() => !mara.isConnected, 'no link');
      await scenario.control(`/chats/${id}/messages`, { text: 'Hello again' });
      const pushes = await scenario.emulator.control<{ token: string }[]>('GET', '/pushes');
      assert.deepEqual(
        pushes.map(({ token }) => token),
        ['key-of-this-browser'],
      );
      await mara.until(() => mara.isConnected && mara.messageTexts(id).length === 2, 'the message');
    });

    test('receives announcements', async () => {
      const mara = await scenario.signIn('mara', release);
      const vela = await scenario.signIn('vela', release);
      await scenario.control('/announcements', { text: 'Cake in the kitchen.' });
      await mara.until(() => mara.announcements.length === 1, 'the announcement');
      assert.deepEqual(vela.announcements, []);
    });

    test('shares a conversation with a session of src', async () => {
      const otto = await scenario.signInReady('otto', release);
      const mara = await signIn(scenario.emulator, 'mara', { replyMode: 'reference' });
      await goReady(mara);
      const { conversationId: id } = await scenario.openChat(otto, { customer: { firstName: 'Pim' } });
      otto.requestReroute('directConferenceRequest', id, { queueName: 'support' });
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
      await otto.until(() => otto.messageTexts(id).includes('whisper, mara: Ours to the colleague'), 'our whisper');
      otto.sendWhisper(id, 'Theirs to the colleague');
      otto.sendMessage(id, 'Theirs to the customer', question ?? null);
      await until(
        mara,
        () => messageTexts(mara, conversationId).includes('sent: Theirs to the customer'),
        'their message',
      );
      assert.deepEqual(otto.messageTexts(id), [
        'Pim: Hello?',
        'mara: Ours to the customer',
        'whisper, mara: Ours to the colleague',
        'whisper, otto: Theirs to the colleague',
        'otto: Theirs to the customer',
      ]);
      const vendorEntry = mara.state.conversations.byId.get(conversationId)?.entries.at(-1);
      assert.equal(vendorEntry?.kind === 'message' ? vendorEntry.replyTo : null, question);
    });
  });
}

/** One message body of every type a customer can send. */
const attachment = {
  mediaUrl: 'http://files.invalid/api/downloadFileStream?filename=a',
  mimeType: 'image/png',
  size: 4,
};
const bodies: readonly Json[] = [
  { type: 'IMAGE', caption: 'a.png', additionalDetails: {}, attachment },
  { type: 'FILE', caption: '', additionalDetails: { fileName: 'a.png' }, attachment },
  { type: 'LOCATION', location: { latitude: 1, longitude: 2 }, additionalDetails: { name: 'Here' } },
  { type: 'CONTACT', contacts: [{ name: { formattedName: 'Pim' }, phones: [{ phone: '1' }] }] },
  { type: 'SOMETHING_NEW', markdownText: 'What is this?' },
];

describe('features of newer releases', () => {
  const scenario = createScenario({ rona: 20, ttl: 100 });

  test('consults, then transfers or confers', async () => {
    for (const event of ['consultTransferRequest', 'consultConferenceRequest'] as const) {
      const mara = await scenario.signInReady('mara', '4.8');
      const otto = await scenario.signInReady('otto', '4.8');
      const { conversationId: id } = await scenario.openChat(mara);
      mara.requestReroute('consultRequest', id, { requestedAgentId: otto.id }, 'How do refunds work?');
      const chat = await otto.accept(id);
      assert.equal(roleOf(chat), 'ASSISTANT');
      const consultTaskId = chat.taskId;
      await mara.until(() => mara.chat(id).agents.length === 1, 'an adviser');
      otto.sendWhisper(id, 'Form 12.');
      await mara.until(() => mara.messageTexts(id).includes('whisper, otto: Form 12.'), 'the advice');
      mara.convertConsult(event, id, otto.id);
      await otto.until(() => roleOf(otto.chat(id)) === 'PRIMARY', 'the role');
      if (event === 'consultTransferRequest') {
        await mara.until(() => mara.endReasons.get(id) === 'CHAT TRANSFERRED', 'the end');
        await otto.until(() => otto.chat(id).taskId !== consultTaskId, 'the new task');
      } else assert.equal(mara.chat(id).agents.length, 1);
      otto.sendMessage(id, 'Otto here.');
      await otto.until(() => otto.chat(id).messages.at(-1)?.status === 'sent', 'the echo');
      otto.leave(id);
      await otto.until(() => otto.endReasons.has(id), 'the end');
      for (const client of [mara, otto]) {
        await client.collectWarnings();
        await client.logOut();
      }
    }
  });

  test('pauses and resumes', async () => {
    const mara = await scenario.signInReady('mara', '4.8');
    const { conversationId: id } = await scenario.openChat(mara);
    mara.pause(id, 60);
    await mara.until(() => mara.chat(id).systemMessages.at(-1) === 'paused', 'the pause');
    mara.resume(id);
    await mara.until(() => mara.chat(id).systemMessages.at(-1) === 'resumed', 'the end of it');
    mara.pause(id, 60);
    await scenario.advanceClock(60);
    await mara.until(
      () => mara.chat(id).systemMessages.filter((line) => line === 'resumed').length === 2,
      'its end by itself',
    );
  });
});

describe('wrap-up on the vendor’s desk', () => {
  const scenario = createScenario({ wrapup: 60 });

  test('is applied, skipped, or expires', async () => {
    const mara = await scenario.signInReady('mara', '4.8');
    for (const [values, ending] of [
      [['Refund'], 'WRAP UP APPLIED'],
      [null, 'CHOOSING LEAVE WITHOUT WRAP UP'],
    ] as const) {
      const { conversationId: id } = await scenario.openChat(mara);
      mara.leave(id);
      await mara.until(() => mara.chat(id).wrapUpSeconds === 60 && roleOf(mara.chat(id)) === 'WRAP_UP', 'wrap-up');
      mara.closeWrapUp(id, values);
      await mara.until(() => mara.endReasons.get(id) === ending, 'the end');
    }
    const { conversationId: id } = await scenario.openChat(mara);
    mara.leave(id);
    await mara.until(() => mara.chat(id).wrapUpSeconds === 60, 'wrap-up');
    await scenario.advanceClock(60);
    await mara.until(() => mara.endReasons.get(id) === 'WRAP UP TIMER EXPIRED', 'the end');
    const { tasks } = await scenario.world();
    assert.deepEqual(
      tasks.map(({ state }) => state.reasonCode),
      ['WRAP_UP_APPLIED', 'WRAP_UP_NOT_APPLIED', 'WRAP_UP_EXPIRED'],
    );
  });

  test('is closed by the older name too', async () => {
    const mara = await scenario.signInReady('mara', '4.4');
    const { conversationId: id } = await scenario.openChat(mara);
    mara.leave(id);
    await mara.until(() => roleOf(mara.chat(id)) === 'WRAP_UP', 'the role');
    mara.closeWrapUp(id, ['Refund']);
    await mara.until(() => mara.endReasons.get(id) === 'WRAP UP APPLIED', 'the end');
  });
});

describe('the test client', () => {
  const scenario = createScenario();

  test('warns about what the vendor’s desk could not work with', async () => {
    const mara = await scenario.signInReady('mara', '4.8');
    const { conversationId: id, roomInfo } = await scenario.openChat(mara);
    const offeredId = await scenario.newChat();
    await mara.until(() => mara.taskRequests.has(offeredId), 'an offer');
    const request = mara.taskRequests.get(offeredId) ?? {};
    const session = request['channelSession'] as Json;
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
    const malformedEvents: readonly (readonly [event: string, payload: unknown, expected: RegExp])[] = [
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
    for (const [name, payload, expected] of malformedEvents) {
      mara.receive(name, payload);
      assert.match(mara.warnings.splice(0).join(), expected, name);
    }
    // An echo and a presence that are never sent.
    await scenario.control('/faults', { lose: { event: 'onCimEvent', p: 1 } });
    mara.sendMessage(id, 'Anybody?');
    assert.deepEqual(await mara.collectWarnings(200), ['no echo of "Anybody?"']);
    await scenario.control('/faults', { lose: { event: 'agentPresence', p: 1 } });
    mara.leave(id);
    await mara.until(() => !mara.chats.has(id), 'the end');
    assert.deepEqual(await mara.collectWarnings(200), ['no agentPresence after the end of a chat']);
    mara.close();
    scenario.clients.length = 0;
  });
});
