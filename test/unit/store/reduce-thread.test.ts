import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type {
  AgentId,
  ConversationEvent,
  ConversationId,
  Entries,
  Entry,
  Message,
  MessageId,
} from '../../../src/domain/index.js';
import {
  changeEntry,
  findEntry,
  insertEntry,
  insertOlder,
  mergeHistory,
  noticesOf,
} from '../../../src/store/entries.js';
import { EntryList } from '../../../src/store/entry-list.js';
import { messagesWithId } from '../../../src/store/resolve-message.js';
import { foldHistory, reduceThread } from '../../../src/store/reduce-thread.js';
import { message, notice, ownMessage } from '../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const mara = 'mara' as AgentId;
const pim: Message['sender'] = { kind: 'customer', id: 'pim', name: 'Pim' };
const ids = (entries: Entries) => entries.slice().map(({ id }) => id);
const createThread = (...all: readonly Entry[]) => all.reduce<Entries>(insertEntry, EntryList.empty);
const findMessage = (entries: Entries, id: MessageId) => messagesWithId(entries, id)[0];
const deliveries = (entries: Entries) =>
  entries.slice().map((entry) => (entry.kind === 'message' ? entry.delivery : ''));

const receipt = (
  messageId: string,
  status: 'delivered' | 'seen' | 'failed',
  by: Message['sender'] = pim,
): ConversationEvent => ({
  type: 'receipt-received',
  conversationId,
  messageId: messageId as MessageId,
  status,
  by,
  at: 100,
  detail: 'no such number',
});

describe('the order of a thread', () => {
  test('an entry is added once', () => {
    const once = createThread(message('a', 1));
    assert.equal(insertEntry(once, message('a', 1)), once);
  });

  test('a late entry is inserted by its server time, then by its id', () => {
    const entries = createThread(message('a', 1), message('d', 5), message('c', 5), message('b', 3));
    assert.deepEqual(ids(entries), ['event-a', 'event-b', 'event-d', 'event-c']);
  });

  test('of equal times, the last entry keeps its order of arrival and a late entry goes by its id', () => {
    const thread = createThread(message('a', 1), message('z', 5), message('m', 5));
    assert.deepEqual(ids(thread), ['event-a', 'event-z', 'event-m'], 'nothing after it: order of arrival');
    const late = createThread(message('c', 5), message('e', 5), message('last', 9));
    assert.deepEqual(ids(insertEntry(late, message('d', 5))), ['event-c', 'event-d', 'event-e', 'event-last']);
    assert.deepEqual(ids(insertEntry(late, message('b', 5))), ['event-b', 'event-c', 'event-e', 'event-last']);
    assert.deepEqual(ids(insertEntry(late, message('f', 5))), ['event-c', 'event-e', 'event-f', 'event-last']);
  });

  test('entries are found and sorted by time in any order of arrival', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(30)), { maxLength: 40 }), (arrivals) => {
        const entries = arrivals.reduce<Entries>(
          (all, [id, at]) => insertEntry(all, message(`m${id}`, at)),
          EntryList.empty,
        );
        const expected = new Set(arrivals.map(([id]) => `event-m${id}`));
        assert.deepEqual(new Set(ids(entries)), expected);
        assert.equal(entries.length, expected.size);
        for (const entry of entries) assert.equal(findEntry(entries, entry.id), entry);
        assert.ok(entries.slice().every((entry, i) => i === 0 || (entries.at(i - 1)?.at ?? 0) <= entry.at));
      }),
    );
  });

  test('lists stay unchanged by later additions', () => {
    const operationLists = fc.array(fc.tuple(fc.nat(4), fc.nat(12), fc.nat(9)), { maxLength: 30 });
    fc.assert(
      fc.property(operationLists, (operations) => {
        const states: [Entries, string[]][] = [[EntryList.empty, []]];
        for (const [operation, id, at] of operations) {
          const [[entries]] = [states.at(operation === 0 ? -2 : -1) ?? [EntryList.empty]];
          const next =
            operation === 1
              ? changeEntry(entries, entries.length - 1, (last) => ({ ...last, failure: `${id}` }))
              : operation === 2
                ? insertOlder(entries, createThread(message(`o${id}`, at - 10), message(`m${at}`, at)))
                : insertEntry(entries, operation === 3 ? notice(`n${id}`, at) : message(`m${id}`, at));
          states.push([next, ids(next)]);
          if (operation !== 3)
            assert.equal(noticesOf(next), noticesOf(entries), 'messages leave the notices as they are');
        }
        for (const [entries, before] of states) {
          assert.deepEqual(ids(entries), before);
          const notices = entries.slice().filter(({ kind }) => kind === 'notice');
          assert.deepEqual(noticesOf(entries), notices);
          for (const entry of entries) {
            assert.equal(findEntry(entries, entry.id), entry);
            if (entry.kind === 'message') assert.equal(findMessage(entries, entry.messageId), entry);
          }
        }
      }),
    );
  });

  test('older pages are inserted before the thread, each entry once', () => {
    const known = createThread(message('d', 4), message('e', 5));
    const page = createThread(message('a', 1), message('b', 2), message('d', 4), message('f', 4));
    const merged = insertOlder(known, page);
    assert.deepEqual(ids(merged), ['event-a', 'event-b', 'event-d', 'event-f', 'event-e']);
    assert.equal(insertOlder(merged, page), merged, 'a page that is known changes nothing');
  });

  test('adding a message takes the same time in a thread of any length', () => {
    const long = createThread(...Array.from({ length: 10_000 }, (_, i) => message(`m${i}`, i)));
    // Counts the entries that are read.
    let readCount = 0;
    for (const entry of long) {
      const { at } = entry;
      Object.defineProperty(entry, 'at', { get: () => (readCount++, at) });
    }
    const updated = reduceThread(long, { type: 'entry-added', conversationId, entry: message('new', 20_000) }, mara);
    assert.equal(updated.length, 10_001);
    assert.ok(readCount < 10, `${readCount} entries were looked at`);
  });

  test('a reply that reuses the id of the quoted message is a separate entry, and the quoted message is still found', () => {
    const original = message('x', 1);
    const reply = ownMessage('x', 2, { id: 'event-reply' as Message['id'], replyTo: 'x' as MessageId });
    const entries = createThread(original, reply);
    assert.equal(entries.length, 2);
    assert.equal(findMessage(entries, 'x' as MessageId), original);
  });

  test('repeated history keeps older pages and the identity of unchanged entries', () => {
    const old = createThread(message('a', 1), message('b', 2), ownMessage('c', 3));
    const merged = mergeHistory(
      old,
      createThread(message('b', 2), ownMessage('c', 3, { delivery: 'seen' }), message('d', 4)),
    );
    assert.deepEqual(ids(merged), ['event-a', 'event-b', 'event-c', 'event-d']);
    assert.equal(merged.at(1), old.at(1));
    assert.deepEqual(deliveries(merged), ['sent', 'sent', 'seen', 'sent']);
  });
});

describe('receipts', () => {
  const conversation = () => createThread(ownMessage('a', 1), message('q', 2), ownMessage('b', 3), ownMessage('c', 4));

  test('a customer who has read a message has read those before it, and none after', () => {
    const read = reduceThread(conversation(), receipt('b', 'seen'), mara);
    assert.deepEqual(deliveries(read), ['seen', 'sent', 'seen', 'sent']);
  });

  test('a message is sent, then delivered, then seen', () => {
    const delivered = reduceThread(conversation(), receipt('c', 'delivered'), mara);
    assert.deepEqual(deliveries(delivered), ['delivered', 'sent', 'delivered', 'delivered']);
    const read = reduceThread(delivered, receipt('b', 'seen'), mara);
    assert.deepEqual(deliveries(read), ['seen', 'sent', 'seen', 'delivered']);
  });

  test('one for the first message changes only that', () => {
    assert.deepEqual(deliveries(reduceThread(conversation(), receipt('a', 'seen'), mara)), [
      'seen',
      'sent',
      'sent',
      'sent',
    ]);
  });

  test('one without a message id is for the latest message', () => {
    const read = reduceThread(conversation(), receipt('', 'seen'), mara);
    assert.deepEqual(deliveries(read), ['seen', 'sent', 'seen', 'seen']);
    assert.equal(findMessage(read, 'c' as MessageId)?.seenBy.length, 1);
    assert.equal(reduceThread(EntryList.empty, receipt('', 'seen'), mara), EntryList.empty);
  });

  test('a repeated failure changes nothing', () => {
    const failed = reduceThread(conversation(), receipt('b', 'failed'), mara);
    assert.equal(reduceThread(failed, receipt('b', 'failed'), mara), failed);
    assert.equal(reduceThread(failed, receipt('', 'failed'), mara), failed, 'a failure has to name its message');
  });

  test('a message that is read has its reader with the time', () => {
    const read = reduceThread(conversation(), receipt('b', 'seen'), mara);
    assert.deepEqual(findMessage(read, 'b' as MessageId)?.seenBy, [{ id: 'pim', name: 'Pim', at: 100 }]);
    assert.deepEqual(findMessage(read, 'a' as MessageId)?.seenBy, []);
  });

  test('delivered does not list a reader', () => {
    const delivered = reduceThread(conversation(), receipt('b', 'delivered'), mara);
    assert.deepEqual(findMessage(delivered, 'b' as MessageId)?.seenBy, []);
  });

  test('several readers of one message are listed in order, each once', () => {
    const agents = ['otto', 'ines'].map((id) => ({ kind: 'agent', id, name: id }) as const);
    const readers = [...agents, ...agents];
    const read = readers.reduce<Entries>(
      (entries, by) => reduceThread(entries, receipt('b', 'seen', by), mara),
      conversation(),
    );
    const listReaders = (entries: Entries, id: string) =>
      findMessage(entries, id as MessageId)?.seenBy.map(({ name }) => name);
    assert.deepEqual(listReaders(read, 'b'), ['otto', 'ines']);
    const moved = reduceThread(read, receipt('c', 'seen', agents[0]), mara);
    assert.deepEqual(listReaders(moved, 'b'), ['ines'], 'only the reader of the later message moves');
    assert.deepEqual(listReaders(moved, 'c'), ['otto']);
  });

  test('a late receipt does not list a reader of a later message twice', () => {
    const otto = { kind: 'agent', id: 'otto', name: 'otto' } as const;
    const read = reduceThread(conversation(), receipt('b', 'seen', otto), mara);
    assert.equal(reduceThread(read, receipt('a', 'seen', otto), mara), read);
    assert.equal(reduceThread(read, receipt('b', 'seen', otto), mara), read);
    const ines = { kind: 'agent', id: 'ines', name: 'ines' } as const;
    const both = reduceThread(read, receipt('a', 'seen', ines), mara);
    assert.equal(findMessage(both, 'a' as MessageId)?.seenBy.length, 1, 'another reader is listed');
  });

  test('a reader is listed at their latest readable message: no failed one, no other sender’s', () => {
    const entries = createThread(
      ownMessage('a', 1),
      ownMessage('failed', 2, { delivery: 'failed' }),
      ownMessage('otto', 3, { sender: { kind: 'agent', id: 'otto', name: 'otto' } }),
      notice('n', 4),
      message('q', 5),
    );
    const read = reduceThread(entries, receipt('q', 'seen'), mara);
    const readMessages = read.filter((entry) => entry.kind === 'message' && entry.seenBy.length > 0);
    assert.deepEqual(
      readMessages.map(({ id }) => id),
      ['event-a'],
    );
    const withoutOwn = createThread(message('q', 1));
    assert.equal(reduceThread(withoutOwn, receipt('q', 'seen'), mara), withoutOwn);
  });

  test('a reader moves from the first message past others, and a repeated receipt changes nothing', () => {
    const first = reduceThread(conversation(), receipt('a', 'seen'), mara);
    const second = reduceThread(first, receipt('c', 'seen'), mara);
    assert.deepEqual(findMessage(second, 'a' as MessageId)?.seenBy, []);
    assert.equal(findMessage(second, 'c' as MessageId)?.seenBy.length, 1);
    assert.equal(reduceThread(second, receipt('c', 'seen'), mara), second);
  });

  test('a whisper is read by agents, never by the customer', () => {
    const entries = createThread(ownMessage('w', 1, { whisper: true }));
    const otto = { kind: 'agent', id: 'otto', name: 'otto' } as const;
    assert.equal(reduceThread(entries, receipt('w', 'seen'), mara), entries);
    const read = reduceThread(entries, receipt('w', 'seen', otto), mara);
    assert.equal(findMessage(read, 'w' as MessageId)?.seenBy.length, 1);
    assert.deepEqual(deliveries(read), ['sent']);
  });

  test('delivered does not take back seen', () => {
    const read = reduceThread(conversation(), receipt('c', 'seen'), mara);
    assert.equal(reduceThread(read, receipt('c', 'delivered'), mara), read);
  });

  test('a failed message stays failed, with the reason', () => {
    const failed = reduceThread(conversation(), receipt('b', 'failed', { kind: 'system', id: '', name: '' }), mara);
    const read = reduceThread(failed, receipt('c', 'seen'), mara);
    assert.deepEqual(deliveries(read), ['seen', 'sent', 'failed', 'seen']);
    assert.equal(findMessage(read, 'b' as MessageId)?.failure, 'no such number');
  });

  test('a customer never sees a whisper', () => {
    const entries = createThread(ownMessage('a', 1), ownMessage('w', 2, { whisper: true }));
    assert.deepEqual(deliveries(reduceThread(entries, receipt('w', 'seen'), mara)), ['seen', 'sent']);
  });

  test('another agent is listed as a reader of the newest own message they have read only', () => {
    const otto = { kind: 'agent', id: 'otto', name: 'otto' } as const;
    const first = reduceThread(conversation(), receipt('b', 'seen', otto), mara);
    assert.deepEqual(
      findMessage(first, 'b' as MessageId)?.seenBy.map(({ name }) => name),
      ['otto'],
    );
    const second = reduceThread(first, receipt('c', 'seen', otto), mara);
    assert.deepEqual(findMessage(second, 'b' as MessageId)?.seenBy, []);
    assert.deepEqual(
      findMessage(second, 'c' as MessageId)?.seenBy.map(({ name }) => name),
      ['otto'],
    );
    assert.deepEqual(deliveries(second), ['sent', 'sent', 'sent', 'sent'], 'the customer has read nothing');
  });

  test('a receipt for an unknown message changes nothing', () => {
    const entries = conversation();
    assert.equal(reduceThread(entries, receipt('elsewhere', 'seen'), mara), entries);
  });

  test('a repeated event changes nothing', () => {
    const events = [receipt('b', 'seen'), receipt('c', 'delivered')];
    const once = events.reduce((entries, event) => reduceThread(entries, event, mara), conversation());
    const twice = events.reduce((entries, event) => reduceThread(entries, event, mara), once);
    assert.deepEqual(twice.slice(), once.slice());
  });
});

test('history gives the same thread as live events', () => {
  const events: ConversationEvent[] = [
    { type: 'entry-added', conversationId, entry: message('q', 1) },
    { type: 'entry-added', conversationId, entry: ownMessage('a', 2) },
    receipt('a', 'seen'),
    {
      type: 'suggestions-made',
      conversationId,
      messageId: 'q' as MessageId,
      suggestions: [{ text: 'hi', confidence: 0.9 }],
    },
    { type: 'message-deleted', conversationId, messageId: 'q' as MessageId, by: pim, at: 3 },
  ];
  const live = events.reduce<Entries>((entries, event) => reduceThread(entries, event, mara), EntryList.empty);
  assert.deepEqual(foldHistory(events, mara).slice(), live.slice());
  const first = live.at(0);
  assert.ok(first?.kind === 'message');
  assert.deepEqual(first.body, { type: 'deleted', text: '', messageId: 'q' });
});
