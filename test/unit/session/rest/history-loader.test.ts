import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId, Permission } from '../../../../src/domain/index.js';
import { HistoryLoader } from '../../../../src/session/rest/history-loader.js';
import { EntryList } from '../../../../src/store/entry-list.js';
import { agent, conversation, message, stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts } from '../../../support/builders/session-parts.js';

const conversationId = 'talk' as ConversationId;

/** A customer's message as the server lists it in a history. */
const customerMessage = (id: string, timestamp: number) => ({
  id: `event-${id}`,
  name: 'CUSTOMER_MESSAGE',
  timestamp,
  data: {
    id,
    header: { sender: { type: 'CONNECTOR' }, customer: { _id: 'pim', firstName: 'Pim', lastName: 'Harrow' } },
    body: { type: 'PLAIN', markdownText: `text of ${id}` },
  },
});

function createLoader(pages: readonly (readonly unknown[])[], permissions: readonly Permission[] | null = null) {
  const listed = permissions === null ? null : new Set(permissions);
  const state = {
    ...stateWith(conversation('talk', { entries: EntryList.of([message('new', 1000)]) })),
    agent: { ...agent(), permissions: listed },
  };
  const requestedPages: string[] = [];
  const { environment, rest } = createSessionParts(state, (url) => {
    const page = url.searchParams.get('offset') ?? '';
    requestedPages.push(page);
    return { docs: pages[Number(page)] ?? [] };
  });
  const entries = () => environment.store.state.conversations.byId.get(conversationId)?.entries.slice() ?? [];
  const signIn = (permissions: readonly Permission[]): void =>
    environment.store.update((before) => ({ ...before, agent: { ...agent(), permissions: new Set(permissions) } }));
  return { loader: new HistoryLoader(environment, rest), entries, requestedPages, signIn };
}

describe('older history', () => {
  test('is masked for an agent who may not see customers’ details', async () => {
    const { loader, entries } = createLoader([[customerMessage('old', 1)]], ['leave']);
    assert.equal(await loader.loadOlder(conversationId), true);
    const [old] = entries();
    assert.ok(old?.kind === 'message');
    assert.equal(old.sender.name, 'P••• H•••');
    assert.equal(old.body.text, 'text of old');
  });

  test('is not masked for an agent who may, nor where the server lists no permissions', async () => {
    for (const permissions of [['view-customer-details'] as const, null]) {
      const { loader, entries } = createLoader([[customerMessage('old', 1)]], permissions);
      await loader.loadOlder(conversationId);
      const [old] = entries();
      assert.ok(old?.kind === 'message');
      assert.equal(old.sender.name, 'Pim Harrow');
    }
  });

  test('comes before the thread, page by page until a page is empty', async () => {
    const { loader, entries, requestedPages } = createLoader([[customerMessage('b', 2)], [customerMessage('a', 1)]]);
    assert.equal(await loader.loadOlder(conversationId), true);
    assert.equal(await loader.loadOlder(conversationId), true);
    assert.equal(loader.hasMore(conversationId), true);
    assert.equal(await loader.loadOlder(conversationId), false);
    assert.equal(loader.hasMore(conversationId), false);
    assert.deepEqual(
      entries().map(({ id }) => id),
      ['event-a', 'event-b', 'event-new'],
    );
    assert.equal(await loader.loadOlder(conversationId), false);
    assert.deepEqual(requestedPages, ['0', '1', '2'], 'nothing is requested after the end');
  });

  test('skips pages that the thread contains already', async () => {
    const { loader, entries, requestedPages } = createLoader([
      [customerMessage('new', 1000)],
      [customerMessage('a', 1)],
    ]);
    assert.equal(await loader.loadOlder(conversationId), true);
    assert.deepEqual(requestedPages, ['0', '1']);
    assert.equal(entries().length, 2);
  });

  test('is loaded once for two requests at the same time', async () => {
    const { loader, requestedPages } = createLoader([[customerMessage('a', 1)]]);
    const results = await Promise.all([loader.loadOlder(conversationId), loader.loadOlder(conversationId)]);
    assert.deepEqual(results, [true, true]);
    assert.deepEqual(requestedPages, ['0']);
  });

  test('says whether there is more, without showing it, and has it at once when it is asked for', async () => {
    const { loader, entries, requestedPages } = createLoader([
      [customerMessage('b', 2)],
      [customerMessage('new', 1000)],
    ]);
    assert.deepEqual(await Promise.all([loader.hasOlder(conversationId), loader.hasOlder(conversationId)]), [
      true,
      true,
    ]);
    assert.deepEqual(
      entries().map(({ id }) => id),
      ['event-new'],
    );
    assert.equal(await loader.loadOlder(conversationId), true);
    assert.deepEqual(requestedPages, ['0']);
    assert.equal(entries().length, 2);
    assert.equal(await loader.hasOlder(conversationId), false, 'the next page brings nothing new');
    assert.deepEqual(requestedPages, ['0', '1', '2']);
    assert.equal(loader.hasMore(conversationId), false);
    assert.equal(await loader.loadOlder(conversationId), false);
  });

  test('what was fetched for one agent is fetched again for another', async () => {
    const { loader, entries, requestedPages, signIn } = createLoader([[customerMessage('b', 2)]]);
    assert.equal(await loader.hasOlder(conversationId), true);
    signIn(['leave']);
    assert.equal(await loader.loadOlder(conversationId), true);
    assert.deepEqual(requestedPages, ['0', '0']);
    const [old] = entries();
    assert.equal(old?.kind === 'message' && old.sender.name, 'P••• H•••');
  });
});
