/** A day of an agent in minutes: 500 reconnects and 20,000 messages in 100 conversations. What a page holds must not grow. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { EnginePage } from '../support/engines/engine-page.js';
import { DeskPages } from '../support/faults/desk-pages.js';
import { EmulatorProcess } from '../support/faults/emulator-process.js';

const conversations = Number(process.env['SOAK_CONVERSATIONS'] ?? 100);
const messagesEach = 200;
const reconnectsEach = 5;
const maxHeapGrowth = 10 * 1024 * 1024;

const emulator = new EmulatorProcess({ seed: 1, args: [] });
let pages: DeskPages;
before(async () => {
  await emulator.start();
  pages = await DeskPages.start();
});
after(async () => {
  await pages.stop();
  await emulator.stop();
});

async function until(page: EnginePage, expression: string, description: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while ((await page.evaluate(expression)) !== true) {
    if (Date.now() > deadline)
      throw new Error(
        `Timed out waiting for ${description}: ${String(await page.evaluate('JSON.stringify(session.state.connection)'))}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

interface Counts {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
}

/** When no conversation is open or listed as ended. */
async function measure(page: EnginePage): Promise<Counts> {
  await page.evaluate('session.dismissEnded()');
  // What has left the page is released with the frame after it.
  const frames =
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true)))))';
  await page.evaluate(frames);
  const devtools = await (page as unknown as Page).createCDPSession();
  await devtools.send('Performance.enable');
  for (let count = 0; count < 3; count++) await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const valueOf = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  await devtools.detach();
  return {
    heap: valueOf('JSHeapUsedSize'),
    nodes: valueOf('Nodes'),
    listeners: valueOf('JSEventListeners'),
    timers: Number(await page.evaluate('countTimers()')),
  };
}

/** One conversation: messages in and out, reconnects in between, and its end. */
async function serveCustomer(page: EnginePage, number: number): Promise<void> {
  const { conversationId } = await emulator.control<{ conversationId: string }>('POST', '/chats', {
    customer: { firstName: `Customer ${String(number)}` },
    text: 'Hello?',
    started: 'mara',
  });
  const id = JSON.stringify(conversationId);
  await until(page, `session.state.conversations.byId.has(${id})`, 'the conversation');
  await page.evaluate(`session.activate(${id})`);
  for (let round = 0; round < reconnectsEach; round++) {
    const count = messagesEach / reconnectsEach / 2;
    await page.evaluate(`for (let count = 0; count < ${String(count)}; count++) session.dispatch({ type: 'send-message',
      conversationId: ${id}, body: { type: 'text', text: 'Answer ' + count }, replyTo: null, whisper: false, channelSessionId: null });`);
    await emulator.control('POST', '/burst', { conversationIds: [conversationId], count, perSecond: 2_000 });
    await page.evaluate(
      'globalThis.wasLost = false; void session.addEventListener("connection-changed", () => (wasLost = true), { once: true })',
    );
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(page, 'wasLost && session.state.connection.status === "online"', 'the reconnect');
    await until(page, 'session.state.pending.length === 0', 'the confirmations');
  }
  const expected = messagesEach + 1;
  await until(
    page,
    `session.state.conversations.byId.get(${id})?.entries.filter(({ kind }) => kind === 'message').length === ${String(expected)}`,
    'all messages',
  );
  await emulator.control('POST', `/chats/${conversationId}/leave`, {});
  await page.evaluate(`session.dispatch({ type: 'leave', conversationId: ${id} })`);
  await until(page, `!session.state.conversations.byId.has(${id})`, 'the end');
}

test(`the page holds no more after ${String(conversations * reconnectsEach)} reconnects and ${String(conversations * messagesEach)} messages`, async () => {
  const { page } = await pages.open({ url: `http://127.0.0.1:${String(emulator.port)}/agent-manager`, scale: 1 / 20 });
  assert.equal(await page.evaluate('session.login("mara", "demo")'), null);
  await until(page, 'session.state.presence !== null', 'the presence');
  // What is loaded and kept once is not counted.
  for (let number = 0; number < 25; number++) await serveCustomer(page, number);
  const start = await measure(page);
  for (let number = 25; number < conversations; number++) await serveCustomer(page, number);
  const end = await measure(page);
  console.log(JSON.stringify({ start, end }));
  assert.ok(end.heap - start.heap < maxHeapGrowth, `the heap has grown by ${String(end.heap - start.heap)} bytes`);
  assert.ok(
    end.nodes <= start.nodes * 1.1 + 100,
    `${String(start.nodes)} nodes at the start, ${String(end.nodes)} at the end`,
  );
  assert.ok(
    end.listeners <= start.listeners * 1.1 + 20,
    `${String(start.listeners)} listeners at the start, ${String(end.listeners)} at the end`,
  );
  assert.ok(
    end.timers <= start.timers + 3,
    `${String(start.timers)} timers at the start, ${String(end.timers)} at the end`,
  );
  assert.deepEqual(await page.evaluate('uncaughtErrors'), []);
});
