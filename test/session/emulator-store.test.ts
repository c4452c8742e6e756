/** The emulator with a store: what was told survives kill -9; what a restart may forget. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import type { Obj } from '../../demo/agent-manager/types.js';
import {
  control,
  desk,
  http,
  message,
  readyDesk,
  startChild,
  talk,
  worldOf,
  type ChatAnswer,
  type Place,
} from './emulator-kit.js';

let store = '';
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'emulator-store-'));
});
afterEach(() => rm(store, { recursive: true, force: true }));

function strip(world: Awaited<ReturnType<typeof worldOf>>): Obj {
  return { ...world, now: 0, agents: world.agents.map((agent) => ({ ...agent, connected: false })) };
}

async function kill(child: Awaited<ReturnType<typeof startChild>>): Promise<void> {
  child.child.kill('SIGKILL');
  await child.ended;
}

async function upload(place: Place, text: string): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([text], { type: 'text/plain' }), 'note.txt');
  const answer = await fetch(new URL('/file-engine/api/uploadFileStream', place.url), { method: 'POST', body: form });
  return ((await answer.json()) as { name: string }).name;
}

test('kill -9 loses nothing that was told: world, timers, tokens, files, the clock', async () => {
  const first = await startChild('--store', store, '--rona', '20', '--wrapup', '60');
  const mara = await readyDesk(first, 'mara', { reconnection: false });
  const chat = await talk(first, mara, { history: 30, data: { order: 'A-1' } });
  await control(first, 'POST', '/agents', { username: 'ada' });
  await control(first, 'POST', '/pull-requests', { list: 'general', text: 'call me' });
  await control(first, 'POST', '/clock', { advanceMs: 3_600_000 });
  const offered = await control<ChatAnswer>(first, 'POST', '/chats', { text: 'next' });
  const offer = await mara.hear('taskRequest', (payload) => payload['conversationId'] === offered.conversationId);
  const name = await upload(first, 'keep me');
  for (let i = 0; i < 50; i += 1) mara.publish(chat.conversationId, message(String(i)));
  await mara.hearCim('AGENT_MESSAGE', (event) => event.id === 'e-49');
  const before = await worldOf(first);
  await kill(first);

  const second = await startChild('--store', store, '--rona', '20', '--wrapup', '60');
  assert.deepEqual(strip(await worldOf(second)), strip(before));
  assert.ok((await worldOf(second)).now >= before.now);
  const back = await desk(second, 'mara', { reconnection: false });
  const topic = await back.hear('onTopicData');
  assert.equal(topic['conversationId'], chat.conversationId);
  assert.equal((await back.hear('taskRequest'))['taskId'], offer['taskId']);
  const file = await http(new URL(`/file-engine/api/downloadFileStream?filename=${name}`, second.url).href).catch(
    () => null,
  );
  assert.equal(file, null, 'plain text is no JSON');
  await control(second, 'POST', '/clock', { advanceMs: 20_000 });
  assert.equal((await back.hear('revokeTask'))['reason'], 'RONA');
  back.publish(chat.conversationId, message('still here'));
  await back.hearCim('AGENT_MESSAGE', (event) => event.id === 'e-still here');
  await control(second, 'POST', '/reset', {});
  await kill(second);

  const third = await startChild('--store', store);
  const fresh = await worldOf(third);
  assert.deepEqual([fresh.conversations.length, fresh.agents.length, fresh.tasks.length], [0, 4, 0]);
});

test('every echoed message is in the store, wherever the process is killed', async () => {
  let sent = 0;
  const echoed = new Set<string>();
  const first = await startChild('--store', store);
  const mara = await readyDesk(first, 'mara', { reconnection: false });
  const chat = await talk(first, mara);
  mara.socket.on('onCimEvent', (payload: { cimEvent: string }) => {
    const event = JSON.parse(payload.cimEvent) as Obj;
    if (event['name'] === 'AGENT_MESSAGE') echoed.add(String(event['id']));
    // Kill in the middle of the stream, as soon as a good part of it has come back.
    if (echoed.size === 120) first.child.kill('SIGKILL');
  });
  for (; sent < 400; sent += 1) mara.publish(chat.conversationId, message(String(sent)));
  await first.ended;
  const second = await startChild('--store', store);
  const kept = new Set((await worldOf(second)).conversations[0]?.messages.map((event) => event.id));
  assert.ok(echoed.size >= 120);
  for (const id of echoed) assert.ok(kept.has(id), id);
});

test('a crash before the store loses the event, one before the echo keeps it', async () => {
  for (const [at, kept] of [
    ['before-store', false],
    ['before-echo', true],
    ['after-echo', true],
  ] as const) {
    const path = join(store, at);
    const first = await startChild('--store', path);
    const mara = await readyDesk(first, 'mara', { reconnection: false });
    const chat = await talk(first, mara);
    await control(first, 'POST', '/faults', { crash: { event: 'publishCimEvent', at } });
    mara.publish(chat.conversationId, message('last words'));
    assert.deepEqual(await first.ended, [null, 'SIGKILL']);
    const second = await startChild('--store', path);
    const events = (await worldOf(second)).conversations[0]?.messages ?? [];
    assert.equal(
      events.some((event) => event.name === 'AGENT_MESSAGE'),
      kept,
      at,
    );
  }
});

test('a restart can have lost the last seconds of messages, or all; never what the customer has seen', async () => {
  const first = await startChild('--store', store, '--dedupe');
  const mara = await readyDesk(first, 'mara', { reconnection: false });
  const chat = await talk(first, mara, { text: 'early' });
  mara.publish(chat.conversationId, message('old'));
  await mara.hearCim('AGENT_MESSAGE', (event) => event.id === 'e-old');
  await control(first, 'POST', '/clock', { advanceMs: 60_000 });
  mara.publish(chat.conversationId, message('new'));
  await mara.hearCim('AGENT_MESSAGE', (event) => event.id === 'e-new');
  await kill(first);
  const said = async (place: Place, what: 'messages' | 'customerView') =>
    (await worldOf(place)).conversations[0]?.[what]
      .filter((event) => event.type === 'MESSAGE')
      .map((event) => (event.data as { body: Obj }).body['markdownText']);

  const second = await startChild('--store', store, '--dedupe', '--forget', 'partial');
  assert.deepEqual(await said(second, 'messages'), ['early', 'old']);
  assert.deepEqual(await said(second, 'customerView'), ['early', 'old', 'new']);
  const again = await desk(second, 'mara', { reconnection: false });
  again.publish(chat.conversationId, message('new'));
  await again.hearCim('AGENT_MESSAGE', (event) => event.id === 'e-new');
  assert.deepEqual(await said(second, 'customerView'), ['early', 'old', 'new'], 'the memory of ids is durable');
  await kill(second);

  const third = await startChild('--store', store, '--forget', 'all');
  assert.deepEqual(await said(third, 'messages'), []);
  assert.deepEqual(await said(third, 'customerView'), ['early', 'old', 'new']);
});
