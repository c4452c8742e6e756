/** The check of a server, against servers with one thing wrong: by the session, and by the command line. */
import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, describe, test } from 'node:test';
import { createNodeSocketProbe } from '../../../src/check/node-socket-probe.js';
import type { Check, CheckName, Diagnosis } from '../../../src/domain/index.js';
import { createFetchProbe } from '../../../src/session/diagnose/fetch-probe.js';
import { runChecks } from '../../../src/session/diagnose/run-checks.js';
import { DeskSession } from '../../../src/session/session.js';
import { createControlCall } from '../../support/control-api.js';
import { startEmulator } from '../../support/node/node-session.js';

const page = 'https://crm.example';
const check = (url: string, origin: string | null = page, timeoutMs = 8_000, services = {}): Promise<Diagnosis> =>
  runChecks({
    ...{ url, services, origin },
    runtime: 'node',
    probe: createFetchProbe({ timeoutMs, origin }),
    probeSocket: createNodeSocketProbe(timeoutMs, origin),
  });

const find = ({ checks }: Diagnosis, name: CheckName): Check => {
  const found = checks.find((one) => one.name === name);
  assert.ok(found, name);
  return found;
};
const outcome = (diagnosis: Diagnosis, name: CheckName) => {
  const { status, code } = find(diagnosis, name);
  return `${status} ${code}`;
};
/** What is not as it should be. */
const troubles = ({ checks }: Diagnosis) =>
  Object.fromEntries(
    checks
      .filter(({ name, status }) => status !== 'ok' && name !== 'push')
      .map(({ name, status, code }) => [name, `${status} ${code}`]),
  );

const servers: Server[] = [];
after(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});
async function serve(handle: RequestListener): Promise<string> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/agent-manager`;
}

/** The emulator as a program of its own. */
async function spawnEmulator(...options: string[]) {
  const args = ['--import', 'tsx', 'demo/agent-manager/cli.ts', '--port', '0', '--quiet', ...options];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  after(() => child.kill('SIGKILL'));
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(data.toString()));
    child.once('exit', (code) => reject(new Error(`The emulator ended with ${code}.`)));
  });
  const { url, control } = JSON.parse(line) as { readonly url: string; readonly control: string };
  return { url, control: createControlCall(control) };
}

function runCommand(...args: string[]) {
  return new Promise<{ readonly code: number; readonly output: string; readonly errors: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ['--import', 'tsx', 'src/check/cli.ts', ...args],
      (_error, output, errors) => resolve({ code: child.exitCode ?? -1, output, errors }),
    );
  });
}

describe('the check of a server', () => {
  test('finds nothing wrong with one that is as it should be, and changes nothing there', async () => {
    const { url, control } = await startEmulator();
    const before = await control<object>('GET', '/world');
    const diagnosis = await check(url);
    assert.deepEqual([troubles(diagnosis), diagnosis.status, diagnosis.origin], [{}, 'ok', page]);
    const withoutNow = (world: object) => ({ ...world, now: 0 });
    assert.deepEqual(withoutNow(await control<object>('GET', '/world')), withoutNow(before));
    const log = await control<{ name: string; payload: unknown }[]>('GET', '/log?since=0');
    const changing = log.filter(({ name }) => !name.startsWith('GET '));
    assert.deepEqual(
      changing.map(({ name, payload }) => [name, payload]),
      [['POST /agent-manager/agent/login', {}]],
    );
  });

  test('tells CORS, a missing WebSocket and a missing service of a real program, with the remedy', async () => {
    const [bare, proxied] = await Promise.all([
      spawnEmulator('--no-cors'),
      spawnEmulator('--sockets', 'polling', '--without', 'file-engine', '--without', 'unified-admin'),
    ]);
    const closed = await check(bare.url);
    assert.equal(outcome(closed, 'server'), 'ok ok');
    assert.equal(outcome(closed, 'cors'), 'failed cors');
    assert.match(find(closed, 'cors').remedy, /Access-Control-Allow-Origin: https:\/\/crm\.example/);
    assert.equal(outcome(closed, 'routing'), 'failed cors');
    assert.deepEqual([outcome(closed, 'socket-polling'), outcome(closed, 'socket-path')], ['failed cors', 'ok ok']);
    // Without a page there is no CORS.
    assert.deepEqual(troubles(await check(bare.url, null)), { cors: 'skipped no-origin' });

    await proxied.control('POST', '/clock', { advanceMs: 600_000 });
    const partial = await check(proxied.url);
    assert.deepEqual(troubles(partial), {
      'socket-websocket': 'warning no-upgrade',
      admin: 'failed missing',
      files: 'warning missing',
      clock: 'warning clock-differs',
    });
    assert.match(find(partial, 'files').remedy, /services\.files/);
    assert.equal(find(partial, 'files').httpStatus, 404);
    const { differenceMs, text } = find(partial, 'clock');
    assert.ok(Math.abs((differenceMs ?? 0) - 600_000) < 5_000, String(differenceMs));
    assert.match(text, /ahead/);

    const { code, output } = await runCommand(proxied.url, '--origin', `${page}/desk`, '--json');
    const printed = JSON.parse(output) as Diagnosis;
    assert.deepEqual([code, printed.status, printed.origin], [1, 'failed', page]);
    assert.deepEqual(troubles(printed), troubles(partial));
  });

  test('tells a wrong path, and a socket that is blocked, from a server that is not there', async () => {
    const { url } = await startEmulator();
    const wrong = await check(url.replace('agent-manager', 'agent-mgr'));
    assert.equal(outcome(wrong, 'server'), 'ok ok');
    assert.equal(outcome(wrong, 'login'), 'failed missing');
    assert.equal(outcome(wrong, 'socket-path'), 'failed missing');
    assert.match(find(wrong, 'login').remedy, /path of url/);

    const blocked = await check((await startEmulator({ sockets: 'none' })).url);
    assert.deepEqual(troubles(blocked), {
      'socket-path': 'failed missing',
      'socket-polling': 'skipped depends',
      'socket-websocket': 'skipped depends',
    });

    const gone = await startEmulator();
    await gone.stop();
    const absent = await check(gone.url);
    assert.equal(outcome(absent, 'server'), 'failed connection-refused');
    assert.ok(absent.checks.slice(2).every(({ status }) => status === 'skipped'));
    assert.equal(outcome(await check(''), 'address'), 'failed no-url');
    assert.equal(outcome(await check('http://cx.example/agent-manager'), 'address'), 'failed mixed-content');
  });

  test('tells a page that answers everything, and one that answers nothing, within the time', async () => {
    const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'authorization, content-type' };
    const start = await check(
      await serve((_request, response) => response.writeHead(200, cors).end('<!doctype html><h1>Welcome</h1>')),
    );
    assert.equal(outcome(start, 'login'), 'failed wrong-answer');
    assert.equal(outcome(start, 'socket-path'), 'failed wrong-answer');
    assert.equal(outcome(start, 'admin'), 'failed wrong-answer');
    assert.equal(outcome(start, 'announcements'), 'warning wrong-answer');
    const old = await check(
      await serve((_request, response) => response.writeHead(200, cors).end('85:0{"sid":"a1","upgrades":[]}2:40')),
    );
    assert.equal(outcome(old, 'socket-path'), 'failed old-protocol');
    const startedAt = performance.now();
    const silent = await check(await serve(() => undefined), page, 200);
    assert.equal(outcome(silent, 'server'), 'failed timed-out');
    assert.ok(performance.now() - startedAt < 4_000);
    // An asterisk does not include the header with the token.
    const asterisk = await check(
      await serve((_request, response) =>
        response.writeHead(200, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }).end('[]'),
      ),
    );
    assert.deepEqual([outcome(asterisk, 'cors'), outcome(asterisk, 'admin')], ['ok ok', 'failed cors']);
  });
});

describe('a session', () => {
  const sessions: DeskSession[] = [];
  after(() => sessions.forEach((session) => session.dispose()));

  test('checks its server before the sign-in, and by its token after it', async () => {
    const { url, control } = await startEmulator();
    const session = new DeskSession({ url });
    sessions.push(session);
    const before = await session.diagnose();
    assert.deepEqual([before.status, before.runtime, session.state.connection.status], ['ok', 'node', 'signed-out']);
    await control('POST', '/faults', { restFail: { path: '/cim-customer/', p: 1, status: 403 } });
    assert.equal(outcome(await session.diagnose(), 'customers'), 'ok needs-sign-in');
    assert.equal(await session.login('mara', 'demo'), null);
    const signedIn = await session.diagnose();
    assert.equal(outcome(signedIn, 'customers'), 'warning forbidden');
    assert.equal(outcome(signedIn, 'admin'), 'ok ok');
    assert.equal(session.state.credentialsExpired, null);
  });
});

describe('the command line', () => {
  test('prints a line for each check, and says how to use it', async () => {
    const { url } = await startEmulator();
    const [fine, help, wrong] = await Promise.all([
      runCommand(url),
      runCommand('--help'),
      runCommand('--origin', page),
    ]);
    assert.equal(fine.code, 0, fine.output);
    assert.match(fine.output, /^ok {7}server {12}The server answers\.$/m);
    assert.equal(fine.output.trim().split('\n').length, 16);
    assert.deepEqual([help.code, wrong.code], [0, 2]);
    assert.match(help.output, /agent-desk-check URL/);
    assert.match(wrong.errors, /URL of the Agent Manager is missing/);
  });
});
