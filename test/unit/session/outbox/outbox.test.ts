import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CommandOutcome, Message, ServerEvent } from '../../../../src/domain/index.js';
import { Outbox } from '../../../../src/session/outbox/outbox.js';
import { Resync } from '../../../../src/session/connection/resync.js';
import { RecentHistory } from '../../../../src/session/rest/recent-history.js';
import { StorageError, type RecordChange, type RecordOwner } from '../../../../src/session/storage/desk-storage.js';
import { MemoryStorage } from '../../../../src/session/storage/memory-storage.js';
import type { RecordKind } from '../../../../src/session/storage/record-kinds.js';
import { defaultTiming } from '../../../../src/session/timing.js';
import { conversation, message, sendMessageCommand, stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts, settlePromises } from '../../../support/builders/session-parts.js';

const talk = conversation('talk');
const question = message('question', 0);
const hourMs = 3_600_000;
const owner = { address: 'http://host.test/agent-manager', agentId: 'mara' };
const otto = { ...owner, agentId: 'otto' };
const listener = { onConnect() {}, onDisconnect() {}, onConnectError() {}, onEvent() {}, onParseError() {} };
const push = { tokens: () => ({ desktop: null, mobile: null }), tokenSent() {}, tokenReady: () => undefined };

/** A device that takes nothing more while it is full, and answers when the test lets it. */
class SteeredStorage extends MemoryStorage {
  isFull = false;
  /** Readings that wait for an answer; null while they do not wait. */
  waiting: (() => void)[] | null = null;

  override change(changes: readonly RecordChange[]): Promise<void> {
    return this.isFull ? Promise.reject(new StorageError('full')) : super.change(changes);
  }

  override async list<Kind extends RecordKind>(whose: RecordOwner, kind: Kind) {
    const found = await super.list(whose, kind);
    if (this.waiting !== null) await new Promise<void>((resolve) => this.waiting?.push(resolve));
    return found;
  }
}

/** One page; pages with the same storage are of one browser. REST does not answer. */
function openPage(storage = new MemoryStorage()) {
  const parts = createSessionParts(stateWith(talk), () => ({ docs: 0 }), {}, { storage });
  const { environment, rest, connection, time, sent } = parts;
  const recentHistory = new RecentHistory(environment, rest);
  const resync = new Resync(environment, rest, connection, recentHistory);
  const outbox = new Outbox({ environment, recentHistory, connection, resync, applyHistory: () => undefined });
  const signIn = (who = owner) => {
    environment.records.open(who);
    outbox.start(who);
  };
  signIn();
  const connect = () => {
    connection.open(listener, push);
    outbox.handleConnect();
  };
  const disconnect = () => {
    connection.close();
    outbox.handleDisconnect();
  };
  const receiveHistory = (...messages: readonly Message[]) => {
    const event: ServerEvent = {
      type: 'conversation-snapshot',
      conversation: talk,
      history: [question, ...messages].map((entry) => ({ type: 'entry-added', conversationId: talk.id, entry })),
    };
    outbox.observe(event);
  };
  const shown = () =>
    environment.store.state.pending.map(
      ({ delivery, message }) => `${message?.body.text ?? ''} ${message?.delivery ?? ''} ${delivery}`,
    );
  const pending = () => environment.store.state.pending.flatMap(({ message }) => message ?? []);
  const advance = async (ms: number) => {
    time.advance(ms);
    await settlePromises();
  };
  const say = (text: string): Promise<CommandOutcome> => outbox.send(sendMessageCommand('talk', text));
  return { ...parts, outbox, signIn, connect, disconnect, receiveHistory, shown, pending, advance, say, sent, storage };
}

const messages = (sent: readonly { readonly event: string }[]) =>
  sent.filter(({ event }) => event === 'publishCimEvent').length;

describe('a message', () => {
  test('is on the device before it is sent, and sent after the history of its conversation has come', async () => {
    const { connect, disconnect, receiveHistory, shown, say, sent, storage } = openPage();
    connect();
    void say('early');
    await settlePromises();
    assert.deepEqual([shown(), messages(sent)], [['early queued queued'], 0]);
    const stored = await storage.list(owner, 'message');
    assert.equal(stored[0]?.value.row.message.body.text, 'early');
    receiveHistory();
    assert.equal(messages(sent), 0, 'first it is noted on the device that it is sent');
    await settlePromises();
    assert.deepEqual([shown(), messages(sent)], [['early sending sending'], 1]);
    disconnect();
    void say('while offline');
    connect();
    await settlePromises();
    assert.deepEqual([shown(), messages(sent)], [['early unconfirmed unconfirmed', 'while offline queued queued'], 1]);
  });

  test('that the history lacks twice, the second time after the server must have stored it, is sent again', async () => {
    const { connect, disconnect, receiveHistory, shown, pending, advance, say, sent } = openPage();
    connect();
    receiveHistory();
    const outcome = say('hello');
    await settlePromises();
    const [own] = pending();
    assert.ok(own);
    await advance(1);
    disconnect();
    connect();
    receiveHistory();
    await settlePromises();
    assert.deepEqual([shown(), messages(sent)], [['hello unconfirmed unconfirmed'], 1]);
    // REST fails, so the socket is asked.
    await advance(defaultTiming.settle);
    await advance(1);
    assert.ok(sent.some(({ event }) => event === 'topicSubscription'));
    receiveHistory();
    await settlePromises();
    assert.deepEqual([shown(), messages(sent)], [['hello sending sending'], 2]);
    assert.deepEqual(
      new Set(
        sent
          .filter(({ event }) => event === 'publishCimEvent')
          .map(({ payload }) => (payload as { cimEvent: { id: string } }).cimEvent.id),
      ),
      new Set([own.id]),
    );
    receiveHistory(own);
    assert.deepEqual([await outcome, shown()], [{ status: 'confirmed' }, []]);
  });

  test('outlives the page, is found in the history, and is gone from the device then', async () => {
    const first = openPage();
    first.connect();
    first.receiveHistory();
    void first.say('sent');
    void first.say('waits');
    await settlePromises();
    const [own] = first.pending();
    assert.ok(own);
    const second = openPage(first.storage);
    await settlePromises();
    assert.deepEqual(second.shown(), ['sent unconfirmed unconfirmed', 'waits queued queued']);
    second.connect();
    second.receiveHistory(own);
    await settlePromises();
    assert.deepEqual([second.shown(), messages(second.sent)], [['waits sending sending'], 1]);
    assert.equal((await first.storage.list(owner, 'message')).length, 1);
  });

  test('is there again for the same agent, and for no other', async () => {
    const { outbox, environment, signIn, shown, say } = openPage();
    const outcome = say('hello');
    await settlePromises();
    outbox.stop('session-ended');
    environment.records.close();
    assert.deepEqual([await outcome, shown()], [{ status: 'unknown' }, []], 'another page may send it');
    signIn();
    assert.deepEqual(shown(), ['hello queued queued']);
    outbox.stop('session-ended');
    environment.records.close();
    signIn(otto);
    await settlePromises();
    assert.deepEqual(shown(), []);
    outbox.stop('session-ended');
    environment.records.close();
    signIn();
    await settlePromises();
    assert.deepEqual(shown(), []);
  });

  test('that waited for 24 hours is not sent any more, and is deleted once the server has told the time', async () => {
    const storage = new MemoryStorage();
    const first = openPage(storage);
    void first.say('old');
    await settlePromises();
    const second = openPage(storage);
    second.outbox.stop('session-ended');
    second.time.advance(25 * hourMs);
    second.environment.records.close();
    second.signIn();
    second.connect();
    await settlePromises();
    assert.deepEqual([second.shown(), (await storage.list(owner, 'message')).length], [[], 1]);
    second.environment.clock.observeNew(25 * hourMs);
    second.outbox.handleResynced();
    await settlePromises();
    assert.deepEqual([second.shown(), (await storage.list(owner, 'message')).length], [[], 0]);
  });

  /** The clock of the device when the text is written, when it is there again, and how much time passes. */
  const wrongClocks = {
    'was a day slow and has been set': { before: -30 * hourMs, after: 0, passedMs: hourMs },
    'is two days fast since': { before: 0, after: 48 * hourMs, passedMs: hourMs },
    'has stood still in 1970': { before: -1_000_000 * hourMs, after: 0, passedMs: 60_000 },
  };
  for (const [name, { before, after, passedMs }] of Object.entries(wrongClocks))
    for (const isLearntBefore of [false, true])
      test(`is kept on a device whose clock ${name}, whether the server tells the time before or after`, async () => {
        const serverTime = 2_000_000 * hourMs;
        const storage = new MemoryStorage();
        const first = openPage(storage);
        first.time.wallOffset = serverTime + before;
        first.environment.clock.observeNew(serverTime);
        void first.say('kept');
        await settlePromises();
        const second = openPage(storage);
        second.outbox.stop('session-ended');
        second.environment.records.close();
        second.time.wallOffset = serverTime + passedMs + after;
        if (isLearntBefore) second.environment.clock.observeNew(serverTime + passedMs);
        second.signIn();
        second.connect();
        await settlePromises();
        second.environment.clock.observeNew(serverTime + passedMs);
        second.outbox.handleResynced();
        await settlePromises();
        assert.deepEqual(second.shown(), ['kept queued queued']);
        assert.equal((await storage.list(owner, 'message')).length, 1);
      });

  test('of an ended conversation is kept in the memory outbox when the session ends and the clock is set', async () => {
    const { outbox, environment, time, signIn, connect, say, storage } = openPage();
    environment.clock.observeNew(time.now());
    connect();
    void say('not sent');
    await settlePromises();
    outbox.handleClosed(talk.id);
    outbox.stop('session-ended');
    environment.records.close();
    time.wallOffset += 30 * hourMs;
    signIn();
    await settlePromises();
    assert.equal((await storage.list(owner, 'message')).length, 1);
  });

  test('that another script has written to the device is ignored', async () => {
    const storage = new MemoryStorage();
    const values = [null, 'text', {}, { row: {}, command: {}, issuedAt: 1 }, { row: { message: null }, command: 1 }];
    for (const [i, value] of values.entries())
      await storage.put(owner, 'message', { id: String(i), value: value as never, savedAt: 0 });
    const { shown } = openPage(storage);
    await settlePromises();
    assert.deepEqual(shown(), []);
  });

  test('of a conversation that is not there any more is listed with it, and stays on the device until it is dismissed', async () => {
    const storage = new MemoryStorage();
    const first = openPage(storage);
    void first.say('not sent');
    await settlePromises();
    const { environment, outbox, shown } = openPage(storage);
    await settlePromises();
    environment.store.update((state) => ({ ...state, conversations: { ids: [], byId: new Map() } }));
    outbox.handleResynced();
    const [ended] = environment.store.state.local.endedConversations;
    assert.deepEqual(
      [ended?.conversation.customer.name, ended?.unsent?.map(({ body }) => body.text), shown()],
      ['Pim', ['not sent'], []],
    );
    assert.equal((await storage.list(owner, 'message')).length, 1);
    outbox.dismiss(talk.id);
    await settlePromises();
    assert.equal((await storage.list(owner, 'message')).length, 0);
  });

  test('that was sent, and that a full device has as one that waits, is not sent again without a look at the history', async () => {
    const storage = new SteeredStorage();
    const { connect, disconnect, receiveHistory, shown, say, sent } = openPage(storage);
    connect();
    void say('hello');
    await settlePromises();
    storage.isFull = true;
    receiveHistory();
    await settlePromises();
    assert.equal(messages(sent), 1);
    disconnect();
    connect();
    await settlePromises();
    assert.deepEqual(shown(), ['hello unconfirmed unconfirmed']);
    receiveHistory();
    await settlePromises();
    assert.deepEqual([shown(), messages(sent)], [['hello unconfirmed unconfirmed'], 1]);
  });

  test('of the device is there once this page leads, although it connects before the device has answered', async () => {
    const storage = new SteeredStorage();
    void openPage(storage).say('hello');
    await settlePromises();
    storage.waiting = [];
    const { outbox, connect, shown } = openPage(storage);
    let isThere = false;
    const leading = outbox.lead().then(() => (isThere = true));
    connect();
    await settlePromises();
    // Each reading asks for what was discarded, too.
    for (const answer of storage.waiting.slice(0, -2)) answer();
    await settlePromises();
    assert.deepEqual([isThere, shown()], [false, []], 'only the last reading counts');
    for (const answer of storage.waiting.slice(-2)) answer();
    await leading;
    assert.deepEqual(shown(), ['hello queued queued']);
  });

  test('of a conversation that is open again is shown by the tab that leads alone', async () => {
    const { outbox, environment, connect, receiveHistory, shown, say } = openPage();
    connect();
    void say('waits');
    await settlePromises();
    outbox.handleClosed(talk.id);
    outbox.follow();
    const messagesOfTabs = { shown: [], observe: () => undefined, handleEnded: () => false };
    environment.tabs = { isFollowing: true, messages: messagesOfTabs } as never;
    receiveHistory();
    assert.deepEqual(shown(), []);
    environment.tabs = null;
    receiveHistory();
    assert.deepEqual(shown(), ['waits undecided undecided']);
  });

  test('of a conversation that had ended and is open again is shown there, confirmed by its history and not sent by itself', async () => {
    const { outbox, connect, receiveHistory, shown, pending, advance, say, sent, storage } = openPage();
    connect();
    receiveHistory();
    const outcomes = ['sent', 'waits'].map(say);
    await settlePromises();
    const [own] = pending();
    assert.ok(own);
    outbox.handleClosed(talk.id);
    assert.deepEqual(await Promise.all(outcomes), [
      { status: 'unknown' },
      { status: 'not-sent', why: 'no-such-conversation' },
    ]);
    assert.deepEqual(shown(), []);
    receiveHistory(own);
    assert.deepEqual(shown(), ['waits undecided undecided']);
    await advance(600_000);
    assert.deepEqual([shown(), messages(sent)], [['waits undecided undecided'], 1]);
    const waiting = outbox.isEmpty ? undefined : pending()[0]?.pendingCommand;
    assert.ok(waiting);
    outbox.retry(waiting);
    await settlePromises();
    assert.equal(messages(sent), 2);
    outbox.dismiss(talk.id);
    assert.equal((await storage.list(owner, 'message')).length, 1, 'it is on its way');
  });
});
