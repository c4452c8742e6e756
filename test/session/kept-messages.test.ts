import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId, StorageProblem } from '../../src/domain/index.js';
import type { DeskSession } from '../../src/session/session.js';
import { StorageError, type RecordChange } from '../../src/session/storage/desk-storage.js';
import { MemoryStorage } from '../../src/session/storage/memory-storage.js';
import { sendMessageCommand } from '../support/builders/domain-objects.js';
import {
  disposeSessions,
  messageTexts,
  newSession,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

/** A device that can be full, and that can lose everything. */
class Device extends MemoryStorage {
  isFull = false;
  readonly changes: string[][] = [];
  #announce: (problem: StorageProblem | null) => void = () => undefined;

  override change(changes: readonly RecordChange[]): Promise<void> {
    this.changes.push(changes.map(({ kind, record }) => `${record === null ? '-' : '+'}${kind}`));
    return super.change(changes);
  }

  override put(...args: Parameters<MemoryStorage['put']>): Promise<void> {
    return this.isFull ? Promise.reject(new StorageError('full')) : super.put(...args);
  }

  override watch(listener: (problem: StorageProblem | null) => void = () => undefined): () => void {
    this.#announce = listener;
    return () => undefined;
  }

  async evict(): Promise<void> {
    await this.delete(await this.index());
    this.#announce('evicted');
  }

  async texts(kind: 'message' | 'draft'): Promise<readonly string[]> {
    const keys = (await this.index()).filter((record) => record.kind === kind);
    const records = await Promise.all(keys.map(({ owner, id }) => this.get(owner, kind, id)));
    return records.map((record) => /"text":"([^"]*)"/.exec(JSON.stringify(record))?.[1] ?? '');
  }
}

async function startDesk(): Promise<{ session: DeskSession; device: Device; id: ConversationId }> {
  const device = new Device();
  const timing = { resync: 100, settle: 100, retry: 50, retryMax: 100, reconnect: 50, keep: 1_500, storageRetry: 500 };
  const session = newSession(emulator, {}, timing, { storage: device });
  assert.equal(await session.login('mara', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
  const chat = { text: 'Hello?', started: 'mara' };
  const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', chat);
  await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
  return { session, device, id: conversationId };
}

const faults = (body: unknown) => emulator.control('POST', '/faults', body);

/** Messages are not echoed, so they stay on the device. */
const loseEchoes = () => faults({ lose: { event: 'AGENT_MESSAGE', p: 1 } });

describe('a message on the device', () => {
  test('takes the place of its draft there in one step, also right after a key', async () => {
    const { session, device, id } = await startDesk();
    await loseEchoes();
    const type = (text: string) => session.setDraft(id, { text, replyTo: null, whisper: false });
    type('hell');
    await until(session, async () => (await device.texts('draft')).includes('hell'), 'the draft on the device');
    type('hello');
    device.changes.length = 0;
    session.setDraft(id, null);
    void session.dispatch(sendMessageCommand(id, 'hello'));
    await until(session, async () => (await device.texts('message')).includes('hello'), 'the message on the device');
    assert.deepEqual(device.changes[0]?.filter((change) => /draft|message/.test(change)).sort(), [
      '+message',
      '-draft',
    ]);
    assert.deepEqual(await device.texts('draft'), []);
  });

  test('that is full is sent all the same; the agent is told, until there is room', async () => {
    const { session, device, id } = await startDesk();
    device.isFull = true;
    await loseEchoes();
    void session.dispatch(sendMessageCommand(id, 'hello'));
    await until(session, () => session.state.storageProblem === 'full', 'the problem');
    await until(session, () => session.state.pending[0]?.delivery === 'sending', 'the message on its way');
    assert.deepEqual(await device.texts('message'), []);
    await emulator.control('DELETE', '/faults');
    device.isFull = false;
    await faults({ dropSockets: { username: 'mara', how: 'close' } });
    await until(session, () => session.state.pending.length === 0, 'the confirmation from the history');
    await until(session, () => session.state.storageProblem === null, 'the end of the problem');
  });

  test('that the browser has cleared is written again', async () => {
    const { session, device, id } = await startDesk();
    await loseEchoes();
    void session.dispatch(sendMessageCommand(id, 'hello'));
    session.setDraft(id, { text: 'and more', replyTo: null, whisper: false });
    await until(session, async () => (await device.texts('message')).length === 1, 'the message on the device');
    await device.evict();
    const isBack = async () => (await device.texts('message')).includes('hello');
    await until(session, isBack, 'the message on the device again');
    await until(session, async () => (await device.texts('draft')).includes('and more'), 'the draft, too');
  });
});

test('what waits while the token expires is sent once the credentials are there again, and once', async () => {
  const { session, id } = await startDesk();
  // The history comes from REST only, which needs the token.
  await faults({ lose: { event: 'onTopicData', p: 1 }, expireToken: 'mara' });
  await faults({ dropSockets: { username: 'mara', how: 'close' } });
  await until(session, () => session.state.connection.status === 'reconnecting', 'the lost connection');
  const outcome = session.dispatch(sendMessageCommand(id, 'waits'));
  await until(session, () => session.state.credentialsExpired !== null, 'the question for the password');
  assert.deepEqual(
    session.state.pending.map(({ delivery }) => delivery),
    ['queued'],
  );
  assert.equal(await session.renewCredentials('demo'), null);
  assert.deepEqual(await outcome, { status: 'confirmed' });
  assert.equal(messageTexts(session, id).filter((text) => text.endsWith(': waits')).length, 1);
});
