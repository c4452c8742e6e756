/**
 * What it costs to share a session between tabs: until a new tab has the whole state, between the tab with the connection and the
 * others, until another tab leads, and for the tab that leads: the processor time of its main thread, which does not depend on
 * what else the machine does, and what it says on the channel.
 * `npm run bench:tabs [-- --tabs 30 --chats 5 --seconds 20]`
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import puppeteer, { type BrowserContext, type Page } from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { fetchUser } from '../support/fetch-user.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';

const { values } = parseArgs({
  options: {
    tabs: { type: 'string', default: '30' },
    chats: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '20' },
  },
});
const [most, chatCount, seconds] = [Number(values.tabs), Number(values.chats), Number(values.seconds)];

const manager = await startAgentManager({ port: 0, quiet: true, rona: 600 });
const user = await fetchUser(manager.url);
const pageOf = (): string => `<!doctype html><meta charset="utf-8"><title>Tabs</title>
<script src="/dist/script/agent-desk.js"></script>
<desk-session url="${manager.url}" tabs="share"><agent-state-switch></agent-state-switch><task-offer no-sound></task-offer>
<conversation-list></conversation-list><chat-thread></chat-thread></desk-session>
<script>
let posts = 0;
let bytes = 0;
const { postMessage } = BroadcastChannel.prototype;
BroadcastChannel.prototype.postMessage = function (message) {
  posts++;
  bytes += JSON.stringify(message).length;
  postMessage.call(this, message);
};
const element = document.querySelector('desk-session');
const received = {};
element.addEventListener('message-received', ({ detail }) => {
  received[detail.message.id] = performance.timeOrigin + performance.now();
});
const expected = Number(new URLSearchParams(location.search).get('chats'));
let fullAfter = null;
customElements.whenDefined('desk-session').then(() => {
  const startedAt = performance.now();
  element.agent = ${JSON.stringify(user)};
  const look = () => {
    const { presence, conversations } = element.session.state;
    if (presence !== null && conversations.ids.length >= expected) fullAfter = performance.now() - startedAt;
    else setTimeout(look, 1);
  };
  look();
});
</script>`;
const pageServer = createServer((request, response) => {
  const path = (request.url ?? '').replace(/\?.*/, '');
  if (!path.startsWith('/dist/')) return void response.writeHead(200, { 'Content-Type': 'text/html' }).end(pageOf());
  const type = extname(path) === '.js' ? 'text/javascript; charset=utf-8' : 'application/octet-stream';
  readFile(join('dist', normalize(path).replace(/^\/dist\//, ''))).then(
    (body) => response.writeHead(200, { 'Content-Type': type }).end(body),
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((resolve) => pageServer.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(pageServer.address() as AddressInfo).port}/`;

const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
  const response = await fetch(`${manager.control}${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await response.json()) as T;
};
const waitFor = (page: Page, condition: string): Promise<unknown> =>
  page.waitForFunction(condition, { timeout: 60_000 });
const percentile = (readings: readonly number[], part: number): number =>
  [...readings].sort((a, b) => a - b)[Math.min(readings.length - 1, Math.floor(readings.length * part))] ?? NaN;
const describeCost = ({ cpu, layouts, posts, kilobytes }: Cost, alone?: Cost): string =>
  [
    `${milliseconds(cpu)} of the processor${alone === undefined ? '' : `, × ${(cpu / alone.cpu).toFixed(2)}`}`,
    `${layouts} layouts`,
    `${posts} messages on the channel, ${kilobytes.toFixed(0)} kB`,
  ].join('; ');
const milliseconds = (ms: number): string => `${ms.toFixed(1)} ms`;

const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments],
  headless: true,
});

async function openTab(context: BrowserContext, chats: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}?chats=${chats}`);
  await waitFor(page, 'fullAfter !== null');
  return page;
}

interface Cost {
  /** Of the main thread (ms). */
  readonly cpu: number;
  readonly layouts: number;
  readonly posts: number;
  readonly kilobytes: number;
}

/** Two messages a second, to all chats in turn. Returns what it costs a page meanwhile. */
async function chat(leader: Page, ids: readonly string[]): Promise<Cost> {
  const devtools = await leader.createCDPSession();
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async (): Promise<Record<string, number>> => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  await leader.evaluate('posts = bytes = 0');
  const before = await read();
  for (let number = 0; number < seconds * 2; number++) {
    await control('POST', `/chats/${ids[number % ids.length]}/messages`, { text: `Message ${number}` });
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const after = await read();
  await devtools.detach();
  const grown = (name: string): number => (after[name] ?? NaN) - (before[name] ?? NaN);
  const [posts, bytes] = (await leader.evaluate('[posts, bytes]')) as [number, number];
  return { cpu: grown('ThreadTime') * 1_000, layouts: grown('LayoutCount'), posts, kilobytes: bytes / 1_000 };
}

const context = await browser.createBrowserContext();
const leader = await openTab(context, 0);
await leader.evaluate(`(async () => {
  const { session } = element;
  await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
  for (const { id } of session.state.channels) await session.dispatch({ type: 'set-channel', channelId: id, ready: true });
})()`);
const ids: string[] = [];
for (let number = 0; number < chatCount; number++) {
  const { conversationId } = await control<{ conversationId: string }>('POST', '/chats', { text: 'Hello' });
  await waitFor(leader, `element.session.state.offers.byId.has('${conversationId}')`);
  await leader.evaluate(`element.session.dispatch({ type: 'accept-offer', conversationId: '${conversationId}' })`);
  await waitFor(leader, `element.session.state.conversations.byId.has('${conversationId}')`);
  ids.push(conversationId);
}

console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Chromium ${await browser.version()}`);
const alone = await chat(leader, ids);
const followers: Page[] = [];
const joins: number[] = [];
const join5 = async (): Promise<void> => {
  const page = await openTab(context, ids.length);
  followers.push(page);
  joins.push(Number(await page.evaluate('fullAfter')));
};
while (followers.length < 4) await join5();
await leader.evaluate('for (const id of Object.keys(received)) delete received[id]');
await chat(leader, ids);
const said = (await leader.evaluate('received')) as Record<string, number>;
const relays: number[] = [];
for (const page of followers) {
  const heard = (await page.evaluate('received')) as Record<string, number>;
  relays.push(...Object.entries(said).flatMap(([id, at]) => (heard[id] === undefined ? [] : [heard[id] - at])));
}
while (followers.length < most - 1) await join5();
const together = await chat(leader, ids);
const { agents } = await control<{ agents: { username: string; connections: number }[] }>('GET', '/world');
await leader.bringToFront();
const inFront = await chat(leader, ids);
const closedAt = Date.now();
await leader.close();
let takenAfter = Infinity;
while (takenAfter === Infinity) {
  for (const page of followers) {
    const since = (await page.evaluate(
      'element.session.sharing.isLeading ? element.session.sharing.since : 0',
    )) as number;
    if (since > 0) takenAfter = since - closedAt;
  }
}
console.table({
  'whole state in a new tab, slowest': milliseconds(Math.max(...joins)),
  'relay with 5 tabs, p50': milliseconds(percentile(relays, 0.5)),
  'relay with 5 tabs, p95': milliseconds(percentile(relays, 0.95)),
  'leader alone': describeCost(alone),
  [`leader of ${most} tabs, hidden`]: describeCost(together, alone),
  [`leader of ${most} tabs, in front`]: describeCost(inFront, alone),
  'connections with all tabs open': agents.find(({ username }) => username === 'mara')?.connections,
  'another tab leads after a close': milliseconds(takenAfter),
});
await browser.close();
pageServer.closeAllConnections();
pageServer.close();
await manager.stop();
