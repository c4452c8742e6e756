/** Tabs that share a session and have an outbox of their own each, because the device keeps none. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Entry, Message } from '../../../src/domain/index.js';
import { MemoryStorage } from '../../../src/session/storage/memory-storage.js';
import { sendMessageCommand } from '../../support/builders/domain-objects.js';
import type { WorldChat } from '../../support/faults/history-checker.js';
import { goReady, openChat, until, useBothServers, type NodeEmulator } from '../../support/node/node-session.js';
import { isLeading, SharedBrowser } from '../../support/tabs/shared-sessions.js';

const emulators = useBothServers();

const readCustomerTexts = async (emulator: NodeEmulator): Promise<readonly string[]> => {
  const { conversations } = await emulator.control<{ conversations: WorldChat[] }>('GET', '/world');
  return conversations
    .flatMap(({ customerView }) => customerView)
    .flatMap(({ name, data }) => (name === 'AGENT_MESSAGE' ? [data.body?.markdownText ?? ''] : []));
};
const isMessage = (entry: Entry): entry is Message => entry.kind === 'message';

describe('with an outbox in memory', () => {
  const cases = ['keeps', 'replaces'].flatMap((server, index) =>
    [true, false].flatMap((isReply) => [true, false].map((hasHeard) => ({ server, index, isReply, hasHeard }))),
  );
  for (const { server, index, isReply, hasHeard } of cases)
    test(`a ${isReply ? 'reply' : 'message'} that a tab has left to another one is sent once when it leads again, ${hasHeard ? 'after' : 'before'} it hears the outcome; the server ${server} event ids`, async () => {
      const emulator = emulators[index] as NodeEmulator;
      const browser = new SharedBrowser(emulator, { message: 300, settle: 100 });
      const open = () => browser.open('mara', { outbox: 'memory' }, { storage: new MemoryStorage() });
      const [first, second] = [await open(), await open()] as const;
      await goReady(first.session);
      const id = await openChat(emulator, first.session);
      await until(second.session, () => second.session.state.conversations.byId.has(id), 'the conversation');
      await emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
      const [question] = first.session.state.conversations.byId.get(id)?.entries.filter(isMessage) ?? [];
      const send = (text: string) =>
        first.session.dispatch({
          ...sendMessageCommand(id, text),
          replyTo: isReply ? (question?.messageId ?? null) : null,
        });
      const outcomes = ['one', 'two', 'three'].map(send);
      await until(first.session, () => first.session.state.pending[0]?.delivery === 'sending', 'one is on its way');
      first.tab.emit('away');
      await until(second.session, () => isLeading(second), 'another tab leads');
      first.tab.emit('back');
      await until(second.session, () => second.session.state.pending.length === 3, 'they are handed over');
      first.tab.isHung = !hasHeard;
      await emulator.control('DELETE', '/faults');
      await until(
        second.session,
        async () => (await readCustomerTexts(emulator)).includes('three'),
        'all have arrived',
      );
      await until(second.session, () => second.session.state.pending.length === 0, 'all are confirmed');
      if (hasHeard) assert.deepEqual(await Promise.all(outcomes), Array(3).fill({ status: 'confirmed' }));
      browser.crash(second);
      first.tab.wake();
      await until(first.session, () => isLeading(first), 'the first tab leads again');
      assert.deepEqual(await Promise.all(outcomes), Array(3).fill({ status: 'confirmed' }));
      assert.deepEqual(await send('four'), { status: 'confirmed' });
      assert.deepEqual(await readCustomerTexts(emulator), ['one', 'two', 'three', 'four']);
    });
});

test('what is cleared in another tab while this one is put aside is not there when it is back', async () => {
  const emulator = emulators[0] as NodeEmulator;
  const browser = new SharedBrowser(emulator);
  const open = () => browser.open('mara', { outbox: 'memory' }, { storage: new MemoryStorage() });
  const [first, second] = [(await open()).session, await open()] as const;
  const { session } = second;
  await goReady(first);
  const ids = [await openChat(emulator, first), await openChat(emulator, first)] as const;
  for (const id of ids) {
    await until(session, () => session.state.conversations.byId.has(id), 'the conversation');
    session.setDraft(id, { text: 'Hello', replyTo: null, whisper: false });
    session.setWrapUpDraft(id, { codes: [], note: 'asked' });
  }
  await until(first, () => first.state.local.wrapUpDrafts.size === 2, 'the other tab has them');
  second.tab.emit('away');
  first.setDraft(ids[0], null);
  first.setWrapUpDraft(ids[1], null);
  second.tab.emit('back');
  // Its own comes after the snapshot.
  const outcome = session.dispatch(sendMessageCommand(ids[0], 'Good morning'));
  assert.deepEqual(await outcome, { status: 'confirmed' });
  const { drafts, wrapUpDrafts } = session.state.local;
  assert.deepEqual([[...drafts.keys()], [...wrapUpDrafts.keys()]], [[ids[1]], [ids[0]]]);
});
