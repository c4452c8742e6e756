/** The emulator's control API: validation, the clock, the faults, the log. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { before, beforeEach, describe, test } from 'node:test';
import type { Json } from '../../demo/agent-manager/world/world-types.js';
import {
  controlRequest,
  connectClient,
  fetchJson,
  login,
  agentMessage,
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
  emulator = await startEmulator({ rona: 20, ttl: 100, wrapup: 0 });
});
beforeEach(() => controlRequest(emulator, 'POST', '/reset', {}));

async function worldJson(): Promise<string> {
  const world = await fetchWorld(emulator);
  return JSON.stringify({ ...world, now: 0 });
}

test('answers invalid input with a 400 that names the field and an unknown id with a 404, without changing anything', async () => {
  const { conversationId: id } = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', { text: 'hi' });
  const { conversationId: endedId } = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', { text: 'bye' });
  const posted = await controlRequest<{ messageId: string }>(emulator, 'POST', `/chats/${endedId}/messages`, {
    text: 'elsewhere',
  });
  const elsewhere = posted.messageId;
  await controlRequest(emulator, 'POST', `/chats/${endedId}/leave`, {});
  const before = await worldJson();
  const invalidRequests: [string, string, unknown, string][] = [
    ['POST', '/agents', {}, 'username'],
    ['POST', '/agents', { username: 'mara' }, 'username'],
    ['POST', '/agents', { username: 'a b' }, 'username'],
    ['POST', '/agents', { username: 'a/b' }, 'username'],
    ['POST', '/agents', { username: 'zoë\u202e' }, 'username'],
    ['POST', '/agents', { username: 'new', roles: ['king'] }, 'roles'],
    ['POST', '/agents', { username: 'new', team: 'Nowhere' }, 'team'],
    ['POST', '/agents', { username: 'new', lacks: ['everything'] }, 'lacks'],
    ['POST', '/agents', { username: 'new', supervises: ['Nowhere'] }, 'supervises'],
    ['POST', '/agents', { username: 'new', mrds: ['FAX'] }, 'mrds'],
    ['POST', '/agents', { username: 'new', mrds: [{ name: 'CHAT', max: 0 }] }, 'mrds'],
    ['POST', '/chats', { queue: 'nowhere' }, 'queue'],
    ['POST', '/chats', { channel: 'PIGEON' }, 'channel'],
    ['POST', '/chats', { started: 'unknown' }, 'started'],
    ['POST', '/chats', { started: 'mara' }, 'started'],
    ['POST', '/chats', { history: 20_001 }, 'history'],
    ['POST', '/chats', { history: 1.5 }, 'history'],
    ['POST', '/chats', { priority: 'high' }, 'priority'],
    ['POST', '/chats', { bot: 'yes' }, 'bot'],
    ['POST', '/chats', { text: 5 }, 'text'],
    ['POST', '/chats', { customer: 'Pim' }, 'customer'],
    ['POST', '/chats', { customer: { firstName: 5 } }, 'customer.firstName'],
    ['POST', '/chats', { data: { a: 1 } }, 'data.a'],
    ['POST', '/chats', { text: '' }, 'text'],
    ['POST', '/chats', [], ''],
    ['POST', '/chats', '{', ''],
    ['POST', '/clock', 'null', ''],
    ['POST', `/chats/${id}/messages`, {}, 'text'],
    ['POST', `/chats/${id}/messages`, { text: '' }, 'text'],
    ['POST', `/chats/${id}/messages`, { text: 'x', replyTo: 'nope' }, 'replyTo'],
    ['POST', `/chats/${id}/messages`, { text: 'x', replyTo: elsewhere }, 'replyTo'],
    ['POST', `/chats/${id}/messages`, { text: 'x', channelSessionId: 'nope' }, 'channelSessionId'],
    ['POST', `/chats/${id}/messages`, { body: {} }, 'body.type'],
    ['POST', `/chats/${endedId}/messages`, { text: 'late' }, 'id'],
    ['POST', `/chats/${id}/events`, {}, 'name'],
    ['POST', `/chats/${id}/typing`, {}, 'on'],
    ['POST', `/chats/${id}/read`, {}, 'messageId'],
    ['POST', `/chats/${id}/read`, { messageId: 'nope' }, 'messageId'],
    ['POST', `/chats/${id}/read`, { messageId: elsewhere }, 'messageId'],
    ['POST', `/chats/${id}/channels`, {}, 'channel'],
    ['POST', '/pull-requests', {}, 'list'],
    ['POST', '/pull-requests', { list: 'nope' }, 'list'],
    ['POST', '/announcements', { text: 'x', team: 'Nowhere' }, 'team'],
    ['POST', '/announcements', {}, 'text'],
    ['POST', '/announcements', { text: '' }, 'text'],
    ['POST', '/burst', { conversationIds: ['nope'], count: 1, perSecond: 1 }, 'conversationIds'],
    ['POST', '/burst', { conversationIds: [id], perSecond: 1 }, 'count'],
    ['POST', '/clock', {}, 'advanceMs'],
    ['POST', '/clock', { advanceMs: -1 }, 'advanceMs'],
    ['POST', '/faults', { flood: 1 }, 'flood'],
    ['POST', '/faults', { duplicate: 2 }, 'duplicate'],
    ['POST', '/faults', { duplicate: 1, copies: 1 }, 'copies'],
    ['POST', '/faults', { delayMs: [5, 1] }, 'delayMs'],
    ['POST', '/faults', { lose: { p: 1 } }, 'lose.event'],
    ['POST', '/faults', { dropSockets: { how: 'gently' } }, 'dropSockets.how'],
    ['POST', '/faults', { dropSockets: { how: 'kick', username: 'unknown' } }, 'dropSockets.username'],
    ['POST', '/faults', { takeOver: 'unknown' }, 'takeOver'],
    ['POST', '/faults', { crash: { event: 'publishCimEvent', at: 'later' } }, 'crash.at'],
    ['POST', '/faults', { duplicate: 1, lagMs: 'x' }, 'lagMs'],
    ['POST', '/faults', { uploadMs: -1 }, 'uploadMs'],
    ['POST', '/faults', { failReports: { 'queued-chats': 200 } }, 'failReports.queued-chats'],
    ['POST', '/faults', { restDelayMs: 5 }, 'restDelayMs'],
    ['POST', '/faults', { restDelayMs: [0, -1] }, 'restDelayMs'],
    ['POST', '/faults', { restFail: '/tasks' }, 'restFail'],
    ['POST', '/faults', { restFail: { p: 1, status: 500 } }, 'restFail.path'],
    ['POST', '/faults', { restFail: { path: '/tasks', p: 2 } }, 'restFail.p'],
    ['POST', '/faults', { restFail: { path: '/tasks', status: 200 } }, 'restFail.status'],
    ['POST', '/faults', { restFail: { path: '/tasks', status: 404.5 } }, 'restFail.status'],
  ];
  for (const [method, path, body, field] of invalidRequests) {
    const response = await fetchJson(`${emulator.control}${path}`, method, body);
    assert.equal(response.status, 400, `${path} ${JSON.stringify(body)}`);
    assert.equal(response.body['field'], field, `${path} ${JSON.stringify(body)}`);
    assert.equal(typeof response.body['error'], 'string');
    assert.deepEqual(Object.keys(response.body).sort(), ['error', 'field'], `${path} ${JSON.stringify(body)}`);
  }
  for (const [method, path] of [
    ['POST', '/chats/nope/messages'],
    ['POST', '/chats/__proto__/leave'],
    ['DELETE', `/chats/${id}/channels/nope`],
    ['DELETE', '/announcements/nope'],
    ['GET', '/nothing'],
  ] as const) {
    const response = await fetchJson(
      `${emulator.control}${path}`,
      method,
      method === 'POST' ? { text: 'x' } : undefined,
    );
    assert.equal(response.status, 404, path);
    assert.deepEqual(Object.keys(response.body).sort(), ['error', 'field'], path);
  }
  const wrongMethod = await fetchJson(`${emulator.control}/world`, 'POST', {});
  assert.deepEqual([wrongMethod.status, wrongMethod.body], [405, { error: 'method not allowed', field: '' }]);
  assert.equal(await worldJson(), before);
  assert.deepEqual(await controlRequest(emulator, 'GET', '/faults'), {});
});

test('a created agent can log in and is offered chats, until the reset', async () => {
  const response = await fetchJson(`${emulator.control}/agents`, 'POST', {
    username: 'ada',
    roles: ['agent', 'supervisor'],
    team: 'Quay',
    supervises: ['Quay'],
    mrds: [{ name: 'CHAT', max: 1 }],
  });
  assert.equal(response.status, 201);
  const { user } = await login(emulator, 'ada');
  assert.equal(user['id'], response.body['id']);
  assert.deepEqual((user['userTeam'] as Json)['teamName'], 'Quay');
  const ada = await connectReadyClient(emulator, 'ada');
  await controlRequest(emulator, 'POST', '/chats', {});
  await ada.waitForEvent('taskRequest');
  await controlRequest(emulator, 'POST', '/reset', {});
  assert.equal((await fetchWorld(emulator)).agents.length, 4);
});

test('user names in any script can log in, connect and be named in control calls', async () => {
  // The last one is written with a combining mark at the login.
  for (const [username, loginName] of [
    ['müller', 'müller'],
    ['سارة', 'سارة'],
    ['田中.太郎', '田中.太郎'],
    ['zo\u00eb', 'zoe\u0308'],
  ] as const) {
    const created = await controlRequest(emulator, 'POST', '/agents', { username });
    assert.equal(created['username'], username.normalize());
    assert.equal((await login(emulator, loginName)).user['username'], username);
    const client = await connectReadyClient(emulator, username);
    await startChat(emulator, client);
    await controlRequest(emulator, 'POST', '/faults', { forceLogout: loginName });
    await client.waitForEvent('disconnect');
  }
});

test('advancing the clock fires the timers in order, each at its due time', async () => {
  const mara = await connectReadyClient(emulator, 'mara');
  await controlRequest(emulator, 'POST', '/chats', { text: 'hi' });
  const startedAt = (await fetchWorld(emulator)).now;
  const { now } = await controlRequest<{ now: number }>(emulator, 'POST', '/clock', { advanceMs: 3_600_000 });
  assert.ok(now >= startedAt + 3_600_000);
  const world = await fetchWorld(emulator);
  assert.deepEqual(
    world.tasks.map((task) => task.state.reasonCode),
    ['RONA', 'RONA', 'RONA', 'RONA', 'NO_AGENT_AVAILABLE'],
  );
  const closed =
    world.conversations[0]?.messages
      .filter((event) => event.name === 'TASK_STATE_CHANGED')
      .map((event) => event.timestamp) ?? [];
  assert.deepEqual(
    closed.slice(1).map((at, i) => Math.round((at - (closed[i] ?? 0)) / 1000)),
    [20, 20, 20, 20],
  );
  await mara.waitForEvent('revokeTask', (payload) => payload['reason'] === 'NO_AGENT_AVAILABLE');
  const later = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', { text: 'later' });
  const event = (await fetchWorld(emulator)).conversations.find((entry) => entry.id === later.conversationId)
    ?.messages[0];
  assert.ok((event?.timestamp ?? 0) >= now);
});

test('burst sends the requested number of messages, spread over the conversations', async () => {
  const mara = await connectReadyClient(emulator, 'mara');
  const one = await startChat(emulator, mara);
  const two = await startChat(emulator, mara);
  const { sent } = await controlRequest<{ sent: number }>(emulator, 'POST', '/burst', {
    conversationIds: [one.conversationId, two.conversationId],
    count: 100,
    perSecond: 2000,
  });
  assert.equal(sent, 100);
  for (const conversation of (await fetchWorld(emulator)).conversations) {
    assert.equal(conversation.messages.filter((event) => event.name === 'CUSTOMER_MESSAGE').length, 51);
  }
});

test('the log lists the traffic since an entry, without passwords', async () => {
  const mara = await connectReadyClient(emulator, 'mara');
  await startChat(emulator, mara);
  const log = await controlRequest<
    { n: number; dir: string; who: string; kind: string; name: string; payload: Json }[]
  >(emulator, 'GET', '/log');
  assert.ok(log.some((entry) => entry.kind === 'rest' && entry.name === 'POST /agent-manager/agent/login'));
  assert.ok(log.some((entry) => entry.dir === 'in' && entry.name === 'topicSubscription' && entry.who === 'mara'));
  assert.ok(log.some((entry) => entry.dir === 'out' && entry.name === 'onTopicData'));
  assert.equal(JSON.stringify(log).includes('"demo"'), false);
  const n = log[4]?.n ?? 0;
  const rest = await controlRequest<{ n: number }[]>(emulator, 'GET', `/log?since=${String(n)}`);
  assert.equal(rest[0]?.n, n + 1);
  const last = log.at(-1)?.n ?? 0;
  assert.deepEqual(await controlRequest(emulator, 'GET', `/log?since=${String(last + 1000)}`), []);
});

test('records push notifications for agents without a socket', async () => {
  const mara = await connectReadyClient(emulator, 'mara', {
    auth: { fcm: { desktopFcmKey: 'key-1', mobileFcmKey: null } },
    reconnection: false,
  });
  const chat = await startChat(emulator, mara);
  mara.socket.close();
  await waitUntil(async () => (await fetchWorld(emulator)).agents[0]?.connected === false, 'the disconnect');
  await controlRequest(emulator, 'POST', `/chats/${chat.conversationId}/messages`, { text: 'are you there?' });
  const pushes = await controlRequest<{ token: string; agentId: string; data: Json }[]>(emulator, 'GET', '/pushes');
  assert.equal(pushes.length, 1);
  assert.equal(pushes[0]?.token, 'key-1');
  assert.equal(pushes[0]?.data['event'], 'onCimEvent');
});

test('pushes an offer to a ready agent without a socket, by either registration token, and not after logout', async () => {
  const mara = await connectReadyClient(emulator, 'mara', {
    auth: { fcm: { desktopFcmKey: null, mobileFcmKey: 'phone-1' } },
    reconnection: false,
  });
  mara.socket.close();
  await waitUntil(async () => (await fetchWorld(emulator)).agents[0]?.connected === false, 'the disconnect');
  const chat = await controlRequest(emulator, 'POST', '/chats', { customer: { firstName: 'Pim' }, text: 'hello' });
  type Push = { token: string; agentId: string; data: Record<string, string>; at: number };
  const [push, ...more] = await controlRequest<Push[]>(emulator, 'GET', '/pushes');
  assert.deepEqual([push?.token, push?.agentId, push?.data['event'], more], ['phone-1', mara.id, 'taskRequest', []]);
  assert.equal((JSON.parse(push?.data['payload'] ?? '') as Json)['conversationId'], chat['conversationId']);
  assert.ok(Object.values(push?.data ?? {}).every((value) => typeof value === 'string'));
  // After the away time the agent is logged out and gets no more push notifications.
  await controlRequest(emulator, 'POST', '/clock', { advanceMs: 121_000 });
  await controlRequest(emulator, 'POST', '/chats', { text: 'hello' });
  assert.equal(
    (await controlRequest<Push[]>(emulator, 'GET', '/pushes')).filter(({ at }) => at > (push?.at ?? 0) + 120_000)
      .length,
    0,
  );
});

test('sends announcements to their teams', async () => {
  const mara = await connectClient(emulator, 'mara');
  const ines = await connectClient(emulator, 'ines');
  const { id } = await controlRequest(emulator, 'POST', '/announcements', {
    text: 'Maintenance at 18:00',
    team: 'Quay',
  });
  assert.equal((await ines.waitForEvent('ANNOUNCEMENT_CREATED'))['announcementText'], 'Maintenance at 18:00');
  const path = new URL('/team-announcement/announcement/', emulator.url).href;
  const list = async () =>
    (await fetchJson(`${path}?teamIds=7ea30000-0000-4000-8000-000000000002&status=active`)).body as unknown as {
      id: string;
      seenBy: string[];
    }[];
  assert.equal((await list()).length, 1);
  await fetchJson(`${path}seenStatus/${ines.id}`, 'PUT', { announcementIds: [id] });
  assert.deepEqual((await list())[0]?.seenBy, [ines.id]);
  await controlRequest(emulator, 'DELETE', `/announcements/${String(id)}`);
  await ines.waitForEvent('ANNOUNCEMENT_DELETED');
  assert.equal(mara.eventNames().includes('ANNOUNCEMENT_CREATED'), false);
  assert.deepEqual(await list(), []);
});

describe('faults in the delivery to agents', () => {
  async function publishWithFaults(faults: Json, count = 20): Promise<{ ids: string[]; misrouted: number }> {
    const mara = await connectReadyClient(emulator, 'mara');
    const chat = await startChat(emulator, mara);
    await controlRequest(emulator, 'POST', '/faults', faults);
    const from = mara.receivedCount;
    for (let i = 0; i < count; i += 1)
      await controlRequest(emulator, 'POST', `/chats/${chat.conversationId}/messages`, {
        text: String(i),
        id: `c${String(i)}`,
      });
    await controlRequest(emulator, 'DELETE', '/faults');
    await controlRequest(emulator, 'POST', `/chats/${chat.conversationId}/typing`, { on: true });
    await mara.waitForCimEvent('TYPING_INDICATOR', () => true, from);
    const received = mara.received.slice(from).filter((item) => item.name === 'onCimEvent');
    const misrouted = received.filter((item) => item.payload['conversationId'] !== chat.conversationId).length;
    const events = received.map(
      (item) => JSON.parse(String(item.payload['cimEvent'])) as { name: string; data: { id: string } },
    );
    return {
      ids: events.filter((event) => event.name === 'CUSTOMER_MESSAGE').map((event) => event.data.id),
      misrouted,
    };
  }
  const orderedIds = Array.from({ length: 20 }, (_, i) => `c${String(i)}`);

  test('none: delivers all events in order', async () => {
    assert.deepEqual((await publishWithFaults({})).ids, orderedIds);
  });

  test('duplicate: delivers events twice, or as often as `copies` says', async () => {
    assert.deepEqual(
      (await publishWithFaults({ duplicate: 1 })).ids,
      orderedIds.flatMap((id) => [id, id]),
    );
    assert.deepEqual(
      (await publishWithFaults({ duplicate: 1, copies: 3 })).ids,
      orderedIds.flatMap((id) => [id, id, id]),
    );
  });

  test('reorder: delivers all events, not in order', async () => {
    const { ids } = await publishWithFaults({ reorder: 0.5 });
    assert.notDeepEqual(ids, orderedIds);
    assert.deepEqual([...ids].sort(), [...orderedIds].sort());
  });

  test('lose: drops events by the name of the socket event or of the CIM event', async () => {
    assert.deepEqual((await publishWithFaults({ lose: { event: 'CUSTOMER_MESSAGE', p: 1 } })).ids, []);
    const some = (await publishWithFaults({ lose: { event: 'onCimEvent', p: 0.5 } })).ids.length;
    assert.ok(some > 0 && some < 20);
  });

  test('misroute: delivers events with the id of another conversation', async () => {
    const { ids, misrouted } = await publishWithFaults({ misroute: 1 });
    assert.deepEqual(ids, orderedIds);
    assert.equal(misrouted, 20);
  });

  test('delayMs: delivers events late, in order', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const chat = await startChat(emulator, mara);
    await controlRequest(emulator, 'POST', '/faults', { delayMs: [20, 60] });
    const from = mara.receivedCount;
    const started = performance.now();
    for (const id of orderedIds)
      await controlRequest(emulator, 'POST', `/chats/${chat.conversationId}/messages`, { text: id, id });
    await mara.waitForCimEvent('CUSTOMER_MESSAGE', (event) => (event.data as Json)['id'] === 'c19', from);
    assert.ok(performance.now() - started >= 20);
    const ids = mara.received
      .slice(from)
      .map((item) => (JSON.parse(String(item.payload['cimEvent'])) as { data: Json }).data['id']);
    assert.deepEqual(ids, orderedIds);
  });

  test('lagMs: stores published events late, in order', async () => {
    const mara = await connectReadyClient(emulator, 'mara');
    const chat = await startChat(emulator, mara);
    await controlRequest(emulator, 'POST', '/faults', { lagMs: 60_000 });
    const from = mara.receivedCount;
    mara.publish(chat.conversationId, agentMessage('one'));
    mara.publish(chat.conversationId, agentMessage('two'));
    mara.socket.emit('topicSubscription', { conversationId: chat.conversationId, taskId: chat.taskId });
    await mara.waitForEvent('onTopicData', () => true, from);
    const countAgentMessages = async () =>
      (await fetchWorld(emulator)).conversations[0]?.customerView.filter((event) => event.name === 'AGENT_MESSAGE')
        .length;
    assert.equal(await countAgentMessages(), 0);
    await controlRequest(emulator, 'POST', '/clock', { advanceMs: 60_000 });
    assert.equal(await countAgentMessages(), 2);
    await mara.waitForCimEvent('AGENT_MESSAGE', (event) => event.id === 'e-two', from);
  });
});

test('crash ends the process as kill -9 does', async () => {
  for (const at of ['before-store', 'before-echo', 'after-echo']) {
    const child = await startEmulatorProcess();
    const mara = await connectReadyClient(child, 'mara', { reconnection: false });
    const chat = await startChat(child, mara);
    await controlRequest(child, 'POST', '/faults', { crash: { event: 'publishCimEvent', at } });
    mara.socket.emit('changeAgentState', {});
    await mara.waitForEvent('errors');
    const from = mara.receivedCount;
    mara.publish(chat.conversationId, agentMessage('last words'));
    assert.deepEqual(await child.exited, [null, 'SIGKILL']);
    await mara.waitForEvent('disconnect', () => true, from);
    assert.equal(mara.eventNames(from).includes('onCimEvent'), at === 'after-echo', at);
  }
});

test('the customer replies to and reads any message on the screen, earlier ones included', async () => {
  const mara = await connectReadyClient(emulator, 'mara');
  const { conversationId: id } = await startChat(emulator, mara, { history: 5 });
  mara.publish(id, agentMessage('from the agent'));
  await mara.waitForCimEvent('AGENT_MESSAGE', (event) => event.id === 'e-from the agent');
  const view = (await fetchWorld(emulator)).conversations[0]?.customerView ?? [];
  const messages = view.filter((event) => /^(CUSTOMER|AGENT|BOT)_MESSAGE$/.test(event.name));
  assert.ok(messages.length >= 7);
  for (const event of messages) {
    const messageId = (event.data as Json)['id'];
    assert.equal((await controlRequest(emulator, 'POST', `/chats/${id}/read`, { messageId }))['messageId'], messageId);
    await controlRequest(emulator, 'POST', `/chats/${id}/messages`, { text: 'about that', replyTo: messageId });
  }
  // A receipt is not shown on the screen, although it has an id.
  const receipt = (await fetchWorld(emulator)).conversations[0]?.customerView.find(
    (event) => event.name === 'MESSAGE_DELIVERY_NOTIFICATION',
  );
  const response = await fetchJson(`${emulator.control}/chats/${id}/read`, 'POST', {
    messageId: (receipt?.data as Json)['id'],
  });
  assert.equal(response.status, 400);
});

test('reports a port in use in one line, with the alternatives', async () => {
  const { port } = new URL(emulator.url);
  const child = spawn(process.execPath, ['--import', 'tsx', 'demo/agent-manager/cli.ts', '--port', port], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  assert.deepEqual(await once(child, 'close'), [2, null]);
  assert.equal(out, '');
  assert.match(errors, new RegExp(`^[^\\n]*\\b${port}\\b[^\\n]*--port 0[^\\n]*\\n$`));
});
