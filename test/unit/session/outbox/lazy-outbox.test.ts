import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as conversationsCode from '../../../../src/session/conversations-code.js';
import type { ConversationsCode } from '../../../../src/session/conversations-code.js';
import { Resync } from '../../../../src/session/connection/resync.js';
import { LazyOutbox } from '../../../../src/session/outbox/lazy-outbox.js';
import { RecentHistory } from '../../../../src/session/rest/recent-history.js';
import { MemoryStorage } from '../../../../src/session/storage/memory-storage.js';
import { conversation, sendMessageCommand, stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts, settlePromises } from '../../../support/builders/session-parts.js';

const owner = { address: 'http://host.test/agent-manager', agentId: 'mara' };

/** A page that gets the code for conversations when the test provides it. */
async function openPage(storage: MemoryStorage, who = owner) {
  const requests: ((code: ConversationsCode) => void)[] = [];
  const parts = createSessionParts(
    stateWith(conversation('talk')),
    () => ({ docs: 0 }),
    {},
    {
      storage,
      conversationsCode: null as never,
      importConversations: () => new Promise((resolve) => requests.push(resolve)),
    },
  );
  const { environment, rest, connection } = parts;
  const recentHistory = new RecentHistory(environment, rest);
  const resync = new Resync(environment, rest, connection, recentHistory);
  const outbox = new LazyOutbox({ environment, recentHistory, connection, resync, applyHistory: () => undefined });
  environment.records.open(who);
  outbox.start(who);
  await settlePromises();
  const provide = async () => {
    requests[0]?.(conversationsCode);
    await settlePromises();
  };
  return { outbox, requests, provide, environment, pending: () => environment.store.state.pending.length };
}

/** A device on which an earlier page has left a message that was not sent. */
async function deviceWithMessage(): Promise<MemoryStorage> {
  const storage = new MemoryStorage();
  const { outbox, environment, provide } = await openPage(storage);
  environment.conversations.request();
  await provide();
  void outbox.current?.send(sendMessageCommand('talk', 'hello'));
  await settlePromises();
  return storage;
}

test('without messages on the device, the outbox loads nothing, and nothing is unsent', async () => {
  const { outbox, requests } = await openPage(new MemoryStorage());
  assert.equal(outbox.isEmpty, true);
  await outbox.settled();
  assert.equal(outbox.current, null);
  assert.equal(requests.length, 0);
});

test('messages on the device load the outbox; until it is there they count as unsent', async () => {
  const { outbox, requests, provide, pending } = await openPage(await deviceWithMessage());
  assert.equal(requests.length, 1);
  assert.equal(outbox.isEmpty, false);
  await provide();
  assert.equal(pending(), 1);
  assert.equal(outbox.isEmpty, false);
});

test('messages of another agent load nothing', async () => {
  const { outbox, requests } = await openPage(await deviceWithMessage(), { ...owner, agentId: 'otto' });
  assert.equal(outbox.isEmpty, true);
  assert.equal(requests.length, 0);
});

test('discarded before the outbox is there, they are not unsent any more', async () => {
  const { outbox, provide, pending } = await openPage(await deviceWithMessage());
  outbox.discardAll();
  assert.equal(outbox.isEmpty, true);
  await provide();
  assert.equal(outbox.isEmpty, true);
  assert.equal(pending(), 0);
});
