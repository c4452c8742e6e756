/**
 * What the most expensive messages of each kind cost: `npm run bench:messages [-- --only contacts] [--steps 3]`.
 *
 * Each is sent by the customer to the emulator and arrives over the socket in an open `<chat-thread>` of the built script,
 * in Chromium at full speed. Measured is the processor time of the page’s own thread until the message is painted,
 * then for each "Show more", and for opening the conversation with it again.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import puppeteer from 'puppeteer-core';
import { startAgentManager } from '../../demo/agent-manager/server.js';
import { worstMessages, type WorstMessage } from '../support/builders/worst-messages.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';
import { postJson } from './post-json.js';

/** Most script, style and layout time of one step (ms). */
const maxMs = 100;

const { values: options } = parseArgs({
  options: { only: { type: 'string', default: '' }, steps: { type: 'string', default: '3' } },
});
const steps = Number(options.steps);

const manager = await startAgentManager({ port: 0, quiet: true });
const pageHtml = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<style>html { --chat-thread-height: 720px; font: 14px sans-serif } body { margin: 0; width: 480px }</style>
<desk-session url="${manager.url}"><chat-thread></chat-thread></desk-session>
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
    readonly state: {
      readonly presence: unknown;
      readonly conversations: { readonly byId: ReadonlyMap<string, { entries: { length: number } }> };
    };
    activate(id: string): void;
  };
}

/** Milliseconds of one message: when it arrives, the most of a "Show more", and when its conversation is opened again. */
interface Cost {
  readonly arrives: number;
  readonly more: number;
  readonly reopened: number;
  readonly nodes: number;
}

async function measure(message: WorstMessage): Promise<Cost> {
  const page = await browser.newPage();
  try {
    page.on('pageerror', (error) => console.error(`${message.kind}: ${String(error)}`));
    await page.setViewport({ width: 800, height: 760 });
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const cdp = await page.createCDPSession();
    // Without the time that the page has waited for a processor.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    const username = `agent${++agents}`;
    await postJson(`${manager.control}/agents`, { username, mrds: [{ name: 'CHAT', max: 9 }] });
    await page.evaluate(async (name) => {
      await customElements.whenDefined('desk-session');
      await document.querySelector<DeskSessionElement>('desk-session')?.login(name, 'demo');
    }, username);
    await page.waitForFunction(
      () => document.querySelector<DeskSessionElement>('desk-session')?.session.state.presence !== null,
    );
    const openChat = async (): Promise<string> => {
      const { conversationId } = await postJson<{ conversationId: string }>(`${manager.control}/chats`, {
        customer: { firstName: 'Ana' },
        text: '**Hello**',
        started: username,
      });
      await page.waitForFunction(
        (id) =>
          document.querySelector<DeskSessionElement>('desk-session')?.session.state.conversations.byId.has(id) ?? false,
        {},
        conversationId,
      );
      return conversationId;
    };
    const [chat, other] = [await openChat(), await openChat()];
    const chatUrl = `${manager.control}/chats/${chat}`;
    const activate = (id: string): Promise<void> =>
      page.evaluate((id) => document.querySelector<DeskSessionElement>('desk-session')?.session.activate(id), id);
    await activate(chat);
    const { messageId } = await postJson<{ messageId: string }>(`${chatUrl}/messages`, { text: 'Warm-up **a**' });
    await page.waitForNetworkIdle();

    const spentMs = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      // All tasks: `ScriptDuration` lacks what runs in microtasks, such as the updates of elements.
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
    };
    /** Waits until the page has been idle for some frames, so that rendering in several frames counts. */
    const settle = (): Promise<void> =>
      page.evaluate(async () => {
        for (let frame = 0; frame < 6; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
      });
    const cost = async (act: () => Promise<unknown>): Promise<number> => {
      await settle();
      const before = await spentMs();
      await act();
      await settle();
      return (await spentMs()) - before;
    };
    const count = () =>
      page.evaluate(
        (id) =>
          document.querySelector<DeskSessionElement>('desk-session')?.session.state.conversations.byId.get(id)?.entries
            .length ?? 0,
        chat,
      );

    const known = await count();
    const arrives = await cost(async () => {
      const isSuggestion = message.event?.type === 'SUGGESTION';
      if (message.body !== undefined) await postJson(`${chatUrl}/messages`, { body: message.body });
      else if (message.event !== undefined) {
        const { name, type, data } = message.event;
        await postJson(`${chatUrl}/events`, { name, type, data: data(messageId) });
      }
      for (let waits = 0; waits < 400 && !isSuggestion && (await count()) === known; waits++) await settle();
    });
    const nodes = await page.evaluate(() => {
      const root = document
        .querySelector('chat-thread')
        ?.shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot;
      return root?.querySelectorAll('.content *').length ?? 0;
    });
    let more = NaN;
    for (let step = 0; step < steps; step++) {
      let isPressed = false;
      const ms = await cost(async () => {
        isPressed = await page.evaluate(() => {
          const root = document
            .querySelector('chat-thread')
            ?.shadowRoot?.querySelector('agent-desk-message-list')?.shadowRoot;
          const frame = root?.querySelector('agent-desk-mail')?.shadowRoot;
          const button = (root?.querySelector('.show-more') ??
            frame?.querySelector('.show-more')) as HTMLElement | null;
          button?.click();
          return button !== null;
        });
      });
      if (!isPressed) break;
      more = Math.max(ms, Number.isNaN(more) ? 0 : more);
    }
    await activate(other);
    const reopened = await cost(() => activate(chat));
    return { arrives, more, reopened, nodes };
  } finally {
    await page.close();
  }
}

let agents = 0;
let overLimit = 0;
const selected = worstMessages.filter(({ kind }) => kind.includes(options.only));
console.log(`${'kind'.padEnd(44)}  arrives  show more  reopened  elements   (ms of processor time)`);
try {
  for (const message of selected) {
    const { arrives, more, reopened, nodes } = await measure(message);
    const isOver = [arrives, more, reopened].some((ms) => ms > maxMs);
    if (isOver) overLimit++;
    const cells = [arrives, more, reopened].map((ms, i) =>
      (Number.isNaN(ms) ? '' : ms.toFixed(0)).padStart([9, 11, 10][i] ?? 0),
    );
    console.log(
      `${message.kind.padEnd(44)}${cells.join('')}${String(nodes).padStart(10)}${isOver ? `  OVER ${maxMs} ms` : ''}`,
    );
  }
  console.log(
    `${overLimit} of ${selected.length} over ${maxMs} ms; ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}, ${await browser.version()}`,
  );
} finally {
  await browser.close();
  server.close();
  await manager.stop();
}
process.exitCode = overLimit > 0 ? 1 : 0;
