/** The emulator's REST services: login, lists, reports, history, files, and their paths. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { before, beforeEach, test } from 'node:test';
import type { Json } from '../../demo/agent-manager/world/world-types.js';
import {
  controlRequest,
  connectClient,
  fetchJson,
  connectReadyClient,
  startEmulator,
  startChat,
  waitUntil,
  fetchWorld,
  type CreatedChat,
  type EmulatorUrls,
} from './emulator-client.js';

const harbourTeamId = '7ea30000-0000-4000-8000-000000000001';

let emulator: EmulatorUrls;
before(async () => {
  emulator = await startEmulator();
});
beforeEach(() => controlRequest(emulator, 'POST', '/reset', {}));

async function requestJson<T = Json>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await fetchJson(new URL(path, emulator.url).href, method, body);
  assert.equal(response.status, 200, path);
  return response.body as T;
}

test('login: returns the user with teams and permissions, and errors in the shapes of older and newer desks', async () => {
  const url = `${emulator.url}/agent/login`;
  const { body } = await fetchJson(url, 'POST', { username: 'vela', password: 'demo' });
  const { keycloak_User: user, token } = body['data'] as { keycloak_User: Json; token: string };
  assert.equal(token.split('.').length, 3);
  assert.equal(user['id'], 'a1b0c3d2-9999-4a99-8a99-000000000009');
  assert.deepEqual(
    (user['supervisedTeams'] as Json[]).map((team) => team['teamName']),
    ['Harbour', 'Quay'],
  );
  const resources = (user['permittedResources'] as { Resources: { rsname: string; scopes: string[] }[] }).Resources;
  assert.deepEqual(resources.find((entry) => entry.rsname === 'supervisor')?.scopes, ['view_all']);
  for (const credentials of [
    { username: 'vela', password: 'nope' },
    { username: 'unknown', password: 'demo' },
    { username: '__proto__', password: 'demo' },
  ]) {
    const refused = await fetchJson(url, 'POST', credentials);
    assert.equal(refused.status, 401);
    const reason = 'Invalid user credentials';
    assert.deepEqual(refused.body, {
      statusCode: 401,
      msg: reason,
      error: { error_message: reason, error_detail: { status: 401, reason }, msg: reason },
    });
  }
  assert.deepEqual((await fetchJson(url, 'POST', {})).body, {
    statusCode: 400,
    msg: { error: { attribute: 'username', validation: 'required' } },
  });
  assert.equal((await fetchJson(url, 'POST', '{')).status, 400);
  assert.equal((await fetchJson(url, 'POST', { username: 'x'.repeat(2_200_000) })).status, 413);
});

test('a token is optional, but has to be valid when sent', async () => {
  const url = new URL('/unified-admin/reasons', emulator.url).href;
  assert.equal((await fetchJson(url)).status, 200);
  assert.equal((await fetchJson(url, 'GET', undefined, { Authorization: 'Bearer a.b.c' })).status, 401);
});

test('serves the lists desks load', async () => {
  const reasons = await requestJson<Json[]>('/unified-admin/reasons');
  assert.deepEqual(
    reasons.map((reason) => reason['name']),
    ['Lunch', 'Meeting', 'Training', 'End of shift', 'Personal'],
  );
  assert.equal((await requestJson<Json[]>('/unified-admin/agent-desk-settings'))[0]?.['isWrapUpEnabled'], false);
  const wrapUpEmulator = await startEmulator({ wrapup: 45 });
  const settings = (await fetchJson(new URL('/unified-admin/agent-desk-settings', wrapUpEmulator.url).href))
    .body as unknown as Json[];
  assert.deepEqual([settings[0]?.['isWrapUpEnabled'], settings[0]?.['wrapUpTime']], [true, 45]);
  assert.ok((await requestJson('/unified-admin/forms/62d07f4f0980a50a91210bef'))['attributes']);
  assert.equal((await requestJson<Json[]>('/unified-admin/pull-mode-list')).length, 2);
  assert.ok((await requestJson<Json[]>('/unified-admin/locale-setting'))[0]?.['supportedLanguages']);
  assert.equal((await requestJson<Json[]>('/routing-engine/media-routing-domains')).length, 2);
  assert.deepEqual(
    (await requestJson<Json[]>('/routing-engine/precision-queues')).map((queue) => queue['name']),
    ['support', 'sales', 'whatsapp'],
  );
  assert.equal(
    (await requestJson('/ccm/channels/defaultoutbound?channelTypeId=73c000000000000000000c02'))['name'],
    'whatsapp-15550199000',
  );
  assert.equal((await requestJson<Json[]>('/cim-customer/label')).length, 2);
  assert.ok((await requestJson<Json[]>('/cim-customer/customerSchema')).some((field) => field['isChannelIdentifier']));
});

test('labels: are created, changed and deleted, also from the customers that have them', async () => {
  const path = '/cim-customer/label';
  const call = async (method: string, query: string, body?: unknown) =>
    (await fetchJson(new URL(`${path}${query}`, emulator.url).href, method, body)).status;
  const names = async () => (await requestJson<Json[]>(path)).map(({ name }) => name);
  const fields = { name: 'regular', colorCode: '#336699', createdBy: 'vela' };
  const created = await requestJson(path, 'POST', fields);
  const id = String(created['_id']);
  assert.deepEqual({ ...created, ...fields }, created);
  const changed = await requestJson(`${path}?_id=${id}`, 'PUT', { ...fields, name: 'often here', _id: 'other' });
  assert.deepEqual([changed['_id'], changed['name']], [id, 'often here']);
  assert.deepEqual(await names(), ['vip', 'complaint', 'often here']);
  const { customerId } = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', {});
  const customer = `/cim-customer/customers/${customerId}`;
  const vip = String((await requestJson<Json[]>(path))[0]?.['_id']);
  await requestJson(customer, 'PUT', { labels: [vip, id] });
  for (const [method, query, body, status] of [
    ['POST', '', { ...fields, name: ' ' }, 400],
    ['POST', '', { ...fields, colorCode: 3 }, 400],
    ['POST', '', null, 400],
    ['POST', '', { ...fields, name: 'vip' }, 400],
    ['PUT', `?_id=${id}`, { ...fields, name: 'vip' }, 400],
    ['PUT', '?_id=none', fields, 404],
    ['PUT', '', fields, 404],
    ['DELETE', '?_id=none', undefined, 404],
    ['DELETE', `?_id=${id}`, undefined, 200],
    ['DELETE', `?_id=${id}`, undefined, 404],
  ] as const)
    assert.equal(await call(method, query, body), status, `${method} ${query} ${JSON.stringify(body)}`);
  assert.deepEqual(await names(), ['vip', 'complaint']);
  assert.deepEqual((await requestJson(customer))['labels'], [vip]);
});

test('available agents, tasks and reports reflect the world, in elapsed seconds', async () => {
  const mara = await connectReadyClient(emulator, 'mara');
  await connectReadyClient(emulator, 'otto');
  const chat = await startChat(emulator, mara, { customer: { firstName: 'Pim', lastName: 'Harrow' } });
  const bot = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', { bot: true });
  assert.equal(bot.taskId, null);
  const free = await requestJson<Json[]>(
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
  const tasks = await requestJson<{ conversationId: string; activeMedia: Json[] }[]>(
    `/routing-engine/tasks?agentId=${mara.id}`,
  );
  assert.deepEqual(
    tasks.map((task) => [task.conversationId, task.activeMedia[0]?.['state']]),
    [[chat.conversationId, 'ACTIVE']],
  );
  await controlRequest(emulator, 'POST', '/chats', { queue: 'whatsapp', channel: 'WHATSAPP' });
  await controlRequest(emulator, 'POST', '/clock', { advanceMs: 15_000 });
  type Row = { queueName: string; chats: Json[] };
  const active = await requestJson<Row[]>('/realtime-reports/queue-active-chats/detail', 'POST', {
    teamId: harbourTeamId,
    queues: [],
  });
  const row = active.find((queue) => queue.queueName === 'support')?.chats[0];
  assert.equal(row?.['agentUsername'], 'mara');
  assert.equal(row?.['customerName'], 'Pim Harrow');
  assert.ok(Number(row?.['activeSince']) >= 15 && Number(row?.['activeSince']) < 100);
  assert.equal((row?.['channelSession'] as Json)['conversationId'], chat.conversationId);
  assert.deepEqual([row?.['monitoredBy'], row?.['onHold'], typeof row?.['lastMessage']], [null, false, 'string']);
  assert.equal(row?.['conversationId'], chat.conversationId);
  assert.deepEqual(row['activeChannelSessions'], [row['channelSession']]);
  assert.deepEqual(row['agentDetails'], [{ agentName: 'Mara Quill', agentUsername: 'mara' }]);
  const queued = await requestJson<Row[]>('/realtime-reports/queued-chats/detail', 'POST', {
    teamId: harbourTeamId,
    queues: ['whatsapp'],
  });
  assert.equal(queued.length, 1);
  assert.ok(Number(queued[0]?.chats[0]?.['waitingSince']) >= 15);
  const bots = await requestJson<Row[]>('/realtime-reports/bot-active-chats/detail');
  assert.equal((bots[0]?.chats[0]?.['channelSession'] as Json)['conversationId'], bot.conversationId);
  const { agents: activity } = await requestJson<{ agents: Json[] }>(
    '/realtime-reports/agent-activity/detail',
    'POST',
    {
      teams: [harbourTeamId],
    },
  );
  assert.deepEqual(
    activity.map((entry) => [entry['name'], entry['state'], entry['activeChatsCount']]),
    [
      ['mara', 'READY', 1],
      ['otto', 'READY', 0],
      ['vela', 'LOGOUT', 0],
    ],
  );
  const [domain] = activity[0]?.['mrds'] as Json[];
  assert.deepEqual([domain?.['activeTasks'], domain?.['maxAgentTasks'], domain?.['state']], [1, 5, 'ACTIVE']);
  const otherTeam = await requestJson('/realtime-reports/agent-activity/detail', 'POST', { teams: ['nope'] });
  assert.deepEqual(otherTeam, { agents: [] });
});

test('pages the history newest first, without gaps or duplicates', async () => {
  const chat = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', {
    history: 730,
    text: 'now',
    customer: { phone: '15551234567' },
  });
  const second = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', {
    text: 'again',
    customer: { phone: '15551234567' },
  });
  assert.equal(second.customerId, chat.customerId);
  const seen: { id: string; timestamp: string }[] = [];
  for (let page = 0; ; page += 1) {
    const { docs } = await requestJson<{ docs: { id: string; timestamp: string }[] }>(
      `/conversation-manager/customer-topics/customer/${chat.customerId}/activities?limit=100&offset=${String(page)}&activity-type=ALL`,
    );
    if (docs.length === 0) break;
    seen.push(...docs);
  }
  const total = (await fetchWorld(emulator)).conversations.reduce(
    (sum, conversation) => sum + conversation.messages.length,
    0,
  );
  assert.equal(seen.length, total);
  assert.equal(new Set(seen.map((event) => event.id)).size, total);
  assert.ok(seen.every((event, i) => i === 0 || event.timestamp <= (seen[i - 1]?.timestamp ?? '')));
  assert.deepEqual(await requestJson('/conversation-manager/customer-topics/customer/unknown/activities'), {
    docs: [],
  });
});

test('changes the customer of a conversation', async () => {
  const mara = await connectReadyClient(emulator, 'mara');
  const chat = await startChat(emulator, mara, { data: { order: 'A-1' } });
  assert.deepEqual(
    await requestJson(`/conversation-manager/customer-topics/${chat.conversationId}/conversation-data`),
    {
      order: 'A-1',
    },
  );
  const other = await controlRequest<CreatedChat>(emulator, 'POST', '/chats', {
    bot: true,
    customer: { firstName: 'Tess' },
  });
  const customer = await requestJson(`/cim-customer/customers/${other.customerId}`);
  await requestJson(`/conversation-manager/customer-topics/${chat.conversationId}/update-customer`, 'PUT', customer);
  const changed = await mara.waitForCimEvent('ASSOCIATED_CUSTOMER_CHANGED');
  assert.equal((changed.data as Json)['firstName'], 'Tess');
  assert.equal(
    (await requestJson('/conversation-manager/customer-topics/update-past-conversations', 'PUT', {}))['status'],
    'NOT_FOUND',
  );
  await requestJson(`/cim-customer/agentSetting/${mara.id}`, 'PUT', { theme: 'dark' });
  assert.equal((await requestJson(`/cim-customer/agentSetting?user_Id=${mara.id}`))['theme'], 'dark');
});

test('serves files unchanged, and never as a type a browser executes', async () => {
  const url = new URL('/file-engine/api/', emulator.url).href;
  for (const [name, type, servedType] of [
    ['photo.png', 'image/png', 'image/png'],
    ['page.html', 'text/html', 'application/octet-stream'],
    ['drawing.svg', 'image/svg+xml', 'application/octet-stream'],
    ['../../etc/päss "word"\r\n.pdf', 'application/pdf', 'application/pdf'],
  ] as const) {
    const bytes = randomBytes(300_000);
    const form = new FormData();
    form.append('conversationId', '48213');
    form.append('file', new Blob([bytes], { type }), name);
    const response = await fetch(`${url}uploadFileStream`, { method: 'POST', body: form });
    const stored = (await response.json()) as { name: string; type: string; size: number };
    assert.equal(response.status, 200);
    assert.deepEqual([stored.type, stored.size], [type, bytes.length]);
    assert.equal(/[/\\"\r\n]/.test(stored.name), false);
    const download = await fetch(`${url}downloadFileStream?filename=${encodeURIComponent(stored.name)}`);
    assert.ok(Buffer.from(await download.arrayBuffer()).equals(bytes));
    assert.equal(download.headers.get('content-type'), servedType);
    assert.equal(download.headers.get('x-content-type-options'), 'nosniff');
    assert.match(download.headers.get('content-security-policy') ?? '', /sandbox/);
    for (const [range, start, end] of [
      ['bytes=0-1', 0, 2],
      ['bytes=299990-', 299_990, 300_000],
      ['bytes=299990-400000', 299_990, 300_000],
    ] as const) {
      const part = await fetch(download.url, { headers: { Range: range } });
      assert.deepEqual(
        [part.status, part.headers.get('content-range')],
        [206, `bytes ${start}-${end - 1}/300000`],
        'players seek',
      );
      assert.ok(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(start, end)));
    }
    assert.equal((await fetch(download.url, { headers: { Range: 'bytes=300000-' } })).status, 416);
    const whole = await fetch(download.url, { headers: { Range: 'bytes=5-3' } });
    assert.deepEqual(
      [whole.status, (await whole.arrayBuffer()).byteLength],
      [200, 300_000],
      'it ends before it starts',
    );
    assert.match(
      download.headers.get('content-disposition') ?? '',
      servedType === 'image/png' ? /^inline/ : /^attachment/,
    );
  }
  const locales = await requestJson<{ supportedLanguages: { flag: string }[] }[]>('/unified-admin/locale-setting');
  const flags = locales[0]?.supportedLanguages.map(({ flag }) => flag) ?? [];
  assert.equal(flags.length, 2);
  for (const image of ['_WEB.svg', '_WHATSAPP.svg', ...flags]) {
    const response = await fetch(`${url}downloadFileStream?filename=${image}`);
    assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'image/svg+xml'], image);
    assert.match(await response.text(), /^<svg .*<\/svg>$/);
  }
  assert.equal((await fetch(`${url}downloadFileStream?filename=nope`)).status, 404);
  assert.equal((await fetch(`${url}uploadFileStream`, { method: 'POST', body: 'x' })).status, 400);
  assert.equal((await fetch(`${url}uploadFileStream`, { method: 'POST', body: new FormData() })).status, 400);
});

test('any base path works; the services are its siblings', async () => {
  for (const [base, siblings] of [
    ['/', ''],
    ['/crm/agent-manager', '/crm'],
    ['/crm/agent-manager/', '/crm'],
  ] as const) {
    const basedEmulator = await startEmulator({ base });
    const mara = await connectClient(basedEmulator, 'mara');
    await mara.goReady();
    const origin = new URL(basedEmulator.url).origin;
    assert.equal((await fetchJson(`${origin}${siblings}/unified-admin/reasons`)).status, 200);
    await startChat(basedEmulator, mara);
    await waitUntil(async () => (await fetchWorld(basedEmulator)).conversations[0]?.state === 'ACTIVE', 'the chat');
  }
});
