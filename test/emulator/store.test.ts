/** The emulator with a store: what survives kill -9, and what `--forget` drops. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { Json } from '../../demo/agent-manager/world/world-types.js';
import {
  controlRequest,
  connectClient,
  fetchJson,
  agentMessage,
  connectReadyClient,
  startEmulatorProcess,
  startChat,
  fetchWorld,
  type CreatedChat,
  type EmulatorUrls,
} from './emulator-client.js';

let store = '';
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'emulator-store-'));
});
afterEach(() => rm(store, { recursive: true, force: true }));

function withoutVolatileFields(world: Awaited<ReturnType<typeof fetchWorld>>): Json {
  return { ...world, now: 0, agents: world.agents.map((agent) => ({ ...agent, connected: false })) };
}

async function killProcess(emulator: Awaited<ReturnType<typeof startEmulatorProcess>>): Promise<void> {
  emulator.child.kill('SIGKILL');
  await emulator.exited;
}

async function upload(emulator: EmulatorUrls, text: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([text], { type: 'text/plain' }), 'note.txt');
  const response = await fetch(new URL('/file-engine/api/uploadFileStream', emulator.url), {
    method: 'POST',
    body: form,
  });
  return ((await response.json()) as { name: string }).name;
}

test('kill -9 loses nothing that was sent: world, timers, tokens, files, the clock', async () => {
  const first = await startEmulatorProcess('--store', store, '--rona', '20', '--wrapup', '60');
  const mara = await connectReadyClient(first, 'mara', { reconnection: false });
  const chat = await startChat(first, mara, { history: 30, data: { order: 'A-1' } });
  await controlRequest(first, 'POST', '/agents', { username: 'ada' });
  await controlRequest(first, 'POST', '/pull-requests', { list: 'general', text: 'call me' });
  await controlRequest(first, 'POST', '/clock', { advanceMs: 3_600_000 });
  const offered = await controlRequest<CreatedChat>(first, 'POST', '/chats', { text: 'next' });
  const offer = await mara.waitForEvent(
    'taskRequest',
    (payload) => payload['conversationId'] === offered.conversationId,
  );
  const name = await upload(first, 'keep me');
  for (let i = 0; i < 50; i += 1) mara.publish(chat.conversationId, agentMessage(String(i)));
  await mara.waitForCimEvent('AGENT_MESSAGE', (event) => event.id === 'e-49');
  const labelsOf = async ({ url }: EmulatorUrls) =>
    (await fetchJson(new URL('/cim-customer/label', url).href)).body as unknown as Json[];
  const [vip] = await labelsOf(first);
  const labelPath = new URL(`/cim-customer/label?_id=${String(vip?.['_id'])}`, first.url).href;
  assert.equal((await fetchJson(labelPath, 'DELETE')).status, 200);
  const before = await fetchWorld(first);
  await killProcess(first);

  const second = await startEmulatorProcess('--store', store, '--rona', '20', '--wrapup', '60');
  assert.deepEqual(withoutVolatileFields(await fetchWorld(second)), withoutVolatileFields(before));
  assert.ok((await fetchWorld(second)).now >= before.now);
  assert.deepEqual(
    (await labelsOf(second)).map(({ name }) => name),
    ['complaint'],
  );
  const reconnected = await connectClient(second, 'mara', { reconnection: false });
  const topic = await reconnected.waitForEvent('onTopicData');
  assert.equal(topic['conversationId'], chat.conversationId);
  assert.equal((await reconnected.waitForEvent('taskRequest'))['taskId'], offer['taskId']);
  const file = await fetchJson(new URL(`/file-engine/api/downloadFileStream?filename=${name}`, second.url).href).catch(
    () => null,
  );
  assert.equal(file, null, 'plain text is no JSON');
  await controlRequest(second, 'POST', '/clock', { advanceMs: 20_000 });
  assert.equal((await reconnected.waitForEvent('revokeTask'))['reason'], 'RONA');
  reconnected.publish(chat.conversationId, agentMessage('still here'));
  await reconnected.waitForCimEvent('AGENT_MESSAGE', (event) => event.id === 'e-still here');
  await controlRequest(second, 'POST', '/reset', {});
  await killProcess(second);

  const third = await startEmulatorProcess('--store', store);
  const fresh = await fetchWorld(third);
  assert.deepEqual([fresh.conversations.length, fresh.agents.length, fresh.tasks.length], [0, 4, 0]);
});

test('every echoed message is stored, whenever the process is killed', async () => {
  let sent = 0;
  const echoed = new Set<string>();
  const first = await startEmulatorProcess('--store', store);
  const mara = await connectReadyClient(first, 'mara', { reconnection: false });
  const chat = await startChat(first, mara);
  mara.socket.on('onCimEvent', (payload: { cimEvent: string }) => {
    const event = JSON.parse(payload.cimEvent) as Json;
    if (event['name'] === 'AGENT_MESSAGE') echoed.add(String(event['id']));
    // Kill the process in the middle of the stream, after a part of the echoes.
    if (echoed.size === 120) first.child.kill('SIGKILL');
  });
  for (; sent < 400; sent += 1) mara.publish(chat.conversationId, agentMessage(String(sent)));
  await first.exited;
  const second = await startEmulatorProcess('--store', store);
  const kept = new Set((await fetchWorld(second)).conversations[0]?.messages.map((event) => event.id));
  assert.ok(echoed.size >= 120);
  for (const id of echoed) assert.ok(kept.has(id), id);
});

test('a crash before the store loses the event, a crash before the echo keeps it', async () => {
  for (const [at, kept] of [
    ['before-store', false],
    ['before-echo', true],
    ['after-echo', true],
  ] as const) {
    const path = join(store, at);
    const first = await startEmulatorProcess('--store', path);
    const mara = await connectReadyClient(first, 'mara', { reconnection: false });
    const chat = await startChat(first, mara);
    await controlRequest(first, 'POST', '/faults', { crash: { event: 'publishCimEvent', at } });
    mara.publish(chat.conversationId, agentMessage('last words'));
    assert.deepEqual(await first.exited, [null, 'SIGKILL']);
    const second = await startEmulatorProcess('--store', path);
    const events = (await fetchWorld(second)).conversations[0]?.messages ?? [];
    assert.equal(
      events.some((event) => event.name === 'AGENT_MESSAGE'),
      kept,
      at,
    );
  }
});

test('a restart drops the last seconds of messages, or all, but never what the customer has seen', async () => {
  const first = await startEmulatorProcess('--store', store, '--dedupe');
  const mara = await connectReadyClient(first, 'mara', { reconnection: false });
  const chat = await startChat(first, mara, { text: 'early' });
  mara.publish(chat.conversationId, agentMessage('old'));
  await mara.waitForCimEvent('AGENT_MESSAGE', (event) => event.id === 'e-old');
  await controlRequest(first, 'POST', '/clock', { advanceMs: 60_000 });
  mara.publish(chat.conversationId, agentMessage('new'));
  await mara.waitForCimEvent('AGENT_MESSAGE', (event) => event.id === 'e-new');
  await killProcess(first);
  const messageTexts = async (emulator: EmulatorUrls, list: 'messages' | 'customerView') =>
    (await fetchWorld(emulator)).conversations[0]?.[list]
      .filter((event) => event.type === 'MESSAGE')
      .map((event) => (event.data as { body: Json }).body['markdownText']);

  const second = await startEmulatorProcess('--store', store, '--dedupe', '--forget', 'partial');
  assert.deepEqual(await messageTexts(second, 'messages'), ['early', 'old']);
  assert.deepEqual(await messageTexts(second, 'customerView'), ['early', 'old', 'new']);
  const reconnected = await connectClient(second, 'mara', { reconnection: false });
  reconnected.publish(chat.conversationId, agentMessage('new'));
  await reconnected.waitForCimEvent('AGENT_MESSAGE', (event) => event.id === 'e-new');
  assert.deepEqual(await messageTexts(second, 'customerView'), ['early', 'old', 'new'], 'ids are kept for --dedupe');
  await killProcess(second);

  const third = await startEmulatorProcess('--store', store, '--forget', 'all');
  assert.deepEqual(await messageTexts(third, 'messages'), []);
  assert.deepEqual(await messageTexts(third, 'customerView'), ['early', 'old', 'new']);
});
