import { chromeLauncher } from '@web/test-runner-chrome';
import base from './web-test-runner.config.mjs';
import { browserArguments, findBrowser } from './test/support/find-browser.mjs';
export default { ...base, browsers: [chromeLauncher({ launchOptions: { executablePath: await findBrowser(), args: browserArguments }, createPage: async ({ context }) => { const page = await context.newPage(); const cdp = await page.createCDPSession(); await cdp.send('Emulation.setFocusEmulationEnabled', { enabled: true }); return page; } })] };
