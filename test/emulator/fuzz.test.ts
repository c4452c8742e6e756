/** Fuzz tests over a real socket: every invalid event is answered, none changes the world, and memory stays flat. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createRandom } from '../../demo/agent-manager/world/id-generator.js';
import {
  chatMrdId,
  controlRequest,
  connectClient,
  fetchJson,
  connectReadyClient,
  startEmulatorProcess,
  startChat,
  fetchWorld,
  type EmulatorUrls,
} from './emulator-client.js';

const seed = 20260105;
const warmUpCount = 8000;
const roundCount = 20_000;
const batchSize = 400;

const eventNames = [
  'changeAgentState',
  'topicSubscription',
  'topicUnsubscription',
  'topicUnsubscription_',
  'publishCimEvent',
  'directTransferRequest',
  'directConferenceRequest',
  'consultRequest',
  'consultTransferRequest',
  'consultConferenceRequest',
  'JoinAsSilentMonitor',
  'JoinAsBargin',
  'joinAsWhisper',
  'moveToWhisperMode',
  'closeWrapup',
  'WRAP_UP_CLOSED',
  'pauseConversation',
  'resumeConversation',
  'subscribePullModeList',
  'unsubscribePullModeList',
  'joinPullModeRequest',
  'deletePullModeRequest',
  'nonsense',
  '__proto__',
  'constructor',
  'toString',
];
const fieldNames = [
  'agentId',
  'action',
  'state',
  'mrdId',
  'conversationId',
  'topicId',
  'taskId',
  'topicParticipant',
  'cimEvent',
  'channelSession',
  'mode',
  'queueName',
  'requestedAgentId',
  'participantId',
  'duration',
  'listId',
  'list',
  'requestId',
  'id',
  'name',
  'type',
  'data',
  'header',
  'body',
  'role',
  'sender',
  '__proto__',
  'constructor',
  'reasonCode',
  'roomInfo',
  'participant',
  'wrapups',
  'messageId',
];

/** Builds invalid events, for an agent in state NOT_READY without a conversation. */
class FuzzGenerator {
  readonly #random = createRandom(seed);

  readonly #agentId: string;
  readonly #ids: readonly string[];

  constructor(agentId: string, ids: readonly string[]) {
    this.#agentId = agentId;
    this.#ids = ids;
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)] as T;
  }

  #randomValue(depth: number): unknown {
    const kind = Math.floor(this.#random() * (depth > 3 ? 9 : 12));
    switch (kind) {
      case 0:
        return null;
      case 1:
        return this.#random() < 0.5;
      case 2:
        return Math.floor((this.#random() - 0.5) * 1e6);
      case 3:
        return '';
      case 4:
        return 'x'.repeat(Math.floor(this.#random() * 300));
      case 5:
        return this.#pick(this.#ids);
      case 6:
        return this.#agentId;
      case 7:
        return this.#pick([
          'READY',
          'LOGIN',
          'ACTIVE',
          'agentState',
          'agentMRDState',
          'queue',
          'agent',
          'sales',
          'PRIMARY',
          'AGENT_MESSAGE',
          'PLAIN',
          '\u0000',
          '\u202e',
          '%s',
          '../..',
        ]);
      case 8:
        return this.#random() * 1e308;
      case 9:
        return Array.from({ length: Math.floor(this.#random() * 4) }, () => this.#randomValue(depth + 1));
      default:
        return this.#randomObject(depth + 1);
    }
  }

  #randomObject(depth: number): unknown {
    // Parsed from text, so that a key like __proto__ becomes an own property.
    const parts = Array.from(
      { length: Math.floor(this.#random() * 7) },
      () => `${JSON.stringify(this.#pick(fieldNames))}:${JSON.stringify(this.#randomValue(depth))}`,
    );
    return JSON.parse(`{${parts.join(',')}}`) as unknown;
  }

  /** An event name and a payload, some of them almost valid. */
  next(): [string, unknown] {
    const name = this.#pick(eventNames);
    if (this.#random() < 0.3) return [name, this.#randomValue(0)];
    const payload = this.#randomObject(0) as Record<string, unknown>;
    payload['agentId'] = this.#random() < 0.9 ? this.#agentId : this.#randomValue(1);
    payload['conversationId'] = this.#pick(this.#ids);
    if (name === 'changeAgentState') {
      // A valid payload that the rules refuse: READY for a domain while the parent is not.
      if (this.#random() < 0.2)
        return [name, { agentId: this.#agentId, action: 'agentMRDState', state: 'READY', mrdId: chatMrdId }];
      payload['state'] =
        this.#random() < 0.5 ? this.#randomValue(1) : { name: this.#pick(['ACTIVE', 'BUSY', 'LOGIN', 5, null]) };
    }
    return [name, payload];
  }
}

function residentMegabytes(pid: number | undefined): number {
  const path = `/proc/${String(pid)}/statm`;
  if (!existsSync(path)) return 0;
  return (Number(readFileSync(path, 'utf8').split(' ')[1]) * 4096) / 1_048_576;
}

async function worldJson(emulator: EmulatorUrls): Promise<string> {
  return JSON.stringify({ ...(await fetchWorld(emulator)), now: 0 });
}

test(`${String(warmUpCount + roundCount)} invalid events: all answered, the world unchanged, memory flat`, async (t) => {
  const emulator = await startEmulatorProcess();
  const otto = await connectReadyClient(emulator, 'otto');
  const chat = await startChat(emulator, otto);
  const mara = await connectClient(emulator, 'mara');
  const [session] = (await fetchWorld(emulator)).conversations[0]?.participants ?? [];
  const fuzz = new FuzzGenerator(mara.id, [
    chat.conversationId,
    chat.taskId,
    chat.channelSessionId,
    otto.id,
    String(session?.participant['id']),
    'nope',
    '__proto__',
  ]);
  const before = await worldJson(emulator);
  let answers = 0;
  let changes = 0;
  mara.socket.removeAllListeners();
  mara.socket.offAny();
  mara.socket.on('agentPresence', (payload: { action: string }) => {
    answers += 1;
    if (payload.action !== 'AGENT_STATE_UNCHANGED') changes += 1;
  });
  mara.socket.on('errors', (payload: { task: string; msg: string }) => {
    assert.equal(typeof payload.task, 'string');
    assert.notEqual(payload.msg, 'internal error');
    answers += 1;
  });
  const send = async (count: number) => {
    for (let sent = 0; sent < count; sent += batchSize) {
      const target = answers + batchSize;
      for (let i = 0; i < batchSize; i += 1) mara.socket.emit(...fuzz.next());
      const deadline = Date.now() + 10_000;
      while (answers < target && Date.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
      assert.equal(answers, target, 'every event is answered, once');
    }
  };
  await send(warmUpCount);
  const baselineMb = residentMegabytes(emulator.child.pid);
  const started = performance.now();
  await send(roundCount);
  const tookMs = performance.now() - started;
  const grownMb = residentMegabytes(emulator.child.pid) - baselineMb;
  t.diagnostic(
    `${String(Math.round(roundCount / (tookMs / 1000)))} events per second, ${grownMb.toFixed(1)} MB more than after warming up`,
  );
  assert.equal(changes, 0);
  assert.equal(await worldJson(emulator), before);
  assert.equal(mara.socket.connected, true);
  assert.ok(grownMb < 40, `${grownMb.toFixed(1)} MB more`);
  assert.equal(emulator.child.exitCode, null);
});

test('invalid control bodies never change anything and never end the process', async () => {
  const emulator = await startEmulatorProcess();
  const chat = await controlRequest<{ conversationId: string }>(emulator, 'POST', '/chats', { text: 'hi' });
  const before = await worldJson(emulator);
  const fuzz = new FuzzGenerator('me', [chat.conversationId, 'nope']);
  const paths = [
    '/agents',
    '/chats',
    `/chats/${chat.conversationId}/messages`,
    `/chats/${chat.conversationId}/typing`,
    '/pull-requests',
    '/announcements',
    '/burst',
    '/clock',
    '/faults',
  ];
  for (let i = 0; i < 600; i += 1) {
    const [, body] = fuzz.next();
    // Fields of the wrong type in every body, since a valid body would be carried out.
    const invalidBody =
      typeof body === 'object' && body !== null && !Array.isArray(body)
        ? { ...body, username: 5, text: 5, on: 5, list: 5, count: 'x', advanceMs: 'x', flood: 1 }
        : [body];
    const response = await fetchJson(`${emulator.control}${paths[i % paths.length] ?? ''}`, 'POST', invalidBody);
    assert.equal(response.status, 400, JSON.stringify(invalidBody));
  }
  assert.equal(await worldJson(emulator), before);
});
