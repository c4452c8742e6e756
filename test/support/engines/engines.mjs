import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { browserArguments, findBrowser } from '../runner/find-browser.mjs';
import { firefoxPreferences } from './engine-names.mjs';
import { findEngine } from './find-engines.mjs';
import { webkitLauncher } from './webkit-launcher.mjs';

/** `SLOWDOWN=4`: Chromium runs the pages four times slower, to find tests that depend on the speed of the machine. */
const slowdown = Number(process.env['SLOWDOWN'] ?? 1);

/** The launchers of the test runner, by engine. */
export const engines = {
  chromium: async () =>
    chromeLauncher({
      launchOptions: { executablePath: await findBrowser(), args: [...browserArguments, '--js-flags=--expose-gc'] },
      // Test files run in parallel, each in its own window with emulated focus: background tabs do not render. What they keep
      // on the device is their own, too.
      async createPage({ context }) {
        const ownContext = await context.browser().createBrowserContext();
        const page = await ownContext.newPage({ type: 'window' });
        const devtools = await page.createCDPSession();
        await devtools.send('Emulation.setFocusEmulationEnabled', { enabled: true });
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
        return page;
      },
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: {
        browser: 'firefox',
        executablePath: findEngine('firefox').browserPath,
        extraPrefsFirefox: firefoxPreferences,
      },
      // A tab in the background does not render, and there is one window.
      concurrency: 1,
    }),
  webkit: () => webkitLauncher(findEngine('webkit')),
};
