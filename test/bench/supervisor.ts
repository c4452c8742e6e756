/**
 * What one refresh of `<supervisor-panel>` costs: script time in a real browser, with 200 agents, 1,000 active chats and
 * who waits besides. `npm run bench:supervisor [-- --chats 1000 --agents 200 --readings 30 --worker no --profile]`
 * Ends with 1 when a refresh takes more than it may.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import puppeteer, { type Page } from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/find-browser.mjs';
import { between, serveCrowd } from './crowd.js';

/** Milliseconds of script a refresh may take: one frame. */
const most = 16;

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '200' },
    chats: { type: 'string', default: '1000' },
    readings: { type: 'string', default: '30' },
    worker: { type: 'string', default: 'yes' },
    profile: { type: 'boolean', default: false },
  },
});
const agents = Number(values.agents);
const chats = Number(values.chats);
const readings = Number(values.readings);

interface Panel extends HTMLElement {
  refresh(): void;
  requestUpdate(): void;
  readonly updateComplete: Promise<boolean>;
}
interface Desk extends HTMLElement {
  services: unknown;
  login(username: string, password: string): Promise<unknown>;
  session: { teamReport(...question: unknown[]): Promise<unknown> };
}

const manager = await startAgentManager({ port: 0, quiet: true });
const crowd = await serveCrowd({ agents, chats, queued: Math.round(chats / 5), bots: Math.round(chats / 10) });
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><body>
  <desk-session url="${manager.url}"><supervisor-panel refresh-interval="0"></supervisor-panel></desk-session>
  <script src="/dist/script/agent-desk.js"></script></body></html>`;
/** As shipped, and with a content policy where no worker is to be had. */
const policy = values.worker === 'no' ? { 'Content-Security-Policy': "worker-src 'none'" } : {};
const pages = createServer((request, response) => {
  const asked = request.url ?? '';
  if (!asked.startsWith('/dist/')) {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...policy }).end(page);
    return;
  }
  readFile(`.${asked}`).then(
    (script) => response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script),
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments],
  headless: true,
});

/** How far the page's clock is ahead of ours. */
declare const clock: { ahead: number };

interface CallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Milliseconds a reading spends in each function, without what it calls. */
const spent = new Map<string, number>();

/**
 * Milliseconds of script in a CPU profile, garbage collection included; apart from it what the browser's JSON reader
 * takes. The browser's own counter of script time leaves out what runs when a promise is fulfilled, which here is nearly
 * everything.
 */
function scriptTime({ nodes, samples, timeDeltas }: Profile): { all: number; json: number } {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const time = { all: 0, json: 0 };
  samples.forEach((id, i) => {
    const frame = frames.get(id);
    const name = frame?.functionName ?? '';
    const ms = Math.max(0, timeDeltas[i] ?? 0) / 1000;
    if (/^\((idle|program|root)\)$/.test(name)) return;
    time.all += ms;
    const place = `${name} ${(frame?.url ?? '').split('/').at(-1) ?? ''}:${frame?.lineNumber}:${frame?.columnNumber}`;
    spent.set(place, (spent.get(place) ?? 0) + ms / readings);
    if (name === 'parse') time.json += ms;
  });
  return time;
}

/** Ten seconds go by, and are drawn: that happens without a reading as well. */
async function wait(tab: Page): Promise<void> {
  crowd.prepare();
  await tab.evaluate(async (seconds) => {
    clock.ahead += seconds * 1000;
    const panel = document.querySelector<Panel>('supervisor-panel');
    panel?.requestUpdate();
    await panel?.updateComplete;
  }, between);
}

/** Reads the reports once more and waits until they are drawn. */
const refresh = (tab: Page) =>
  tab.evaluate(async () => {
    const panel = document.querySelector<Panel>('supervisor-panel');
    const desk = document.querySelector<Desk>('desk-session');
    if (panel === null || desk === null) throw new Error('no panel');
    const { session } = desk;
    const ask = session.teamReport.bind(session);
    const read = new Promise<void>((resolve) => {
      session.teamReport = async (...question) => {
        session.teamReport = ask;
        const report = await ask(...question);
        resolve();
        return report;
      };
    });
    panel.refresh();
    await read;
    await panel.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });

let failed = false;
try {
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1440, height: 900 });
  await tab.evaluateOnNewDocument(() => {
    const now = Date.now.bind(Date);
    Object.assign(globalThis, { clock: { ahead: 0 } });
    Date.now = () => now() + clock.ahead;
  });
  await tab.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`);
  await tab.evaluate(
    async (services) => {
      const desk = document.querySelector<Desk>('desk-session');
      if (desk !== null) desk.services = services;
      await desk?.login('vela', 'demo');
    },
    { reports: crowd.url },
  );
  await tab.waitForFunction(() =>
    document.querySelector('supervisor-panel')?.shadowRoot?.querySelector('[part="summary"]'),
  );
  for (let i = 0; i < 5; i++) {
    await wait(tab);
    await refresh(tab);
  }
  const session = await tab.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 250 });
  const costs: { all: number; json: number }[] = [];
  for (let i = 0; i < readings; i++) {
    await wait(tab);
    await session.send('Profiler.start');
    await refresh(tab);
    const { profile } = (await session.send('Profiler.stop')) as unknown as { profile: Profile };
    costs.push(scriptTime(profile));
  }
  const drawn = await tab.evaluate(() => {
    const grids =
      document.querySelector('supervisor-panel')?.shadowRoot?.querySelectorAll('agent-desk-report-grid') ?? [];
    return [...grids].reduce((sum, grid) => sum + (grid.shadowRoot?.querySelectorAll('.row').length ?? 0), 0);
  });
  const at = (share: number, of: (cost: (typeof costs)[number]) => number) => {
    const sorted = costs.map(of).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  };
  const all = (share: number) => at(share, (cost) => cost.all).toFixed(1);
  failed = !(at(0.5, (cost) => cost.all) <= most);
  console.log(
    `${agents} agents, ${chats} active chats, ${Math.round(chats / 5)} waiting, ${Math.round(chats / 10)} with a bot`,
  );
  console.log(`rows in the page: ${drawn}`);
  console.log(
    `script per refresh: median ${all(0.5)} ms, least ${all(0)} ms, 90% ${all(0.9)} ms (goal: median at most ${most} ms)`,
  );
  console.log(`of which reading the JSON: median ${at(0.5, (cost) => cost.json).toFixed(1)} ms`);
  if (values.profile) {
    const most = [...spent].sort(([, a], [, b]) => b - a).slice(0, 25);
    for (const [name, ms] of most) console.log(`${ms.toFixed(2).padStart(8)} ms  ${name}`);
  }
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await browser.close();
  pages.close();
  crowd.server.close();
  await manager.stop();
}
process.exit(failed ? 1 : 0);
