/**
 * How fast the thread is: `npm run bench [-- --quick] [--rows open,burst] [--runs 5] [--libraries]`.
 *
 * The shipped script file in Chromium, at full and at a quarter of the processor's speed, next to two floors in plain DOM
 * (`thread/floors.ts`): *window*, the least any windowed thread can do, and *all*, everything in the page. Runs of all
 * take turns, so that a busy minute of the machine hits each; the table has their medians. Reported, never failed.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { io } from 'socket.io-client';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/find-browser.mjs';
import { printTable } from './thread/table.js';
import type { WireEvent } from './thread/contender.js';
import type { Caught } from './thread/link.js';
import type { Bench } from './thread/page.js';

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    libraries: { type: 'boolean', default: false },
    runs: { type: 'string' },
    rows: { type: 'string' },
    slow: { type: 'string' },
  },
});
const runs = Number(options.runs ?? (options.quick ? 2 : 5));
const speeds = (options.slow ?? (options.quick ? '1' : '1,4')).split(',').map(Number);
const wanted = options.rows?.split(',');
const measures = (row: string): boolean => wanted === undefined || wanted.includes(row);
const contenders = ['ours', 'window', 'all', ...(options.libraries ? ['virtualizer', 'tanstack'] : [])] as const;
type Name = (typeof contenders)[number] | 'virtualizer' | 'tanstack';

/* ---- the server's side: one world with conversations of all lengths, caught once ---- */

const manager = await startAgentManager({ port: 0, quiet: true });

async function post<T>(url: string, body: unknown): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Signs in on a real socket and takes conversations; what the server says is what every page is told. */
async function catchDesk(username: string, lengths: readonly number[]): Promise<Caught & { sample: WireEvent }> {
  await post(`${manager.control}/agents`, { username, mrds: [{ name: 'CHAT', max: 1000 }] }).catch(() => undefined);
  const login = await post<{ data: { keycloak_User: { id: string } } }>(`${manager.url}/agent/login`, {
    username,
    password: 'demo',
  });
  const user = login.data.keycloak_User;
  const { origin, pathname } = new URL(manager.url);
  const socket = io(origin, {
    path: `${pathname}/socket.io`,
    auth: { agent: JSON.stringify(user), fcm: { desktopFcmKey: null, mobileFcmKey: null } },
    query: { username },
    forceNew: true,
  });
  const topics: Caught['topics'][number][] = [];
  const [presence] = (await new Promise<unknown[]>((resolve) => {
    socket.once('agentPresence', (...args) => resolve(args));
  })) as [unknown];
  socket.on('taskRequest', ({ conversationId, taskId, roomInfo }: Record<string, unknown>) => {
    socket.emit('topicSubscription', { agentId: user.id, conversationId, taskId, roomInfo });
  });
  for (const history of lengths) {
    const came = new Promise<void>((resolve) => {
      socket.once('onTopicData', (topic: { conversationId: string }, acknowledge?: () => void) => {
        topics.push(topic);
        acknowledge?.();
        resolve();
      });
    });
    await post(`${manager.control}/chats`, {
      customer: { firstName: 'Ana' },
      text: 'Hello?',
      history,
      started: username,
    });
    await came;
  }
  const said = new Promise<WireEvent>((resolve) => {
    socket.on('onCimEvent', ({ cimEvent }: { cimEvent: string }) => {
      const event = JSON.parse(cimEvent) as WireEvent & { name: string };
      if (event.name === 'CUSTOMER_MESSAGE') resolve(event);
    });
  });
  await post(`${manager.control}/chats/${topics[0]?.conversationId ?? ''}/messages`, { text: 'Sample' });
  const sample = await said;
  socket.disconnect();
  return { user, presence, topics, sample };
}

/* ---- the page's side ---- */

const bundle = async (entry: string): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [new URL(`thread/${entry}`, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    minify: true,
    conditions: ['production', 'browser'],
    tsconfig: new URL('../../tsconfig.json', import.meta.url).pathname,
  });
  return outputFiles[0]?.text ?? '';
};
const scripts: Record<string, string> = {
  '/page.js': await bundle('page.ts'),
  '/live-worker.js': await bundle('live-worker.ts'),
};
const page = `<!doctype html><meta charset="utf-8"><title>bench</title>
<style>html { --chat-thread-height: 720px; font: 14px sans-serif } body { margin: 0; width: 480px } chat-thread { display: block; height: 720px }</style>
<script src="/dist/script/agent-desk.js"></script><script src="/page.js"></script>`;

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  // Alone in its process, a page gets exact clocks and may weigh itself.
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'credentialless');
  if (path === '/') response.setHeader('Content-Type', 'text/html').end(page);
  else if (path in scripts) response.setHeader('Content-Type', 'text/javascript').end(scripts[path]);
  else {
    readFile(new URL(`../..${path}`, import.meta.url)).then(
      (text) => response.setHeader('Content-Type', 'text/javascript').end(text),
      () => response.writeHead(404).end(),
    );
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [
    ...browserArguments,
    '--enable-blink-features=ForceEagerMeasureMemory',
    '--disable-background-timer-throttling',
  ],
  headless: true,
});

interface Stage {
  readonly page: Page;
  readonly cdp: CDPSession;
  run<Act extends keyof Bench>(act: Act, ...args: Parameters<Bench[Act]>): Promise<Awaited<ReturnType<Bench[Act]>>>;
  metric(name: string): Promise<number>;
  slow(rate: number): Promise<void>;
  collect(): Promise<void>;
}

/** A fresh page with one contender in it, and nothing drawn. */
async function stage(
  name: Name,
  { sample, ...caught }: Caught & { sample: WireEvent },
  lengths: readonly number[],
  work: (stage: Stage) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage();
  try {
    page.on('pageerror', (error) => console.error(`${name}: ${String(error)}`));
    await page.setViewport({ width: 800, height: 760 });
    await page.goto(address);
    const cdp = await page.createCDPSession();
    await cdp.send('Performance.enable');
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    const run: Stage['run'] = (act, ...args) =>
      page.evaluate(
        (act, args) =>
          (globalThis as unknown as { bench: Record<string, (...args: unknown[]) => never> }).bench[act]?.(
            ...args,
          ) as never,
        act,
        args as unknown[],
      );
    await run('setUp', name as never, manager.url, caught, sample, lengths);
    await work({
      page,
      cdp,
      run,
      metric: async (wanted) =>
        (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === wanted)?.value ?? NaN,
      slow: (rate) => cdp.send('Emulation.setCPUThrottlingRate', { rate }) as Promise<never>,
      async collect() {
        for (let i = 0; i < 3; i++) await cdp.send('HeapProfiler.collectGarbage');
      },
    });
  } finally {
    await page.close();
  }
}

/* ---- the rows ---- */

/** row → speed → contender → one number per measurement. */
const results = new Map<string, number[]>();
function note(row: string, speed: number, name: Name, ...times: readonly number[]): void {
  const key = `${row} ${speed} ${name}`;
  results.set(key, [...(results.get(key) ?? []), ...times]);
}

async function long(name: Name, speed: number): Promise<void> {
  if (!['open', 'append', 'burst', 'fling', 'typing'].some(measures)) return;
  await stage(name, longDesk, [10_000], async ({ page, run, metric, slow }) => {
    // Whatever any first use costs belongs to no row.
    await run('open', 10_000);
    await run('close');
    await slow(speed);
    note('open', speed, name, await run('open', 10_000));
    if (measures('append')) note('append', speed, name, ...(await run('append', 10_000, options.quick ? 25 : 50)));
    if (measures('typing') && name !== 'virtualizer' && name !== 'tanstack') {
      const milliseconds = options.quick ? 1500 : 3000;
      const typed = run('typing', 10_000, milliseconds);
      for (let at = 0; at < milliseconds - 300; at += 60) {
        await page.keyboard.press('a');
        await new Promise((resolve) => setTimeout(resolve, 30 + 30 * Math.random()));
      }
      note('typing', speed, name, ...(await typed));
    }
    if (measures('burst')) {
      const { time, longest } = await run('burst', 10_000, 1000);
      note('burst', speed, name, time);
      note('burst frame', speed, name, longest);
    }
    if (measures('fling') && name !== 'all') {
      const frames = options.quick ? 200 : 400;
      const before = await metric('TaskDuration');
      const { blank, long, longest, rows } = await run('fling', frames);
      note('fling', speed, name, (((await metric('TaskDuration')) - before) * 1000) / frames);
      note('fling blank', speed, name, (blank / frames) * 100);
      note('fling long', speed, name, long);
      note('fling longest', speed, name, longest);
      note('fling rows', speed, name, rows);
    }
    await slow(1);
  });
}

/** Our own thread again, shorter: what must not grow with the length. */
async function short(name: Name, speed: number): Promise<void> {
  if (name !== 'ours' || !['open', 'append'].some(measures)) return;
  await stage(name, shortDesk, [100, 1000], async ({ run, slow }) => {
    await run('open', 100);
    await run('close');
    await slow(speed);
    note('open 100', speed, name, await run('open', 100));
    await run('open', 1000);
    if (measures('append')) note('append 1000', speed, name, ...(await run('append', 1000, options.quick ? 25 : 50)));
    await slow(1);
  });
}

async function switching(name: Name, speed: number): Promise<void> {
  if (!measures('switch') || name === 'virtualizer' || name === 'tanstack') return;
  await stage(name, manyDesk, [], async ({ run, slow }) => {
    await run('switchAmong', 500, 20, 20);
    await slow(speed);
    note('switch', speed, name, ...(await run('switchAmong', 500, 20, options.quick ? 20 : 40)));
    await slow(1);
  });
}

async function weight(name: Name): Promise<void> {
  if (!measures('memory') || name === 'virtualizer' || name === 'tanstack') return;
  await stage(name, longDesk, [10_000], async ({ page, run, metric, collect }) => {
    await run('open', 10_000);
    // The parts that a thread fetches are the page's from then on, and so are the templates they bring.
    await page.waitForNetworkIdle();
    await run('close');
    await run('open', 10_000);
    note('elements', 1, name, await run('rowElements'));
    await run('close');
    await collect();
    const nodes = await metric('Nodes');
    const before = await run('memory');
    await run('open', 10_000);
    await collect();
    note('memory', 1, name, ((await run('memory')) - before) / 1e6);
    await run('close');
    await collect();
    note('left nodes', 1, name, (await metric('Nodes')) - nodes);
    note('left', 1, name, ((await run('memory')) - before) / 1e6);
    if (name !== 'ours') return;
    for (let round = 0; round < 20; round++) {
      await run('open', 10_000);
      await run('close');
    }
    await collect();
    note('left nodes after 20', 1, name, (await metric('Nodes')) - nodes);
  });
}

const repeat = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value);
const longDesk = await catchDesk('bench-long', [10_000]);
const shortDesk = await catchDesk('bench-short', [100, 1000]);
const manyDesk = await catchDesk('bench-many', measures('switch') ? repeat(500, 20) : [10]);

try {
  for (let turn = 0; turn < runs; turn++) {
    for (const speed of speeds) {
      for (const name of contenders) {
        process.stderr.write(`\rrun ${turn + 1} of ${runs}, ${speed}x slower: ${name}          `);
        await long(name, speed);
        await short(name, speed);
        await switching(name, speed);
        if (speed === 1) await weight(name);
      }
    }
  }
  process.stderr.write('\r');
  printTable(results, speeds, contenders);
  console.log(
    `${runs} runs, medians; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}, ${await browser.version()}`,
  );
} finally {
  await browser.close();
  server.close();
  await manager.stop();
}
