import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { build } from 'esbuild';
import { manifestProgram } from '../support/package/manifest-types.js';
import { pack, readElements, unpack } from '../support/package/packed.js';
import { guideScripts } from '../support/package/guide-code.js';

/** The packed files, installed into an empty host project that has only Lit. */
describe('the published package', () => {
  const host = mkdtempSync(join(tmpdir(), 'agent-desk-host-'));
  const installed = join(host, 'node_modules/agent-desk-elements');
  const modules = join(host, 'node_modules');
  const read = (file: string) => readFileSync(join(installed, file), 'utf8');

  before(() => {
    unpack(pack(host), installed);
    for (const scope of ['@lit', '@types']) mkdirSync(join(modules, scope));
    for (const name of [
      'lit',
      'lit-html',
      'lit-element',
      '@lit/context',
      '@lit/reactive-element',
      '@types/trusted-types',
    ]) {
      symlinkSync(resolve('node_modules', name), join(modules, name));
    }
  });
  after(() => rmSync(host, { recursive: true, force: true }));

  const bundle = async (source: string) => {
    writeFileSync(join(host, 'host.js'), source);
    const { outputFiles } = await build({
      entryPoints: [join(host, 'host.js')],
      bundle: true,
      write: false,
      format: 'esm',
      treeShaking: true,
      preserveSymlinks: true,
      logLevel: 'silent',
    });
    return outputFiles[0]?.text ?? '';
  };

  test('contains every file that package.json names', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;
    const publishedFiles = [
      manifest['main'],
      manifest['types'],
      manifest['unpkg'],
      manifest['jsdelivr'],
      manifest['customElements'],
    ];
    const bins = Object.values(manifest['bin'] as Record<string, string>);
    for (const file of [...publishedFiles, ...bins]) assert.ok(existsSync(join(installed, String(file))), String(file));
    assert.deepEqual(Object.keys(manifest['dependencies'] as object).sort(), ['@lit/context', 'lit']);
  });

  test('bundles every element, the patched parser and one copy of Lit', async () => {
    const code = await bundle(`import 'agent-desk-elements';`);
    for (const tag of [
      'desk-session',
      'agent-login',
      'agent-state-switch',
      'task-offer',
      'conversation-list',
      'chat-thread',
      'supervisor-panel',
      'pull-queue',
      'agent-desk',
      'customer-card',
      'customer-history',
      'desk-announcements',
      'team-wallboard',
      'raised-hands',
    ]) {
      assert.match(code, new RegExp(`[\\w$]\\("${tag}", ?[\\w$]`), tag);
    }
    // Only fixed versions of the parser count attachments; `overrides` do not apply in the host's project.
    assert.match(code, /too many attachments/);
    assert.equal(code.match(/litHtmlVersions \?\?=/g)?.length, 1);
    assert.match(code, /context-request/);
  });

  test('bundles one element class without defining it', async () => {
    const code = await bundle(
      `import { AgentStateSwitch } from 'agent-desk-elements/elements/agent-state-switch/agent-state-switch.js'; customElements.define('my-switch', AgentStateSwitch);`,
    );
    assert.match(code, /define\("my-switch"/);
    assert.doesNotMatch(code, /define\w*\("agent-state-switch"/);
    assert.doesNotMatch(code, /define\w*\("chat-thread"/);
  });

  test('bundles the notifications for a service worker, with and without Firebase', async () => {
    const standalone = await bundle(
      `import { DeskNotifications } from 'agent-desk-elements/service-worker/desk-notifications.js'; new DeskNotifications({ page: '/desk' });`,
    );
    assert.match(standalone, /showNotification/);
    assert.doesNotMatch(standalone, /firebase/i);
    const withFirebase = await bundle(
      `import { receivePushes } from 'agent-desk-elements/service-worker/receive-pushes.js'; receivePushes({ firebase: {} });`,
    );
    assert.match(withFirebase, /showNotification/);
    assert.match(withFirebase, /firebaseinstallations/);
    assert.ok(existsSync(join(installed, 'dist/sw/agent-desk-sw.js')));
  });

  test('references the report worker so that bundlers find it', () => {
    const chunks = join(installed, 'dist/npm/chunks');
    const address = /new URL\(["'](report-worker-[\w-]+\.js)["'], ?import\.meta\.url\)/;
    const [, name] = readdirSync(chunks).flatMap((chunk) => address.exec(read(`dist/npm/chunks/${chunk}`)) ?? []);
    assert.ok(name !== undefined, 'a chunk references it with new URL()');
    const script = read(`dist/npm/chunks/${name}`);
    assert.doesNotMatch(script, /\bimport\b/, 'it has no imports');
  });

  test('provides all types, for the scripts of the guides too', () => {
    writeFileSync(join(host, 'package.json'), '{ "type": "module" }');
    const project = 'test/frameworks/typescript';
    for (const name of readdirSync(project)) copyFileSync(join(project, name), join(host, name));
    writeFileSync(join(host, 'manifest.ts'), manifestProgram(readElements(join(installed, 'custom-elements.json'))));
    const examples = guideScripts();
    assert.ok(examples.length > 30, `${examples.length} examples`);
    for (const { name, code } of examples) writeFileSync(join(host, `${name}.ts`), code);
    const compiler = resolve('node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', host, '--preserveSymlinks'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stdout);
  });

  test('the modules of the script tags contain the patched parser, and every file has its hash', () => {
    const hashes = JSON.parse(read('dist/integrity.json')) as Readonly<Record<string, string>>;
    const files = readdirSync(join(installed, 'dist/module/chunks')).filter((name) => name.endsWith('.js'));
    const desk = files.find((name) => name.startsWith('desk-') && hashes[`module/chunks/${name}`] !== undefined);
    assert.match(files.map((name) => read(`dist/module/chunks/${name}`)).join(''), /too many attachments/);
    assert.ok(desk);
    for (const [path, integrity] of Object.entries(hashes)) {
      const hash = createHash('sha256')
        .update(read(`dist/${path}`))
        .digest('base64');
      assert.equal(`sha256-${hash}`, integrity, path);
    }
    // All but the workers, which are not modules.
    const listed = files.filter((name) => hashes[`module/chunks/${name}`] !== undefined);
    assert.deepEqual(
      files.filter((name) => !listed.includes(name)).map((name) => name.replace(/-[\w-]{8}\.js$/, '')),
      ['report-worker'],
    );
    assert.ok(hashes['script/agent-desk.js'] !== undefined && hashes['module/agent-desk.js'] !== undefined);
  });

  const startEmulator = async (t: TestContext) => {
    const child = spawn(process.execPath, [join(installed, 'dist/emulator/cli.js'), '--port', '0', '--quiet'], {
      cwd: host,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    // After a failure, too: a running child keeps the test process alive.
    t.after(() => child.kill('SIGKILL'));
    const line = await new Promise<string>((resolveLine, rejectLine) => {
      child.stdout.once('data', (data: Buffer) => resolveLine(data.toString()));
      child.once('exit', (code) => rejectLine(new Error(`it ended with ${code}`)));
    });
    const { url, control } = JSON.parse(line) as { url: string; control: string };
    return { child, url, control };
  };

  test('a session runs in Node: signs in, connects, sends, logs out, and lets the process end', async (t) => {
    const { url } = await startEmulator(t);
    const program = `import { createDeskSession } from 'agent-desk-elements';
import { ChatThread } from 'agent-desk-elements/elements.js';
const session = createDeskSession({ url: ${JSON.stringify(url)} });
const problem = await session.login('mara', 'demo');
await new Promise((resolve) => {
  const check = () => session.state.presence !== null && resolve();
  session.subscribe(check);
  check();
});
const ready = await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
const loggedOut = await session.logout();
console.log(JSON.stringify([typeof ChatThread, problem, session.state.connection.status, ready, loggedOut]));
`;
    writeFileSync(join(host, 'session.mjs'), program);
    const output = await new Promise<string>((resolveOutput, rejectOutput) => {
      execFile(process.execPath, ['session.mjs'], { cwd: host, timeout: 60_000 }, (error, stdout) => {
        if (error === null) resolveOutput(stdout);
        else rejectOutput(error);
      });
    });
    const confirmed = { status: 'confirmed' };
    assert.deepEqual(JSON.parse(output), ['function', null, 'signed-out', confirmed, confirmed]);
  });

  test('the emulator runs without further packages', async (t) => {
    const { child, url, control } = await startEmulator(t);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/agent-manager$/);
    assert.equal((await fetch(`${control}/world`)).status, 200);
    const exitCode = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    assert.equal(await exitCode, 0);
  });
});
