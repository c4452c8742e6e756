/** The emulator over a real socket: the handshake, the initial state, take-over, reconnect, commands. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { io } from 'socket.io-client';
import type { Json } from '../../demo/agent-manager/world/world-types.js';
import {
  chatMrdId,
  controlRequest,
  connectClient,
  fetchJson,
  login,
  agentMessage,
  openClient,
  connectReadyClient,
  startEmulator,
  startEmulatorProcess,
  startChat,
  waitUntil,
  fetchWorld,
  type CreatedChat,
  type EmulatorUrls,
} from './emulator-client.js';

let emulator: EmulatorUrls;
before(async () => {
  emulator = await startEmulator({ rona: 20, ttl: 60 });
});
beforeEach(() => controlRequest(emulator, 'POST', '/reset', {}));

describe('connecting', () => {
  test('sends channel types, presence and lists after connecting; channel types name domains of the presence', async () => {
    const mara = await connectClient(emulator, 'mara');
    assert.deepEqual(mara.eventNames(), [
      'connect',
      'onChannelTypes',
      'agentPresence',
      'onPullModeSubscribedList',
      'pullModeSubscribedListRequests',
    ]);
    const types = (await mara.waitForEvent('onChannelTypes')) as unknown as Json[];
    const presence = (await mara.waitForEvent('agentPresence'))['agentPresence'] as {
      agentMrdStates: { mrd: Json }[];
      state: Json;
    };
    const domains = presence.agentMrdStates.map((entry) => entry.mrd['id']);
    assert.ok(types.every((type) => domains.includes(type['mediaRoutingDomain'])));
    assert.equal(presence.state['name'], 'NOT_READY');
  });

  test('accepts the user as an object and fcm as an empty string, over polling too', async () => {
    const { user } = await login(emulator, 'otto');
    const otto = await connectClient(emulator, 'otto', { auth: { agent: user, fcm: '' }, transports: ['polling'] });
    await otto.goReady();
    const chat = await startChat(emulator, otto);
    assert.ok(chat.conversationId);
  });

  test('refuses a malformed or unknown user with login-failed', async () => {
    for (const agent of [
      'not json',
      '',
      '{"id":"unknown"}',
      null,
      5,
      '{"id":"__proto__"}',
      JSON.stringify({ id: 'a1b0c3d2-1111-4a11-8a11-000000000001', username: 'otto' }),
    ]) {
      const refused = await openClient(emulator, 'mara', { auth: { agent } });
      const error = await refused.waitForEvent('connect_error');
      assert.equal(error['message'], 'login-failed');
      assert.equal(typeof (error['data'] as { content: { msg: string } }).content.msg, 'string');
      assert.equal(refused.socket.active, false);
      refused.socket.close();
    }
  });

  test('the refuse fault refuses connections, with any code and data', async () => {
    const data = { content: { key: 'LM', licStatus: 'EXPIRED' } };
    await controlRequest(emulator, 'POST', '/faults', { refuse: { code: 'license-error', data } });
    const refused = await openClient(emulator, 'mara');
    const error = await refused.waitForEvent('connect_error');
    assert.deepEqual({ message: error['message'], data: error['data'] }, { message: 'license-error', data });
    await controlRequest(emulator, 'DELETE', '/faults');
    refused.socket.connect();
    await refused.waitForEvent('agentPresence');
  });

  test('refuses an expired token at the handshake and by REST, until the next login', async () => {
    const { token } = await login(emulator, 'mara');
    const requestReasons = () =>
      fetchJson(new URL('/unified-admin/reasons', emulator.url).href, 'GET', undefined, {
        Authorization: `Bearer ${token}`,
      });
    assert.equal((await requestReasons()).status, 200);
    await controlRequest(emulator, 'POST', '/faults', { expireToken: 'mara' });
    assert.equal((await requestReasons()).status, 401);
    const refused = await openClient(emulator, 'mara', { auth: { token } });
    assert.equal((await refused.waitForEvent('connect_error'))['message'], 'login-failed');
    const fresh = await login(emulator, 'mara');
    await connectClient(emulator, 'mara', { auth: { token: fresh.token } });
  });

  test('a second login takes the conversations over and disconnects the first', async () => {
    const first = await connectReadyClient(emulator, 'mara');
    const chat = await startChat(emulator, first);
    const second = await connectClient(emulator, 'mara');
    assert.deepEqual(await first.waitForEvent('socketSessionRemoved'), { agentId: first.id });
    assert.equal((await first.waitForEvent('disconnect'))['reason'], 'io server disconnect');
    assert.equal((await second.waitForEvent('onTopicData'))['conversationId'], chat.conversationId);
    const presence = (await second.waitForEvent('agentPresence'))['agentPresence'] as { state: Json };
    assert.equal(presence.state['name'], 'READY');
    await controlRequest(emulator, 'POST', '/faults', { takeOver: 'mara' });
    await second.waitForEvent('socketSessionRemoved');
  });

  test('keeps one socket when an agent connects several times', async () => {
    const { user } = await login(emulator, 'mara');
    const { origin, pathname } = new URL(emulator.url);
    const sockets = [1, 2, 3].map(() =>
      io(origin, {
        path: `${pathname}/socket.io`,
        auth: { agent: JSON.stringify(user) },
        forceNew: true,
        transports: ['websocket'],
      }),
    );
    await waitUntil(
      () =>
        Promise.resolve(
          sockets.filter((socket) => socket.connected).length === 1 &&
            sockets.filter((socket) => socket.active).length === 1,
        ),
      'one session',
    );
    for (const socket of sockets) socket.close();
  });
});

describe('reconnecting', () => {
  test('each drop mode has its disconnect reason, and after the reconnect the complete state is sent again', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const chat = await startChat(emulator, mara);
    const offered = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', { text: 'second' });
    const offer = await mara.waitForEvent(
      'taskRequest',
      (payload) => payload['conversationId'] === offered.conversationId,
    );
    for (const [how, reason] of [
      ['close', /transport close/],
      ['kill', /transport (close|error)/],
    ] as const) {
      const from = mara.receivedCount;
      await controlRequest(emulator, 'POST', '/faults', { dropSockets: { username: 'mara', how } });
      assert.match(String((await mara.waitForEvent('disconnect', () => true, from))['reason']), reason);
      const { messageId } = await controlRequest<{ messageId: string }>(
        emulator,
        'POST',
        `/chats/${chat.conversationId}/messages`,
        { text: `missed ${how}` },
      );
      const topic = await mara.waitForEvent('onTopicData', () => true, from);
      const again = await mara.waitForEvent('taskRequest', () => true, from);
      assert.equal(again['taskId'], offer['taskId']);
      assert.equal(again['expiresAt'], offer['expiresAt']);
      const { topicEvents } = topic['topicData'] as { topicEvents: { data: Json }[] };
      const missed = topicEvents.some((event) => event.data['id'] === messageId);
      if (!missed)
        await mara.waitForCimEvent('CUSTOMER_MESSAGE', (event) => (event.data as Json)['id'] === messageId, from);
      const presence = (await mara.waitForEvent('agentPresence', () => true, from))['agentPresence'] as { state: Json };
      assert.equal(presence.state['name'], 'READY');
    }
    const from = mara.receivedCount;
    await controlRequest(emulator, 'POST', '/faults', { dropSockets: { how: 'kick' } });
    assert.equal((await mara.waitForEvent('disconnect', () => true, from))['reason'], 'io server disconnect');
    assert.equal(mara.socket.active, false);
  });

  test('half-open drops the traffic in both directions until the ping timeout', async () => {
    const shortPingEmulator = await startEmulator({ pingInterval: 0.2, pingTimeout: 0.2 });
    const mara = await connectReadyClient(shortPingEmulator, 'mara');
    const chat = await startChat(shortPingEmulator, mara);
    await controlRequest(shortPingEmulator, 'POST', '/faults', { dropSockets: { username: 'mara', how: 'half-open' } });
    const from = mara.receivedCount;
    mara.publish(chat.conversationId, agentMessage('not delivered'));
    await controlRequest(shortPingEmulator, 'POST', `/chats/${chat.conversationId}/messages`, { text: 'unheard' });
    assert.equal(mara.socket.connected, true);
    assert.equal((await mara.waitForEvent('disconnect', () => true, from))['reason'], 'ping timeout');
    const view = (await fetchWorld(shortPingEmulator)).conversations[0]?.customerView.map((event) => event.name) ?? [];
    assert.equal(view.includes('AGENT_MESSAGE'), false);
    await mara.waitForEvent('onTopicData', () => true, from);
  });

  test('a server that is down refuses connections, while the control API still responds', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const from = mara.receivedCount;
    await controlRequest(emulator, 'POST', '/faults', { down: 3_000_000 });
    await mara.waitForEvent('connect_error', () => true, from);
    await assert.rejects(login(emulator, 'mara'));
    await controlRequest(emulator, 'POST', '/clock', { advanceMs: 3_000_000 });
    await mara.waitForEvent('connect', () => true, from);
  });

  test('logs an agent out after the away time and queues the tasks again', async () => {
    const mara = await connectReadyClient(emulator, 'mara', { reconnection: false });
    const chat = await startChat(emulator, mara);
    mara.socket.close();
    await waitUntil(
      async () => (await fetchWorld(emulator)).agents.find((agent) => agent.username === 'mara')?.connected === false,
      'the disconnect',
    );
    await controlRequest(emulator, 'POST', '/clock', { advanceMs: 121_000 });
    const otto = await connectReadyClient(emulator, 'otto');
    const offer = await otto.waitForEvent('taskRequest');
    assert.equal(offer['conversationId'], chat.conversationId);
  });

  test('a forced logout sends its reason and disconnects', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const from = mara.receivedCount;
    await controlRequest(emulator, 'POST', '/faults', { forceLogout: 'mara' });
    const payload = await mara.waitForEvent('agentPresence', () => true, from);
    assert.deepEqual((payload['agentPresence'] as { state: Json }).state['name'], 'LOGOUT');
    assert.equal((await mara.waitForEvent('disconnect', () => true, from))['reason'], 'io server disconnect');
  });

  test('reset closes the sockets and restores the initial state', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    await startChat(emulator, mara);
    const from = mara.receivedCount;
    await controlRequest(emulator, 'POST', '/reset', {});
    await mara.waitForEvent('disconnect', () => true, from);
    await mara.waitForEvent('pullModeSubscribedListRequests', () => true, from);
    assert.equal(mara.eventNames(from).includes('onTopicData'), false);
    await mara.goReady();
    assert.equal((await fetchWorld(emulator)).conversations.length, 0);
  });
});

describe('a conversation over the socket', () => {
  test('offer, accept, messages, whisper, leave: every event that can have roomInfo has it', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const vela = await connectClient(emulator, 'vela');
    const chat = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', {
      text: 'Hello',
      data: { order: 'A-1' },
    });
    const offer = await mara.waitForEvent('taskRequest');
    assert.equal(offer['taskId'], chat.taskId);
    mara.accept(offer);
    const topic = await mara.waitForEvent('onTopicData');
    const session = (topic['topicData'] as Json)['channelSession'];
    vela.socket.emit('JoinAsSilentMonitor', {
      agentId: vela.id,
      channelSession: session,
      topicParticipant: { id: 'v1', role: 'SILENT_MONITOR' },
    });
    await vela.waitForEvent('onTopicData');
    vela.publish(chat.conversationId, { ...agentMessage('psst'), name: 'WHISPER_MESSAGE' });
    await mara.waitForCimEvent('WHISPER_MESSAGE');
    mara.publish(chat.conversationId, agentMessage('hello'));
    await vela.waitForCimEvent('AGENT_MESSAGE');
    vela.socket.emit('JoinAsBargin', { participantId: vela.id, conversationId: chat.conversationId });
    await mara.waitForCimEvent('PARTICIPANT_ROLE_CHANGED');
    mara.socket.emit('directTransferRequest', { channelSession: session, mode: 'queue', queueName: 'sales' });
    await mara.waitForEvent('topicUnsubscription');
    vela.socket.emit('topicUnsubscription_', { agentId: vela.id, conversationId: chat.conversationId });
    await vela.waitForEvent('topicUnsubscription', (payload) => payload['reason'] === 'UNSUBSCRIBED');
    mara.socket.emit('topicUnsubscription', { agentId: mara.id, conversationId: chat.conversationId });
    await mara.waitForEvent('errors');
    const eventsWithRoomInfo = new Set([
      'taskRequest',
      'onTopicData',
      'onCimEvent',
      'topicUnsubscription',
      'agentAssistanceRequestPlaced',
      'revokeTask',
      'errors',
    ]);
    for (const { name, payload } of [...mara.received, ...vela.received]) {
      if (!eventsWithRoomInfo.has(name)) continue;
      assert.ok((payload['roomInfo'] as Json | undefined)?.['id'], `${name} without roomInfo`);
      if (name === 'topicUnsubscription') assert.equal(typeof payload['reason'], 'string');
      if (name === 'onCimEvent') assert.ok((JSON.parse(String(payload['cimEvent'])) as Json)['roomInfo']);
    }
    const view = (await fetchWorld(emulator)).conversations[0]?.customerView ?? [];
    const viewJson = JSON.stringify(view);
    assert.equal(viewJson.includes('psst'), false);
    assert.equal(viewJson.includes('SILENT_MONITOR'), false);
    const log = await controlRequest<Json[]>(emulator, 'GET', '/log');
    assert.ok(log.some((entry) => entry['name'] === 'onTopicData:ack'));
  });

  test('RONA: revokes the offer, offers a new task to the next agent, refuses the late accept', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const otto = await connectReadyClient(emulator, 'otto');
    await controlRequest(emulator, 'POST', '/chats', {});
    const offer = await mara.waitForEvent('taskRequest');
    await controlRequest(emulator, 'POST', '/clock', { advanceMs: 20_000 });
    const next = await otto.waitForEvent('taskRequest');
    const revoked = await mara.waitForEvent('revokeTask');
    assert.equal(revoked['reason'], 'RONA');
    assert.deepEqual(revoked['roomInfo'], offer['roomInfo']);
    assert.notEqual(next['taskId'], offer['taskId']);
    mara.accept(offer);
    assert.equal((await mara.waitForEvent('errors'))['task'], 'topicSubscription');
    mara.accept(next);
    await mara.waitForEvent('errors', () => true, mara.receivedCount);
    const { tasks } = await fetchWorld(emulator);
    assert.deepEqual(
      tasks.map((task) => task.state.reasonCode),
      ['RONA', null],
    );
  });

  test('TASK_ENQUEUED has the newer and the older shape of a task', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const chat = await startChat(emulator, mara);
    mara.socket.emit('directConferenceRequest', {
      channelSession: { conversationId: chat.conversationId },
      mode: 'queue',
      queueName: 'sales',
    });
    const { data } = await mara.waitForCimEvent('TASK_ENQUEUED');
    const { task } = data as { task: { activeMedia: Json[]; type: Json } };
    assert.equal(task.type['direction'], 'DIRECT_CONFERENCE');
    assert.equal((task.activeMedia[0]?.['type'] as Json)['direction'], 'DIRECT_CONFERENCE');
  });

  test('answers acknowledgements of client events', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const emitWithAck = (name: string, payload: unknown) =>
      new Promise<Json>((resolve) => mara.socket.emit(name, payload, resolve));
    assert.deepEqual(
      await emitWithAck('changeAgentState', {
        agentId: mara.id,
        action: 'agentMRDState',
        state: 'NOT_READY',
        mrdId: chatMrdId,
      }),
      { status: 'ok' },
    );
    assert.equal((await emitWithAck('topicSubscription', {}))['status'], 'error');
    assert.equal((await emitWithAck('nonsense', {}))['status'], 'error');
  });
});

describe('oversized and malformed events', () => {
  test('answers an event over 1 MB with errors; disconnects the socket over 5 MB', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const chat = await startChat(emulator, mara);
    const before = await fetchWorld(emulator);
    mara.publish(chat.conversationId, agentMessage('x'.repeat(1_048_577), { event: 'huge', message: 'huge' }));
    const refused = await mara.waitForEvent('errors');
    assert.deepEqual([refused['task'], refused['statusCode']], ['publishCimEvent', 413]);
    assert.deepEqual({ ...(await fetchWorld(emulator)), now: 0 }, { ...before, now: 0 });
    assert.equal(mara.socket.connected, true);
    mara.publish(chat.conversationId, agentMessage('y'.repeat(1_000_000), { event: 'big', message: 'big' }));
    await mara.waitForCimEvent('AGENT_MESSAGE');
    mara.publish(chat.conversationId, agentMessage('z'.repeat(5_300_000), { event: 'cut', message: 'cut' }));
    await mara.waitForEvent('disconnect');
    await controlRequest(emulator, 'GET', '/pushes');
  });

  test('the process exits with 0 within two seconds of SIGTERM, with connected desks', async () => {
    const child = await startEmulatorProcess();
    const mara = await connectReadyClient(child, 'mara', { reconnection: false });
    const started = Date.now();
    child.child.kill('SIGTERM');
    assert.deepEqual(await child.exited, [0, null]);
    assert.ok(Date.now() - started < 2000);
    await mara.waitForEvent('disconnect');
  });
});
