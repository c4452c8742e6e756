import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId, ServerEvent } from '../../../../src/domain/index.js';
import { Resync } from '../../../../src/session/connection/resync.js';
import { defaultTiming } from '../../../../src/session/timing.js';
import { RecentHistory } from '../../../../src/session/rest/recent-history.js';
import { markOffersUncertain, reduce } from '../../../../src/store/reduce.js';
import type { SessionState } from '../../../../src/store/state.js';
import { agent, conversation, message, offer, stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts, settlePromises } from '../../../support/builders/session-parts.js';

const presence: ServerEvent = {
  type: 'presence-reported',
  agentId: agent().id,
  changed: true,
  presence: { state: 'ready', reason: null, since: 0 },
  channels: [],
};
const snapshot = (id: string): ServerEvent => ({
  type: 'conversation-snapshot',
  conversation: conversation(id),
  history: [],
});
const entryAdded = { type: 'entry-added', conversationId: 'listed' as ConversationId } as const;
const activity = {
  ...{ name: 'CUSTOMER_MESSAGE', type: 'MESSAGE', conversationId: 'listed' },
  data: { header: { sender: { type: 'CUSTOMER' } }, body: { type: 'PLAIN', markdownText: 'Hello' } },
};
const offered = (id: string): ServerEvent => ({ type: 'offer-received', offer: offer(id) });
const withOffers = (state: SessionState, ...ids: readonly string[]) =>
  ids.reduce((current, id) => reduce(current, offered(id), 0), state);
const activeTask = (conversationId: string) => ({ id: `task-${conversationId}`, conversationId, state: 'ACTIVE' });

type Tasks = readonly unknown[] | null;
const noHistory = (): unknown => null;

/** A resync after a lost connection. `tasks` null: the task list cannot be loaded. */
function startResync(
  state: SessionState,
  tasks: Tasks | (() => Tasks),
  readHistory: (page: number) => unknown = noHistory,
) {
  let requestCount = 0;
  const parts = createSessionParts(markOffersUncertain(state), ({ pathname, searchParams }) => {
    if (pathname.endsWith('/activities')) return readHistory(Number(searchParams.get('offset')));
    requestCount++;
    const answer = typeof tasks === 'function' ? tasks() : tasks;
    if (answer === null) throw new TypeError('no network');
    return answer;
  });
  const { environment, rest, connection } = parts;
  const listener = { onConnect() {}, onDisconnect() {}, onConnectError() {}, onEvent() {}, onParseError() {} };
  const push = { tokens: () => ({ desktop: null, mobile: null }), tokenSent() {}, tokenReady: () => undefined };
  connection.open(listener, push);
  const resync = new Resync(environment, rest, connection, new RecentHistory(environment, rest));
  const applied: string[] = [];
  let resyncCount = 0;
  const apply = (event: ServerEvent) => environment.store.update((current) => reduce(current, event, 0));
  resync.start({
    applyEvent: (event) => {
      applied.push(`${event.type} ${'conversationId' in event ? event.conversationId : ''}`);
      apply(event);
    },
    onHistoryRead: (id) => applied.push(`history ${id}`),
    onResynced: () => resyncCount++,
  });
  const receive = (event: ServerEvent) => {
    apply(event);
    resync.observe(event);
  };
  return { ...parts, resync, applied, receive, resyncCount: () => resyncCount, requests: () => requestCount };
}

describe('the end of a resync', () => {
  test('withdraws an uncertain offer that the server has not sent again', async () => {
    const { environment, time, applied, receive } = startResync(withOffers(stateWith(), 'kept', 'gone'), []);
    receive(offered('kept'));
    receive(presence);
    await settlePromises();
    assert.deepEqual(applied, []);
    time.advance(defaultTiming.withdrawal);
    assert.deepEqual(applied, ['offer-withdrawn gone']);
    const { offers, local } = environment.store.state;
    assert.deepEqual(offers.ids, ['kept']);
    assert.deepEqual(
      local.lostOffers.map(({ offer: lost, reason }) => [lost.conversationId, reason]),
      [['gone', 'gone']],
    );
  });

  test('closes a conversation that the server neither sends nor lists', async () => {
    const state = stateWith(conversation('sent'), conversation('gone'));
    const { applied, receive, environment } = startResync(state, []);
    receive(snapshot('sent'));
    receive(presence);
    await settlePromises();
    assert.deepEqual(applied, ['conversation-closed gone']);
    assert.deepEqual(environment.store.state.conversations.ids, ['sent']);
  });

  test('waits for presence, the task list and every listed conversation', async () => {
    const { resync, receive, resyncCount } = startResync(stateWith(), [activeTask('talk')]);
    await settlePromises();
    receive(presence);
    assert.equal(resync.isDone, false);
    receive(snapshot('talk'));
    assert.equal(resync.isDone, true);
    assert.equal(resyncCount(), 1);
  });

  test('comes without a listed conversation that was requested three times, which stays', async () => {
    const { time, applied, resyncCount, sent } = startResync(stateWith(conversation('listed')), [activeTask('listed')]);
    await settlePromises();
    time.advance(3 * defaultTiming.resync - 1);
    assert.equal(resyncCount(), 0);
    time.advance(1);
    assert.equal(resyncCount(), 1);
    assert.equal(sent.length, 3);
    assert.deepEqual(applied, []);
  });

  test('does not come without the task list: nothing has ended, and the list is requested until it comes', async () => {
    const state = withOffers(stateWith(conversation('kept')), 'uncertain');
    let answer: readonly unknown[] | null = null;
    const { time, applied, receive, resync, requests } = startResync(state, () => answer);
    receive(presence);
    for (let count = 0; count < 20; count++) {
      await settlePromises();
      time.advance(defaultTiming.resync);
    }
    assert.deepEqual(applied, []);
    assert.equal(resync.isDone, false);
    assert.ok(requests() >= 4 && requests() < 15, `${String(requests())} requests in 100 s`);
    answer = [];
    time.advance(30_000);
    await settlePromises();
    assert.deepEqual(applied, ['conversation-closed kept']);
    assert.equal(resync.isDone, true);
    time.advance(defaultTiming.withdrawal);
    assert.deepEqual(applied, ['conversation-closed kept', 'offer-withdrawn uncertain']);
  });

  test('does not wait for an uncertain offer to be withdrawn when its time is over', async () => {
    const state = reduce(stateWith(), { type: 'offer-received', offer: { ...offer('short'), ringSeconds: 12 } }, 0);
    const { time, applied } = startResync(state, null);
    await settlePromises();
    time.advance(10_000);
    assert.deepEqual(applied, []);
    time.advance(5_000);
    assert.deepEqual(applied, ['offer-withdrawn short']);
  });

  test('keeps an offer that is listed but was not sent again, and makes it certain', async () => {
    const listed = { id: 'task-ring', conversationId: 'ring', state: 'RESERVED' };
    const state = withOffers(stateWith(), 'ring', 'gone');
    const { applied, receive, environment, time } = startResync(state, [
      { ...listed, id: state.offers.byId.get('ring' as ConversationId)?.taskId },
    ]);
    receive(presence);
    await settlePromises();
    time.advance(defaultTiming.withdrawal);
    assert.deepEqual(applied, ['offer-received ', 'offer-withdrawn gone']);
    assert.equal(environment.store.state.offers.byId.get('ring' as ConversationId)?.uncertain, false);
  });

  test('does not wait for a listed conversation that is closed, or refused, meanwhile', async () => {
    const { resync, receive } = startResync(stateWith(), [activeTask('closed'), activeTask('refused')]);
    await settlePromises();
    receive(presence);
    receive({ type: 'conversation-closed', conversationId: 'closed' as ConversationId, reason: 'left', detail: '' });
    assert.equal(resync.isDone, false);
    const conversationId = 'refused' as ConversationId;
    receive({ type: 'request-refused', event: 'topicSubscription', message: '', conversationId });
    assert.equal(resync.isDone, true);
  });
});

test('a listed conversation that was not sent is requested', async () => {
  const { sent, receive } = startResync(stateWith(), [activeTask('sent'), activeTask('missing')]);
  receive(snapshot('sent'));
  await settlePromises();
  assert.deepEqual(
    sent.map(({ event, payload }) => [event, (payload as { conversationId: ConversationId }).conversationId]),
    [['topicSubscription', 'missing']],
  );
});

test('a cancelled resync never ends', async () => {
  const { resync, time, receive, resyncCount } = startResync(stateWith(), []);
  resync.cancel();
  receive(presence);
  await settlePromises();
  time.advance(defaultTiming.resync);
  assert.equal(resyncCount(), 0);
  assert.equal(resync.isDone, false);
});

test('a history in place of a snapshot is read back to what is known, also behind a clock that is ahead', async () => {
  const now = Date.UTC(2026, 0, 1);
  for (const ahead of [120_000, 86_400_000, Date.UTC(2099, 0, 1) - now]) {
    let state = stateWith(conversation('listed'));
    for (const at of [now, now + ahead])
      state = reduce(state, { ...entryAdded, entry: message(`known ${String(at)}`, at) }, 0);
    state = { ...state, connection: { ...state.connection, status: 'online' } };
    const pages: number[] = [];
    const { environment, time } = startResync(state, [activeTask('listed')], (page) => {
      pages.push(page);
      // One message a page, of which the second one is older than what is known.
      return { docs: [{ ...activity, id: `m${String(page)}`, timestamp: now + 20_000 - page * 40_000 }] };
    });
    environment.clock.observeNew(now);
    await settlePromises();
    time.advance(defaultTiming.resync);
    for (let i = 0; i < 10; i++) await settlePromises();
    assert.deepEqual(pages, [0, 1], `ahead by ${String(ahead)} ms`);
  }
});
