/**
 * What a desk costs in use: `npm run bench:desk [-- --rows 300 --rate 20 --seconds 5]`, in Chromium at full speed.
 *
 * First 40 conversations with a thread: from the press of the mouse on a conversation to the cursor in its message field, with
 * the frame that shows it. Then many rows and messages at a steady rate in all of them: the script of the page per frame, where
 * all script counts for the frames in which a message arrived.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import puppeteer, { type Page } from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';
import { postJson } from './post-json.js';

/** Limits (ms). */
const maxClickMs = 100;
const maxScriptMs = 8;

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '300' },
    rate: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '5' },
  },
});
const [rowCount, rate, seconds] = [Number(options.rows), Number(options.rate), Number(options.seconds)];

const manager = await startAgentManager({ port: 0, quiet: true });
const pageHtml = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<style>html { font: 14px sans-serif } body { margin: 0 } main { display: grid; grid-template-columns: 344px 1fr; height: 100vh }
main > * { min-height: 0 }</style>
<desk-session url="${manager.url}" outbox="memory"><main><conversation-list></conversation-list><chat-thread></chat-thread></main></desk-session>
<script src="/dist/script/agent-desk.js"></script></html>`;
const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (!path.startsWith('/dist/')) response.setHeader('Content-Type', 'text/html; charset=utf-8').end(pageHtml);
  else
    readFile(new URL(`../..${path}`, import.meta.url)).then(
      (text) => response.setHeader('Content-Type', 'text/javascript').end(text),
      () => response.writeHead(404).end(),
    );
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments, '--disable-background-timer-throttling'],
  headless: true,
});

interface DeskSessionElement extends HTMLElement {
  login(username: string, password: string): Promise<unknown>;
  readonly session: {
    readonly state: { readonly presence: unknown; readonly conversations: { readonly ids: readonly string[] } };
  };
}

/** A page with an agent who has this many conversations, each with an answered question. */
async function openPage(username: string, count: number): Promise<{ page: Page; ids: readonly string[] }> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await postJson(`${manager.control}/agents`, { username, mrds: [{ name: 'CHAT', max: 999 }] });
  await page.evaluate(async (name) => {
    await customElements.whenDefined('desk-session');
    await document.querySelector<DeskSessionElement>('desk-session')?.login(name, 'demo');
  }, username);
  await page.waitForFunction(
    () => document.querySelector<DeskSessionElement>('desk-session')?.session.state.presence !== null,
  );
  const ids: string[] = [];
  for (let i = 0; i < count; i++) {
    const { conversationId } = await postJson<{ conversationId: string }>(`${manager.control}/chats`, {
      ...{ customer: { firstName: `Customer ${i}` }, text: 'Hello, can you **help** me?', started: username },
    });
    ids.push(conversationId);
  }
  await page.waitForFunction(
    (expected) =>
      document.querySelector<DeskSessionElement>('desk-session')?.session.state.conversations.ids.length === expected,
    { timeout: 60_000 },
    count,
  );
  return { page, ids };
}

async function measureClicks(): Promise<readonly number[]> {
  const { page } = await openPage('clicker', 40);
  await page.evaluate(() => {
    const state = window as unknown as { times: number[]; pressedAt: number };
    state.times = [];
    addEventListener('pointerdown', ({ timeStamp }) => (state.pressedAt = timeStamp), { capture: true });
    addEventListener('focusin', (event) => {
      if (!(event.composedPath()[0] instanceof HTMLTextAreaElement)) return;
      requestAnimationFrame(() => setTimeout(() => state.times.push(performance.now() - state.pressedAt)));
    });
  });
  const rows = await page.$$('conversation-list >>> [role="option"]');
  for (let round = 0; round < 3; round++) {
    for (const row of rows.slice(0, 8)) {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const known = await page.evaluate(() => (window as unknown as { times: number[] }).times.length);
      await row.click();
      await page.waitForFunction((n) => (window as unknown as { times: number[] }).times.length > n, {}, known);
    }
  }
  const times = await page.evaluate(() => (window as unknown as { times: number[] }).times);
  await page.close();
  return times;
}

async function measureRows(): Promise<{ readonly perMessageFrame: number; readonly perFrame: number }> {
  const { page, ids } = await openPage('reader', rowCount);
  const cdp = await page.createCDPSession();
  await cdp.send('Performance.enable');
  const readScriptMs = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN) * 1000;
  };
  // A text: the compiler adds a helper to named functions, which the page does not have.
  await page.evaluate(
    'window.frameCount = 0; requestAnimationFrame(function count() { frameCount++; requestAnimationFrame(count); })',
  );
  const readFrames = (): Promise<number> => page.evaluate('frameCount') as Promise<number>;
  const send = (index: number): Promise<unknown> =>
    postJson(`${manager.control}/chats/${ids[(index * 7) % ids.length]}/messages`, { text: `Are you there? ${index}` });
  for (let i = 0; i < 20; i++) await send(i);
  const count = rate * seconds;
  const [scriptBefore, framesBefore, startedAt] = [await readScriptMs(), await readFrames(), performance.now()];
  for (let i = 0; i < count; i++) {
    const wait = startedAt + (i * 1000) / rate - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    await send(20 + i);
  }
  const script = (await readScriptMs()) - scriptBefore;
  const frames = (await readFrames()) - framesBefore;
  await page.close();
  return { perMessageFrame: script / count, perFrame: script / frames };
}

const format = (ms: number): string => `${ms.toFixed(1)} ms`;
let hasFailed = false;
function report(what: string, ms: number, limit: number): void {
  hasFailed ||= !(ms <= limit);
  console.log(`${what}: ${format(ms)} (at most ${limit} ms)${ms <= limit ? '' : '  TOO SLOW'}`);
}

console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}\n`);
const clicks = (await measureClicks()).toSorted((a, b) => a - b);
report(`click to cursor, 40 conversations, median of ${clicks.length}`, clicks[clicks.length >> 1] ?? NaN, maxClickMs);
report('click to cursor, slowest', clicks.at(-1) ?? NaN, maxClickMs);
const { perMessageFrame, perFrame } = await measureRows();
report(`${rowCount} rows, ${rate} messages a second, script per frame with a message`, perMessageFrame, maxScriptMs);
report(`${rowCount} rows, ${rate} messages a second, script per frame`, perFrame, maxScriptMs);
await browser.close();
await manager.stop();
server.close();
process.exit(hasFailed ? 1 : 0);
