import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type {
  ChannelSessionId,
  ConversationId,
  Entries,
  EntryId,
  Message,
  MessageId,
} from '../../../src/domain/index.js';
import {
  changeEntry,
  insertOlder,
  mergeHistory,
  noticesOf,
  orderAsHistory,
  positionOf,
} from '../../../src/store/entries.js';
import { EntriesWithPending, EntryList } from '../../../src/store/entry-list.js';
import { isNews, reduceThread } from '../../../src/store/reduce-thread.js';
import { messagesWithId } from '../../../src/store/resolve-message.js';
import { message, notice, ownMessage } from '../../support/builders/domain-objects.js';

const a = message('a', 1);
const b = message('b', 2);
const c = message('c', 3);
const id = (name: string) => `event-${name}` as EntryId;
const messageId = (name: string) => name as MessageId;
const ids = (entries: Entries) => entries.slice().map((entry) => entry.id.replace('event-', ''));

describe('older history', () => {
  test('is inserted before the thread, notices included', () => {
    const older = [notice('n', 1), message('m', 2)];
    const merged = insertOlder([message('z', 9), notice('last', 10)], older);
    assert.deepEqual(ids(merged), ['n', 'm', 'z', 'last']);
    assert.deepEqual(
      noticesOf(merged).map((entry) => entry.id),
      ['event-n', 'event-last'],
    );
  });

  test('adds no entry that is known, whatever its time', () => {
    const known = EntryList.of([b, c]);
    assert.equal(insertOlder(known, [{ ...b, at: 0 }]), known);
    assert.equal(insertOlder(known, [{ ...c, at: 0 }]), known);
  });

  test('puts entries that are not older where they belong', () => {
    assert.deepEqual(ids(insertOlder([a, c], [message('equal', 1), b, message('new', 9)])), [
      'a',
      'equal',
      'b',
      'c',
      'new',
    ]);
  });

  test('keeps its order where times are equal', () => {
    assert.deepEqual(ids(insertOlder([c], [message('z', 1), message('m', 1)])), ['z', 'm', 'c']);
  });

  test('becomes the thread if that is empty', () => {
    assert.deepEqual(ids(insertOlder(EntryList.empty, [a, b])), ['a', 'b']);
  });
});

describe('history that is sent again', () => {
  test('keeps older entries, also of the same time, and later messages that it does not repeat', () => {
    const known = [a, message('equal', 2), message('lost', 3), notice('lost notice', 3)];
    assert.deepEqual(ids(mergeHistory(known, [b, message('d', 4)])), ['a', 'equal', 'b', 'lost', 'd']);
    assert.deepEqual(ids(mergeHistory([a], [b])), ['a', 'b']);
  });

  test('keeps everything if it is empty', () => {
    assert.deepEqual(ids(mergeHistory([a, b], [])), ['a', 'b']);
    assert.deepEqual(ids(mergeHistory([], [a])), ['a']);
  });

  test('keeps the identity of unchanged messages and of notices', () => {
    const known = [notice('n', 1), a];
    const merged = mergeHistory(known, [notice('n', 1), { ...a }]);
    assert.deepEqual(
      merged.slice().map((entry, i) => entry === known[i]),
      [true, true],
    );
  });

  test('replaces a message whose state, readers, suggestions or body changed', () => {
    const changes: readonly Partial<Message>[] = [
      { delivery: 'seen' },
      { failure: 'no such number' },
      { seenBy: [{ id: 'otto', name: 'otto', at: 1 }] },
      { suggestions: [{ text: 'hi', confidence: null }] },
      { body: { type: 'deleted', text: '', messageId: messageId('a') } },
    ];
    for (const change of changes) {
      const fresh = { ...a, ...change };
      assert.equal(mergeHistory([a], [fresh]).at(0), fresh, Object.keys(change).join());
    }
  });

  test('replaces a notice by a message with its id', () => {
    const fresh = { ...a, id: id('n') };
    assert.equal(mergeHistory([notice('n', 1)], [fresh]).at(0), fresh);
  });
});

describe('the order of a history', () => {
  const thread = [...'abcdef'].map((name, at) => message(name, at));
  const order = (...names: readonly string[]) => ids(orderAsHistory(EntryList.of(thread), names.map(id)));

  test('is that of the thread afterwards; what it does not name stays where it is', () => {
    assert.deepEqual(order('c', 'a', 'f'), ['c', 'b', 'a', 'd', 'e', 'f']);
    assert.deepEqual(order('z', 'b', 'a'), ['b', 'a', 'c', 'd', 'e', 'f']);
  });

  test('counts once what its pages name twice, because messages came between them', () => {
    const known = EntryList.of(thread);
    const pages = ['a', 'b', 'c', 'b', 'c', 'd', 'e'].map(id);
    assert.equal(orderAsHistory(known, pages), known);
    assert.deepEqual(order('b', 'a', 'c', 'c', 'd'), ['b', 'a', 'c', 'd', 'e', 'f']);
    assert.deepEqual(order('f', 'e', 'e', 'd', 'e', 'd', 'c'), ['a', 'b', 'f', 'e', 'd', 'c']);
  });
});

describe('a message that a channel delivers again under a new event id', () => {
  const again = (first: Message, overrides: Partial<Message> = {}): Message => ({
    ...first,
    id: `${first.id} again` as EntryId,
    at: first.at + 50,
    ...overrides,
  });
  const add = (entries: Entries, ...more: readonly Message[]): Entries =>
    more.reduce<Entries>(
      (list, entry) =>
        reduceThread(list, { type: 'entry-added', conversationId: 'talk' as ConversationId, entry }, null),
      entries,
    );
  const reuse = { replyTo: messageId('a') };

  test('is shown once: live, in a page of history, in a snapshot', () => {
    const live = add([], a, b, again(a));
    assert.deepEqual(ids(live), ['a', 'b']);
    assert.equal(
      isNews(live, { type: 'entry-added', conversationId: 'talk' as ConversationId, entry: again(a) }, null),
      false,
    );
    assert.deepEqual(ids(insertOlder([again(a)], [a, b])), ['b', 'a again']);
    assert.deepEqual(ids(mergeHistory(live, add([], b, again(a)))), ['a', 'b']);
    assert.deepEqual(ids(mergeHistory([again(a)], add([], a, b, again(a)))), ['a', 'b']);
  });

  test('stays deleted', () => {
    const deleted = { ...a, body: { type: 'deleted', text: '', messageId: a.messageId } } as const;
    assert.deepEqual(ids(add([deleted], again(a))), ['a']);
  });

  test('is not one that is equal only in a part: an answer, a correction, another file, another channel', () => {
    const answers = add(
      [a],
      ownMessage('a', 2, { ...reuse, id: id('x') }),
      ownMessage('a', 3, { ...reuse, id: id('y') }),
    );
    assert.deepEqual(ids(answers), ['a', 'x', 'y']);
    const picture = (url: string): Message =>
      message('p', 1, {
        id: id(url),
        body: { type: 'image', text: '', attachment: { url, name: '', mimeType: '', size: null, thumbnailUrl: null } },
      } as Partial<Message>);
    assert.deepEqual(ids(add([], picture('one'), picture('two'))), ['one', 'two']);
    for (const overrides of [
      { body: { type: 'text', text: 'corrected' } },
      { channelSessionId: 'other' as ChannelSessionId },
      { sender: { kind: 'bot', id: 'bot', name: '' } },
    ] satisfies Partial<Message>[])
      assert.equal(add([a], again(a, overrides)).length, 2, JSON.stringify(overrides));
    const like = message('l', 1, { body: { type: 'comment', text: '', postId: 'p', act: 'like' } } as Partial<Message>);
    assert.equal(add([like], again(like)).length, 2, 'liked again');
  });

  test('is shown once where it is a public comment', () => {
    for (const act of ['text', 'image', 'video']) {
      const body = { type: 'comment', text: 'Nice', postId: 'p', act, attachment: null };
      const comment = message('c', 1, { body } as Partial<Message>);
      assert.equal(add([comment], again(comment)).length, 1, act);
      assert.equal(add([comment], again(comment, { body: { ...body, text: 'Nicer' } } as Partial<Message>)).length, 2);
    }
  });
});

test('only messages are changed, and not to the same object', () => {
  const thread = EntryList.of([notice('n', 1), b]);
  const fail = (entry: Message): Message => ({ ...entry, delivery: 'failed' });
  assert.equal(changeEntry(thread, 0, fail), thread);
  assert.equal(changeEntry(thread, -1, fail), thread);
  assert.equal(changeEntry(thread, 2, fail), thread);
  assert.equal(
    changeEntry(thread, 1, (entry) => entry),
    thread,
  );
  const changed = changeEntry(thread, 1, fail).at(1);
  assert.equal(changed?.kind === 'message' && changed.delivery, 'failed');
});

describe('a list of entries', () => {
  test('is read like an array, as are the messages that are still being sent', () => {
    const array = [notice('n', 0), a, b, c, message('d', 4)];
    const lists: readonly Entries[] = [
      EntryList.of(array),
      EntryList.of(array.slice(0, 3)).append(c).append(message('d', 4)),
      new EntriesWithPending(array.slice(0, 3), [c, message('d', 4)]),
      new EntriesWithPending(EntryList.of(array), []),
    ];
    const isMessage = ({ kind }: { kind: string }) => kind === 'message';
    const names = (entries: readonly { id: string }[]) => entries.map((entry) => entry.id);
    for (const list of lists) {
      assert.equal(list.length, 5);
      for (let position = -7; position < 8; position++) {
        assert.equal(list.at(position)?.id, array.at(position)?.id, `at ${position}`);
        assert.deepEqual(names(list.slice(position)), names(array.slice(position)), `from ${position}`);
        for (let end = -7; end < 8; end++) {
          assert.deepEqual(
            names(list.slice(position, end)),
            names(array.slice(position, end)),
            `${position} to ${end}`,
          );
        }
      }
      assert.deepEqual(names(list.slice()), names(array));
      assert.equal(list.find(isMessage)?.id, 'event-a');
      assert.equal(list.findLast(isMessage)?.id, 'event-d');
      assert.deepEqual(names(list.filter(isMessage)), names(array.filter(isMessage)));
      assert.deepEqual(names([...list]), names(array));
    }
  });

  test('finds entries of the thread and those that are still being sent', () => {
    const list = new EntriesWithPending([a, b], [c, message('d', 4)]);
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'unknown'].map((name) => list.positionOf(id(name))),
      [0, 1, 2, 3, -1],
    );
  });

  test('does not have what was added to a later list', () => {
    const first = EntryList.of([a]);
    const second = first.append(b);
    assert.equal(second.positionOf(id('b')), 1);
    assert.equal(first.at(1), undefined);
    assert.equal(first.positionOf(id('b')), -1);
    assert.deepEqual(first.positionsOfMessage(messageId('b')), []);
    assert.deepEqual(ids(first), ['a']);
  });

  test('that has a successor gets others of its own', () => {
    const first = EntryList.of([a]);
    const second = first.append(b);
    assert.equal(second.positionOf(id('b')), 1);
    const others = [first.append(c), first.insert(0, [c]), first.replace(0, { ...a, failure: 'x' }).append(c)];
    for (const other of others) {
      assert.equal(other.positionOf(id('b')), -1);
      assert.equal(other.positionOf(id('c')), ids(other).indexOf('c'));
      assert.equal(other.positionOf(id('a')), ids(other).indexOf('a'));
      assert.equal(second.positionOf(id('b')), 1);
      assert.deepEqual(ids(second), ['a', 'b']);
    }
  });

  test('finds everything after an insertion, also messages that share an id', () => {
    const reply = { ...ownMessage('a', 4, { replyTo: messageId('a') }), id: id('reply') };
    const another = { ...ownMessage('a', 5, { replyTo: messageId('a') }), id: id('another') };
    const before = EntryList.of([a, notice('n', 2), reply, another]);
    assert.equal(before.positionOf(id('reply')), 2);
    for (const position of [0, 1, 2, 3, 4]) {
      const list = EntryList.of(before.slice());
      assert.deepEqual(list.positionsOfMessage(messageId('a')), [0, 2, 3]);
      const inserted = list.insert(position, [b, c]);
      for (const [index, entry] of [...inserted].entries()) assert.equal(inserted.positionOf(entry.id), index);
      const sharing = [...inserted].flatMap((entry, index) =>
        entry.kind === 'message' && entry.messageId === 'a' ? [index] : [],
      );
      assert.deepEqual(inserted.positionsOfMessage(messageId('a')), sharing);
      assert.deepEqual(inserted.positionsOfMessage(messageId('b')), [position]);
      assert.equal(positionOf(inserted, id('c')), position + 1);
    }
  });

  test('finds a message inserted before one with its id first', () => {
    const reply = { ...ownMessage('a', 4, { replyTo: messageId('a') }), id: id('reply') };
    const list = EntryList.of([b, reply]);
    assert.deepEqual(list.positionsOfMessage(messageId('a')), [1]);
    const inserted = list.insert(0, [a]);
    assert.deepEqual(inserted.positionsOfMessage(messageId('a')), [0, 2]);
    assert.deepEqual(messagesWithId(inserted, messageId('a')), [a, reply]);
    assert.deepEqual(messagesWithId(inserted, messageId('unknown')), []);
  });

  test('keeps its notices until one is added', () => {
    const list = EntryList.of([notice('n', 1), a]);
    assert.equal(list.append(b).notices, list.notices);
    assert.equal(list.insert(1, [b]).notices, list.notices);
    assert.equal(list.replace(1, { ...a, failure: 'x' }).notices, list.notices);
    const withNotice = list.append(notice('m', 2));
    assert.deepEqual(
      withNotice.notices.map((entry) => entry.id),
      ['event-n', 'event-m'],
    );
    const inserted = list.insert(0, [b, notice('first', 0)]);
    assert.deepEqual(
      inserted.notices.map((entry) => entry.id),
      ['event-first', 'event-n'],
    );
    assert.deepEqual(ids(inserted), ['b', 'first', 'n', 'a']);
  });
});
