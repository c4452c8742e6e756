/**
 * `npm run pictures [-- de tr]`: runs a scenario on the demo pages and writes screenshots to `.cache/pictures/`, at four widths,
 * in light, dark and right-to-left, and in the languages that are given. They are for review by people; nothing is compared.
 * With `-- --readme` it writes the picture of README.md instead.
 */
import { mkdir, rm } from 'node:fs/promises';
import puppeteer, { type Page } from 'puppeteer-core';
import { browserArguments, findBrowser } from '../test/support/runner/find-browser.mjs';
import { startDemo } from './server.js';

const folder = '.cache/pictures';
const widths = { 1440: 900, 1024: 768, 390: 844, 320: 640 } as const;
const isForReadme = process.argv.includes('--readme');
const languages = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const appearances: Readonly<Record<string, { readonly theme: string; readonly lang: string }>> = {
  light: { theme: 'light', lang: 'en' },
  dark: { theme: 'dark', lang: 'en' },
  rtl: { theme: 'light', lang: 'ar' },
  ...Object.fromEntries(languages.map((lang) => [lang, { theme: 'light', lang }])),
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const demo = await startDemo({ port: 0 });
const browser = await puppeteer.launch({
  executablePath: await findBrowser(),
  args: [...browserArguments],
  headless: true,
});
let screenshotCount = 0;

/** A call of the emulator's control API. */
async function control<T = { conversationId: string }>(path: string, body: unknown): Promise<T> {
  const response = await fetch(`${demo.agentManager.control}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function open(path: string): Promise<Page> {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`${path}: ${String(error)}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') console.error(`${path}: ${message.text()}`);
  });
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${demo.url}/${path}`, { waitUntil: 'load' });
  return page;
}

async function takeScreenshots(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  for (const [appearance, { theme, lang }] of Object.entries(appearances)) {
    await selectOption(page, 'Language', lang);
    await selectOption(page, 'Theme', theme);
    for (const [width, height] of Object.entries(widths)) {
      await page.setViewport({ width: Number(width), height });
      await waitUntilStable(page);
      await page.screenshot({ path: `${folder}/${name}-${width}-${appearance}.png` });
      screenshotCount++;
    }
  }
  await selectOption(page, 'Language', 'en');
  await selectOption(page, 'Theme', 'light');
  await page.setViewport({ width: 1440, height: 900 });
  await waitUntilStable(page);
}

async function selectOption(page: Page, label: string, value: string): Promise<void> {
  const select = await page.$(`.demo-bar ::-p-xpath(.//label[starts-with(., "${label}")]/select)`);
  await select?.select(value);
}

/** Waits until fonts and translations are loaded and two frames are rendered. */
async function waitUntilStable(page: Page): Promise<void> {
  await page.waitForNetworkIdle({ idleTime: 150, timeout: 3000 }).catch(() => undefined);
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}

/** Waits for a state of the page's session: `online`, `offers <count>` or `conversations <count>`. */
async function waitForState(page: Page, condition: string): Promise<void> {
  await page.waitForFunction(
    (expected) => {
      const session = document.querySelector<HTMLElement & { session: { state: SessionState } }>(
        'desk-session',
      )?.session;
      const state = session?.state;
      if (state === undefined) return false;
      if (expected === 'online') return state.connection.status === 'online' && state.presence !== null;
      if (expected.startsWith('offers ')) return state.offers.ids.length === Number(expected.slice(7));
      return state.conversations.ids.length === Number(expected.slice('conversations '.length));
    },
    { timeout: 10_000 },
    condition,
  );
}

interface SessionState {
  readonly connection: { readonly status: string };
  readonly presence: unknown;
  readonly offers: { readonly ids: readonly string[] };
  readonly conversations: { readonly ids: readonly string[] };
}

async function goReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    interface SessionElement extends HTMLElement {
      session: { state: { channels: { id: string }[] }; dispatch(command: unknown): Promise<unknown> };
    }
    for (const { session } of document.querySelectorAll<SessionElement>('desk-session')) {
      await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
      for (const { id } of session.state.channels) {
        await session.dispatch({ type: 'set-channel', channelId: id, ready: true });
      }
    }
  });
}

async function clickButton(page: Page, name: string): Promise<void> {
  await page.bringToFront();
  const button = await page.waitForSelector(`::-p-aria([name="${name}"][role="button"])`, { timeout: 5000 });
  await button?.click();
}

async function sendMessage(page: Page, text: string): Promise<void> {
  await page.bringToFront();
  const field = await page.waitForSelector('chat-thread >>> textarea', { visible: true, timeout: 5000 });
  await field?.click();
  await field?.type(text);
  await page.keyboard.press('Enter');
  await waitUntilStable(page);
}

async function captureCrmPage(): Promise<Page> {
  const page = await open('crm-host.html');
  await page.waitForSelector('agent-login >>> input', { visible: true });
  await takeScreenshots(page, 'crm-1-signed-out');

  await page.type('agent-login >>> input[autocomplete="username"]', 'mara');
  await page.type('agent-login >>> input[type="password"]', 'demo');
  await page.keyboard.press('Enter');
  await waitForState(page, 'online');
  await takeScreenshots(page, 'crm-2-signed-in');
  await goReady(page);

  const chat = await control('/chats', {
    customer: { firstName: 'Ana', lastName: 'Reyes', phone: '+442079460018' },
    text: 'Hello, my booking B-77120 shows the wrong date. Can you help?',
    history: 40,
  });
  await waitForState(page, 'offers 1');
  await takeScreenshots(page, 'crm-3-offered');
  await clickButton(page, 'Accept chat from Ana Reyes').catch(() => clickFirstButton(page, 'task-offer'));
  await waitForState(page, 'conversations 1');
  await sendMessage(page, 'Good morning, Ana. Let me look that up for you.');
  await control(`/chats/${chat.conversationId}/messages`, {
    text: 'Thank you! It should be Friday the 28th, not the 21st.',
  });
  await control(`/chats/${chat.conversationId}/read`, {});
  await control('/chats', {
    customer: { firstName: 'سارة', lastName: 'الحسن' },
    channel: 'WHATSAPP',
    text: 'مرحبًا، هل يوجد مكان لسيارة مساء الجمعة؟',
    started: 'mara',
  });
  await waitForState(page, 'conversations 2');
  await control('/chats', { customer: { firstName: 'Björn', lastName: 'Lindqvist' }, text: 'Hi!', started: 'mara' });
  await waitForState(page, 'conversations 3');
  await page.evaluate((id) => {
    document
      .querySelector<HTMLElement & { session: { activate(id: string): void } }>('desk-session')
      ?.session.activate(id);
  }, chat.conversationId);
  await sendMessage(
    page,
    'I have moved it to Friday 28 August, 18:40. You will find the ticket at https://harbourline.example/t/77120',
  );
  await control(`/chats/${chat.conversationId}/typing`, { on: true });
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-view="chats"]')?.click());
  await takeScreenshots(page, 'crm-4-active-chat');
  await clickButton(page, 'Act as customer');
  await takeScreenshots(page, 'crm-5-customer');
  await clickButton(page, 'Act as customer');
  return page;
}

/** Clicks the first button of an element, for when its label has changed. */
async function clickFirstButton(page: Page, tag: string): Promise<void> {
  const button = await page.waitForSelector(`${tag} >>> button`, { visible: true });
  await button?.click();
}

async function captureSupervisorPage(): Promise<Page> {
  const page = await open('supervisor.html?user=vela');
  await waitForState(page, 'online');
  await control('/chats', { customer: { firstName: 'Dana', lastName: 'Petrova' }, bot: true });
  await control('/chats', { customer: { firstName: 'Emil' }, queue: 'sales', text: 'Hello, can you help me?' });
  await control('/chats', { customer: { firstName: 'Fatima', lastName: 'Zahra' }, queue: 'sales' });
  await page.waitForSelector('supervisor-panel >>> [role="grid"]', { visible: true });
  await clickButton(page, 'Refresh');
  await waitUntilStable(page);
  await takeScreenshots(page, 'supervisor-1-overview');
  const monitorButton = await page.waitForSelector('supervisor-panel >>> button[part~="action-button"]', {
    visible: true,
  });
  await monitorButton?.click();
  await waitForState(page, 'conversations 1');
  await takeScreenshots(page, 'supervisor-2-monitoring');
  return page;
}

/** The CRM page is open as the same agent, so their chats are here as well. */
async function captureWholeDesk(): Promise<void> {
  const page = await open('whole-desk.html?user=mara');
  await waitForState(page, 'conversations 3');
  const row = await page.waitForSelector('agent-desk >>> [role=option]', { visible: true });
  await row?.click();
  await takeScreenshots(page, 'whole-desk');
  await page.close();
}

async function captureOtherPages(): Promise<void> {
  for (const name of ['index', 'scattered-widgets', 'shadow-host', 'two-sessions', 'wallboard']) {
    const page = await open(`${name}.html`);
    if (name !== 'index') {
      await waitForState(page, 'online');
      await waitUntilStable(page);
    }
    await takeScreenshots(page, name);
    await page.close();
  }
}

/** The picture of README.md: the example of a whole desk. */
async function captureReadmePicture(): Promise<void> {
  const page = await open('docs/examples/agent-desk.html');
  await page.setViewport({ width: 1200, height: 700 });
  await page.waitForSelector('[data-scene=ready]');
  await page.evaluate(() => document.querySelector('.scene')?.remove());
  const field = await page.waitForSelector('agent-desk >>> textarea', { visible: true });
  await field?.type('Good morning, Ana. Let me look that up for you.');
  await page.keyboard.press('Enter');
  await waitUntilStable(page);
  await page.screenshot({ path: 'demo/docs/public/desk.webp', type: 'webp', quality: 80 });
}

async function captureAll(): Promise<void> {
  const crm = await captureCrmPage();
  const supervisor = await captureSupervisorPage();
  await captureWholeDesk();
  await supervisor.close();
  await crm.close();
  await captureOtherPages();
  console.log(`${screenshotCount} pictures in ${folder}`);
}

try {
  await (isForReadme ? captureReadmePicture() : captureAll());
} finally {
  await browser.close();
  await demo.stop();
}
