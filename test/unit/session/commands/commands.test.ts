import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ServerEvent } from '../../../../src/domain/index.js';
import { Commands } from '../../../../src/session/commands/commands.js';
import { Outbox } from '../../../../src/session/outbox/outbox.js';
import { Resync } from '../../../../src/session/connection/resync.js';
import { RecentHistory } from '../../../../src/session/rest/recent-history.js';
import { defaultTiming } from '../../../../src/session/timing.js';
import { reduce } from '../../../../src/store/reduce.js';
import { conversation, participant, stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts } from '../../../support/builders/session-parts.js';

const talk = conversation('talk', { participants: [participant('mara'), participant('otto')] });
const listener = { onConnect() {}, onDisconnect() {}, onConnectError() {}, onEvent() {}, onParseError() {} };
const push = { tokens: () => ({ desktop: null, mobile: null }), tokenSent() {}, tokenReady: () => undefined };
function createCommands() {
  const parts = createSessionParts(stateWith(talk), () => new Promise(() => undefined));
  const { environment, rest, connection, time, sent } = parts;
  const recentHistory = new RecentHistory(environment, rest);
  const resync = new Resync(environment, rest, connection, recentHistory);
  const outbox = new Outbox({ environment, recentHistory, connection, resync, applyHistory: () => undefined });
  const commands = new Commands(environment, connection, { current: outbox });
  /** A connection opens, and the resync starts. */
  const connect = () => {
    connection.open(listener, push);
    resync.start({
      applyEvent: () => undefined,
      onHistoryRead: () => undefined,
      onResynced: () => commands.handleResynced(),
    });
  };
  const disconnect = () => {
    connection.close();
    resync.cancel();
    commands.handleDisconnect();
  };
  const receive = (event: ServerEvent) => {
    commands.settle(event);
    environment.store.update((state) => reduce(state, event, 0));
    resync.observe(event);
  };
  const delivery = () => environment.store.state.pending.map((pending) => pending.delivery);
  return { commands, connect, disconnect, receive, delivery, time, sentEvents: () => sent.map(({ event }) => event) };
}

describe('another command', () => {
  const leave = { type: 'leave', conversationId: talk.id } as const;

  test('is not sent while offline, and does not wait for history', async () => {
    const { commands, connect, sentEvents } = createCommands();
    assert.deepEqual(await commands.dispatch(leave), { status: 'not-sent', why: 'offline' });
    connect();
    void commands.dispatch(leave);
    assert.deepEqual(sentEvents(), ['topicUnsubscription']);
  });

  test('is unknown at its timeout, also while the connection is lost', async () => {
    for (const isLost of [false, true]) {
      const { commands, connect, disconnect, time, delivery } = createCommands();
      connect();
      const outcome = commands.dispatch(leave);
      if (isLost) disconnect();
      assert.deepEqual(delivery(), [isLost ? 'unconfirmed' : 'sending']);
      time.advance(defaultTiming.request);
      assert.deepEqual(await outcome, { status: 'unknown' });
    }
  });

  test('that closes the conversation is remembered until it is closed or refused', async () => {
    const { commands, connect, time } = createCommands();
    connect();
    assert.equal(commands.departureOf(talk.id), null);
    void commands.dispatch(leave);
    time.advance(defaultTiming.request);
    assert.equal(commands.departureOf(talk.id), 'left');
    const outcome = commands.dispatch(leave);
    commands.settle({ type: 'request-refused', event: 'topicUnsubscription', message: 'no', conversationId: null });
    assert.equal((await outcome).status, 'refused');
    assert.equal(commands.departureOf(talk.id), null);
  });

  test('that logs out ends with the connection', async () => {
    const { commands, connect, disconnect } = createCommands();
    connect();
    const outcome = commands.dispatch({ type: 'log-out', reason: null });
    disconnect();
    assert.deepEqual(await outcome, { status: 'unknown' });
  });
});
