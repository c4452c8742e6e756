/** The emulator's REST services: logins, lists, reports, history, files, and where they live. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { before, beforeEach, test } from 'node:test';
import type { Obj } from '../../demo/agent-manager/types.js';
import {
  control,
  desk,
  http,
  readyDesk,
  start,
  talk,
  until,
  worldOf,
  type ChatAnswer,
  type Place,
} from './emulator-kit.js';

const HARBOUR = '7ea30000-0000-4000-8000-000000000001';

let place: Place;
before(async () => {
  place = await start();
});
beforeEach(() => control(place, 'POST', '/reset', {}));

async function ask<T = Obj>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const answer = await http(new URL(path, place.url).href, method, body);
  assert.equal(answer.status, 200, path);
  return answer.body as T;
}

test('login: the user with teams and permissions; errors old and new desks understand', async () => {
  const url = `${place.url}/agent/login`;
  const { body } = await http(url, 'POST', { username: 'vela', password: 'demo' });
  const { keycloak_User: user, token } = body['data'] as { keycloak_User: Obj; token: string };
  assert.equal(token.split('.').length, 3);
  assert.equal(user['id'], 'a1b0c3d2-9999-4a99-8a99-000000000009');
  assert.deepEqual(
    (user['supervisedTeams'] as Obj[]).map((team) => team['teamName']),
    ['Harbour', 'Quay'],
  );
  const resources = (user['permittedResources'] as { Resources: { rsname: string; scopes: string[] }[] }).Resources;
  assert.deepEqual(resources.find((entry) => entry.rsname === 'supervisor')?.scopes, ['view_all']);
  for (const credentials of [
    { username: 'vela', password: 'nope' },
    { username: 'nobody', password: 'demo' },
    { username: '__proto__', password: 'demo' },
  ]) {
    const refused = await http(url, 'POST', credentials);
    assert.equal(refused.status, 401);
    const reason = 'Invalid user credentials';
    assert.deepEqual(refused.body, {
      statusCode: 401,
      msg: reason,
      error: { error_message: reason, error_detail: { status: 401, reason }, msg: reason },
    });
  }
  assert.deepEqual((await http(url, 'POST', {})).body, {
    statusCode: 400,
    msg: { error: { attribute: 'username', validation: 'required' } },
  });
  assert.equal((await http(url, 'POST', '{')).status, 400);
  assert.equal((await http(url, 'POST', { username: 'x'.repeat(2_200_000) })).status, 413);
});

test('a token is not needed, but one that is sent has to be good', async () => {
  const url = new URL('/unified-admin/reasons', place.url).href;
  assert.equal((await http(url)).status, 200);
  assert.equal((await http(url, 'GET', undefined, { Authorization: 'Bearer a.b.c' })).status, 401);
});

test('lists for desks', async () => {
  const reasons = await ask<Obj[]>('/unified-admin/reasons');
  assert.deepEqual(
    reasons.map((reason) => reason['name']),
    ['Lunch', 'Meeting', 'Training', 'End of shift', 'Personal'],
  );
  assert.equal((await ask<Obj[]>('/unified-admin/agent-desk-settings'))[0]?.['isWrapUpEnabled'], false);
  const wrapping = await start({ wrapup: 45 });
  const settings = (await http(new URL('/unified-admin/agent-desk-settings', wrapping.url).href))
    .body as unknown as Obj[];
  assert.deepEqual([settings[0]?.['isWrapUpEnabled'], settings[0]?.['wrapUpTime']], [true, 45]);
  assert.ok((await ask('/unified-admin/forms/62d07f4f0980a50a91210bef'))['attributes']);
  assert.equal((await ask<Obj[]>('/unified-admin/pull-mode-list')).length, 2);
  assert.ok((await ask<Obj[]>('/unified-admin/locale-setting'))[0]?.['supportedLanguages']);
  assert.equal((await ask<Obj[]>('/routing-engine/media-routing-domains')).length, 2);
  assert.deepEqual(
    (await ask<Obj[]>('/routing-engine/precision-queues')).map((queue) => queue['name']),
    ['support', 'sales', 'whatsapp'],
  );
  assert.equal(
    (await ask('/ccm/channels/defaultoutbound?channelTypeId=73c000000000000000000c02'))['name'],
    'whatsapp-15550199000',
  );
  assert.equal((await ask<Obj[]>('/cim-customer/label')).length, 2);
  assert.ok((await ask<Obj[]>('/cim-customer/customerSchema')).some((field) => field['isChannelIdentifier']));
});

test('available agents, tasks and reports follow the world, in elapsed seconds', async () => {
  const mara = await readyDesk(place, 'mara');
  await readyDesk(place, 'otto');
  const chat = await talk(place, mara, { customer: { firstName: 'Pim', lastName: 'Harrow' } });
  const bot = await control<ChatAnswer>(place, 'POST', '/chats', { bot: true });
  assert.equal(bot.taskId, null);
  const free = await ask<Obj[]>(
    `/routing-engine/precision-queues/available-agents?conversationId=${chat.conversationId}`,
  );
  assert.deepEqual(
    free.map((queue) => [queue['queueName'], queue['totalAvailableAgents']]),
    [
      ['support', 1],
      ['sales', 1],
      ['whatsapp', 0],
    ],
  );
  const tasks = await ask<{ conversationId: string; activeMedia: Obj[] }[]>(`/routing-engine/tasks?agentId=${mara.id}`);
  assert.deepEqual(
    tasks.map((task) => [task.conversationId, task.activeMedia[0]?.['state']]),
    [[chat.conversationId, 'ACTIVE']],
  );
  await control(place, 'POST', '/chats', { queue: 'whatsapp', channel: 'WHATSAPP' });
  await control(place, 'POST', '/clock', { advanceMs: 15_000 });
  type Row = { queueName: string; chats: Obj[] };
  const active = await ask<Row[]>('/realtime-reports/queue-active-chats/detail', 'POST', {
    teamId: HARBOUR,
    queues: [],
  });
  const row = active.find((queue) => queue.queueName === 'support')?.chats[0];
  assert.equal(row?.['agentUsername'], 'mara');
  assert.equal(row?.['customerName'], 'Pim Harrow');
  assert.ok(Number(row?.['activeSince']) >= 15 && Number(row?.['activeSince']) < 100);
  assert.equal((row?.['channelSession'] as Obj)['conversationId'], chat.conversationId);
  assert.deepEqual([row?.['monitoredBy'], typeof row?.['lastMessage']], [null, 'string']);
  const queued = await ask<Row[]>('/realtime-reports/queued-chats/detail', 'POST', {
    teamId: HARBOUR,
    queues: ['whatsapp'],
  });
  assert.equal(queued.length, 1);
  assert.ok(Number(queued[0]?.chats[0]?.['waitingSince']) >= 15);
  const bots = await ask<Row[]>('/realtime-reports/bot-active-chats/detail');
  assert.equal((bots[0]?.chats[0]?.['channelSession'] as Obj)['conversationId'], bot.conversationId);
  const activity = await ask<Obj[]>('/realtime-reports/agent-activity/detail', 'POST', { teams: [HARBOUR] });
  assert.deepEqual(
    activity.map((entry) => [entry['name'], entry['state'], entry['activeChatsCount']]),
    [
      ['mara', 'READY', 1],
      ['otto', 'READY', 0],
      ['vela', 'LOGOUT', 0],
    ],
  );
  const [domain] = activity[0]?.['mrds'] as Obj[];
  assert.deepEqual([domain?.['activeTasks'], domain?.['maxAgentTasks'], domain?.['state']], [1, 5, 'ACTIVE']);
  assert.deepEqual(await ask('/realtime-reports/agent-activity/detail', 'POST', { teams: ['nope'] }), []);
});

test('history pages newest first, whole, without gaps or repetitions', async () => {
  const chat = await control<ChatAnswer>(place, 'POST', '/chats', {
    history: 730,
    text: 'now',
    customer: { phone: '15551234567' },
  });
  const second = await control<ChatAnswer>(place, 'POST', '/chats', {
    text: 'again',
    customer: { phone: '15551234567' },
  });
  assert.equal(second.customerId, chat.customerId);
  const seen: { id: string; timestamp: string }[] = [];
  for (let page = 0; ; page += 1) {
    const { docs } = await ask<{ docs: { id: string; timestamp: string }[] }>(
      `/conversation-manager/customer-topics/customer/${chat.customerId}/activities?limit=100&offset=${String(page)}&activity-type=ALL`,
    );
    if (docs.length === 0) break;
    seen.push(...docs);
  }
  const total = (await worldOf(place)).conversations.reduce(
    (sum, conversation) => sum + conversation.messages.length,
    0,
  );
  assert.equal(seen.length, total);
  assert.equal(new Set(seen.map((event) => event.id)).size, total);
  assert.ok(seen.every((event, i) => i === 0 || event.timestamp <= (seen[i - 1]?.timestamp ?? '')));
  assert.deepEqual(await ask('/conversation-manager/customer-topics/customer/nobody/activities'), { docs: [] });
});

test('a conversation can be given another customer', async () => {
  const mara = await readyDesk(place, 'mara');
  const chat = await talk(place, mara, { data: { order: 'A-1' } });
  assert.deepEqual(await ask(`/conversation-manager/customer-topics/${chat.conversationId}/conversation-data`), {
    order: 'A-1',
  });
  const other = await control<ChatAnswer>(place, 'POST', '/chats', { bot: true, customer: { firstName: 'Tess' } });
  const customer = await ask(`/cim-customer/customers/${other.customerId}`);
  await ask(`/conversation-manager/customer-topics/${chat.conversationId}/update-customer`, 'PUT', customer);
  const changed = await mara.hearCim('ASSOCIATED_CUSTOMER_CHANGED');
  assert.equal((changed.data as Obj)['firstName'], 'Tess');
  assert.equal(
    (await ask('/conversation-manager/customer-topics/update-past-conversations', 'PUT', {}))['status'],
    'NOT_FOUND',
  );
  await ask(`/cim-customer/agentSetting/${mara.id}`, 'PUT', { theme: 'dark' });
  assert.equal((await ask(`/cim-customer/agentSetting?user_Id=${mara.id}`))['theme'], 'dark');
});

test('files come back byte for byte, and never as something a browser would run', async () => {
  const url = new URL('/file-engine/api/', place.url).href;
  for (const [name, type, shown] of [
    ['photo.png', 'image/png', 'image/png'],
    ['page.html', 'text/html', 'application/octet-stream'],
    ['drawing.svg', 'image/svg+xml', 'application/octet-stream'],
    ['../../etc/päss "word"\r\n.pdf', 'application/pdf', 'application/pdf'],
  ] as const) {
    const bytes = randomBytes(300_000);
    const form = new FormData();
    form.append('conversationId', '48213');
    form.append('file', new Blob([bytes], { type }), name);
    const answer = await fetch(`${url}uploadFileStream`, { method: 'POST', body: form });
    const stored = (await answer.json()) as { name: string; type: string; size: number };
    assert.equal(answer.status, 200);
    assert.deepEqual([stored.type, stored.size], [type, bytes.length]);
    assert.equal(/[/\\"\r\n]/.test(stored.name), false);
    const back = await fetch(`${url}downloadFileStream?filename=${encodeURIComponent(stored.name)}`);
    assert.ok(Buffer.from(await back.arrayBuffer()).equals(bytes));
    assert.equal(back.headers.get('content-type'), shown);
    assert.equal(back.headers.get('x-content-type-options'), 'nosniff');
    assert.match(back.headers.get('content-security-policy') ?? '', /sandbox/);
    assert.match(back.headers.get('content-disposition') ?? '', shown === 'image/png' ? /^inline/ : /^attachment/);
  }
  assert.equal((await fetch(`${url}downloadFileStream?filename=_WEB.svg`)).status, 200);
  assert.equal((await fetch(`${url}downloadFileStream?filename=nope`)).status, 404);
  assert.equal((await fetch(`${url}uploadFileStream`, { method: 'POST', body: 'x' })).status, 400);
  assert.equal((await fetch(`${url}uploadFileStream`, { method: 'POST', body: new FormData() })).status, 400);
});

test('any origin may call, with an Authorization header; a single one where so told', async () => {
  const preflight = (of: Place) =>
    fetch(new URL('/unified-admin/reasons', of.url), {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://crm.example',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
        'Access-Control-Request-Private-Network': 'true',
      },
    });
  const answer = await preflight(place);
  assert.equal(answer.status, 204);
  assert.equal(answer.headers.get('access-control-allow-origin'), 'https://crm.example');
  assert.match(answer.headers.get('access-control-allow-headers') ?? '', /authorization/i);
  assert.equal(answer.headers.get('access-control-allow-private-network'), 'true');
  const strict = await start({ origin: 'https://desk.example' });
  assert.equal((await preflight(strict)).headers.get('access-control-allow-origin'), 'https://desk.example');
});

test('the base path is free to choose, the services are siblings', async () => {
  for (const [base, siblings] of [
    ['/', ''],
    ['/crm/agent-manager', '/crm'],
    ['/crm/agent-manager/', '/crm'],
  ] as const) {
    const own = await start({ base });
    const mara = await desk(own, 'mara');
    await mara.ready();
    const origin = new URL(own.url).origin;
    assert.equal((await http(`${origin}${siblings}/unified-admin/reasons`)).status, 200);
    await talk(own, mara);
    await until(async () => (await worldOf(own)).conversations[0]?.state === 'ACTIVE', 'the chat');
  }
});
