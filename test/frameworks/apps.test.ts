/** A desk in each framework: built by the framework's own tool from the packed files, and opened in a browser. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { startAgentManager, type AgentManager } from '../../demo/agent-manager/server.js';
import type { EngineBrowser } from '../support/engines/engine-page.js';
import { openBrowser } from '../support/engines/open-browser.js';
import { DeskWalk } from '../support/package/desk-walk.js';
import { pack, type Packed } from '../support/package/packed.js';
import { installProject, type ProjectName } from '../support/package/projects.js';
import { serveFolder, serveProgram, type ServedApp } from '../support/package/serve-app.js';

interface App {
  readonly name: string;
  readonly project: ProjectName;
  /** The program in `node_modules` that builds the app, and its arguments. */
  readonly build?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The folder of the page, and that of the built files; or the program that serves them. */
  readonly page?: string;
  readonly output?: string;
  readonly server?: readonly string[];
}

const vite = ['vite/bin/vite.js', 'build', '--logLevel', 'warn'];
const angular = ['@angular/cli/bin/ng.js', 'build'];
const env = { NG_CLI_ANALYTICS: 'false' };

const apps: readonly App[] = [
  { name: 'React', project: 'react', build: vite },
  // Strict mode mounts twice in development only.
  { name: 'React in development', project: 'react', build: vite, env: { NODE_ENV: 'development' } },
  { name: 'Preact', project: 'preact', build: vite },
  { name: 'Vue', project: 'vue', build: vite },
  { name: 'Svelte', project: 'svelte', build: vite },
  { name: 'Angular', project: 'angular', build: angular, env },
  { name: 'Angular 20 with zones', project: 'angular-20', build: [...angular, '--polyfills', 'zone.js'], env },
  { name: 'Vite', project: 'vite', build: vite },
  { name: 'webpack', project: 'webpack', build: ['webpack-cli/bin/cli.js', '--mode', 'production'], page: '' },
];

const jQuery: App = { name: 'jQuery and the script tag', project: 'jquery', page: '' };

const next = 'next/dist/bin/next';
const nextEnv = { NEXT_TELEMETRY_DISABLED: '1' };
const nextApps: readonly App[] = [
  {
    name: 'Next, with a strict policy',
    project: 'next',
    build: [next, 'build'],
    env: nextEnv,
    server: [next, 'start', '--port', '0'],
  },
  { name: 'Next in development', project: 'next', env: nextEnv, server: [next, 'dev', '--port', '0'] },
];

describe('the packed files in the app of a framework', () => {
  let emulator: AgentManager;
  let browser: EngineBrowser;
  let packed: Packed;
  let served: ServedApp | undefined;
  let walk: DeskWalk | undefined;
  before(async () => {
    packed = pack();
    browser = await openBrowser();
  });
  beforeEach(async () => {
    emulator = await startAgentManager({ port: 0, quiet: true, rona: 120 });
  });
  afterEach(async () => {
    await walk?.close();
    served?.stop();
    served = undefined;
    await emulator.stop();
  });
  after(() => browser.close());

  const buildAndServe = async ({ project, build, env: appEnv = {}, page = 'dist', output = 'dist', server }: App) => {
    const folder = installProject(project, packed, emulator.url);
    const program = ([path = '', ...args]: readonly string[]) => [join('node_modules', path), ...args];
    const environment = { ...process.env, ...appEnv };
    if (build !== undefined)
      execFileSync(process.execPath, program(build), {
        cwd: folder,
        env: environment,
        stdio: ['ignore', 'ignore', 'inherit'],
        timeout: 300_000,
      });
    if (build !== undefined && server === undefined) {
      const scripts = readdirSync(join(folder, output), { recursive: true }).filter((name) =>
        /\.js$/.test(String(name)),
      );
      assert.ok(scripts.length > 30, `the parts that are loaded later are files of their own: ${scripts.length}`);
    }
    served =
      server === undefined
        ? await serveFolder(join(folder, page))
        : await serveProgram(folder, program(server), environment);
    return served.url;
  };

  for (const app of nextApps) {
    test(`${app.name}: the desk of the guide is rendered by the server, and stays while pages change`, async () => {
      const url = await buildAndServe(app);
      assert.match(await (await fetch(url)).text(), /<chat-thread/);
      walk = await DeskWalk.open(browser, emulator, url);
      await walk.signIn();
      await walk.acceptChat();
      await walk.checkProperties();
      await walk.talk();
      await walk.navigate();
      assert.deepEqual(walk.problems, []);
    });
  }

  for (const app of [...apps, jQuery]) {
    test(`${app.name}: the desk of the guide, and one with a given session and agent`, async () => {
      const url = await buildAndServe(app);
      walk = await DeskWalk.open(browser, emulator, url);
      await walk.signIn();
      await walk.acceptChat();
      await walk.checkProperties();
      await walk.talk();
      await walk.reorder();
      assert.deepEqual(walk.problems, []);
      await walk.close();
      walk = await DeskWalk.openGiven(browser, emulator, url);
      await walk.removeAndAdd();
      assert.deepEqual(walk.problems, []);
    });
  }
});
