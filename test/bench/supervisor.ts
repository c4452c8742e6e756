/**
 * What a large team costs the page's thread in `<supervisor-panel>`: the first reading, a refresh, a frame while scrolling, and
 * memory. The supervisor has two teams, which share the agents.
 * `npm run bench:supervisor [-- --agents 500 --chats 3000 --readings 20 --refreshes 60 --slowdown 1 --worker no --profile]`
 * `--refreshes 1000` is the goal of the memory. Exits with 1 if a goal is missed.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import puppeteer, { type CDPSession } from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';
import { countRows, openPage, refresh, scrollOnce, servePage, showPanel } from './supervisor/panel-page.js';
import { quantile, ScriptTimer, type ScriptTime } from './supervisor/script-time.js';
import { serveTeamReports } from './supervisor/team-reports.js';

/** The first reading includes starting the code of the panel. */
const goals = { firstMs: 100, refreshMs: 16, frameMs: 16, growthMb: 2 };
const teams = 2;
const firstReadings = 3;
const scrolledFrames = 40;

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '500' },
    chats: { type: 'string', default: '3000' },
    readings: { type: 'string', default: '20' },
    refreshes: { type: 'string', default: '60' },
    slowdown: { type: 'string', default: '1' },
    worker: { type: 'string', default: 'yes' },
    profile: { type: 'boolean', default: false },
  },
});
const [agents, chats, readings, refreshes, rate] = [
  Number(values.agents),
  Number(values.chats),
  Number(values.readings),
  Number(values.refreshes),
  Number(values.slowdown),
];

const manager = await startAgentManager({ port: 0, quiet: true });
const reports = await serveTeamReports({
  agents,
  chats,
  queued: Math.round(chats / 5),
  bots: Math.round(chats / 10),
  teams,
});
const page = await servePage(manager.url, values.worker !== 'no');
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments],
  headless: true,
});

let isMissed = false;
const format = (ms: number) => ms.toFixed(1);

/** One row of the result. The goal is compared with processor time, which other programs hardly change. */
function report(name: string, times: readonly ScriptTime[], goalMs: number, share = 0.5): void {
  const cpu = times.map(({ cpuMs }) => cpuMs);
  const elapsed = times.map(({ elapsedMs }) => elapsedMs);
  isMissed ||= rate === 1 && !(quantile(cpu, share) <= goalMs);
  const of = (list: readonly number[]) =>
    `least ${format(quantile(list, 0))}, median ${format(quantile(list, 0.5))}, most ${format(Math.max(...list))} ms`;
  const goal = `${share === 0.5 ? 'median' : 'most'} at most ${goalMs} ms`;
  console.log(`${name}: ${of(cpu)} of processor time (goal: ${goal}); by the clock ${of(elapsed)}`);
}

/** Used memory and elements after garbage collection. */
async function readMemory(session: CDPSession): Promise<{ mb: number; nodes: number; listeners: number }> {
  for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { mb: read('JSHeapUsedSize') / 1e6, nodes: read('Nodes'), listeners: read('JSEventListeners') };
}

async function openTab() {
  const tab = await browser.newPage();
  await openPage(tab, page.url, reports.url);
  const session = await tab.createCDPSession();
  if (rate !== 1) await session.send('Emulation.setCPUThrottlingRate', { rate });
  return { tab, session, timer: await ScriptTimer.start(session) };
}

try {
  const first: ScriptTime[] = [];
  for (let i = 1; i < firstReadings; i++) {
    const { tab, timer } = await openTab();
    first.push(await timer.measure(() => showPanel(tab)));
    await tab.close();
  }
  const { tab, session, timer } = await openTab();
  first.push(await timer.measure(() => showPanel(tab)));
  const slowestFirst = timer.slowest();
  timer.msByFunction.clear();
  for (let i = 0; i < 5; i++) {
    reports.prepareNextReading();
    await refresh(tab, teams);
  }
  timer.msByFunction.clear();
  const refreshed: ScriptTime[] = [];
  for (let i = 0; i < readings; i++) {
    reports.prepareNextReading();
    refreshed.push(await timer.measure(() => refresh(tab, teams)));
  }
  const slowest = timer.slowest();
  const scrolled: ScriptTime[] = [];
  for (let i = 0; i < scrolledFrames; i++) scrolled.push(await timer.measure(() => scrollOnce(tab)));
  const rowCount = await countRows(tab);
  const before = await readMemory(session);
  for (let i = 0; i < refreshes; i++) {
    reports.prepareNextReading();
    await refresh(tab, teams);
  }
  const after = await readMemory(session);
  const grownMb = after.mb - before.mb;
  isMissed ||= !(grownMb <= goals.growthMb);
  console.log(
    `${agents} agents in ${teams} teams, ${chats} active chats, ${Math.round(chats / 5)} waiting, ${Math.round(chats / 10)} with a bot; ${rowCount} rows in the page; slowdown ${rate}`,
  );
  report('first reading', first, goals.firstMs);
  report('refresh', refreshed, goals.refreshMs);
  report('frame while scrolling', scrolled, goals.frameMs, 1);
  console.log(
    `memory: ${before.mb.toFixed(1)} MB, ${after.mb.toFixed(1)} MB after ${refreshes} refreshes (goal: grown by at most ${goals.growthMb} MB); ` +
      `nodes ${before.nodes}, ${after.nodes}; listeners ${before.listeners}, ${after.listeners}`,
  );
  if (values.profile)
    for (const [title, times, count] of [
      ['the last first reading', slowestFirst, 1],
      ['a refresh', slowest, readings],
    ] as const) {
      console.log(`self times of ${title}:`);
      for (const [name, ms] of times) console.log(`${(ms / count).toFixed(2).padStart(8)} ms  ${name}`);
    }
  console.log(`machine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await browser.close();
  page.server.close();
  reports.server.close();
  await manager.stop();
}
process.exit(isMissed ? 1 : 0);
