import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { displaySize, WebDriverPage } from './webdriver-page.mjs';

/** Software rendering: there is no graphics card behind a virtual display. */
const rendering = {
  WEBKIT_DISABLE_COMPOSITING_MODE: '1',
  WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  LIBGL_ALWAYS_SOFTWARE: '1',
};

/** Without a message bus, each audio or video element would fork the process of the page in vain, to start one. */
const withoutMessageBus = { DBUS_SESSION_BUS_ADDRESS: 'disabled:' };

/** A folder with GTK's settings: small controls, else the window is wider than a phone. The page does not change. */
function createSettings() {
  const folder = mkdtempSync(join(tmpdir(), 'agent-desk-gtk-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(
    join(folder, 'gtk-3.0', 'gtk.css'),
    '* { min-width: 0; margin: 0; padding: 0; font-size: 4px; -gtk-icon-size: 4px; }',
  );
  return folder;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts a virtual display, and returns its process and name. Without a window manager the window below the pointer has the
 * focus. The pointer stays in the middle.
 */
async function startDisplay(xvfb) {
  const display = spawn(
    xvfb,
    ['-displayfd', '3', '-screen', '0', `${displaySize.width}x${displaySize.height}x24`, '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const [number] = await once(createInterface({ input: display.stdio[3] }), 'line');
  return { display, name: `:${number}` };
}

async function startDriver(path, display, settings) {
  const port = await freePort();
  const driver = spawn(path, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, ...rendering, ...withoutMessageBus, DISPLAY: display, XDG_CONFIG_HOME: settings },
  });
  const address = `http://127.0.0.1:${port}`;
  const giveUpAt = Date.now() + 20_000;
  for (;;) {
    const isUp = await fetch(`${address}/status`).then(
      () => true,
      () => false,
    );
    if (isUp) return { driver, address };
    if (Date.now() > giveUpAt || driver.exitCode !== null) throw new Error('WebKitWebDriver did not start.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Starts a display, a driver and a browser window. Returns the page, and what ends all of them. */
export async function startWebKit({ driverPath, browserPath, displayPath }) {
  const { display, name } = await startDisplay(displayPath);
  const settings = createSettings();
  const { driver, address } = await startDriver(driverPath, name, settings);
  const page = await WebDriverPage.open(address, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': {
      binary: browserPath,
      args: ['--automation', '--javascript-can-open-windows-automatically=true'],
    },
  });
  const stop = async () => {
    await page.close().catch(() => {});
    driver.kill();
    display.kill();
    rmSync(settings, { recursive: true, force: true });
  };
  return { page, stop };
}

/**
 * Runs tests in WebKitGTK, in the browser window of its package (MiniBrowser). The driver has one session, so one test
 * file runs at a time. `type` is that of the Puppeteer launcher, because the pages have its methods.
 */
export function webkitLauncher(found) {
  let started;
  let activeId = null;
  return {
    name: 'WebKitGTK',
    type: 'puppeteer',
    concurrency: 1,
    getPage: () => started.page,
    async startSession(id, url) {
      started ??= await startWebKit(found);
      activeId = id;
      await started.page.setViewport({ width: 800, height: 600 });
      await started.page.goto(url);
    },
    isActive: (id) => id === activeId,
    getBrowserUrl: () => started.page.url(),
    async stopSession() {
      activeId = null;
      // Ends what still runs in the page.
      await started.page.goto('about:blank');
      return {};
    },
    startDebugSession() {
      throw new Error('Debugging is not supported in WebKitGTK.');
    },
    stop: () => started?.stop(),
  };
}
