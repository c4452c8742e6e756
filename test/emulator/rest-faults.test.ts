/** The faults of the REST services: answers that fail, and answers that come late. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { Json } from '../../demo/agent-manager/world/world-types.js';
import {
  connectReadyClient,
  controlRequest,
  fetchJson,
  startChat,
  startEmulator,
  waitUntil,
  type EmulatorUrls,
} from './emulator-client.js';

let emulator: EmulatorUrls;
before(async () => {
  emulator = await startEmulator();
});
beforeEach(() => controlRequest(emulator, 'POST', '/reset', {}));

const request = (path: string, method = 'GET', body?: unknown) =>
  fetchJson(new URL(path, emulator.url).href, method, body);
const setFaults = (faults: Json) => controlRequest(emulator, 'POST', '/faults', faults);

test('restFail: calls whose path contains the text fail with the status, all others answer', async () => {
  assert.deepEqual(await setFaults({ restFail: { path: '/tasks', p: 1, status: 401 } }), {
    restFail: { path: '/tasks', p: 1, status: 401 },
  });
  const refused = await request('/routing-engine/tasks?agentId=a1b0c3d2-1111-4a11-8a11-000000000001');
  assert.equal(refused.status, 401);
  assert.equal(refused.body['statusCode'], 401);
  assert.equal((refused.body['error'] as { error_detail: Json }).error_detail['status'], 401);
  assert.equal(refused.headers.get('access-control-allow-origin'), '*');
  assert.equal((await request('/unified-admin/reasons')).status, 200);
  await setFaults({ restFail: { path: '/agent/login', status: 503 } });
  const credentials = { username: 'mara', password: 'demo' };
  assert.equal((await request('/agent-manager/agent/login', 'POST', credentials)).status, 503);
  await setFaults({ restFail: { path: '/file-engine/', status: 507 } });
  const form = new FormData();
  form.set('file', new Blob(['x'.repeat(300_000)]), 'note.txt');
  const upload = new URL('/file-engine/api/uploadFileStream', emulator.url);
  assert.equal((await fetch(upload, { method: 'POST', body: form })).status, 507);
  const log = await controlRequest<{ name: string }[]>(emulator, 'GET', '/log');
  assert.equal(JSON.stringify(log).includes('demo'), false);
  for (const name of ['GET /routing-engine/tasks', 'POST /agent-manager/agent/login'])
    assert.ok(
      log.some((entry) => entry.name === name),
      name,
    );
  await controlRequest(emulator, 'DELETE', '/faults');
  assert.equal((await request('/agent-manager/agent/login', 'POST', credentials)).status, 200);
});

test('restFail: p is the probability', async () => {
  await setFaults({ restFail: { path: '/reasons', p: 0.5, status: 500 } });
  const statuses: number[] = [];
  for (let i = 0; i < 40; i += 1) statuses.push((await request('/unified-admin/reasons')).status);
  assert.deepEqual(new Set(statuses), new Set([200, 500]));
  await setFaults({ restFail: { path: '/reasons', p: 0, status: 500 } });
  assert.equal((await request('/unified-admin/reasons')).status, 200);
});

test('restDelayMs: answers come late, and say what was true at the time of the call', async () => {
  const mara = await connectReadyClient(emulator, 'mara');
  const chat = await startChat(emulator, mara);
  await setFaults({ restDelayMs: [60_000, 60_000] });
  let isAnswered = false;
  const answer = request(`/routing-engine/tasks?agentId=${mara.id}`).finally(() => (isAnswered = true));
  const unknown = request('/unified-admin/forms/nothing');
  const isCalled = async () =>
    (await controlRequest<{ name: string }[]>(emulator, 'GET', '/log')).some(
      (entry) => entry.name === 'GET /unified-admin/forms/nothing',
    );
  await waitUntil(isCalled, 'the calls');
  await controlRequest(emulator, 'POST', `/chats/${chat.conversationId}/leave`, {});
  await mara.waitForEvent('topicUnsubscription');
  assert.equal(isAnswered, false);
  await controlRequest(emulator, 'DELETE', '/faults');
  const tasks = (await answer).body as unknown as Json[];
  assert.deepEqual(
    tasks.map((task) => task['conversationId']),
    [chat.conversationId],
  );
  assert.equal((await unknown).status, 404);
  assert.deepEqual((await request(`/routing-engine/tasks?agentId=${mara.id}`)).body, []);
});

test('restDelayMs: every service is late by the given time, the control API is not', async () => {
  await setFaults({ restDelayMs: [40, 60] });
  const logo = '/file-engine/api/downloadFileStream?filename=_WEB.svg';
  for (const path of ['/unified-admin/reasons', logo, '/agent-manager/agent/login']) {
    const startedAt = performance.now();
    await (await fetch(new URL(path, emulator.url), { method: path.endsWith('login') ? 'POST' : 'GET' })).text();
    assert.ok(performance.now() - startedAt >= 39, path);
  }
  await setFaults({ restDelayMs: [3_600_000, 3_600_000] });
  await controlRequest(emulator, 'GET', '/world');
});
