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
  firefox: () => {
    const launcher = chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: {
        browser: 'firefox',
        executablePath: findEngine('firefox').browserPath,
        extraPrefsFirefox: firefoxPreferences,
      },
      createPage: ({ context }) => context.newPage({ type: 'window' }),
      // One window has the focus.
      concurrency: 1,
    });
    // A page that has lost the focus, as by Tab after its last control, does not get it back: each file has its own window.
    const stopSession = launcher.stopSession.bind(launcher);
    launcher.stopSession = async (id) => {
      const page = launcher.getPage(id);
      const result = await stopSession(id);
      launcher.inactivePages.length = 0;
      await page.close();
      return result;
    };
    return launcher;
  },
  webkit: () => webkitLauncher(findEngine('webkit')),
};
