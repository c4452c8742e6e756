/** A desk in each framework: built by the framework's own tool from the packed files, and opened in a browser. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { startAgentManager, type AgentManager } from '../../demo/agent-manager/server.js';
import type { EngineBrowser } from '../support/engines/engine-page.js';
import { openBrowser } from '../support/engines/open-browser.js';
import { DeskWalk } from '../support/package/desk-walk.js';
import { pack, type Packed } from '../support/package/packed.js';
import { installProject, writeGuides, writeShared, type Guides } from '../support/package/projects.js';
import { serveFolder, serveProgram, type ServedApp } from '../support/package/serve-app.js';

interface App {
  readonly name: string;
  /** The folder of the project. */
  readonly project: string;
  readonly guides: Guides;
  /** The program in `node_modules` that builds the app, and its arguments. */
  readonly build?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The built files; or the program that serves them. */
  readonly output?: string;
  readonly server?: readonly string[];
}

const vite = ['vite/bin/vite.js', 'build', '--logLevel', 'warn'];
const react: App = { name: 'React', project: 'react', guides: [['react', 'tsx']], build: vite };

const apps: readonly App[] = [
  react,
  // Strict mode mounts twice in development only.
  { ...react, name: 'React in development', env: { NODE_ENV: 'development' } },
  { name: 'Preact', project: 'preact', guides: [['other-frameworks', 'tsx']], build: vite },
  { name: 'Vue', project: 'vue', guides: [['vue', 'vue', 'ts']], build: vite },
  { name: 'Svelte', project: 'svelte', guides: [['svelte', 'svelte', 'ts']], build: vite },
];

const next = 'next/dist/bin/next';
const nextApps: readonly App[] = [
  {
    name: 'Next',
    project: 'next',
    guides: [['react', 'tsx']],
    build: [next, 'build'],
    env: { NEXT_TELEMETRY_DISABLED: '1' },
    server: [next, 'start', '--port', '0'],
  },
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

  const buildAndServe = async ({ project, guides, build, env = {}, output = 'dist', server }: App) => {
    const folder = installProject(project, packed);
    writeGuides(folder, guides, emulator.url);
    if (server === undefined) writeShared(folder, emulator.url);
    const program = ([path = '', ...args]: readonly string[]) => [join('node_modules', path), ...args];
    if (build !== undefined)
      execFileSync(process.execPath, program(build), {
        cwd: folder,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
        timeout: 300_000,
      });
    served =
      server === undefined ? await serveFolder(join(folder, output)) : await serveProgram(folder, program(server));
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

  for (const app of apps) {
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
