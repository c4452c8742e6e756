import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { Server, type Socket } from 'socket.io';
import type { ConnectionProblem } from '../../../src/domain/index.js';
import { SocketTransport, type WatchdogOptions } from '../../../src/session/connection/socket-transport.js';
import { parseSocketUrl } from '../../../src/session/connection/socket-url.js';
import { defaultTiming } from '../../../src/session/timing.js';
import { CuttingProxy } from '../../support/node/cutting-proxy.js';
import type { DisconnectReason, TransportListener } from '../../../src/session/connection/transport.js';

/** Records every call, and gives a promise of the next call of each kind. */
class RecordingListener implements TransportListener {
  readonly received: { kind: string; detail: unknown; acknowledge?: (() => void) | null }[] = [];
  readonly #waiters: { kind: string; resolve: (detail: unknown) => void }[] = [];

  onConnect = () => this.#record('up', null);
  onDisconnect = (loss: DisconnectReason) => this.#record('down', loss);
  onConnectError = (problem: ConnectionProblem, retrying: boolean) =>
    this.#record('refused', { code: problem.code, retrying });
  onParseError = (problem: string) => this.#record('bad-packet', problem);
  onEvent = (event: string, args: readonly unknown[], acknowledge: (() => void) | null) =>
    this.#record('message', { event, args, acknowledge });

  next<T = unknown>(kind: string): Promise<T> {
    return new Promise((resolve) => this.#waiters.push({ kind, resolve: resolve as (detail: unknown) => void }));
  }

  count(kind: string): number {
    return this.received.filter((entry) => entry.kind === kind).length;
  }

  #record(kind: string, detail: unknown): void {
    this.received.push({ kind, detail });
    const index = this.#waiters.findIndex((waiter) => waiter.kind === kind);
    if (index >= 0) this.#waiters.splice(index, 1)[0]?.resolve(detail);
  }
}

describe('the socket transport', () => {
  const http = createServer();
  let io: Server;
  let port = 0;
  let refusal: (Error & { data?: unknown }) | null = null;
  const received: { event: string; payload: unknown }[] = [];
  const handshakeAuths: unknown[] = [];
  const transports: SocketTransport[] = [];

  before(async () => {
    await new Promise<void>((resolve) => http.listen(0, resolve));
    port = (http.address() as AddressInfo).port;
    io = new Server(http, { path: '/crm/agent-manager/socket.io', cors: { origin: '*' } });
    io.use((socket, next) => {
      handshakeAuths.push(socket.handshake.auth);
      if (refusal === null) next();
      else next(refusal);
    });
    io.on('connection', (socket) =>
      socket.onAny((event: string, payload: unknown) => received.push({ event, payload })),
    );
  });

  afterEach(() => {
    for (const transport of transports.splice(0)) transport.close();
    refusal = null;
    received.length = 0;
    handshakeAuths.length = 0;
  });
  after(() => io.close());

  const connect = async (path = '/crm/agent-manager') => {
    let handshakeCount = 0;
    const transport = new SocketTransport({
      url: `http://127.0.0.1:${port}${path}`,
      handshake: () => ({ auth: { agent: `token ${++handshakeCount}` }, query: { username: 'mara' } }),
    });
    transports.push(transport);
    const listener = new RecordingListener();
    const up = listener.next('up');
    transport.open(listener);
    await up;
    // A disconnect during long polling would make the server wait half a minute for the next poll.
    const { conn } = await getServerSocket();
    if (conn.transport.name === 'polling') await new Promise((resolve) => conn.once('upgrade', resolve));
    return { transport, listener };
  };
  const serverSockets = async () => (await io.fetchSockets()) as unknown as Socket[];
  const getServerSocket = async () => {
    const [socket] = await serverSockets();
    assert.ok(socket);
    return socket;
  };

  test('is found below the path of the address, with or without a slash at its end', async () => {
    await connect('/crm/agent-manager/');
    assert.equal((await serverSockets()).length, 1);
  });

  test('opening it again and again while it opens makes one session on the server', async () => {
    const transport = new SocketTransport({
      url: `http://127.0.0.1:${port}/crm/agent-manager`,
      handshake: () => ({ auth: {}, query: {} }),
    });
    transports.push(transport);
    const listener = new RecordingListener();
    let connections = 0;
    io.on('connection', () => connections++);
    const up = listener.next('up');
    for (let i = 0; i < 3; i++) transport.open(listener);
    await up;
    transport.open(listener);
    await roundTrip(transport);
    assert.equal(connections, 1);
  });

  /** Resolves when everything sent before has arrived. */
  const roundTrip = (transport: SocketTransport) =>
    new Promise<void>((resolve) => {
      io.sockets.sockets.forEach((socket) => socket.once('ping?', () => resolve()));
      transport.send('ping?', null);
    });

  test('sends and buffers nothing while disconnected', async () => {
    const { transport, listener } = await connect();
    const down = listener.next<DisconnectReason>('down');
    const up = listener.next('up');
    (await getServerSocket()).conn.close(true);
    assert.equal(await down, 'lost');
    assert.equal(transport.send('too-early', 1), false);
    await up;
    assert.equal(transport.send('now', 2), true);
    await roundTrip(transport);
    assert.deepEqual(
      received.map(({ event }) => event).filter((event) => event !== 'ping?'),
      ['now'],
    );
  });

  test('calls handshake for every connect', async () => {
    const { listener } = await connect();
    const up = listener.next('up');
    (await getServerSocket()).conn.close(true);
    await up;
    assert.equal(handshakeAuths.length, 2);
    assert.notDeepEqual(handshakeAuths[0], handshakeAuths[1]);
  });

  test('acknowledges an event when the session does', async () => {
    const { listener } = await connect();
    const message = listener.next<{ event: string; args: unknown[]; acknowledge: () => void }>('message');
    const answer = new Promise(
      (resolve) => void getServerSocket().then((socket) => socket.emit('onTopicData', { a: 1 }, resolve)),
    );
    const { event, args, acknowledge } = await message;
    assert.deepEqual([event, args], ['onTopicData', [{ a: 1 }]]);
    acknowledge();
    assert.deepEqual(await answer, { status: 'ok' });
  });

  test('does not reconnect after the server disconnects', async () => {
    const { listener } = await connect();
    const down = listener.next<DisconnectReason>('down');
    (await getServerSocket()).disconnect(true);
    assert.equal(await down, 'ended-by-server');
    assert.equal(listener.count('up'), 1);
    assert.equal((await serverSockets()).length, 0);
  });

  test('reports a refused handshake with its reason and does not retry', async () => {
    refusal = Object.assign(new Error('login-failed'), { data: { content: { msg: 'who are you?' } } });
    const transport = new SocketTransport({
      url: `http://127.0.0.1:${port}/crm/agent-manager`,
      handshake: () => ({ auth: {}, query: {} }),
    });
    transports.push(transport);
    const listener = new RecordingListener();
    const refused = listener.next('refused');
    transport.open(listener);
    assert.deepEqual(await refused, { code: 'login-failed', retrying: false });
    assert.equal(handshakeAuths.length, 1);
  });

  test('reports an unreachable server and retries', async () => {
    const transport = new SocketTransport({ url: 'http://127.0.0.1:1', handshake: () => ({ auth: {}, query: {} }) });
    transports.push(transport);
    const listener = new RecordingListener();
    const refused = listener.next('refused');
    transport.open(listener);
    assert.deepEqual(await refused, { code: 'unreachable', retrying: true });
  });

  test('reconnects after a malformed packet', async () => {
    const { transport, listener } = await connect();
    const badPacket = listener.next<string>('bad-packet');
    const up = listener.next('up');
    // A binary header without its attachment, then text. The standard parser would throw and receive nothing more.
    const { conn } = await getServerSocket();
    conn.write('51-["file",{"_placeholder":true,"num":0}]');
    conn.write('2["after"]');
    assert.match(await badPacket, /.+/);
    await up;
    await roundTrip(transport);
    assert.equal(listener.count('up'), 2);
  });
});

describe('the watchdog', () => {
  const http = createServer();
  let io: Server;
  let url = '';
  const transports: SocketTransport[] = [];
  before(async () => {
    await new Promise<void>((resolve) => http.listen(0, resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    // Socket.IO itself would need this long to detect a dead connection.
    io = new Server(http, { pingInterval: 100, pingTimeout: 60_000 });
  });
  afterEach(() => {
    for (const transport of transports.splice(0)) transport.close();
  });
  after(() => io.close());

  let triggerWake: (networkIsBack: boolean) => void = () => undefined;
  const connect = async (watchdogOptions: Partial<WatchdogOptions>) => {
    const transport = new SocketTransport(
      { url, handshake: () => ({ auth: {}, query: {} }) },
      {
        ...watchdogOptions,
        onWake: (listener) => {
          triggerWake = listener;
          return () => {
            triggerWake = () => undefined;
          };
        },
      },
    );
    transports.push(transport);
    const listener = new RecordingListener();
    const up = listener.next('up');
    transport.open(listener);
    await up;
    const [socket] = [...io.sockets.sockets.values()].slice(-1);
    assert.ok(socket);
    if (socket.conn.transport.name === 'polling') await new Promise((resolve) => socket.conn.once('upgrade', resolve));
    return { transport, listener, socket };
  };
  /** The server stops sending, pings included, but keeps the connection open. */
  const silenceConnection = (socket: Socket) => {
    const { conn } = socket as unknown as { conn: { pingIntervalTimer: { refresh(): void }; sendPacket(): void } };
    conn.sendPacket = () => undefined;
  };

  test('keeps a healthy connection', async () => {
    const { listener } = await connect({ intervalMs: 20, graceMs: 200 });
    const pings = new Promise<void>((resolve) => {
      let packetCount = 0;
      for (const socket of io.sockets.sockets.values())
        socket.conn.on('packet', () => ++packetCount === 4 && resolve());
    });
    await pings;
    assert.equal(listener.count('down'), 0);
  });

  test('replaces a stale connection long before Socket.IO would detect it', async () => {
    const { listener, socket } = await connect({ intervalMs: 50, graceMs: 100 });
    const down = listener.next<DisconnectReason>('down');
    const up = listener.next('up');
    const startedAt = Date.now();
    silenceConnection(socket);
    assert.equal(await down, 'lost');
    assert.ok(Date.now() - startedAt < 2000);
    await up;
    assert.equal(listener.count('up'), 2);
  });

  test('checks before every send, so that nothing is sent over a stale connection', async () => {
    const { transport, listener, socket } = await connect({ intervalMs: 1_000_000, graceMs: 50 });
    silenceConnection(socket);
    const deadline = Date.now() + 5000;
    while (transport.send('anything', null)) {
      assert.ok(Date.now() < deadline, 'the stale connection was detected');
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(listener.count('down'), 1);
  });

  test('checks when the page wakes up', async () => {
    const { listener, socket } = await connect({ intervalMs: 1_000_000, graceMs: -200 });
    const down = listener.next<DisconnectReason>('down');
    silenceConnection(socket);
    triggerWake(false);
    assert.equal(await down, 'lost');
  });

  test('reconnects without backoff when the network is back', async () => {
    const { listener, socket } = await connect({ intervalMs: 1_000_000, graceMs: 10_000 });
    const down = listener.next<DisconnectReason>('down');
    const up = listener.next('up');
    socket.conn.close(true);
    await down;
    const startedAt = Date.now();
    triggerWake(true);
    await up;
    assert.ok(Date.now() - startedAt < 400, 'the first automatic retry comes after at least 500 ms');
  });

  test('never reconnects after the server has disconnected', async () => {
    const { listener, socket } = await connect({ intervalMs: 20, graceMs: 100 });
    const down = listener.next<DisconnectReason>('down');
    socket.disconnect(true);
    assert.equal(await down, 'ended-by-server');
    triggerWake(true);
    assert.equal(listener.count('up'), 1);
    assert.equal(io.sockets.sockets.size, 0);
  });
});

test('an attempt to connect that is not answered is repeated in the other way', async () => {
  const attempts: string[] = [];
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((given) => (resolve = given));
  const note = (kind: string) => {
    if (attempts.push(kind) === 4) resolve();
  };
  const silent = createServer(() => note('polling'));
  const sockets = new Set<{ destroy(): void }>();
  silent.on('connection', (socket) => sockets.add(socket));
  silent.on('upgrade', () => note('websocket'));
  await new Promise<void>((listening) => silent.listen(0, listening));
  const transport = new SocketTransport({
    url: `http://127.0.0.1:${String((silent.address() as AddressInfo).port)}`,
    handshake: () => ({ auth: {}, query: {} }),
    timing: { ...defaultTiming, connect: 200, reconnect: 20, reconnectMax: 20 },
  });
  transport.open(new RecordingListener());
  await promise;
  transport.close();
  for (const socket of sockets) socket.destroy();
  silent.close();
  assert.deepEqual(attempts, ['polling', 'websocket', 'polling', 'websocket']);
});

describe('a connection that is cut without a word', () => {
  const http = createServer();
  let io: Server;
  let proxy: CuttingProxy;
  let transport: SocketTransport | undefined;
  // A fortieth of the usual times. Socket.IO itself would need 45 s.
  const timing = { intervalMs: 125, silenceMs: 200, patienceMs: 50, answerMs: 100 };

  before(async () => {
    await new Promise<void>((resolve) => http.listen(0, resolve));
    io = new Server(http);
  });
  beforeEach(async () => {
    proxy = await CuttingProxy.start((http.address() as AddressInfo).port);
  });
  afterEach(() => {
    transport?.close();
    proxy.stop();
  });
  after(() => io.close());

  const open = async (options: Partial<WatchdogOptions> = {}) => {
    const handshake = () => ({ auth: {}, query: {} });
    transport = new SocketTransport({ url: proxy.url, handshake }, { ...timing, ...options });
    const listener = new RecordingListener();
    const up = listener.next('up');
    transport.open(listener);
    await up;
    return { transport, listener };
  };
  const upgraded = () =>
    new Promise<void>((resolve) => {
      const [socket] = [...io.sockets.sockets.values()].slice(-1);
      if (socket?.conn.transport.name === 'websocket') resolve();
      else socket?.conn.once('upgrade', () => resolve());
    });

  for (const moment of ['during the upgrade of the transport', 'afterwards'])
    test(`${moment} is replaced soon after something was sent`, async () => {
      const isDuringUpgrade = moment.startsWith('during');
      if (isDuringUpgrade) proxy.cutAfter = '3probe';
      const { transport: cut, listener } = await open();
      if (isDuringUpgrade) await proxy.wasCut;
      else {
        await upgraded();
        proxy.cut();
      }
      const down = listener.next<DisconnectReason>('down');
      const startedAt = performance.now();
      assert.equal(cut.send('anything', {}), true);
      assert.equal(await down, 'lost');
      assert.ok(performance.now() - startedAt < 1_500);
      const up = listener.next('up');
      proxy.mend();
      await up;
    });

  // A browser sends requests over the connections that are left, which are silent, too.
  test('is replaced by a connection of its own', async () => {
    const transports: string[] = [];
    const note = ({ transport: { name } }: Socket['conn']) => void transports.push(name);
    io.engine.on('connection', note);
    const { transport: cut, listener } = await open();
    await upgraded();
    proxy.cut();
    const down = listener.next<DisconnectReason>('down');
    cut.send('anything', {});
    await down;
    const up = listener.next('up');
    proxy.mend();
    await up;
    io.engine.off('connection', note);
    assert.deepEqual(transports, ['polling', 'websocket']);
  });

  test('is replaced when the page wakes up, without anything being sent', async () => {
    let wake: (isNetworkBack: boolean) => void = () => undefined;
    const { listener } = await open({
      onWake: (given) => {
        wake = given;
        return () => undefined;
      },
    });
    await upgraded();
    proxy.cut();
    const down = listener.next<DisconnectReason>('down');
    wake(false);
    assert.equal(await down, 'lost');
  });

  test('is not confused with a slow one: the server answers for itself, and the main socket is untouched', async () => {
    const { transport: healthy, listener } = await open();
    await upgraded();
    const events: string[] = [];
    for (const socket of io.sockets.sockets.values()) socket.onAny((event: string) => events.push(event));
    const connections = io.engine.clientsCount;
    for (let round = 0; round < 3; round++) {
      const refused = new Promise<void>(
        (resolve) =>
          (proxy.onServerData = (data) => {
            if (data.includes('Invalid namespace')) resolve();
          }),
      );
      // The server has nothing to answer to it.
      assert.equal(healthy.send(`event ${String(round)}`, {}), true);
      await refused;
      const message = listener.next('message');
      io.emit('mark');
      await message;
    }
    assert.deepEqual(events, ['event 0', 'event 1', 'event 2']);
    assert.equal(io.engine.clientsCount, connections);
    assert.deepEqual([listener.count('up'), listener.count('down'), listener.count('refused')], [1, 0, 0]);
    healthy.close();
    await new Promise<void>((resolve) => {
      const check = () => (io.engine.clientsCount < connections ? resolve() : void setImmediate(check));
      check();
    });
  });
});

describe('the URL of the socket', () => {
  const cases: readonly [string, string, string][] = [
    ['https://cx.example.com/agent-manager', 'https://cx.example.com', '/agent-manager/socket.io'],
    ['https://cx.example.com/agent-manager/', 'https://cx.example.com', '/agent-manager/socket.io'],
    ['https://cx.example.com/crm/agent-manager', 'https://cx.example.com', '/crm/agent-manager/socket.io'],
    ['https://cx.example.com/', 'https://cx.example.com', ''],
    ['https://cx.example.com:8443', 'https://cx.example.com:8443', ''],
    ['wss://cx.example.com/agent-manager', 'wss://cx.example.com', '/agent-manager/socket.io'],
  ];
  for (const [url, origin, path] of cases)
    test(url, () => assert.deepEqual(parseSocketUrl(url), { origin, path, query: {} }));

  test('its query is sent with the handshake', () => {
    const { path, query } = parseSocketUrl('https://cx.example.com/agent-manager?tenant=a&region=e%20u');
    assert.deepEqual({ path, query }, { path: '/agent-manager/socket.io', query: { tenant: 'a', region: 'e u' } });
  });
});
