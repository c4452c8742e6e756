/** The server is reached, and what asks it for the session is not answered: Socket.IO itself waits for that for ever. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, test } from 'node:test';
import { Server } from 'socket.io';
import { SocketTransport } from '../../../src/session/connection/socket-transport.js';
import { systemTime, type TimeProvider } from '../../../src/session/server-clock.js';
import { defaultTiming, scaleTiming } from '../../../src/session/timing.js';
import { FakeTime } from '../../support/builders/fake-time.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server that answers the n-th request for a session as `admit` says, and a transport that is being opened. */
async function open(admit: (attempt: number, next: () => void) => void, time: TimeProvider = systemTime) {
  const http = createServer();
  const io = new Server(http, { path: '/socket.io', connectTimeout: 60_000 });
  closers.push(() => new Promise((resolve) => void io.close(() => resolve(null))));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  let attempts = 0;
  io.use((_, next) => admit(++attempts, next));
  // An attempt may take a second.
  const options = {
    url: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`,
    timing: scaleTiming(1 / 20),
    handshake: () => ({ auth: {}, query: {} }),
  };
  const transport = new SocketTransport(options, { time });
  closers.push(() => transport.close());
  let connects = 0;
  const waiting: (() => void)[] = [];
  transport.open({
    onConnect: () => {
      connects++;
      for (const resolve of waiting.splice(0)) resolve();
    },
    onDisconnect: () => undefined,
    onConnectError: () => undefined,
    onEvent: (_, __, acknowledge) => acknowledge?.(),
    onParseError: () => undefined,
  });
  const connected = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  return { io, connected, countConnects: () => connects, countAttempts: () => attempts };
}

test('a request for a session that is not answered is repeated', { timeout: 20_000 }, async () => {
  const { connected, countAttempts } = await open((attempt, next) => {
    if (attempt > 2) next();
  });
  await connected();
  assert.equal(countAttempts(), 3);
});

test('so it is after a connection was lost', { timeout: 20_000 }, async () => {
  const { io, connected, countAttempts, countConnects } = await open((attempt, next) => {
    if (attempt !== 2) next();
  });
  await connected();
  const again = connected();
  for (const socket of io.sockets.sockets.values()) socket.conn.close(true);
  await again;
  assert.deepEqual([countAttempts(), countConnects()], [3, 2]);
});

test('a slow answer is waited for', { timeout: 20_000 }, async () => {
  const { connected, countAttempts } = await open((_, next) => void setTimeout(next, 500));
  await connected();
  assert.equal(countAttempts(), 1);
});

test('a session that is there is not asked for again', { timeout: 20_000 }, async () => {
  const time = new FakeTime();
  const { io, connected, countAttempts } = await open((_, next) => next(), time);
  await connected();
  time.advance(defaultTiming.connect);
  const [socket] = io.sockets.sockets.values();
  // The client answers over the connection that it had.
  await new Promise((resolve) => {
    socket?.emit('still there?', resolve);
  });
  assert.equal(countAttempts(), 1);
});
