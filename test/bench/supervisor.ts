/**
 * What one refresh of `<supervisor-panel>` costs: script time in a real browser, with 200 agents, 1,000 active chats and
 * who waits besides. `npm run bench:supervisor [-- --chats 1000 --agents 200 --readings 30]`
 * Ends with 1 when a refresh takes more than it may.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import puppeteer, { type CDPSession, type Page } from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/find-browser.mjs';
import { serveCrowd } from './crowd.js';

/** Milliseconds of script a refresh may take: one frame. */
const most = 16;

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '200' },
    chats: { type: 'string', default: '1000' },
    readings: { type: 'string', default: '30' },
  },
});
const agents = Number(values.agents);
const chats = Number(values.chats);
const readings = Number(values.readings);

interface Panel extends HTMLElement {
  refresh(): void;
  readonly updateComplete: Promise<boolean>;
}
interface Desk extends HTMLElement {
  services: unknown;
  login(username: string, password: string): Promise<unknown>;
  session: { teamReport(team: unknown): Promise<unknown> };
}

const bundle = await build({
  entryPoints: ['src/index.ts'],
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  write: false,
  logLevel: 'error',
});
const script = bundle.outputFiles[0]?.text ?? '';
const manager = await startAgentManager({ port: 0, quiet: true });
const crowd = await serveCrowd({ agents, chats, queued: Math.round(chats / 5), bots: Math.round(chats / 10) });
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title><body>
  <desk-session url="${manager.url}"><supervisor-panel refresh-interval="0"></supervisor-panel></desk-session>
  <script src="/agent-desk.js"></script></body></html>`;
const pages = createServer((request, response) => {
  const isScript = request.url === '/agent-desk.js';
  const type = isScript ? 'text/javascript' : 'text/html';
  response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(isScript ? script : page);
});
await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve));
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments],
  headless: true,
});

/**
 * Processor time of the page's main thread so far, in milliseconds: other programs on the machine do not count. The
 * browser's own counter of script time leaves out what runs when a promise is fulfilled, which here is nearly everything,
 * so script is whatever was not style and layout.
 */
async function spent(session: CDPSession): Promise<{ script: number; layout: number }> {
  const { metrics } = (await session.send('Performance.getMetrics')) as unknown as {
    metrics: readonly { readonly name: string; readonly value: number }[];
  };
  const of = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? NaN);
  const layout = of('LayoutDuration') + of('RecalcStyleDuration');
  return { script: of('TaskDuration') - layout, layout };
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
      session.teamReport = async (team) => {
        session.teamReport = ask;
        const report = await ask(team);
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
  for (let i = 0; i < 5; i++) await refresh(tab);
  const session = await tab.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const costs: { script: number; layout: number }[] = [];
  for (let i = 0; i < readings; i++) {
    const before = await spent(session);
    await refresh(tab);
    const after = await spent(session);
    costs.push({ script: after.script - before.script, layout: after.layout - before.layout });
  }
  const drawn = await tab.evaluate(() => {
    const grids =
      document.querySelector('supervisor-panel')?.shadowRoot?.querySelectorAll('agent-desk-report-grid') ?? [];
    return [...grids].reduce((sum, grid) => sum + (grid.shadowRoot?.querySelectorAll('.row').length ?? 0), 0);
  });
  const sorted = costs.map((cost) => cost.script).sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(1);
  const layout = costs.reduce((sum, cost) => sum + cost.layout, 0) / costs.length;
  const median = Number(at(0.5));
  failed = !(median <= most);
  console.log(
    `${agents} agents, ${chats} active chats, ${Math.round(chats / 5)} waiting, ${Math.round(chats / 10)} with a bot`,
  );
  console.log(`rows in the page: ${drawn}`);
  console.log(
    `script per refresh: median ${at(0.5)} ms, 90% ${at(0.9)} ms, most ${at(1)} ms (goal: median at most ${most} ms)`,
  );
  console.log(`style and layout per refresh: ${layout.toFixed(1)} ms on average`);
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await browser.close();
  pages.close();
  crowd.server.close();
  await manager.stop();
}
process.exit(failed ? 1 : 0);
