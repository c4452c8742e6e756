import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../src/domain/index.js';
import type { DeskSession } from '../../src/session/session.js';
import { SocketTransport } from '../../src/session/connection/socket-transport.js';
import type { TransportFactory } from '../../src/session/connection/transport.js';
import { MemoryStorage } from '../../src/session/storage/memory-storage.js';
import type { WorldChat } from '../support/faults/history-checker.js';
import { sendMessageCommand } from '../support/builders/domain-objects.js';
import {
  disposeSessions,
  goReady,
  openChat,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const draftOf = (text: string) => ({ text, replyTo: null, whisper: false });

const deliveries = ({ state }: DeskSession) => state.pending.map(({ delivery }) => delivery);
const sentTexts = async (): Promise<readonly string[]> => {
  const { conversations } = await emulator.control<{ conversations: WorldChat[] }>('GET', '/world');
  return conversations.flatMap(({ customerView }) =>
    customerView.flatMap((event) => /"(one|two)"/.exec(JSON.stringify(event))?.[1] ?? []),
  );
};

/** What is sent does not leave the page. */
const mute: TransportFactory = (options) => {
  const inner = new SocketTransport(options);
  return {
    open: (listener) => inner.open(listener),
    close: () => inner.close(),
    checkHealth: () => inner.checkHealth(),
    send: (event, payload) => event === 'publishCimEvent' || inner.send(event, payload),
  };
};

/** Two messages that were not sent, in a session that is put aside when the next page is opened. */
async function startTwo() {
  const storage = new MemoryStorage();
  let isMute = true;
  const transport: TransportFactory = (options) => (isMute ? mute(options) : new SocketTransport(options));
  const open = () => signIn(emulator, 'mara', {}, { settle: 60, resync: 60 }, { storage, transport });
  const first = await open();
  await goReady(first);
  const id = await openChat(emulator, first);
  // In the same millisecond.
  for (const text of ['one', 'two']) void first.dispatch(sendMessageCommand(id, text));
  await until(first, async () => (await storage.index()).filter(({ kind }) => kind === 'message').length === 2, 'kept');
  const [one, two] = first.state.pending.map(({ issuedAt }) => issuedAt);
  assert.ok((one ?? 0) < (two ?? 0), 'the device puts them in order');
  return { first, open, id, speak: () => (isMute = false) };
}

describe('what an agent does in a second tab of their browser', () => {
  test('is there when they come back to the first one', async () => {
    const storage = new MemoryStorage();
    const open = () => signIn(emulator, 'mara', {}, {}, { storage });
    const kept = async (kind: string) => (await storage.index()).filter((record) => record.kind === kind).length;
    const first = await open();
    await goReady(first);
    const [sent, changed] = [await openChat(emulator, first), await openChat(emulator, first)];
    first.setDraft(sent, draftOf('Hello'));
    first.setDraft(changed, draftOf('Good'));
    first.setFilter('supervisor-panel', 'day');
    first.setOwnSetting('sound', 'soft');
    first.setOwnSetting('volume', 1);
    await until(first, async () => (await kept('draft')) === 2 && (await kept('setting')) === 2, 'it is kept');

    const second = await open();
    await until(first, () => first.state.connection.status === 'taken-over', 'the first one is put aside');
    await until(
      second,
      () => second.state.local.drafts.size === 2 && second.state.local.ownSettings.size === 2,
      'it is there',
    );
    await until(second, () => second.state.conversations.byId.has(sent), 'the conversation');
    second.setDraft(sent, null);
    assert.equal((await second.dispatch(sendMessageCommand(sent, 'Hello'))).status, 'confirmed');
    second.setDraft(changed, draftOf('Good morning'));
    second.setFilter('supervisor-panel', 'night');
    second.setOwnSetting('sound', 'loud');
    second.setOwnSetting('volume', undefined);
    await until(second, async () => (await kept('draft')) === 1 && (await kept('setting')) === 1, 'it is kept');

    first.reconnect();
    await until(
      first,
      () => first.state.connection.status === 'online' && first.state.presence,
      'the first one is back',
    );
    await until(first, () => first.state.local.ownSettings.get('sound') === 'loud', 'the setting');
    const { drafts, filters, ownSettings } = first.state.local;
    assert.deepEqual(
      [...drafts].map(([id, { text }]) => [id, text]),
      [[changed, 'Good morning']],
    );
    assert.equal(filters.get('supervisor-panel'), 'night');
    assert.deepEqual([...ownSettings], [['sound', 'loud']]);
  });

  test('is not done again: messages that were sent there, in their order', async () => {
    const { first, open, speak } = await startTwo();
    speak();
    const second = await open();
    await until(second, async () => (await sentTexts()).length === 2, 'both are sent');
    await until(second, () => second.state.pending.length === 0, 'both are confirmed');
    first.reconnect();
    await until(first, () => first.state.connection.status === 'online', 'the first one is back');
    await until(first, () => first.state.pending.length === 0, 'the history has confirmed them');
    assert.deepEqual(await sentTexts(), ['one', 'two']);
  });

  test('is not undone: messages that were discarded there', async () => {
    const { first, open, speak, id } = await startTwo();
    const second = await open();
    await until(second, () => second.state.pending.length === 2, 'the second one has both');
    for (const pending of second.state.pending) second.discardMessage(pending.id);
    await until(second, () => second.state.pending.length === 0, 'both are discarded');
    speak();
    first.reconnect();
    await until(first, () => first.state.connection.status === 'online', 'the first one is back');
    await until(first, () => first.state.pending.length === 0, 'both are gone here, too');
    assert.equal((await first.dispatch(sendMessageCommand(id, 'three'))).status, 'confirmed');
    assert.deepEqual(await sentTexts(), []);
  });

  test('goes on: a message that is not settled there', async () => {
    const { first, open, speak } = await startTwo();
    for (const pending of first.state.pending) first.discardMessage(pending.id);
    const second = await open();
    await until(second, () => second.state.conversations.ids.length > 0, 'the conversation');
    const [id] = second.state.conversations.ids;
    void second.dispatch(sendMessageCommand(id as ConversationId, 'one'));
    await until(second, () => deliveries(second).includes('sending'), 'it is on its way');
    speak();
    first.reconnect();
    await until(first, async () => (await sentTexts()).length === 1, 'it is sent');
    await until(first, () => first.state.pending.length === 0, 'it is confirmed');
    assert.deepEqual(await sentTexts(), ['one']);
  });
});
