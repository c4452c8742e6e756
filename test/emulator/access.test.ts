/** Who may call the emulator: hosts, origins of pages, addresses; wrong logins and malformed requests. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';
import { before, describe, test } from 'node:test';
import {
  connectClient,
  controlRequest,
  fetchJson,
  login,
  openClient,
  startEmulator,
  waitUntil,
  type EmulatorUrls,
} from './emulator-client.js';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let emulator: EmulatorUrls;
before(async () => {
  emulator = await startEmulator();
});

/** A request with any headers: `fetch` sets `Host` itself. */
function send(url: string, headers: Record<string, string>, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    });
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: '' });
    });
    request.on('error', reject);
    request.end();
  });
}

const upgradeHeaders = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

const polling = (target: EmulatorUrls) => `${target.url}/socket.io/?EIO=4&transport=polling`;
const webSocket = (target: EmulatorUrls) => `${target.url}/socket.io/?EIO=4&transport=websocket`;
const reasons = (target: EmulatorUrls) => new URL('/unified-admin/reasons', target.url).href;
const world = (target: EmulatorUrls) => `${target.control}/world`;

describe('the host', () => {
  async function statuses(target: EmulatorUrls, host: string): Promise<Record<string, number>> {
    return {
      control: (await send(world(target), { Host: host })).status,
      services: (await send(reasons(target), { Host: host })).status,
      polling: (await send(polling(target), { Host: host })).status,
      webSocket: (await send(webSocket(target), { ...upgradeHeaders, Host: host })).status,
    };
  }
  const served = { control: 200, services: 200, polling: 200, webSocket: 101 };
  const refused = { control: 403, services: 403, polling: 403, webSocket: 400 };

  test('a name that is not its own is refused everywhere, also if it leads to this machine', async () => {
    for (const host of [
      'attacker.example',
      'attacker.example:4600',
      'localhost.attacker.example',
      '127.0.0.1.attacker.example',
      'notlocalhost',
      'localhost@attacker.example',
      'attacker.example#localhost',
      'localhost:1:2',
      '192.168.1.20',
      '0.0.0.0',
      '[fd00::1]:4600',
    ])
      assert.deepEqual(await statuses(emulator, host), refused, host);
  });

  test('loopback names are served, with any port', async () => {
    for (const host of [
      'localhost',
      'LocalHost:4600',
      'localhost.',
      'crm.localhost:80',
      '127.0.0.1',
      '127.9.9.9:1',
      '[::1]',
    ])
      assert.deepEqual(await statuses(emulator, host), served, host);
  });

  test('the hosts of --origin are served', async () => {
    const target = await startEmulator({ origin: ['https://desk.example', 'http://crm.example:8080'] });
    for (const host of ['desk.example', 'crm.example:4600', 'localhost'])
      assert.deepEqual(await statuses(target, host), served, host);
    assert.deepEqual(await statuses(target, 'example'), refused);
  });

  test('--control-open serves no other host', async () => {
    const target = await startEmulator({ controlOpen: true });
    assert.deepEqual(await statuses(target, 'attacker.example'), refused);
  });

  test('a refused preflight or refused request allows no page to read it', async () => {
    for (const url of [world(emulator), reasons(emulator), polling(emulator)]) {
      for (const method of ['OPTIONS', 'GET']) {
        const answer = await send(url, { Host: 'attacker.example', Origin: 'http://attacker.example' }, method);
        assert.equal(answer.status, 403);
        assert.equal(answer.headers['access-control-allow-origin'], undefined);
      }
    }
  });
});

describe('the address', () => {
  // A machine without a network has none; then these tests show nothing.
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => !entry.internal && entry.family === 'IPv4')
    .map((entry) => entry.address);
  const viaAddress = (url: string, address: string) => url.replace('127.0.0.1', address);

  test('only loopback is listened on', async () => {
    for (const address of addresses) await assert.rejects(fetchJson(viaAddress(world(emulator), address)), address);
  });

  test('--host opens the Agent Manager to other machines, the control API only with --control-open', async () => {
    const target = await startEmulator({ host: '0.0.0.0' });
    const openTarget = await startEmulator({ host: '0.0.0.0', controlOpen: true });
    assert.match(target.url, /^http:\/\/127\.0\.0\.1:/);
    for (const address of addresses) {
      const refused = await fetchJson(viaAddress(world(target), address));
      assert.equal(refused.status, 403, address);
      assert.deepEqual(Object.keys(refused.body).sort(), ['error', 'field']);
      const client = await connectClient({ url: viaAddress(target.url, address), control: target.control }, 'mara');
      client.socket.close();
      assert.equal((await send(viaAddress(reasons(target), address), { Host: 'attacker.example' })).status, 403);
      assert.equal((await fetchJson(viaAddress(world(openTarget), address))).status, 200, address);
    }
    for (const each of [target, openTarget]) assert.equal((await fetchJson(world(each))).status, 200);
  });

  test('the URLs name the host that is listened on', async () => {
    const target = await startEmulator({ host: 'localhost' });
    assert.match(target.url, /^http:\/\/localhost:\d+\/agent-manager$/);
    assert.equal((await fetchJson(world(target))).status, 200);
  });
});

const preflight = (url: string, origin: string) =>
  send(
    url,
    {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
      'Access-Control-Request-Private-Network': 'true',
    },
    'OPTIONS',
  );

describe('pages and the control API', () => {
  const loopbackOrigins = ['http://localhost:8000', 'https://localhost', 'http://127.0.0.1:5173', 'http://[::1]:3000'];
  const foreignOrigins = [
    'https://attacker.example',
    'http://localhost.attacker.example',
    'http://127.0.0.1.attacker.example:8000',
    'http://192.168.1.20',
    'null',
    'file://',
    'chrome-extension://abcdefghijklmnop',
    'http://localhost:8000, https://attacker.example',
  ];

  test('a page of another site reads nothing and changes nothing', async () => {
    await controlRequest(emulator, 'POST', '/agents', { username: 'still-here' });
    for (const origin of foreignOrigins) {
      for (const [method, path] of [
        ['GET', '/world'],
        ['GET', '/log'],
        ['POST', '/reset'],
        ['POST', '/chats'],
        ['DELETE', '/faults'],
      ] as const) {
        const answer = await send(`${emulator.control}${path}`, { Origin: origin }, method);
        assert.equal(answer.status, 403, `${origin} ${path}`);
        assert.equal(answer.headers['access-control-allow-origin'], undefined);
      }
      const { status, headers } = await preflight(`${emulator.control}/reset`, origin);
      assert.equal(status, 403, origin);
      assert.deepEqual(
        Object.keys(headers).filter((name) => name.startsWith('access-control-')),
        [],
      );
    }
    await login(emulator, 'still-here');
  });

  test('callers without an origin and pages of this machine are answered', async () => {
    assert.equal((await send(world(emulator), {})).status, 200);
    for (const origin of loopbackOrigins) {
      assert.equal((await preflight(world(emulator), origin)).status, 204, origin);
      const answer = await send(world(emulator), { Origin: origin });
      assert.equal(answer.status, 200, origin);
      assert.equal(answer.headers['access-control-allow-origin'], origin);
      assert.equal(answer.headers['access-control-allow-credentials'], undefined);
      assert.equal(answer.headers.vary, 'Origin');
    }
  });

  test('--origin names further pages', async () => {
    const target = await startEmulator({ origin: ['https://desk.example', 'https://crm.example'] });
    for (const origin of ['https://desk.example', 'https://crm.example', 'http://localhost:8000']) {
      const answer = await preflight(world(target), origin);
      assert.equal(answer.headers['access-control-allow-origin'], origin);
      assert.equal((await send(world(target), { Origin: origin })).status, 200);
    }
    for (const origin of [...foreignOrigins, 'http://desk.example', 'https://desk.example:8443'])
      assert.equal((await send(world(target), { Origin: origin })).status, 403, origin);
  });

  test('--control-open answers every page', async () => {
    const target = await startEmulator({ controlOpen: true });
    const { status, headers } = await preflight(world(target), 'https://anywhere.example');
    assert.deepEqual([status, headers['access-control-allow-origin']], [204, '*']);
    assert.equal(headers['access-control-allow-private-network'], 'true');
    assert.equal((await send(world(target), { Origin: 'null' })).status, 200);
  });
});

describe('pages and the Agent Manager', () => {
  test('any page by default, never with credentials', async () => {
    for (const origin of ['https://crm.example', 'http://localhost:8000', 'null']) {
      for (const url of [reasons(emulator), polling(emulator)]) {
        for (const { headers, status } of [await preflight(url, origin), await send(url, { Origin: origin })]) {
          assert.ok(status === 204 || status === 200, `${url} ${String(status)}`);
          assert.equal(headers['access-control-allow-origin'], '*');
          assert.equal(headers['access-control-allow-credentials'], undefined);
        }
      }
      const answer = await preflight(reasons(emulator), origin);
      assert.match(answer.headers['access-control-allow-headers'] ?? '', /authorization/i);
      assert.equal(answer.headers['access-control-allow-private-network'], 'true');
      assert.equal((await send(webSocket(emulator), { ...upgradeHeaders, Origin: origin })).status, 101);
    }
  });

  test('--origin narrows them, for the services and for both kinds of sockets', async () => {
    const target = await startEmulator({ origin: ['https://desk.example', 'https://crm.example'] });
    for (const origin of ['https://desk.example', 'https://crm.example']) {
      for (const url of [reasons(target), polling(target)]) {
        const answer = await send(url, { Origin: origin });
        assert.equal(answer.status, 200);
        assert.equal(answer.headers['access-control-allow-origin'], origin);
        assert.equal(answer.headers['access-control-allow-credentials'], undefined);
        assert.equal(answer.headers.vary, 'Origin');
      }
      assert.equal((await send(webSocket(target), { ...upgradeHeaders, Origin: origin })).status, 101);
    }
    for (const origin of ['https://other.example', 'http://localhost:8000', 'http://desk.example', 'null']) {
      for (const url of [reasons(target), polling(target)]) {
        for (const answer of [await preflight(url, origin), await send(url, { Origin: origin })]) {
          assert.equal(answer.status, 403, `${origin} ${url}`);
          assert.equal(answer.headers['access-control-allow-origin'], undefined);
        }
      }
      assert.notEqual((await send(webSocket(target), { ...upgradeHeaders, Origin: origin })).status, 101, origin);
    }
    for (const transports of [['polling'], ['websocket'], ['polling', 'websocket']])
      (await connectClient(target, 'mara', { transports })).socket.close();
  });

  test('a socket that one page has opened cannot be used by another', async () => {
    const target = await startEmulator({ origin: 'https://desk.example' });
    const opened = await send(polling(target), { Origin: 'https://desk.example' });
    const { sid } = JSON.parse(opened.body.slice(1)) as { sid: string };
    const headers = { Origin: 'https://other.example' };
    assert.equal((await send(`${polling(target)}&sid=${sid}`, headers)).status, 403);
    assert.equal((await send(`${webSocket(target)}&sid=${sid}`, { ...upgradeHeaders, ...headers })).status, 400);
  });
});

test('wrong logins are slowed after ten, correct ones and other calls are not', async () => {
  const target = await startEmulator();
  const attempt = async (username: string, password: string) => {
    const startedAt = performance.now();
    const { status } = await fetchJson(`${target.url}/agent/login`, 'POST', { username, password });
    return { status, ms: performance.now() - startedAt };
  };
  for (let i = 0; i < 10; i += 1) {
    const { status, ms } = await attempt(i % 2 ? 'mara' : `guess-${String(i)}`, `wrong ${String(i)}`);
    assert.ok(status === 401 && ms < 900, String(ms));
  }
  const slowed = await Promise.all(['mara', 'unknown', '__proto__'].map((username) => attempt(username, 'wrong')));
  for (const { status, ms } of slowed) assert.ok(status === 401 && ms >= 900, String(ms));
  const correct = await attempt('mara', 'demo');
  assert.ok(correct.status === 200 && correct.ms < 900);
  assert.ok((await attempt('mara', 'wrong')).ms < 900);
});

test('malformed HTTP prints one line on standard error, and the process lives', async () => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'demo/agent-manager/cli.ts', '--port', '0', '--quiet', '--origin', 'https://desk.example'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  try {
    const errors: string[] = [];
    createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const target = JSON.parse(line) as EmulatorUrls;
    const port = Number(new URL(target.url).port);
    const sendRaw = async (bytes: string | Buffer): Promise<string> => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => (answer += String(chunk)));
      socket.on('error', () => undefined);
      socket.write(bytes);
      await once(socket, 'close');
      return answer;
    };
    const requests: [string | Buffer, RegExp][] = [
      ['this is not HTTP\r\n\r\n', /^HTTP\/1\.1 400 /],
      [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]), /^HTTP\/1\.1 400 /],
      ['GET / HTTP/9.9\r\n\r\n', /^HTTP\/1\.1 400 /],
      ['GET /control/world HTTP/1.1\r\nHost: localhost\r\nBad Header: x\r\n\r\n', /^HTTP\/1\.1 400 /],
      ['POST /control/reset HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n', /^HTTP\/1\.1 400 /],
      [`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
      [
        'POST /control/chats HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n',
        /^HTTP\/1\.1 400 /,
      ],
    ];
    for (const [index, [bytes, expected]] of requests.entries()) {
      assert.match(await sendRaw(bytes), expected, String(bytes).slice(0, 80));
      await waitUntil(() => Promise.resolve(errors.length > index), 'a line on standard error');
    }
    // What is well-formed but wrong prints nothing.
    assert.match(
      await sendRaw('GET /control/world HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'),
      /^HTTP\/1\.1 403 /,
    );
    assert.match(await sendRaw('GET /control/world HTTP/1.0\r\n\r\n'), /^HTTP\/1\.1 403 /);
    assert.match(await sendRaw('GET /control/world HTTP/1.1\r\nConnection: close\r\n\r\n'), /^HTTP\/1\.1 400 /);
    assert.match(
      await sendRaw('GET http://[/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
      /^HTTP\/1\.1 404 /,
    );
    const upload = connect(port, '127.0.0.1');
    upload.write('POST /file-engine/api/uploadFileStream HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n');
    upload.end('Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n');
    await once(upload.resume(), 'close');
    await waitUntil(() => Promise.resolve(errors.length > requests.length), 'the line about the cut-off request');
    const client = await openClient(target, 'mara');
    await client.waitForEvent('connect');
    const frames = connect(port, '127.0.0.1');
    const handshake = Object.entries(upgradeHeaders).map(([name, value]) => `${name}: ${value}\r\n`);
    frames.write(`GET /agent-manager/socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost\r\n`);
    frames.write(`${handshake.join('')}\r\n`);
    await once(frames, 'data');
    frames.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0xff]));
    await once(frames.resume(), 'close');
    assert.equal((await fetchJson(world(target))).status, 200);
    assert.equal(errors.length, requests.length + 1, errors.join('\n'));
    for (const text of errors) assert.match(text, /^malformed HTTP request from 127\.0\.0\.1: [A-Z_]+$/);
    assert.equal(child.exitCode, null);
  } finally {
    child.kill('SIGKILL');
  }
});

test('the command line takes several origins and a host, and refuses what is none', async () => {
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'demo/agent-manager/cli.ts', '--port', '0', ...args]);
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += String(chunk)));
    const [code] = (await once(child, 'close')) as [number];
    return { code, errors };
  };
  for (const args of [
    ['--origin', '*'],
    ['--origin', 'desk.example'],
    ['--origin=https://a.example/x'],
    ['--host', '/'],
  ]) {
    const { code, errors } = await run(...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(errors, /^invalid (origin|host): .*\nTry --help\.\n$/);
  }
});
