/**
 * Script time of one refresh of `<supervisor-panel>` in a browser, with 200 agents and 1,000 active chats.
 * `npm run bench:supervisor [-- --chats 1000 --agents 200 --readings 30 --worker no --profile]`
 * Exits with 1 if the median exceeds the limit.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import puppeteer, { type Page } from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';
import { secondsBetweenReadings, serveTeamReports } from './supervisor/team-reports.js';

/** Limit of the median: one frame. */
const maxScriptMs = 16;

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
interface SessionElement extends HTMLElement {
  services: unknown;
  login(username: string, password: string): Promise<unknown>;
  session: { teamReport(...args: unknown[]): Promise<unknown> };
}

const manager = await startAgentManager({ port: 0, quiet: true });
const reportServer = await serveTeamReports({
  agents,
  chats,
  queued: Math.round(chats / 5),
  bots: Math.round(chats / 10),
});
const pageHtml = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><body>
  <desk-session url="${manager.url}"><supervisor-panel refresh-interval="0"></supervisor-panel></desk-session>
  <script src="/dist/script/agent-desk.js"></script></body></html>`;
/** With `--worker no`, the content policy blocks the report worker. */
const policy = values.worker === 'no' ? { 'Content-Security-Policy': "worker-src 'none'" } : {};
const pageServer = createServer((request, response) => {
  const path = request.url ?? '';
  if (!path.startsWith('/dist/')) {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...policy }).end(pageHtml);
    return;
  }
  readFile(`.${path}`).then(
    (script) => response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script),
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((resolve) => pageServer.listen(0, '127.0.0.1', resolve));
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments],
  headless: true,
});

/** Offset of the page's clock (ms). */
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

/** Self time of each function per reading (ms). */
const msByFunction = new Map<string, number>();

/**
 * Milliseconds of script in a CPU profile, garbage collection included, and the share of `JSON.parse`. The browser's own
 * counter of script time omits promise callbacks, which are most of the work here.
 */
function scriptTime({ nodes, samples, timeDeltas }: Profile): { all: number; json: number } {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const scriptMs = { all: 0, json: 0 };
  samples.forEach((id, i) => {
    const frame = frames.get(id);
    const name = frame?.functionName ?? '';
    const ms = Math.max(0, timeDeltas[i] ?? 0) / 1000;
    if (/^\((idle|program|root)\)$/.test(name)) return;
    scriptMs.all += ms;
    const location = `${name} ${(frame?.url ?? '').split('/').at(-1) ?? ''}:${frame?.lineNumber}:${frame?.columnNumber}`;
    msByFunction.set(location, (msByFunction.get(location) ?? 0) + ms / readings);
    if (name === 'parse') scriptMs.json += ms;
  });
  return scriptMs;
}

/** Advances the page's clock by ten seconds and renders; this is not part of the measurement. */
async function advanceClock(tab: Page): Promise<void> {
  reportServer.prepareNextReading();
  await tab.evaluate(async (seconds) => {
    clock.ahead += seconds * 1000;
    const panel = document.querySelector<Panel>('supervisor-panel');
    panel?.requestUpdate();
    await panel?.updateComplete;
  }, secondsBetweenReadings);
}

/** Fetches the reports and waits until they are rendered. */
const refresh = (tab: Page) =>
  tab.evaluate(async () => {
    const panel = document.querySelector<Panel>('supervisor-panel');
    const sessionElement = document.querySelector<SessionElement>('desk-session');
    if (panel === null || sessionElement === null) throw new Error('no panel');
    const { session } = sessionElement;
    const teamReport = session.teamReport.bind(session);
    const reportLoaded = new Promise<void>((resolve) => {
      session.teamReport = async (...args) => {
        session.teamReport = teamReport;
        const report = await teamReport(...args);
        resolve();
        return report;
      };
    });
    panel.refresh();
    await reportLoaded;
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
  await tab.goto(`http://127.0.0.1:${(pageServer.address() as AddressInfo).port}/`);
  await tab.evaluate(
    async (services) => {
      const sessionElement = document.querySelector<SessionElement>('desk-session');
      if (sessionElement !== null) sessionElement.services = services;
      await customElements.whenDefined('desk-session');
      await sessionElement?.login('vela', 'demo');
    },
    { reports: reportServer.url },
  );
  await tab.waitForFunction(() =>
    document.querySelector('supervisor-panel')?.shadowRoot?.querySelector('[part="summary"]'),
  );
  for (let i = 0; i < 5; i++) {
    await advanceClock(tab);
    await refresh(tab);
  }
  const session = await tab.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 250 });
  const costs: { all: number; json: number }[] = [];
  for (let i = 0; i < readings; i++) {
    await advanceClock(tab);
    await session.send('Profiler.start');
    await refresh(tab);
    const { profile } = (await session.send('Profiler.stop')) as unknown as { profile: Profile };
    costs.push(scriptTime(profile));
  }
  const renderedRowCount = await tab.evaluate(() => {
    const grids =
      document.querySelector('supervisor-panel')?.shadowRoot?.querySelectorAll('agent-desk-report-grid') ?? [];
    return [...grids].reduce((sum, grid) => sum + (grid.shadowRoot?.querySelectorAll('.row').length ?? 0), 0);
  });
  const quantile = (share: number, select: (cost: (typeof costs)[number]) => number) => {
    const sorted = costs.map(select).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  };
  const scriptMsAt = (share: number) => quantile(share, (cost) => cost.all).toFixed(1);
  failed = !(quantile(0.5, (cost) => cost.all) <= maxScriptMs);
  console.log(
    `${agents} agents, ${chats} active chats, ${Math.round(chats / 5)} waiting, ${Math.round(chats / 10)} with a bot`,
  );
  console.log(`rows in the page: ${renderedRowCount}`);
  console.log(
    `script per refresh: median ${scriptMsAt(0.5)} ms, least ${scriptMsAt(0)} ms, 90% ${scriptMsAt(0.9)} ms (goal: median at most ${maxScriptMs} ms)`,
  );
  console.log(`of which JSON.parse: median ${quantile(0.5, (cost) => cost.json).toFixed(1)} ms`);
  if (values.profile) {
    const slowestFunctions = [...msByFunction].sort(([, a], [, b]) => b - a).slice(0, 25);
    for (const [name, ms] of slowestFunctions) console.log(`${ms.toFixed(2).padStart(8)} ms  ${name}`);
  }
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await browser.close();
  pageServer.close();
  reportServer.server.close();
  await manager.stop();
}
process.exit(failed ? 1 : 0);
