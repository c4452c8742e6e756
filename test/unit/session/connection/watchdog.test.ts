import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getWatchdogTiming, Watchdog, type ConnectionHealth } from '../../../../src/session/connection/watchdog.js';
import { defaultTiming } from '../../../../src/session/timing.js';
import { FakeTime } from '../../../support/builders/fake-time.js';

/** A connection on which the server answers after `answerAfterMs`, or never. */
function createConnection(answerAfterMs: number | null = 50) {
  const time = new FakeTime();
  const connection = {
    answerAfterMs,
    health: 'healthy' as ConnectionHealth,
    isTransportWaiting: false,
    lastPacketAt: 0,
    asked: [] as number[],
    disconnectedAt: null as number | null,
  };
  let wake: (isNetworkBack: boolean) => void = () => undefined;
  const watchdog = new Watchdog({
    ...getWatchdogTiming(defaultTiming),
    time,
    getHealth: () => connection.health,
    getLastPacketTime: () => connection.lastPacketAt,
    isTransportWaiting: () => connection.isTransportWaiting,
    ask: (onAnswer) => {
      connection.asked.push(time.monotonic());
      if (connection.answerAfterMs === null) return;
      time.setTimeout(() => {
        connection.lastPacketAt = time.monotonic();
        onAnswer();
      }, connection.answerAfterMs);
    },
    disconnect: () => (connection.disconnectedAt ??= time.monotonic()),
    reconnect: () => undefined,
    onWake: (listener) => {
      wake = listener;
      return () => undefined;
    },
  });
  watchdog.start();
  return { time, connection, watchdog, wake: (isNetworkBack = false) => wake(isNetworkBack) };
}

describe('something was sent, and the server is silent', () => {
  test('it is asked after eight seconds, and the connection is dead four seconds later', () => {
    const { time, connection, watchdog } = createConnection(null);
    watchdog.handleSent();
    time.advance(7_999);
    assert.deepEqual(connection.asked, []);
    time.advance(3_999);
    assert.deepEqual([connection.asked, connection.disconnectedAt], [[8_000], null]);
    time.advance(2);
    assert.equal(connection.disconnectedAt, 12_000);
  });

  test('silence before it counts, but the usual answer has two seconds', () => {
    const { time, connection, watchdog } = createConnection();
    time.advance(20_000);
    watchdog.handleSent();
    time.advance(1_999);
    assert.deepEqual(connection.asked, []);
    time.advance(1);
    assert.deepEqual(connection.asked, [22_000]);
    time.advance(60_000);
    assert.equal(connection.disconnectedAt, null);
    assert.equal(connection.asked.length, 1, 'an answer ends the question');
  });

  test('a packet before that ends it', () => {
    const { time, connection, watchdog } = createConnection(null);
    watchdog.handleSent();
    time.advance(5_000);
    connection.lastPacketAt = time.monotonic();
    time.advance(60_000);
    assert.deepEqual(connection.asked, []);
    watchdog.handleSent();
    time.advance(6_000);
    assert.equal(connection.asked.length, 1);
  });

  test('what was sent on an earlier connection does not count', () => {
    const { time, connection, watchdog } = createConnection(null);
    watchdog.handleSent();
    watchdog.handleDisconnect();
    time.advance(60_000);
    assert.deepEqual([connection.asked, connection.disconnectedAt], [[], null]);
  });
});

test('a transport that waits for the server is outstanding as well', () => {
  const { time, connection } = createConnection(null);
  connection.isTransportWaiting = true;
  time.advance(20_000);
  assert.equal(connection.asked[0], 10_000);
  assert.equal(connection.disconnectedAt, 14_000);
});

test('nothing is asked while nothing is outstanding', () => {
  const { time, connection } = createConnection(null);
  time.advance(3_600_000);
  assert.deepEqual(connection.asked, []);
});

describe('after the page or the machine was suspended', () => {
  test('the server is asked at once', () => {
    const { connection, wake } = createConnection();
    wake();
    assert.deepEqual(connection.asked, [0]);
  });

  test('so it is when only the clocks show it', () => {
    for (const jump of [3_600_000, -3_600_000, 20_000]) {
      const { time, connection } = createConnection();
      time.advance(1_000);
      time.wallOffset += jump;
      time.advance(5_000);
      assert.equal(connection.asked.length, 1);
      time.advance(3_600_000);
      assert.deepEqual([connection.asked.length, connection.disconnectedAt], [1, null], 'a healthy link is not cut');
    }
  });

  test('an answer that waits behind the timer is not missed', () => {
    const { time, connection, wake } = createConnection(null);
    wake();
    connection.answerAfterMs = 10;
    time.wallOffset += 60_000;
    time.advance(4_000);
    assert.equal(connection.disconnectedAt, null);
    assert.equal(connection.asked.length, 2);
    time.advance(60_000);
    assert.equal(connection.disconnectedAt, null);
  });

  test('an unhealthy connection is not asked, and a stopped watchdog does nothing', () => {
    const { time, connection, watchdog, wake } = createConnection(null);
    connection.health = 'reconnecting';
    wake();
    watchdog.stop();
    connection.health = 'healthy';
    time.advance(60_000);
    assert.deepEqual(connection.asked, []);
  });
});

describe('a thorough check', () => {
  const receiveAfter = (time: FakeTime, connection: { lastPacketAt: number }, ms: number) =>
    time.setTimeout(() => (connection.lastPacketAt = time.monotonic()), ms);

  test('takes only the answer of the server: on a connection that is dead in one direction, other packets arrive', () => {
    const { time, connection, watchdog } = createConnection(null);
    watchdog.checkThoroughly();
    receiveAfter(time, connection, 1_000);
    time.advance(3_999);
    assert.equal(connection.disconnectedAt, null);
    time.advance(1);
    assert.equal(connection.disconnectedAt, 4_000);
  });

  test('keeps a connection whose server answers, and the next silence is checked as usual', () => {
    const { time, connection, watchdog } = createConnection();
    watchdog.checkThoroughly();
    time.advance(4_000);
    connection.answerAfterMs = null;
    watchdog.handleSent();
    time.advance(7_000);
    assert.deepEqual(connection.asked.length, 2);
    connection.lastPacketAt = time.monotonic();
    time.advance(30_000);
    assert.equal(connection.disconnectedAt, null);
  });
});
