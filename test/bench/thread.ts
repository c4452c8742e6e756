/**
 * Benchmark of `<chat-thread>`: `npm run bench [-- --quick] [--rows open,burst] [--runs 5] [--libraries]`.
 *
 * Measures the built script in Chromium, at full speed and with 4x CPU throttling, against two baselines in plain DOM
 * (`thread/dom-baselines.ts`): *window* renders only what is visible, *all* renders everything. Runs of the contenders
 * alternate, so that other load on the machine affects each. Rows of processor time do not count the load. The table shows
 * medians. Fails if a goal is missed.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';
import { capture } from './thread/capture-session.js';
import { printTable } from './thread/results-table.js';
import type { CimEvent } from './thread/contender.js';
import type { CapturedSession } from './thread/bench-transport.js';
import type { Bench } from './thread/bench-page.js';

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
const selectedRows = options.rows?.split(',');
const isSelected = (row: string): boolean => selectedRows === undefined || selectedRows.includes(row);
const contenders = ['ours', 'window', 'all', ...(options.libraries ? ['virtualizer', 'tanstack'] : [])] as const;
type ContenderName = (typeof contenders)[number] | 'virtualizer' | 'tanstack';

/* ---- server: one emulator with conversations of all lengths, captured once ---- */

const manager = await startAgentManager({ port: 0, quiet: true });

const captureSession = (username: string, lengths: readonly number[]) => capture(manager, username, lengths);

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
  '/page.js': await bundle('bench-page.ts'),
  '/live-worker.js': await bundle('live-worker.ts'),
};
const pageHtml = `<!doctype html><meta charset="utf-8"><title>bench</title>
<style>html { --chat-thread-height: 720px; font: 14px sans-serif } body { margin: 0; width: 480px } chat-thread { display: block; height: 720px }</style>
<script src="/dist/script/agent-desk.js"></script><script src="/page.js"></script>`;

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  // Cross-origin isolation gives a page precise clocks and memory measurement.
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Embedder-Policy', 'credentialless');
  if (path === '/') response.setHeader('Content-Type', 'text/html').end(pageHtml);
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

interface BenchPage {
  readonly page: Page;
  readonly cdp: CDPSession;
  run<Method extends keyof Bench>(
    method: Method,
    ...args: Parameters<Bench[Method]>
  ): Promise<Awaited<ReturnType<Bench[Method]>>>;
  metric(name: string): Promise<number>;
  throttleCpu(rate: number): Promise<void>;
  collectGarbage(): Promise<void>;
}

/** A new page with one contender, nothing rendered yet. */
async function withBenchPage(
  name: ContenderName,
  { sample, ...captured }: CapturedSession & { sample: CimEvent },
  lengths: readonly number[],
  measure: (stage: BenchPage) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage();
  try {
    page.on('pageerror', (error) => console.error(`${name}: ${String(error)}`));
    await page.setViewport({ width: 800, height: 760 });
    await page.goto(address);
    const cdp = await page.createCDPSession();
    // The time that the page's own thread has worked, without the time that it has waited for a processor.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    const run: BenchPage['run'] = (method, ...args) =>
      page.evaluate(
        (act, args) =>
          (globalThis as unknown as { bench: Record<string, (...args: unknown[]) => never> }).bench[act]?.(
            ...args,
          ) as never,
        method,
        args as unknown[],
      );
    await run('setUp', name as never, manager.url, captured, sample, lengths);
    await measure({
      page,
      cdp,
      run,
      metric: async (metricName) =>
        (await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === metricName)?.value ?? NaN,
      throttleCpu: (rate) => cdp.send('Emulation.setCPUThrottlingRate', { rate }) as Promise<never>,
      async collectGarbage() {
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
function record(row: string, speed: number, name: ContenderName, ...times: readonly number[]): void {
  const key = `${row} ${speed} ${name}`;
  results.set(key, [...(results.get(key) ?? []), ...times]);
}

/** Key presses while messages arrive: times from key to paint. Length null: that which was opened from the wire. */
async function typeAmongMessages(
  { page, run }: Pick<BenchPage, 'page' | 'run'>,
  length: number | null,
): Promise<readonly number[]> {
  const milliseconds = options.quick ? 1500 : 3000;
  const typed = run('typing', length, milliseconds);
  for (let elapsedMs = 0; elapsedMs < milliseconds - 300; elapsedMs += 60) {
    await page.keyboard.press('a');
    await new Promise((resolve) => setTimeout(resolve, 30 + 30 * Math.random()));
  }
  return typed;
}

async function recordFling(
  row: string,
  speed: number,
  name: ContenderName,
  { run, metric }: Pick<BenchPage, 'run' | 'metric'>,
): Promise<void> {
  const frames = options.quick ? 200 : 400;
  const before = await metric('TaskDuration');
  const { blank, long, longest, rows } = await run('fling', frames);
  record(row, speed, name, (((await metric('TaskDuration')) - before) * 1000) / frames);
  record(`${row} blank`, speed, name, (blank / frames) * 100);
  record(`${row} long`, speed, name, long);
  record(`${row} longest`, speed, name, longest);
  record(`${row} rows`, speed, name, rows);
}

async function benchLongThread(name: ContenderName, speed: number): Promise<void> {
  if (!['open', 'append', 'burst', 'fling', 'typing'].some(isSelected)) return;
  await withBenchPage(name, longSession, [10_000], async ({ page, run, metric, throttleCpu: slow }) => {
    // Warm-up, not measured.
    await run('open', 10_000);
    await run('close');
    await slow(speed);
    record('open', speed, name, await run('open', 10_000));
    if (isSelected('append')) record('append', speed, name, ...(await run('append', 10_000, options.quick ? 25 : 50)));
    if (isSelected('typing') && name !== 'virtualizer' && name !== 'tanstack')
      record('typing', speed, name, ...(await typeAmongMessages({ page, run }, 10_000)));
    if (isSelected('burst')) {
      const before = await metric('ThreadTime');
      const { time, longest } = await run('burst', 10_000, 1000);
      record('burst', speed, name, ((await metric('ThreadTime')) - before) * 1000);
      record('burst wall', speed, name, time);
      record('burst frame', speed, name, longest);
    }
    if (isSelected('fling') && name !== 'all') await recordFling('fling', speed, name, { run, metric });
    await slow(1);
  });
}

/** Our own thread with fewer messages: these costs must not grow with the length. */
async function benchShortThreads(name: ContenderName, speed: number): Promise<void> {
  if (name !== 'ours' || !['open', 'append'].some(isSelected)) return;
  await withBenchPage(name, shortSession, [100, 1000], async ({ run, throttleCpu: slow }) => {
    await run('open', 100);
    await run('close');
    await slow(speed);
    record('open 100', speed, name, await run('open', 100));
    await run('open', 1000);
    if (isSelected('append'))
      record('append 1000', speed, name, ...(await run('append', 1000, options.quick ? 25 : 50)));
    await slow(1);
  });
}

const wireRows = ['wire', 'drag', 'append', 'typing', 'fling', 'switch'];

/** From the event of the socket to the painted conversation, of different lengths; and what follows in such a one. */
async function benchWire(name: ContenderName, speed: number): Promise<void> {
  if (!wireRows.some(isSelected) || name === 'all' || name === 'tanstack' || name === 'virtualizer') return;
  await withBenchPage(name, wireSession, [], async ({ page, run, metric, throttleCpu }) => {
    const open = async (length: number): Promise<{ readonly cpuMs: number; readonly wallMs: number }> => {
      await run('prepareTopic', length);
      const before = await metric('ThreadTime');
      const wallMs = await run('openFromWire');
      const cpuMs = ((await metric('ThreadTime')) - before) * 1000;
      await run('complete');
      return { cpuMs, wallMs };
    };
    // Warm-up, not measured.
    for (let round = 0; round < 3; round++) await open(100);
    await throttleCpu(speed);
    for (const length of isSelected('wire') ? [100, 100, 100, 1000, 1000, 10_000] : []) {
      const { cpuMs, wallMs } = await open(length);
      record(`wire ${length}`, speed, name, cpuMs);
      record(`wire ${length} wall`, speed, name, wallMs);
    }
    if (isSelected('drag')) {
      await open(10_000);
      await run('drag', 20);
      const frames = options.quick ? 60 : 150;
      const before = [await metric('ScriptDuration'), await metric('ThreadTime')] as const;
      const gaps = await run('drag', frames);
      record('drag', speed, name, (((await metric('ScriptDuration')) - before[0]) * 1000) / frames);
      record('drag all', speed, name, (((await metric('ThreadTime')) - before[1]) * 1000) / frames);
      record('drag frame', speed, name, ...gaps);
    }
    if (['append', 'typing', 'fling'].some(isSelected)) await open(10_000);
    if (isSelected('append'))
      record('wire append', speed, name, ...(await run('append', null, options.quick ? 25 : 50)));
    if (isSelected('typing')) record('wire typing', speed, name, ...(await typeAmongMessages({ page, run }, null)));
    if (isSelected('fling')) await recordFling('wire fling', speed, name, { run, metric });
    if (isSelected('switch'))
      record('wire switch', speed, name, ...(await run('switchAmongWire', 500, 20, options.quick ? 20 : 40)));
    await throttleCpu(1);
  });
}

/** What the session and the thread keep of 10,000 messages. */
async function benchWireMemory(name: ContenderName): Promise<void> {
  if (!isSelected('memory') || name !== 'ours') return;
  await withBenchPage(name, wireSession, [], async ({ page, run, collectGarbage }) => {
    for (const length of [100, 1]) {
      await run('prepareTopic', length);
      await run('openFromWire');
      await run('complete');
    }
    await page.waitForNetworkIdle();
    await collectGarbage();
    const before = await run('memory');
    await run('prepareTopic', 10_000);
    await run('openFromWire');
    await run('complete');
    await collectGarbage();
    record('memory from the wire', 1, name, ((await run('memory')) - before) / 1e6);
  });
}

async function benchSwitching(name: ContenderName, speed: number): Promise<void> {
  if (!isSelected('switch') || name === 'virtualizer' || name === 'tanstack') return;
  // The last part of a long history is read when the page is idle.
  await withBenchPage(name, manySession, repeat(500, 20), async ({ run, throttleCpu: slow }) => {
    await run('switchAmong', 500, 20, 20);
    await slow(speed);
    record('switch', speed, name, ...(await run('switchAmong', 500, 20, options.quick ? 20 : 40)));
    await slow(1);
  });
}

async function benchMemory(name: ContenderName): Promise<void> {
  if (!isSelected('memory') || name === 'virtualizer' || name === 'tanstack') return;
  await withBenchPage(name, longSession, [10_000], async ({ page, run, metric, collectGarbage: collect }) => {
    await run('open', 10_000);
    // Parts and their templates stay loaded in the page.
    await page.waitForNetworkIdle();
    await run('close');
    await run('open', 10_000);
    record('elements', 1, name, await run('rowElements'));
    await run('close');
    await collect();
    const nodes = await metric('Nodes');
    const before = await run('memory');
    await run('open', 10_000);
    await collect();
    record('memory', 1, name, ((await run('memory')) - before) / 1e6);
    await run('close');
    await collect();
    record('left nodes', 1, name, (await metric('Nodes')) - nodes);
    record('left', 1, name, ((await run('memory')) - before) / 1e6);
    if (name !== 'ours') return;
    for (let round = 0; round < 20; round++) {
      await run('open', 10_000);
      await run('close');
    }
    await collect();
    record('left nodes after 20', 1, name, (await metric('Nodes')) - nodes);
  });
}

const repeat = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value);
const longSession = await captureSession('bench-long', [10_000]);
const shortSession = await captureSession('bench-short', [100, 1000]);
const wireSession = await captureSession('bench-wire', [500]);
const manySession = await captureSession('bench-many', isSelected('switch') ? repeat(500, 20) : [10]);

try {
  for (let runIndex = 0; runIndex < runs; runIndex++) {
    for (const speed of speeds) {
      for (const name of contenders) {
        process.stderr.write(`\rrun ${runIndex + 1} of ${runs}, ${speed}x slower: ${name}          `);
        await benchLongThread(name, speed);
        await benchShortThreads(name, speed);
        await benchSwitching(name, speed);
        await benchWire(name, speed);
        if (speed === 1) {
          await benchMemory(name);
          await benchWireMemory(name);
        }
      }
    }
  }
  process.stderr.write('\r');
  const missed = printTable(results, speeds, contenders);
  console.log(
    `${runs} runs, medians; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}, ${await browser.version()}`,
  );
  if (missed > 0) {
    console.log(`${missed} goals missed`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.close();
  await manager.stop();
}
