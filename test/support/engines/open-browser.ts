import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { browserArguments, findBrowser } from '../runner/find-browser.mjs';
import type { EngineBrowser, EnginePage } from './engine-page.js';
import { findEngine } from './find-engines.mjs';
import { canCrashAndFreeze, firefoxPreferences, selectedEngine } from './engine-names.mjs';
import { timeoutMs } from './page-user.js';
import { startWebKit } from './webkit-launcher.mjs';

const startChromium = async (): Promise<Browser> =>
  puppeteer.launch({ executablePath: await findBrowser(), args: [...browserArguments], headless: true });

const startFirefox = (): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: findEngine('firefox').browserPath,
    extraPrefsFirefox: { ...firefoxPreferences },
    headless: true,
  });

const focusSessions = new WeakMap<Page, CDPSession>();

async function emulateFocus(page: Page): Promise<void> {
  const devtools = await page.createCDPSession();
  focusSessions.set(page, devtools);
  await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
}

/** A page with the emulated focus counts as visible, and is never frozen. */
async function setFrozen(page: Page, frozen: boolean): Promise<void> {
  const devtools = focusSessions.get(page);
  if (frozen) await devtools?.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  await devtools?.send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' });
  if (!frozen) await devtools?.send('Emulation.setFocusEmulationEnabled', { enabled: true });
}

/** The list of the page's problems, which grows. */
function collectProblems(page: Page): readonly string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(message.text());
  });
  page.on('requestfailed', (request) => problems.push(`${request.url()} failed`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.url()} answered ${response.status()}`);
  });
  return problems;
}

/** Leaves the page although something is unsent. */
const acceptLeaving = (page: Page): void =>
  void page.on('dialog', (dialog) => void (dialog.type() === 'beforeunload' && dialog.accept()));

function puppeteerBrowser(browser: Browser, prepare: (page: Page) => Promise<void>): EngineBrowser {
  return {
    async openPage() {
      const context = await browser.createBrowserContext();
      // In a window of its own: tabs in the background do not render.
      const page = await context.newPage({ type: 'window' });
      acceptLeaving(page);
      await prepare(page);
      const openTab = async () => {
        const tab = await context.newPage({ type: 'window' });
        acceptLeaving(tab);
        await prepare(tab);
        return tab as unknown as EnginePage;
      };
      const chooseFile = async (path: string, open: () => Promise<void>) => {
        const chooser = page.waitForFileChooser({ timeout: timeoutMs });
        // The browser answers in order: by then it knows that the dialog is not to be shown.
        await page.evaluate('1');
        await open();
        await (await chooser).accept([path]);
      };
      const crash = async () => {
        const devtools = await page.createCDPSession();
        const crashed = new Promise((resolve) => page.once('error', resolve));
        // The answer never comes.
        void devtools.send('Page.crash').catch(() => undefined);
        await crashed;
      };
      return {
        page: page as unknown as EnginePage,
        problems: collectProblems(page),
        chooseFile,
        openTab,
        ...(canCrashAndFreeze ? { crash, setFrozen: (frozen: boolean) => setFrozen(page, frozen) } : {}),
        close: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
}

/** WebKitGTK's driver has one session, and the window below the pointer has the focus: each page has its own of both. */
function webkitBrowser(): EngineBrowser {
  const stops = new Set<() => Promise<void>>();
  return {
    async openPage() {
      const { page, stop } = await startWebKit(findEngine('webkit'));
      stops.add(stop);
      const close = async () => {
        stops.delete(stop);
        await stop();
      };
      return { page, problems: [], openTab: () => page.openWindow(), close };
    },
    async close() {
      await Promise.all([...stops].map((stop) => stop()));
    },
  };
}

/** Starts the browser of the selected engine (`ENGINE=firefox`). */
export async function openBrowser(): Promise<EngineBrowser> {
  switch (selectedEngine) {
    case 'firefox':
      return puppeteerBrowser(await startFirefox(), () => Promise.resolve());
    case 'webkit':
      return webkitBrowser();
    default:
      return puppeteerBrowser(await startChromium(), emulateFocus);
  }
}
