import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import { Server, type Socket } from 'socket.io';
import type { ConnectionProblem } from '../../src/domain/index.js';
import { SocketTransport, socketAddress } from '../../src/session/socket-transport.js';
import type { LinkLoss, TransportListener } from '../../src/session/transport.js';

/** What a listener heard, with a promise for the next of each kind. */
class Ear implements TransportListener {
  readonly heard: { kind: string; detail: unknown; acknowledge?: (() => void) | null }[] = [];
  readonly #waiting: { kind: string; resolve: (detail: unknown) => void }[] = [];

  onUp = () => this.#note('up', null);
  onDown = (loss: LinkLoss) => this.#note('down', loss);
  onRefused = (problem: ConnectionProblem, retrying: boolean) =>
    this.#note('refused', { code: problem.code, retrying });
  onBadPacket = (problem: string) => this.#note('bad-packet', problem);
  onMessage = (event: string, args: readonly unknown[], acknowledge: (() => void) | null) =>
    this.#note('message', { event, args, acknowledge });

  next<T = unknown>(kind: string): Promise<T> {
    return new Promise((resolve) => this.#waiting.push({ kind, resolve: resolve as (detail: unknown) => void }));
  }

  count(kind: string): number {
    return this.heard.filter((each) => each.kind === kind).length;
  }

  #note(kind: string, detail: unknown): void {
    this.heard.push({ kind, detail });
    const index = this.#waiting.findIndex((each) => each.kind === kind);
    if (index >= 0) this.#waiting.splice(index, 1)[0]?.resolve(detail);
  }
}

describe('the socket, against a real server', () => {
  const http = createServer();
  let io: Server;
  let port = 0;
  let refusal: (Error & { data?: unknown }) | null = null;
  const arrivals: { event: string; payload: unknown }[] = [];
  const auths: unknown[] = [];
  const open: SocketTransport[] = [];

  before(async () => {
    await new Promise<void>((resolve) => http.listen(0, resolve));
    port = (http.address() as AddressInfo).port;
    io = new Server(http, { path: '/crm/agent-manager/socket.io', cors: { origin: '*' } });
    io.use((socket, next) => {
      auths.push(socket.handshake.auth);
      if (refusal === null) next();
      else next(refusal);
    });
    io.on('connection', (socket) =>
      socket.onAny((event: string, payload: unknown) => arrivals.push({ event, payload })),
    );
  });

  afterEach(() => {
    for (const transport of open.splice(0)) transport.close();
    refusal = null;
    arrivals.length = 0;
    auths.length = 0;
  });
  after(() => io.close());

  const connect = async (path = '/crm/agent-manager') => {
    let asked = 0;
    const transport = new SocketTransport({
      url: `http://127.0.0.1:${port}${path}`,
      handshake: () => ({ auth: { agent: `token ${++asked}` }, query: { username: 'mara' } }),
    });
    open.push(transport);
    const ear = new Ear();
    const up = ear.next('up');
    transport.open(ear);
    await up;
    // Cut while it still polls, the server would wait half a minute for the poll that never comes.
    const { conn } = await theSocket();
    if (conn.transport.name === 'polling') await new Promise((resolve) => conn.once('upgrade', resolve));
    return { transport, ear };
  };
  const serverSockets = async () => (await io.fetchSockets()) as unknown as Socket[];
  const theSocket = async () => {
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
    open.push(transport);
    const ear = new Ear();
    let connections = 0;
    io.on('connection', () => connections++);
    const up = ear.next('up');
    for (let i = 0; i < 3; i++) transport.open(ear);
    await up;
    transport.open(ear);
    await ask(transport);
    assert.equal(connections, 1);
  });

  /** A round trip: whatever was sent before has arrived. */
  const ask = (transport: SocketTransport) =>
    new Promise<void>((resolve) => {
      io.sockets.sockets.forEach((socket) => socket.once('ping?', () => resolve()));
      transport.send('ping?', null);
    });

  test('nothing is sent, or kept to be sent, while the link is down', async () => {
    const { transport, ear } = await connect();
    const down = ear.next<LinkLoss>('down');
    const up = ear.next('up');
    (await theSocket()).conn.close(true);
    assert.equal(await down, 'lost');
    assert.equal(transport.send('too-early', 1), false);
    await up;
    assert.equal(transport.send('now', 2), true);
    await ask(transport);
    assert.deepEqual(
      arrivals.map(({ event }) => event).filter((event) => event !== 'ping?'),
      ['now'],
    );
  });

  test('every link asks for the handshake anew', async () => {
    const { ear } = await connect();
    const up = ear.next('up');
    (await theSocket()).conn.close(true);
    await up;
    assert.equal(auths.length, 2);
    assert.notDeepEqual(auths[0], auths[1]);
  });

  test('an acknowledgement asked for by the server is given when we say so', async () => {
    const { ear } = await connect();
    const heard = ear.next<{ event: string; args: unknown[]; acknowledge: () => void }>('message');
    const answer = new Promise(
      (resolve) => void theSocket().then((socket) => socket.emit('onTopicData', { a: 1 }, resolve)),
    );
    const { event, args, acknowledge } = await heard;
    assert.deepEqual([event, args], ['onTopicData', [{ a: 1 }]]);
    acknowledge();
    assert.deepEqual(await answer, { status: 'ok' });
  });

  test('a session the server ended stays ended', async () => {
    const { ear } = await connect();
    const down = ear.next<LinkLoss>('down');
    (await theSocket()).disconnect(true);
    assert.equal(await down, 'ended-by-server');
    assert.equal(ear.count('up'), 1);
    assert.equal((await serverSockets()).length, 0);
  });

  test('a refusal is told with its reason and is not retried', async () => {
    refusal = Object.assign(new Error('login-failed'), { data: { content: { msg: 'who are you?' } } });
    const transport = new SocketTransport({
      url: `http://127.0.0.1:${port}/crm/agent-manager`,
      handshake: () => ({ auth: {}, query: {} }),
    });
    open.push(transport);
    const ear = new Ear();
    const refused = ear.next('refused');
    transport.open(ear);
    assert.deepEqual(await refused, { code: 'login-failed', retrying: false });
    assert.equal(auths.length, 1);
  });

  test('an unreachable server is told, and retried', async () => {
    const transport = new SocketTransport({ url: 'http://127.0.0.1:1', handshake: () => ({ auth: {}, query: {} }) });
    open.push(transport);
    const ear = new Ear();
    const refused = ear.next('refused');
    transport.open(ear);
    assert.deepEqual(await refused, { code: 'unreachable', retrying: true });
  });

  test('a packet that cannot be read costs one link, not the session', async () => {
    const { transport, ear } = await connect();
    const bad = ear.next<string>('bad-packet');
    const up = ear.next('up');
    // A binary header without its attachment, then text: the stock client would go deaf here and look alive.
    const { conn } = await theSocket();
    conn.write('51-["file",{"_placeholder":true,"num":0}]');
    conn.write('2["after"]');
    assert.match(await bad, /.+/);
    await up;
    await ask(transport);
    assert.equal(ear.count('up'), 2);
  });
});

describe('the watchdog', () => {
  const http = createServer();
  let io: Server;
  let url = '';
  const open: SocketTransport[] = [];
  before(async () => {
    await new Promise<void>((resolve) => http.listen(0, resolve));
    url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    // The server itself would take this long to notice.
    io = new Server(http, { pingInterval: 100, pingTimeout: 60_000 });
  });
  afterEach(() => {
    for (const transport of open.splice(0)) transport.close();
  });
  after(() => io.close());

  let wake: (networkIsBack: boolean) => void = () => undefined;
  const connect = async (watch: { period: number; grace: number }) => {
    const transport = new SocketTransport(
      { url, handshake: () => ({ auth: {}, query: {} }) },
      {
        ...watch,
        onWake: (listener) => {
          wake = listener;
          return () => {
            wake = () => undefined;
          };
        },
      },
    );
    open.push(transport);
    const ear = new Ear();
    const up = ear.next('up');
    transport.open(ear);
    await up;
    const [socket] = [...io.sockets.sockets.values()].slice(-1);
    assert.ok(socket);
    if (socket.conn.transport.name === 'polling') await new Promise((resolve) => socket.conn.once('upgrade', resolve));
    return { transport, ear, socket };
  };
  /** The peer goes silent and keeps the connection: no ping, no answer, no end. */
  const silence = (socket: Socket) => {
    const { conn } = socket as unknown as { conn: { pingIntervalTimer: { refresh(): void }; sendPacket(): void } };
    conn.sendPacket = () => undefined;
  };

  test('leaves a healthy link alone', async () => {
    const { ear } = await connect({ period: 20, grace: 200 });
    const pings = new Promise<void>((resolve) => {
      let seen = 0;
      for (const socket of io.sockets.sockets.values()) socket.conn.on('packet', () => ++seen === 4 && resolve());
    });
    await pings;
    assert.equal(ear.count('down'), 0);
  });

  test('replaces a link that has gone silent, long before the socket itself would notice', async () => {
    const { ear, socket } = await connect({ period: 50, grace: 100 });
    const down = ear.next<LinkLoss>('down');
    const up = ear.next('up');
    const since = Date.now();
    silence(socket);
    assert.equal(await down, 'lost');
    assert.ok(Date.now() - since < 2000);
    await up;
    assert.equal(ear.count('up'), 2);
  });

  test('looks before every send, so that nothing is given to a silent link', async () => {
    const { transport, ear, socket } = await connect({ period: 1_000_000, grace: 50 });
    silence(socket);
    const end = Date.now() + 5000;
    while (transport.send('anything', null)) {
      assert.ok(Date.now() < end, 'the silence was noticed');
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.equal(ear.count('down'), 1);
  });

  test('looks when the page wakes up', async () => {
    const { ear, socket } = await connect({ period: 1_000_000, grace: -200 });
    const down = ear.next<LinkLoss>('down');
    silence(socket);
    wake(false);
    assert.equal(await down, 'lost');
  });

  test('does not wait for the next try when the network is back', async () => {
    const { ear, socket } = await connect({ period: 1_000_000, grace: 10_000 });
    const down = ear.next<LinkLoss>('down');
    const up = ear.next('up');
    socket.conn.close(true);
    await down;
    const since = Date.now();
    wake(true);
    await up;
    assert.ok(Date.now() - since < 400, 'the first try by itself comes after half a second at least');
  });

  test('never brings back a session that the server has ended', async () => {
    const { ear, socket } = await connect({ period: 20, grace: 100 });
    const down = ear.next<LinkLoss>('down');
    socket.disconnect(true);
    assert.equal(await down, 'ended-by-server');
    wake(true);
    assert.equal(ear.count('up'), 1);
    assert.equal(io.sockets.sockets.size, 0);
  });
});

describe('the address of the socket', () => {
  const cases: readonly [string, string, string][] = [
    ['https://cx.example.com/agent-manager', 'https://cx.example.com', '/agent-manager/socket.io'],
    ['https://cx.example.com/agent-manager/', 'https://cx.example.com', '/agent-manager/socket.io'],
    ['https://cx.example.com/crm/agent-manager', 'https://cx.example.com', '/crm/agent-manager/socket.io'],
    ['https://cx.example.com/', 'https://cx.example.com', ''],
    ['https://cx.example.com:8443', 'https://cx.example.com:8443', ''],
    ['wss://cx.example.com/agent-manager', 'wss://cx.example.com', '/agent-manager/socket.io'],
  ];
  for (const [url, origin, path] of cases) test(url, () => assert.deepEqual(socketAddress(url), { origin, path }));
});
