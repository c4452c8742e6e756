/** The emulator over a real socket: connecting, being refused, taken over, dropped; what a connect brings. */
import assert from 'node:assert/strict';
import { before, beforeEach, describe, test } from 'node:test';
import { io } from 'socket.io-client';
import type { Obj } from '../../demo/agent-manager/types.js';
import {
  CHAT_ID,
  control,
  desk,
  http,
  login,
  message,
  open,
  readyDesk,
  start,
  startChild,
  talk,
  until,
  worldOf,
  type ChatAnswer,
  type Place,
} from './emulator-kit.js';

let place: Place;
before(async () => {
  place = await start({ rona: 20, ttl: 60 });
});
beforeEach(() => control(place, 'POST', '/reset', {}));

describe('connecting', () => {
  test('a connect brings channel types, presence, lists; channel types name domains of the presence', async () => {
    const mara = await desk(place, 'mara');
    assert.deepEqual(mara.names(), [
      'connect',
      'onChannelTypes',
      'agentPresence',
      'onPullModeSubscribedList',
      'pullModeSubscribedListRequests',
    ]);
    const types = (await mara.hear('onChannelTypes')) as unknown as Obj[];
    const presence = (await mara.hear('agentPresence'))['agentPresence'] as {
      agentMrdStates: { mrd: Obj }[];
      state: Obj;
    };
    const domains = presence.agentMrdStates.map((entry) => entry.mrd['id']);
    assert.ok(types.every((type) => domains.includes(type['mediaRoutingDomain'])));
    assert.equal(presence.state['name'], 'NOT_READY');
  });

  test('the user object may travel as an object, fcm as an empty string, over polling too', async () => {
    const { user } = await login(place, 'otto');
    const otto = await desk(place, 'otto', { auth: { agent: user, fcm: '' }, transports: ['polling'] });
    await otto.ready();
    const chat = await talk(place, otto);
    assert.ok(chat.conversationId);
  });

  test('a user that cannot be read or is unknown is refused as login-failed', async () => {
    for (const agent of [
      'not json',
      '',
      '{"id":"nobody"}',
      null,
      5,
      '{"id":"__proto__"}',
      JSON.stringify({ id: 'a1b0c3d2-1111-4a11-8a11-000000000001', username: 'otto' }),
    ]) {
      const refused = await open(place, 'mara', { auth: { agent } });
      const error = await refused.hear('connect_error');
      assert.equal(error['message'], 'login-failed');
      assert.equal(typeof (error['data'] as { content: { msg: string } }).content.msg, 'string');
      assert.equal(refused.socket.active, false);
      refused.socket.close();
    }
  });

  test('refusals can be ordered, with any code and data', async () => {
    const data = { content: { key: 'LM', licStatus: 'EXPIRED' } };
    await control(place, 'POST', '/faults', { refuse: { code: 'license-error', data } });
    const refused = await open(place, 'mara');
    const error = await refused.hear('connect_error');
    assert.deepEqual({ message: error['message'], data: error['data'] }, { message: 'license-error', data });
    await control(place, 'DELETE', '/faults');
    refused.socket.connect();
    await refused.hear('agentPresence');
  });

  test('an expired token is refused at the handshake and by REST; a new login helps', async () => {
    const { token } = await login(place, 'mara');
    const rest = () =>
      http(new URL('/unified-admin/reasons', place.url).href, 'GET', undefined, { Authorization: `Bearer ${token}` });
    assert.equal((await rest()).status, 200);
    await control(place, 'POST', '/faults', { expireToken: 'mara' });
    assert.equal((await rest()).status, 401);
    const refused = await open(place, 'mara', { auth: { token } });
    assert.equal((await refused.hear('connect_error'))['message'], 'login-failed');
    const fresh = await login(place, 'mara');
    await desk(place, 'mara', { auth: { token: fresh.token } });
  });

  test('a second login takes the conversations over and removes the first', async () => {
    const first = await readyDesk(place, 'mara');
    const chat = await talk(place, first);
    const second = await desk(place, 'mara');
    assert.deepEqual(await first.hear('socketSessionRemoved'), { agentId: first.id });
    assert.equal((await first.hear('disconnect'))['reason'], 'io server disconnect');
    assert.equal((await second.hear('onTopicData'))['conversationId'], chat.conversationId);
    const presence = (await second.hear('agentPresence'))['agentPresence'] as { state: Obj };
    assert.equal(presence.state['name'], 'READY');
    await control(place, 'POST', '/faults', { takeOver: 'mara' });
    await second.hear('socketSessionRemoved');
  });

  test('several connects of one agent leave one session', async () => {
    const { user } = await login(place, 'mara');
    const { origin, pathname } = new URL(place.url);
    const sockets = [1, 2, 3].map(() =>
      io(origin, {
        path: `${pathname}/socket.io`,
        auth: { agent: JSON.stringify(user) },
        forceNew: true,
        transports: ['websocket'],
      }),
    );
    await until(
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
  test('each way of dropping looks as it should, and everything comes again with what was missed', async () => {
    const mara = await readyDesk(place, 'mara');
    const chat = await talk(place, mara);
    const offered = await control<ChatAnswer>(place, 'POST', '/chats', { text: 'second' });
    const offer = await mara.hear('taskRequest', (payload) => payload['conversationId'] === offered.conversationId);
    for (const [how, reason] of [
      ['close', /transport close/],
      ['kill', /transport (close|error)/],
    ] as const) {
      const from = mara.mark;
      await control(place, 'POST', '/faults', { dropSockets: { username: 'mara', how } });
      assert.match(String((await mara.hear('disconnect', () => true, from))['reason']), reason);
      const { messageId } = await control<{ messageId: string }>(
        place,
        'POST',
        `/chats/${chat.conversationId}/messages`,
        { text: `missed ${how}` },
      );
      const topic = await mara.hear('onTopicData', () => true, from);
      const again = await mara.hear('taskRequest', () => true, from);
      assert.equal(again['taskId'], offer['taskId']);
      assert.equal(again['expiresAt'], offer['expiresAt']);
      const { topicEvents } = topic['topicData'] as { topicEvents: { data: Obj }[] };
      const missed = topicEvents.some((event) => event.data['id'] === messageId);
      if (!missed) await mara.hearCim('CUSTOMER_MESSAGE', (event) => (event.data as Obj)['id'] === messageId, from);
      const presence = (await mara.hear('agentPresence', () => true, from))['agentPresence'] as { state: Obj };
      assert.equal(presence.state['name'], 'READY');
    }
    const from = mara.mark;
    await control(place, 'POST', '/faults', { dropSockets: { how: 'kick' } });
    assert.equal((await mara.hear('disconnect', () => true, from))['reason'], 'io server disconnect');
    assert.equal(mara.socket.active, false);
  });

  test('half-open is silence in both directions until the ping gives up', async () => {
    const own = await start({ pingInterval: 0.2, pingTimeout: 0.2 });
    const mara = await readyDesk(own, 'mara');
    const chat = await talk(own, mara);
    await control(own, 'POST', '/faults', { dropSockets: { username: 'mara', how: 'half-open' } });
    const from = mara.mark;
    mara.publish(chat.conversationId, message('into the void'));
    await control(own, 'POST', `/chats/${chat.conversationId}/messages`, { text: 'unheard' });
    assert.equal(mara.socket.connected, true);
    assert.equal((await mara.hear('disconnect', () => true, from))['reason'], 'ping timeout');
    const view = (await worldOf(own)).conversations[0]?.customerView.map((event) => event.name) ?? [];
    assert.equal(view.includes('AGENT_MESSAGE'), false);
    await mara.hear('onTopicData', () => true, from);
  });

  test('a server that is down is unreachable, while the control API still answers', async () => {
    const mara = await readyDesk(place, 'mara');
    const from = mara.mark;
    await control(place, 'POST', '/faults', { down: 3_000_000 });
    await mara.hear('connect_error', () => true, from);
    await assert.rejects(login(place, 'mara'));
    await control(place, 'POST', '/clock', { advanceMs: 3_000_000 });
    await mara.hear('connect', () => true, from);
  });

  test('staying away logs out; the tasks are queued again', async () => {
    const mara = await readyDesk(place, 'mara', { reconnection: false });
    const chat = await talk(place, mara);
    mara.socket.close();
    await until(
      async () => (await worldOf(place)).agents.find((agent) => agent.username === 'mara')?.connected === false,
      'the disconnect',
    );
    await control(place, 'POST', '/clock', { advanceMs: 121_000 });
    const otto = await readyDesk(place, 'otto');
    const offer = await otto.hear('taskRequest');
    assert.equal(offer['conversationId'], chat.conversationId);
  });

  test('a forced logout says so and ends the connection', async () => {
    const mara = await readyDesk(place, 'mara');
    const from = mara.mark;
    await control(place, 'POST', '/faults', { forceLogout: 'mara' });
    const payload = await mara.hear('agentPresence', () => true, from);
    assert.deepEqual((payload['agentPresence'] as { state: Obj }).state['name'], 'LOGOUT');
    assert.equal((await mara.hear('disconnect', () => true, from))['reason'], 'io server disconnect');
  });

  test('reset drops the sockets and everybody starts over', async () => {
    const mara = await readyDesk(place, 'mara');
    await talk(place, mara);
    const from = mara.mark;
    await control(place, 'POST', '/reset', {});
    await mara.hear('disconnect', () => true, from);
    await mara.hear('pullModeSubscribedListRequests', () => true, from);
    assert.equal(mara.names(from).includes('onTopicData'), false);
    await mara.ready();
    assert.equal((await worldOf(place)).conversations.length, 0);
  });
});

describe('a conversation on the wire', () => {
  test('offer, accept, talk, whisper, leave: everything that can carry roomInfo carries it', async () => {
    const mara = await readyDesk(place, 'mara');
    const vela = await desk(place, 'vela');
    const chat = await control<ChatAnswer>(place, 'POST', '/chats', { text: 'Hello', data: { order: 'A-1' } });
    const offer = await mara.hear('taskRequest');
    assert.equal(offer['taskId'], chat.taskId);
    mara.accept(offer);
    const topic = await mara.hear('onTopicData');
    const session = (topic['topicData'] as Obj)['channelSession'];
    vela.socket.emit('JoinAsSilentMonitor', {
      agentId: vela.id,
      channelSession: session,
      topicParticipant: { id: 'v1', role: 'SILENT_MONITOR' },
    });
    await vela.hear('onTopicData');
    vela.publish(chat.conversationId, { ...message('psst'), name: 'WHISPER_MESSAGE' });
    await mara.hearCim('WHISPER_MESSAGE');
    mara.publish(chat.conversationId, message('hello'));
    await vela.hearCim('AGENT_MESSAGE');
    vela.socket.emit('JoinAsBargin', { participantId: vela.id, conversationId: chat.conversationId });
    await mara.hearCim('PARTICIPANT_ROLE_CHANGED');
    mara.socket.emit('directTransferRequest', { channelSession: session, mode: 'queue', queueName: 'sales' });
    await mara.hear('topicUnsubscription');
    vela.socket.emit('topicUnsubscription_', { agentId: vela.id, conversationId: chat.conversationId });
    await vela.hear('topicUnsubscription', (payload) => payload['reason'] === 'UNSUBSCRIBED');
    mara.socket.emit('topicUnsubscription', { agentId: mara.id, conversationId: chat.conversationId });
    await mara.hear('errors');
    const withRoom = new Set([
      'taskRequest',
      'onTopicData',
      'onCimEvent',
      'topicUnsubscription',
      'agentAssistanceRequestPlaced',
      'revokeTask',
      'errors',
    ]);
    for (const { name, payload } of [...mara.heard, ...vela.heard]) {
      if (!withRoom.has(name)) continue;
      assert.ok((payload['roomInfo'] as Obj | undefined)?.['id'], `${name} without roomInfo`);
      if (name === 'topicUnsubscription') assert.equal(typeof payload['reason'], 'string');
      if (name === 'onCimEvent') assert.ok((JSON.parse(String(payload['cimEvent'])) as Obj)['roomInfo']);
    }
    const view = (await worldOf(place)).conversations[0]?.customerView ?? [];
    const shown = JSON.stringify(view);
    assert.equal(shown.includes('psst'), false);
    assert.equal(shown.includes('SILENT_MONITOR'), false);
    const log = await control<Obj[]>(place, 'GET', '/log');
    assert.ok(log.some((entry) => entry['name'] === 'onTopicData:ack'));
  });

  test('RONA over the wire: revoked, offered on under a new task, the late accept refused', async () => {
    const mara = await readyDesk(place, 'mara');
    const otto = await readyDesk(place, 'otto');
    await control(place, 'POST', '/chats', {});
    const offer = await mara.hear('taskRequest');
    await control(place, 'POST', '/clock', { advanceMs: 20_000 });
    const next = await otto.hear('taskRequest');
    const revoked = await mara.hear('revokeTask');
    assert.equal(revoked['reason'], 'RONA');
    assert.deepEqual(revoked['roomInfo'], offer['roomInfo']);
    assert.notEqual(next['taskId'], offer['taskId']);
    mara.accept(offer);
    assert.equal((await mara.hear('errors'))['task'], 'topicSubscription');
    mara.accept(next);
    await mara.hear('errors', () => true, mara.mark);
    const { tasks } = await worldOf(place);
    assert.deepEqual(
      tasks.map((task) => task.state.reasonCode),
      ['RONA', null],
    );
  });

  test('TASK_ENQUEUED carries both generations of a task', async () => {
    const mara = await readyDesk(place, 'mara');
    const chat = await talk(place, mara);
    mara.socket.emit('directConferenceRequest', {
      channelSession: { conversationId: chat.conversationId },
      mode: 'queue',
      queueName: 'sales',
    });
    const { data } = await mara.hearCim('TASK_ENQUEUED');
    const { task } = data as { task: { activeMedia: Obj[]; type: Obj } };
    assert.equal(task.type['direction'], 'DIRECT_CONFERENCE');
    assert.equal((task.activeMedia[0]?.['type'] as Obj)['direction'], 'DIRECT_CONFERENCE');
  });

  test('acks on client events are answered', async () => {
    const mara = await readyDesk(place, 'mara');
    const ask = (name: string, payload: unknown) =>
      new Promise<Obj>((resolve) => mara.socket.emit(name, payload, resolve));
    assert.deepEqual(
      await ask('changeAgentState', { agentId: mara.id, action: 'agentMRDState', state: 'NOT_READY', mrdId: CHAT_ID }),
      { status: 'ok' },
    );
    assert.equal((await ask('topicSubscription', {}))['status'], 'error');
    assert.equal((await ask('nonsense', {}))['status'], 'error');
  });
});

describe('oversized and malformed', () => {
  test('an event over 1 MB is answered by errors, the socket stays; over 5 MB the socket is cut', async () => {
    const mara = await readyDesk(place, 'mara');
    const chat = await talk(place, mara);
    const before = await worldOf(place);
    mara.publish(chat.conversationId, message('x'.repeat(1_048_577), { event: 'huge', message: 'huge' }));
    const refused = await mara.hear('errors');
    assert.deepEqual([refused['task'], refused['statusCode']], ['publishCimEvent', 413]);
    assert.deepEqual({ ...(await worldOf(place)), now: 0 }, { ...before, now: 0 });
    assert.equal(mara.socket.connected, true);
    mara.publish(chat.conversationId, message('y'.repeat(1_000_000), { event: 'big', message: 'big' }));
    await mara.hearCim('AGENT_MESSAGE');
    mara.publish(chat.conversationId, message('z'.repeat(5_300_000), { event: 'cut', message: 'cut' }));
    await mara.hear('disconnect');
    await control(place, 'GET', '/pushes');
  });

  test('the process ends with 0 on SIGTERM, within two seconds, with desks connected', async () => {
    const child = await startChild();
    const mara = await readyDesk(child, 'mara', { reconnection: false });
    const started = Date.now();
    child.child.kill('SIGTERM');
    assert.deepEqual(await child.ended, [0, null]);
    assert.ok(Date.now() - started < 2000);
    await mara.hear('disconnect');
  });
});
