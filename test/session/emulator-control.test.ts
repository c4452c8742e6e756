/** The emulator's control API: what it refuses, the clock, the faults, the log. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { before, beforeEach, describe, test } from 'node:test';
import type { Obj } from '../../demo/agent-manager/types.js';
import {
  control,
  desk,
  http,
  login,
  message,
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
  place = await start({ rona: 20, ttl: 100, wrapup: 0 });
});
beforeEach(() => control(place, 'POST', '/reset', {}));

async function truth(): Promise<string> {
  const world = await worldOf(place);
  return JSON.stringify({ ...world, now: 0 });
}

test('bad input is a 400 that names the field, an unknown id in the path a 404; nothing changes', async () => {
  const { conversationId: id } = await control<ChatAnswer>(place, 'POST', '/chats', { text: 'hi' });
  const { conversationId: over } = await control<ChatAnswer>(place, 'POST', '/chats', { text: 'bye' });
  const said = await control<{ messageId: string }>(place, 'POST', `/chats/${over}/messages`, { text: 'elsewhere' });
  const elsewhere = said.messageId;
  await control(place, 'POST', `/chats/${over}/leave`, {});
  const before = await truth();
  const wrong: [string, string, unknown, string][] = [
    ['POST', '/agents', {}, 'username'],
    ['POST', '/agents', { username: 'mara' }, 'username'],
    ['POST', '/agents', { username: 'a b' }, 'username'],
    ['POST', '/agents', { username: 'new', roles: ['king'] }, 'roles'],
    ['POST', '/agents', { username: 'new', team: 'Nowhere' }, 'team'],
    ['POST', '/agents', { username: 'new', lacks: ['everything'] }, 'lacks'],
    ['POST', '/agents', { username: 'new', supervises: ['Nowhere'] }, 'supervises'],
    ['POST', '/agents', { username: 'new', mrds: ['FAX'] }, 'mrds'],
    ['POST', '/agents', { username: 'new', mrds: [{ name: 'CHAT', max: 0 }] }, 'mrds'],
    ['POST', '/chats', { queue: 'nowhere' }, 'queue'],
    ['POST', '/chats', { channel: 'PIGEON' }, 'channel'],
    ['POST', '/chats', { started: 'nobody' }, 'started'],
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
    ['POST', `/chats/${over}/messages`, { text: 'late' }, 'id'],
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
    ['POST', '/faults', { delayMs: [5, 1] }, 'delayMs'],
    ['POST', '/faults', { lose: { p: 1 } }, 'lose.event'],
    ['POST', '/faults', { dropSockets: { how: 'gently' } }, 'dropSockets.how'],
    ['POST', '/faults', { dropSockets: { how: 'kick', username: 'nobody' } }, 'dropSockets.username'],
    ['POST', '/faults', { takeOver: 'nobody' }, 'takeOver'],
    ['POST', '/faults', { crash: { event: 'publishCimEvent', at: 'later' } }, 'crash.at'],
    ['POST', '/faults', { duplicate: 1, lagMs: 'x' }, 'lagMs'],
    ['POST', '/faults', { uploadMs: -1 }, 'uploadMs'],
    ['POST', '/faults', { failReports: { 'queued-chats': 200 } }, 'failReports.queued-chats'],
  ];
  for (const [method, path, body, field] of wrong) {
    const answer = await http(`${place.control}${path}`, method, body);
    assert.equal(answer.status, 400, `${path} ${JSON.stringify(body)}`);
    assert.equal(answer.body['field'], field, `${path} ${JSON.stringify(body)}`);
    assert.equal(typeof answer.body['error'], 'string');
    assert.deepEqual(Object.keys(answer.body).sort(), ['error', 'field'], `${path} ${JSON.stringify(body)}`);
  }
  for (const [method, path] of [
    ['POST', '/chats/nope/messages'],
    ['POST', '/chats/__proto__/leave'],
    ['DELETE', `/chats/${id}/channels/nope`],
    ['DELETE', '/announcements/nope'],
    ['GET', '/nothing'],
  ] as const) {
    const answer = await http(`${place.control}${path}`, method, method === 'POST' ? { text: 'x' } : undefined);
    assert.equal(answer.status, 404, path);
    assert.deepEqual(Object.keys(answer.body).sort(), ['error', 'field'], path);
  }
  const wrongMethod = await http(`${place.control}/world`, 'POST', {});
  assert.deepEqual([wrongMethod.status, wrongMethod.body], [405, { error: 'method not allowed', field: '' }]);
  assert.equal(await truth(), before);
  assert.deepEqual(await control(place, 'GET', '/faults'), {});
});

test('a new agent can log in, is routed to, and is gone after reset', async () => {
  const answer = await http(`${place.control}/agents`, 'POST', {
    username: 'ada',
    roles: ['agent', 'supervisor'],
    team: 'Quay',
    supervises: ['Quay'],
    mrds: [{ name: 'CHAT', max: 1 }],
  });
  assert.equal(answer.status, 201);
  const { user } = await login(place, 'ada');
  assert.equal(user['id'], answer.body['id']);
  assert.deepEqual((user['userTeam'] as Obj)['teamName'], 'Quay');
  const ada = await readyDesk(place, 'ada');
  await control(place, 'POST', '/chats', {});
  await ada.hear('taskRequest');
  await control(place, 'POST', '/reset', {});
  assert.equal((await worldOf(place)).agents.length, 4);
});

test('a jump of the clock fires everything on the way, in order, at its time', async () => {
  const mara = await readyDesk(place, 'mara');
  await control(place, 'POST', '/chats', { text: 'hi' });
  const start = (await worldOf(place)).now;
  const { now } = await control<{ now: number }>(place, 'POST', '/clock', { advanceMs: 3_600_000 });
  assert.ok(now >= start + 3_600_000);
  const world = await worldOf(place);
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
  await mara.hear('revokeTask', (payload) => payload['reason'] === 'NO_AGENT_AVAILABLE');
  const later = await control<ChatAnswer>(place, 'POST', '/chats', { text: 'later' });
  const event = (await worldOf(place)).conversations.find((entry) => entry.id === later.conversationId)?.messages[0];
  assert.ok((event?.timestamp ?? 0) >= now);
});

test('burst sends as many messages as asked, spread over the conversations', async () => {
  const mara = await readyDesk(place, 'mara');
  const one = await talk(place, mara);
  const two = await talk(place, mara);
  const { sent } = await control<{ sent: number }>(place, 'POST', '/burst', {
    conversationIds: [one.conversationId, two.conversationId],
    count: 100,
    perSecond: 2000,
  });
  assert.equal(sent, 100);
  for (const conversation of (await worldOf(place)).conversations) {
    assert.equal(conversation.messages.filter((event) => event.name === 'CUSTOMER_MESSAGE').length, 51);
  }
});

test('the log tells what went over the wire, from any point on, without passwords', async () => {
  const mara = await readyDesk(place, 'mara');
  await talk(place, mara);
  const log = await control<{ n: number; dir: string; who: string; kind: string; name: string; payload: Obj }[]>(
    place,
    'GET',
    '/log',
  );
  assert.ok(log.some((entry) => entry.kind === 'rest' && entry.name === 'POST /agent-manager/agent/login'));
  assert.ok(log.some((entry) => entry.dir === 'in' && entry.name === 'topicSubscription' && entry.who === 'mara'));
  assert.ok(log.some((entry) => entry.dir === 'out' && entry.name === 'onTopicData'));
  assert.equal(JSON.stringify(log).includes('"demo"'), false);
  const n = log[4]?.n ?? 0;
  const rest = await control<{ n: number }[]>(place, 'GET', `/log?since=${String(n)}`);
  assert.equal(rest[0]?.n, n + 1);
  const last = log.at(-1)?.n ?? 0;
  assert.deepEqual(await control(place, 'GET', `/log?since=${String(last + 1000)}`), []);
});

test('what a sleeping desk would have been pushed', async () => {
  const mara = await readyDesk(place, 'mara', {
    auth: { fcm: { desktopFcmKey: 'key-1', mobileFcmKey: null } },
    reconnection: false,
  });
  const chat = await talk(place, mara);
  mara.socket.close();
  await until(async () => (await worldOf(place)).agents[0]?.connected === false, 'the disconnect');
  await control(place, 'POST', `/chats/${chat.conversationId}/messages`, { text: 'are you there?' });
  const pushes = await control<{ token: string; agentId: string; data: Obj }[]>(place, 'GET', '/pushes');
  assert.equal(pushes.length, 1);
  assert.equal(pushes[0]?.token, 'key-1');
  assert.equal(pushes[0]?.data['event'], 'onCimEvent');
});

test('an offer is pushed to who is away and ready, by either key, and to nobody who has logged out', async () => {
  const mara = await readyDesk(place, 'mara', {
    auth: { fcm: { desktopFcmKey: null, mobileFcmKey: 'phone-1' } },
    reconnection: false,
  });
  mara.socket.close();
  await until(async () => (await worldOf(place)).agents[0]?.connected === false, 'the disconnect');
  const chat = await control(place, 'POST', '/chats', { customer: { firstName: 'Pim' }, text: 'hello' });
  type Push = { token: string; agentId: string; data: Record<string, string>; at: number };
  const [push, ...more] = await control<Push[]>(place, 'GET', '/pushes');
  assert.deepEqual([push?.token, push?.agentId, push?.data['event'], more], ['phone-1', mara.id, 'taskRequest', []]);
  assert.equal((JSON.parse(push?.data['payload'] ?? '') as Obj)['conversationId'], chat['conversationId']);
  assert.ok(Object.values(push?.data ?? {}).every((value) => typeof value === 'string'));
  // Away for too long is logged out: what rang there is no more of this agent's concern.
  await control(place, 'POST', '/clock', { advanceMs: 121_000 });
  await control(place, 'POST', '/chats', { text: 'hello' });
  assert.equal(
    (await control<Push[]>(place, 'GET', '/pushes')).filter(({ at }) => at > (push?.at ?? 0) + 120_000).length,
    0,
  );
});

test('announcements reach the teams they are for', async () => {
  const mara = await desk(place, 'mara');
  const ines = await desk(place, 'ines');
  const { id } = await control(place, 'POST', '/announcements', { text: 'Maintenance at 18:00', team: 'Quay' });
  assert.equal((await ines.hear('ANNOUNCEMENT_CREATED'))['announcementText'], 'Maintenance at 18:00');
  const path = new URL('/team-announcement/announcement/', place.url).href;
  const list = async () =>
    (await http(`${path}?teamIds=7ea30000-0000-4000-8000-000000000002&status=active`)).body as unknown as {
      id: string;
      seenBy: string[];
    }[];
  assert.equal((await list()).length, 1);
  await http(`${path}seenStatus/${ines.id}`, 'PUT', { announcementIds: [id] });
  assert.deepEqual((await list())[0]?.seenBy, [ines.id]);
  await control(place, 'DELETE', `/announcements/${String(id)}`);
  await ines.hear('ANNOUNCEMENT_DELETED');
  assert.equal(mara.names().includes('ANNOUNCEMENT_CREATED'), false);
  assert.deepEqual(await list(), []);
});

describe('faults on the way to the agents', () => {
  async function published(faults: Obj, count = 20): Promise<{ ids: string[]; stray: number }> {
    const mara = await readyDesk(place, 'mara');
    const chat = await talk(place, mara);
    await control(place, 'POST', '/faults', faults);
    const from = mara.mark;
    for (let i = 0; i < count; i += 1)
      await control(place, 'POST', `/chats/${chat.conversationId}/messages`, { text: String(i), id: `c${String(i)}` });
    await control(place, 'DELETE', '/faults');
    await control(place, 'POST', `/chats/${chat.conversationId}/typing`, { on: true });
    await mara.hearCim('TYPING_INDICATOR', () => true, from);
    const heard = mara.heard.slice(from).filter((item) => item.name === 'onCimEvent');
    const stray = heard.filter((item) => item.payload['conversationId'] !== chat.conversationId).length;
    const events = heard.map(
      (item) => JSON.parse(String(item.payload['cimEvent'])) as { name: string; data: { id: string } },
    );
    return { ids: events.filter((event) => event.name === 'CUSTOMER_MESSAGE').map((event) => event.data.id), stray };
  }
  const inOrder = Array.from({ length: 20 }, (_, i) => `c${String(i)}`);

  test('none: all, in order', async () => {
    assert.deepEqual((await published({})).ids, inOrder);
  });

  test('duplicate', async () => {
    assert.deepEqual(
      (await published({ duplicate: 1 })).ids,
      inOrder.flatMap((id) => [id, id]),
    );
  });

  test('reorder: all, but not in order', async () => {
    const { ids } = await published({ reorder: 0.5 });
    assert.notDeepEqual(ids, inOrder);
    assert.deepEqual([...ids].sort(), [...inOrder].sort());
  });

  test('lose, by the name on the wire or of the event inside', async () => {
    assert.deepEqual((await published({ lose: { event: 'CUSTOMER_MESSAGE', p: 1 } })).ids, []);
    const some = (await published({ lose: { event: 'onCimEvent', p: 0.5 } })).ids.length;
    assert.ok(some > 0 && some < 20);
  });

  test('misroute: under the name of another conversation', async () => {
    const { ids, stray } = await published({ misroute: 1 });
    assert.deepEqual(ids, inOrder);
    assert.equal(stray, 20);
  });

  test('delay: late, but in order', async () => {
    const mara = await readyDesk(place, 'mara');
    const chat = await talk(place, mara);
    await control(place, 'POST', '/faults', { delayMs: [20, 60] });
    const from = mara.mark;
    const started = performance.now();
    for (const id of inOrder) await control(place, 'POST', `/chats/${chat.conversationId}/messages`, { text: id, id });
    await mara.hearCim('CUSTOMER_MESSAGE', (event) => (event.data as Obj)['id'] === 'c19', from);
    assert.ok(performance.now() - started >= 20);
    const ids = mara.heard
      .slice(from)
      .map((item) => (JSON.parse(String(item.payload['cimEvent'])) as { data: Obj }).data['id']);
    assert.deepEqual(ids, inOrder);
  });

  test('lag: a published event is stored only later, in order', async () => {
    const mara = await readyDesk(place, 'mara');
    const chat = await talk(place, mara);
    await control(place, 'POST', '/faults', { lagMs: 60_000 });
    const from = mara.mark;
    mara.publish(chat.conversationId, message('one'));
    mara.publish(chat.conversationId, message('two'));
    mara.socket.emit('topicSubscription', { conversationId: chat.conversationId, taskId: chat.taskId });
    await mara.hear('onTopicData', () => true, from);
    const said = async () =>
      (await worldOf(place)).conversations[0]?.customerView.filter((event) => event.name === 'AGENT_MESSAGE').length;
    assert.equal(await said(), 0);
    await control(place, 'POST', '/clock', { advanceMs: 60_000 });
    assert.equal(await said(), 2);
    await mara.hearCim('AGENT_MESSAGE', (event) => event.id === 'e-two', from);
  });
});

test('a staged crash ends the process as kill -9 would', async () => {
  for (const at of ['before-store', 'before-echo', 'after-echo']) {
    const child = await startChild();
    const mara = await readyDesk(child, 'mara', { reconnection: false });
    const chat = await talk(child, mara);
    await control(child, 'POST', '/faults', { crash: { event: 'publishCimEvent', at } });
    mara.socket.emit('changeAgentState', {});
    await mara.hear('errors');
    const from = mara.mark;
    mara.publish(chat.conversationId, message('last words'));
    assert.deepEqual(await child.ended, [null, 'SIGKILL']);
    await mara.hear('disconnect', () => true, from);
    assert.equal(mara.names(from).includes('onCimEvent'), at === 'after-echo', at);
  }
});

test('the customer answers and reads what is on the screen: own messages, agents’ and those of earlier days', async () => {
  const mara = await readyDesk(place, 'mara');
  const { conversationId: id } = await talk(place, mara, { history: 5 });
  mara.publish(id, message('from the agent'));
  await mara.hearCim('AGENT_MESSAGE', (event) => event.id === 'e-from the agent');
  const view = (await worldOf(place)).conversations[0]?.customerView ?? [];
  const messages = view.filter((event) => /^(CUSTOMER|AGENT|BOT)_MESSAGE$/.test(event.name));
  assert.ok(messages.length >= 7);
  for (const event of messages) {
    const messageId = (event.data as Obj)['id'];
    assert.equal((await control(place, 'POST', `/chats/${id}/read`, { messageId }))['messageId'], messageId);
    await control(place, 'POST', `/chats/${id}/messages`, { text: 'about that', replyTo: messageId });
  }
  // A receipt is on no screen, though it has an id.
  const receipt = (await worldOf(place)).conversations[0]?.customerView.find(
    (event) => event.name === 'MESSAGE_DELIVERY_NOTIFICATION',
  );
  const answer = await http(`${place.control}/chats/${id}/read`, 'POST', { messageId: (receipt?.data as Obj)['id'] });
  assert.equal(answer.status, 400);
});

test('a port in use is one line that names it and the way out', async () => {
  const { port } = new URL(place.url);
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

test('callers from elsewhere are refused unless the control API is open', async () => {
  const opened = await start({ controlOpen: true });
  // With no network there is no elsewhere; which addresses are this machine’s own is told apart in a unit test.
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => !entry.internal && entry.family === 'IPv4')
    .map((entry) => entry.address);
  for (const address of addresses) {
    const from = (given: string) => given.replace('127.0.0.1', address);
    const refused = await http(`${from(place.control)}/world`);
    assert.equal(refused.status, 403, address);
    assert.deepEqual(Object.keys(refused.body).sort(), ['error', 'field']);
    const login = await http(`${from(place.url)}/agent/login`, 'POST', { username: 'mara', password: 'demo' });
    assert.equal(login.status, 200, address);
    assert.equal((await http(`${from(opened.control)}/world`)).status, 200, address);
  }
  assert.equal((await http(`${opened.control}/world`)).status, 200);
});
