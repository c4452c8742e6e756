/**
 * Time until a page with `<agent-state-switch>` shows something, and until it shows the agent's state, with a cold cache, a
 * slow processor and network latency. `npm run bench:load [-- --dist dist --readings 15 --slowdown 4 --latency 40]`
 * Another folder in place of `dist` compares an earlier build.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import puppeteer, { type Browser } from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { fetchUser } from '../support/fetch-user.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    readings: { type: 'string', default: '15' },
    slowdown: { type: 'string', default: '4' },
    latency: { type: 'string', default: '40' },
  },
});

/** A page as an agent opens it in the morning: signed in by the host, which has set `agent`. */
const pageOf = (
  script: string,
  url: string,
  content: string,
) => `<!doctype html><meta charset="utf-8"><title>Load</title>
${script}<script>const times = {};
const look = () => {
  const text = document.querySelector('agent-state-switch')?.shadowRoot?.textContent.trim() ?? '';
  if (text !== '') times.firstText ??= performance.now();
  if (/ready/i.test(text)) times.state ??= performance.now();
  if (times.state === undefined) requestAnimationFrame(look);
};
look();</script>
<desk-session url="${url}"><agent-state-switch></agent-state-switch>${content}</desk-session>
<script>document.querySelector('desk-session').agent = AGENT;</script>`;

const scripts = {
  classic: '<script src="/dist/script/agent-desk.js"></script>',
  module: '<script type="module" src="/dist/module/agent-desk.js"></script>',
};
const contents = {
  'state switch': '',
  'whole desk':
    '<agent-login></agent-login><task-offer></task-offer><conversation-list></conversation-list><chat-thread></chat-thread>',
};

const manager = await startAgentManager({ port: 0, quiet: true });
const agent = await fetchUser(manager.url);
const pages = new Map<string, string>();
const pageServer = createServer((request, response) => {
  const path = (request.url ?? '').replace(/\?.*/, '');
  const page = pages.get(path);
  const send = (type: string, body: string | Buffer) =>
    response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip' }).end(gzipSync(body));
  if (page !== undefined) return send('text/html', page);
  const file = normalize(path).replace(/^\/dist\//, '');
  readFile(join(values.dist, file)).then(
    (body) => send(extname(file) === '.js' ? 'text/javascript; charset=utf-8' : 'application/octet-stream', body),
    () => response.writeHead(404).end(),
  );
  return undefined;
});
await new Promise<void>((resolve) => pageServer.listen(0, '127.0.0.1', resolve));
const baseUrl = `http://127.0.0.1:${(pageServer.address() as AddressInfo).port}`;
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments],
  headless: true,
});

interface Reading {
  readonly firstText: number;
  readonly state: number;
  readonly requests: number;
}

async function read(browserToUse: Browser, path: string): Promise<Reading> {
  // An own context has an empty cache. Switching the cache off would fetch preloaded files again.
  const context = await browserToUse.createBrowserContext();
  try {
    const tab = await context.newPage();
    const devtools = await tab.createCDPSession();
    await devtools.send('Network.enable');
    const latency = Number(values.latency);
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slowdown) });
    let requests = 0;
    tab.on('request', (request) => {
      if (request.url().includes('/dist/')) requests++;
    });
    await tab.goto(`${baseUrl}${path}`);
    await tab.waitForFunction('times.state !== undefined', { timeout: 30_000 });
    const { firstText, state } = (await tab.evaluate('times')) as Reading;
    return { firstText, state, requests };
  } finally {
    await context.close();
  }
}

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;
const ms = (readings: readonly Reading[], select: (reading: Reading) => number) =>
  `${median(readings.map(select)).toFixed(0).padStart(5)} ms`;

try {
  console.log(
    `processor ${values.slowdown} times slower, ${values.latency} ms latency, ${values.readings} readings, medians\n`,
  );
  for (const [kind, script] of Object.entries(scripts)) {
    for (const [name, content] of Object.entries(contents)) {
      const path = `/${kind}-${name.replace(' ', '-')}.html`;
      pages.set(path, pageOf(script, manager.url, content).replace('AGENT', JSON.stringify(agent)));
      await read(browser, path);
      const readings: Reading[] = [];
      for (let i = 0; i < Number(values.readings); i++) readings.push(await read(browser, path));
      const requests = median(readings.map((reading) => reading.requests));
      console.log(
        `${kind.padEnd(8)} ${name.padEnd(13)} first text ${ms(readings, (reading) => reading.firstText)}, state ${ms(readings, (reading) => reading.state)}, ${requests} files`,
      );
    }
  }
  console.log(`\nmachine: ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}`);
} finally {
  await browser.close();
  pageServer.close();
  await manager.stop();
}
process.exit(0);
