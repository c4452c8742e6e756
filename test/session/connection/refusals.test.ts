import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConnectionState } from '../../../src/domain/index.js';
import type { TimeProvider } from '../../../src/session/server-clock.js';
import {
  disposeSessions,
  goReady,
  newSession,
  openChat,
  recordEvents,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const refuse = (code: string, data: unknown) => emulator.control('POST', '/faults', { refuse: { code, data } });
const drop = () => emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });

describe('a handshake that is refused for an unknown cause', () => {
  const causes: readonly [string, unknown, string][] = [
    ['internal-error', { content: { msg: 'try later' } }, 'try later'],
    ['xhr poll error', {}, 'xhr poll error'],
    ['maintenance', 'the server starts', 'maintenance'],
    ['rate-limit', { content: { key: 'RL' } }, 'rate-limit'],
  ];
  for (const [code, data, detail] of causes) {
    test(`${code} is tried again by itself: the session stays reconnecting, with its conversations`, async () => {
      const session = await signIn(emulator, 'mara', {}, { retry: 20 });
      await goReady(session);
      const id = await openChat(emulator, session);
      const states = recordEvents(session, 'connection-changed');
      await refuse(code, data);
      await drop();
      await until(session, () => session.state.connection.problem?.code === 'other', 'the refusal');
      assert.deepEqual(session.state.connection, { status: 'reconnecting', problem: { code: 'other', detail } });
      assert.ok(session.state.conversations.byId.has(id), 'the thread stays readable');
      await emulator.control('DELETE', '/faults');
      await until(session, () => session.state.connection.status === 'online', 'online again');
      const statuses = new Set(states.map((event) => (event.detail as ConnectionState).status));
      assert.deepEqual([...statuses], ['reconnecting', 'online']);
    });
  }

  test('is tried again also at the first connect, where the status stays connecting', async () => {
    await refuse('internal-error', { content: { msg: 'try later' } });
    const session = newSession(emulator, {}, { retry: 20 });
    await session.login('mara', 'demo');
    await until(session, () => session.state.connection.problem, 'the refusal');
    assert.deepEqual(session.state.connection, {
      status: 'connecting',
      problem: { code: 'other', detail: 'try later' },
    });
    await emulator.control('DELETE', '/faults');
    await until(session, () => session.state.connection.status === 'online', 'online');
  });

  test('is not tried again after the agent has logged out', async () => {
    await refuse('internal-error', {});
    /** With their delays (ms). */
    const timers = new Map<unknown, number>();
    const time: TimeProvider = {
      now: () => Date.now(),
      setTimeout: (callback, ms) => {
        const timer = setTimeout(() => timers.delete(timer) && callback(), ms);
        timers.set(timer, ms);
        return timer;
      },
      clearTimeout: (timer) => timers.delete(timer) && clearTimeout(timer as NodeJS.Timeout),
    };
    const session = newSession(emulator, {}, { retry: 60_000, retryMax: 60_000 }, { time });
    await session.login('mara', 'demo');
    await until(session, () => session.state.connection.problem, 'the refusal');
    // The shorter ones are those of the storage, which may be at work.
    assert.equal([...timers.values()].filter((ms) => ms >= 30_000).length, 1, 'the next attempt');
    await session.logout();
    assert.equal(session.state.connection.status, 'signed-out');
    assert.equal(timers.size, 0, 'no attempt is left');
  });
});

test('a licence refusal is not tried again, and a person can', async () => {
  await refuse('license-error', { content: { key: 'LM', licStatus: 'EXPIRED' } });
  const session = newSession(emulator, {}, { retry: 10 });
  await session.login('mara', 'demo');
  await until(session, () => session.state.connection.status === 'refused', 'refused');
  await emulator.control('DELETE', '/faults');
  session.reconnect();
  await until(session, () => session.state.connection.status === 'online', 'online');
});
