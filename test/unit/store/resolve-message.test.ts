import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type {
  AgentId,
  ConversationEvent,
  ConversationId,
  Entries,
  Entry,
  EntryId,
  Message,
  MessageId,
  Sender,
} from '../../../src/domain/index.js';
import { insertEntry } from '../../../src/store/entries.js';
import { EntryList } from '../../../src/store/entry-list.js';
import { foldHistory, insertOlderPage, mergeSnapshot, reduceThread } from '../../../src/store/reduce-thread.js';
import { resolveMessage, resolveQuoted } from '../../../src/store/resolve-message.js';
import { message, notice, ownMessage } from '../../support/builders/domain-objects.js';

const conversationId = 'talk' as ConversationId;
const mara = 'mara' as AgentId;
const x = 'x' as MessageId;
const pim: Sender = { kind: 'customer', id: 'pim', name: 'Pim' };
const maraSender: Sender = { kind: 'agent', id: 'mara', name: 'mara' };
const otto: Sender = { kind: 'agent', id: 'otto', name: 'otto' };
const system: Sender = { kind: 'system', id: '', name: '' };

/** A message whose event id is `id`, and whose message id is x. */
const holder = (id: string, at: number, sender: Sender, overrides: Partial<Message> = {}): Message => ({
  ...message('x', at, { sender, body: { type: 'text', text: `text of ${id}` }, ...overrides }),
  id: id as EntryId,
});
const reply = (id: string, at: number, sender = maraSender, overrides: Partial<Message> = {}): Message =>
  holder(id, at, sender, { replyTo: x, ...overrides });

const thread = (...entries: readonly Entry[]): Entries => entries.reduce<Entries>(insertEntry, EntryList.empty);
const apply = (entries: Entries, ...events: readonly ConversationEvent[]): Entries =>
  events.reduce<Entries>((list, event) => reduceThread(list, event, mara), entries);
const deletion = (by: Sender, at: number): ConversationEvent => ({
  type: 'message-deleted',
  conversationId,
  messageId: x,
  by,
  at,
});
const note = (
  status: 'failed' | 'delivered' | 'seen',
  at: number,
  by: Sender = status === 'failed' ? system : pim,
  about?: { readonly text: string; readonly at: number | null },
): ConversationEvent => ({
  type: 'receipt-received',
  conversationId,
  messageId: x,
  status,
  by,
  at,
  detail: 'no such number',
  ...(about && { about }),
});
const messages = (entries: Entries): readonly Message[] => entries.filter((entry) => entry.kind === 'message');
const deleted = (entries: Entries): readonly string[] =>
  messages(entries).flatMap(({ id, body }) => (body.type === 'deleted' ? [id] : []));
const withDelivery = (entries: Entries, delivery: Message['delivery']): readonly string[] =>
  messages(entries).flatMap((entry) => (entry.delivery === delivery ? [entry.id] : []));
const shownNotes = (entries: Entries): readonly object[] =>
  entries.slice().flatMap((entry) => (entry.kind === 'notice' && entry.visible ? [entry.what] : []));

const question = holder('question', 10, pim, { body: { type: 'text', text: '4111 1111 1111 1111' } });
const first = reply('first', 20);
const second = reply('second', 30);

describe('a deletion', () => {
  test('by the customer is of the customer’s message, not of the answer with its id', () => {
    const after = apply(thread(question, first, second), deletion(pim, 40));
    assert.deepEqual(deleted(after), ['question']);
    assert.equal(resolveQuoted(after, first), messages(after)[0], 'the quote shows that it is deleted');
    assert.equal(JSON.stringify(after.slice()).includes('4111'), false);
  });

  test('by the customer deletes all that is theirs, also after their record was merged with another', () => {
    const corrected = holder('corrected', 11, { ...pim, id: 'pim-2' });
    assert.deepEqual(deleted(apply(thread(question, corrected, first), deletion(pim, 40))), ['question', 'corrected']);
  });

  test('by an agent is of their own message, never of the customer’s', () => {
    const answers = thread(question, first, reply('ottos', 25, otto));
    assert.deepEqual(deleted(apply(answers, deletion(otto, 40))), ['ottos']);
    assert.deepEqual(deleted(apply(answers, deletion(maraSender, 40))), ['first']);
    const unknownAuthor = apply(answers, deletion({ ...otto, id: 'ines' }, 40));
    assert.deepEqual(deleted(unknownAuthor), []);
    assert.deepEqual(shownNotes(unknownAuthor), []);
  });

  test('that may mean two messages deletes neither and says so, once', () => {
    const after = apply(thread(question, first, second), deletion(maraSender, 40), deletion(maraSender, 40));
    assert.deepEqual(deleted(after), []);
    assert.deepEqual(shownNotes(after), [
      { type: 'unresolved-note', what: 'deleted', messageId: x, by: { kind: 'agent', id: 'mara' }, candidates: 2 },
    ]);
  });

  test('is of a message that is older', () => {
    assert.deepEqual(deleted(apply(thread(question, first, second), deletion(maraSender, 25))), ['first']);
    assert.deepEqual(deleted(apply(thread(question, first), deletion(maraSender, 15))), []);
  });

  test('of a message with an id of its own does not depend on clocks', () => {
    assert.deepEqual(deleted(apply(thread(question), deletion(pim, 5))), ['question']);
    assert.deepEqual(deleted(apply(thread(question), deletion(system, 15))), ['question']);
    assert.deepEqual(deleted(apply(thread(question), deletion(otto, 15))), []);
  });

  test('by the customer holds whatever the clocks say, also where an answer has the id', () => {
    assert.deepEqual(deleted(apply(thread(question, first), deletion(pim, 5))), ['question']);
    assert.deepEqual(deleted(apply(thread(question, first, second), deletion(pim, 25))), ['question']);
  });

  test('by a comment of the customer is of their comment; one by an agent is theirs to read', () => {
    const comment = (by: Sender, id: string): Message =>
      message(id, 40, {
        sender: by,
        replyTo: x,
        body: { type: 'comment', text: '', postId: 'post', act: 'delete', attachment: null } as Message['body'],
      });
    const removal = comment(pim, 'removal');
    const after = thread(question, first);
    const removed = apply(after, { type: 'entry-added', conversationId, entry: removal });
    assert.deepEqual(deleted(removed), ['question']);
    assert.equal(resolveQuoted(removed, removal), messages(removed)[0], 'it refers to what is gone');
    assert.deepEqual(
      deleted(
        insertOlderPage(apply(thread(), { type: 'entry-added', conversationId, entry: removal }), thread(question)),
      ),
      ['question'],
    );
    const byAgent = apply(after, { type: 'entry-added', conversationId, entry: comment(maraSender, 'hidden') });
    assert.deepEqual(deleted(byAgent), []);
  });

  test('also holds for a message that is loaded later, or arrives late', () => {
    const loaded = apply(thread(first, second), deletion(pim, 40));
    assert.deepEqual(deleted(loaded), []);
    assert.deepEqual(deleted(insertOlderPage(loaded, thread(question))), ['question']);
    assert.deepEqual(deleted(apply(loaded, { type: 'entry-added', conversationId, entry: question })), ['question']);
  });

  test('made while the connection was lost reaches a message that only this page has loaded', () => {
    const fresh = foldHistory([{ type: 'entry-added', conversationId, entry: first }, deletion(pim, 40)], mara);
    assert.deepEqual(deleted(mergeSnapshot(thread(question, first), fresh)), ['question']);
  });
});

describe('a failure', () => {
  test('is of the answer that existed then', () => {
    assert.deepEqual(withDelivery(apply(thread(question, first, second), note('failed', 25)), 'failed'), ['first']);
  });

  test('is of the answer whose text, time or sender it repeats', () => {
    const answers = thread(question, first, second);
    const failed = (...args: Parameters<typeof note>) => withDelivery(apply(answers, note(...args)), 'failed');
    assert.deepEqual(failed('failed', 40, system, { text: 'text of first', at: null }), ['first']);
    assert.deepEqual(failed('failed', 40, system, { text: 'text of second', at: null }), ['second']);
    assert.deepEqual(failed('failed', 40, system, { text: '', at: 20 }), ['first']);
    const withOttos = apply(thread(question, first, reply('ottos', 25, otto)), note('failed', 40, otto));
    assert.deepEqual(withDelivery(withOttos, 'failed'), ['ottos']);
  });

  test('gives no text of the message as its reason', () => {
    const about = { text: 'text of first', at: null };
    const [, answer] = messages(apply(thread(question, first), note('failed', 40, system, about)));
    assert.deepEqual([answer?.delivery, answer?.failure], ['failed', '']);
  });

  test('is not of one that was delivered, nor of a whisper', () => {
    const delivered = thread(question, { ...first, delivery: 'delivered' }, second);
    assert.deepEqual(withDelivery(apply(delivered, note('failed', 40)), 'failed'), ['second']);
    const whispered = thread(question, { ...first, whisper: true }, second);
    assert.deepEqual(withDelivery(apply(whispered, note('failed', 40)), 'failed'), ['second']);
  });

  test('that may be of two answers marks neither and says so, once', () => {
    const after = apply(thread(question, first, second), note('failed', 40), note('failed', 40));
    assert.deepEqual(withDelivery(after, 'failed'), []);
    assert.deepEqual(shownNotes(after), [
      { type: 'unresolved-note', what: 'failed', messageId: x, by: { kind: 'system', id: '' }, candidates: 2 },
    ]);
  });

  test('of an answer that is not loaded is told, and marks no later one', () => {
    const after = apply(thread(second), note('failed', 25));
    assert.deepEqual(withDelivery(after, 'failed'), []);
    assert.equal(shownNotes(after).length, 1);
  });

  test('is never of the customer’s message', () => {
    const after = apply(thread(question), note('failed', 40));
    assert.deepEqual([withDelivery(after, 'failed'), shownNotes(after)], [[], []]);
  });
});

describe('a receipt', () => {
  test('that the customer has read is of an answer, and of none that came later', () => {
    const answers = thread(question, first, second);
    assert.deepEqual(withDelivery(apply(answers, note('seen', 25)), 'seen'), ['first']);
    assert.deepEqual(withDelivery(apply(answers, note('seen', 40)), 'seen'), ['first', 'second']);
    assert.deepEqual(withDelivery(apply(answers, note('seen', 15)), 'seen'), []);
  });

  test('that an answer was received is of the oldest that it may mean', () => {
    assert.deepEqual(withDelivery(apply(thread(question, first, second), note('delivered', 40)), 'delivered'), [
      'first',
    ]);
  });

  test('that an answer was received is of the one that was sent again after it had failed', () => {
    const failed = thread(question, { ...first, delivery: 'failed' }, second);
    const after = apply(failed, note('delivered', 40), note('delivered', 40));
    assert.deepEqual([withDelivery(after, 'failed'), withDelivery(after, 'delivered')], [['first'], ['second']]);
  });

  test('of a colleague is of a message of others', () => {
    const seenBy = (entries: Entries) =>
      messages(entries).flatMap(({ id, seenBy: readers }) => readers.map((reader) => `${id} ${reader.id}`));
    const own = ownMessage('own', 5);
    assert.deepEqual(seenBy(apply(thread(own, question, first), note('seen', 40, otto))), ['first otto']);
    assert.deepEqual(seenBy(apply(thread(own, question, first), note('seen', 15, otto))), ['event-own otto']);
    const ottos = thread(own, question, reply('ottos', 20, otto));
    assert.deepEqual(seenBy(apply(ottos, note('seen', 40, otto))), ['event-own otto']);
  });
});

test('suggestions are for the customer’s message', () => {
  const suggestions = [{ text: 'Yes', confidence: null }];
  const after = apply(thread(question, first), { type: 'suggestions-made', conversationId, messageId: x, suggestions });
  assert.deepEqual(
    messages(after).map((entry) => entry.suggestions.length),
    [1, 0],
  );
});

describe('a quote', () => {
  const quotedBy = (entries: Entries, answer: Message) => {
    const quoted = resolveQuoted(entries, answer);
    return typeof quoted === 'object' && quoted !== null ? quoted.id : quoted;
  };
  const customerReply = (at: number, overrides: Partial<Message> = {}): Message =>
    message('next', at, { replyTo: x, ...overrides });

  test('of the customer is of the agent’s answer, not of their own message', () => {
    assert.equal(quotedBy(thread(question, first, customerReply(30)), customerReply(30)), 'first');
  });

  test('of an agent is of the customer’s message, also when others have answered it', () => {
    const entries = thread(question, first, second, reply('ottos', 35, otto));
    for (const answer of entries) {
      if (answer.kind === 'message' && answer !== question) assert.equal(quotedBy(entries, answer), 'question');
    }
    assert.equal(quotedBy(thread(question, first), { ...first, pendingCommand: 'c' as never, at: 0 }), 'question');
  });

  test('is not loaded as long as only answers to the same message are', () => {
    assert.equal(quotedBy(thread(first, second), second), null);
    assert.equal(quotedBy(thread(first), first), null);
  });

  test('of an own message with an id of its own is that message', () => {
    const own = holder('own', 10, maraSender);
    assert.equal(quotedBy(thread(own, first), first), 'own');
  });

  test('that the customer sees is not of a whisper', () => {
    const whisper = holder('whisper', 5, otto, { whisper: true });
    assert.equal(quotedBy(thread(whisper, question, first), first), 'question');
    assert.equal(
      quotedBy(
        thread(whisper, reply('aside', 20, maraSender, { whisper: true })),
        reply('aside', 20, maraSender, { whisper: true }),
      ),
      'whisper',
    );
  });

  test('that may be of two answers shows neither', () => {
    assert.equal(quotedBy(thread(question, first, second, customerReply(40)), customerReply(40)), 'ambiguous');
    assert.equal(quotedBy(thread(question, first, second), customerReply(25)), 'first', 'the second came later');
  });

  test('is found although the clocks differ', () => {
    assert.equal(quotedBy(thread(question, first), { ...first, at: 5 }), 'question');
  });

  test('of no message is none', () => {
    assert.equal(resolveQuoted(thread(question), question), undefined);
    assert.equal(quotedBy(thread(question), message('other', 20, { replyTo: 'unknown' as MessageId })), null);
  });
});

describe('whatever the thread is', () => {
  const senders = [pim, maraSender, otto];
  const holders = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(...senders), fc.boolean(), fc.boolean()), {
      maxLength: 6,
    })
    .map((rows) =>
      thread(
        notice('n', 3),
        ...rows.map(([at, sender, isReply, whisper], i) =>
          holder(`m${i}`, at, sender, { replyTo: isReply ? x : null, whisper: whisper && sender !== pim }),
        ),
      ),
    );
  const notes = fc.oneof(
    fc.tuple(fc.constantFrom(...senders, system), fc.nat(70)).map(([by, at]) => deletion(by, at)),
    fc
      .tuple(fc.constantFrom('failed', 'delivered', 'seen'), fc.nat(70), fc.constantFrom(...senders, system))
      .map(([status, at, by]) => note(status as 'failed', at, by)),
  );

  test('a note that is repeated changes nothing, also where a whisper has the id', () => {
    const whisper = holder('whisper', 1, otto, { whisper: true });
    const once = apply(
      thread(holder('first', 1, maraSender), whisper, holder('second', 2, maraSender)),
      note('failed', 1),
      note('failed', 2),
    );
    assert.deepEqual(
      messages(once).map(({ delivery }) => delivery),
      ['failed', 'sent', 'failed'],
    );
    assert.deepEqual(apply(once, note('failed', 2)).slice(), once.slice());
  });

  test('a note that is repeated changes nothing', () => {
    fc.assert(
      fc.property(holders, fc.array(notes, { maxLength: 4 }), notes, (entries, before, last) => {
        const once = apply(entries, ...before, last);
        assert.deepEqual(apply(once, last).slice(), once.slice());
      }),
    );
  });

  test('no one deletes the message of another, and no message of the customer fails', () => {
    fc.assert(
      fc.property(holders, notes, (entries, event) => {
        const after = apply(entries, event);
        for (const entry of messages(after)) {
          if (entry.delivery === 'failed') assert.notEqual(entry.sender.kind, 'customer');
          if (entry.body.type === 'deleted' && event.type === 'message-deleted' && event.by.kind !== 'system')
            assert.equal(entry.sender.id, event.by.id);
        }
      }),
    );
  });

  test('a deletion of the customer leaves nothing of the message that had the id first', () => {
    fc.assert(
      fc.property(holders, (entries) => {
        const original = holder('original', 0, pim, { body: { type: 'text', text: 'secret' } });
        const answers = messages(entries).filter(({ sender }) => sender.kind !== 'customer');
        const after = apply(thread(original, ...answers), deletion(pim, 70));
        assert.deepEqual(deleted(after), ['original']);
      }),
    );
  });

  test('the order in which late messages arrive does not matter', () => {
    fc.assert(
      fc.property(holders, fc.constantFrom(...senders), (entries, by) => {
        const reference = { what: 'seen', by, at: 30 } as const;
        const shuffled = messages(entries).toReversed().reduce<Entries>(insertEntry, EntryList.empty);
        const found = (list: Entries) => resolveMessage(list, x, reference).messages.map(({ at }) => at);
        assert.deepEqual(found(shuffled), found(entries));
      }),
    );
  });
});
