import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startDemo, type Demo } from '../../demo/server.js';
import type { EngineBrowser, OpenPage } from '../support/engines/engine-page.js';
import { openBrowser } from '../support/engines/open-browser.js';
import { PageUser } from '../support/engines/page-user.js';

/** The recipes: a stand-in of a CRM, and the desk in a frame of another origin. */
describe('the recipes for a CRM', () => {
  let demo: Demo;
  let browser: EngineBrowser;
  let openPage: OpenPage | undefined;
  before(async () => {
    browser = await openBrowser();
  });
  afterEach(async () => {
    await openPage?.close();
    await demo.stop();
  });
  after(() => browser.close());

  /** The desk is at 127.0.0.1, and posts to localhost only. */
  const open = async (recipe: string, host = 'localhost') => {
    demo = await startDemo({ port: 0 });
    openPage = await browser.openPage();
    const { page, problems } = openPage;
    await page.goto(`http://${host}:${new URL(demo.url).port}/recipes/${recipe}.html?auto`);
    return { user: new PageUser(recipe, page), problems };
  };
  const record = 'document.querySelector("#record").textContent';
  const log = `[...document.querySelectorAll('#log li')].map(({ textContent }) => textContent)`;

  for (const recipe of ['bridge', 'salesforce', 'dynamics', 'zendesk']) {
    test(`${recipe}: the record of the customer who is answered opens, a new one for an unknown customer`, async () => {
      const { user, problems } = await open(recipe);
      await user.clickButton('Tess Oakley writes');
      await user.waitUntil(
        async () => (await user.page.evaluate(record)) === 'Tess Oakley, 15550100002',
        'has the record of Tess',
      );
      await user.clickButton('An unknown customer writes');
      await user.waitUntil(
        async () => /Noor Haddad, 15550100077$/.test(String(await user.page.evaluate(record))),
        'has a record of Noor',
      );
      assert.deepEqual(problems, []);
    });
  }

  test('a page of another origin than the one that is named gets nothing', async () => {
    const { user } = await open('bridge', '127.0.0.1');
    const listen = `{ window.heard = []; addEventListener('message', ({ data }) => heard.push(JSON.stringify(data))); }`;
    await user.page.evaluate(`(() => ${listen})()`);
    await user.clickButton('Tess Oakley writes');
    // In this case the frame is of the same origin, so the test can see what the agent sees.
    const isOpen = `(() => {
      const desk = document.querySelector('iframe').contentDocument?.querySelector('desk-session');
      return (desk?.session?.state.conversations.ids.length ?? 0) > 0;
    })()`;
    await user.waitUntil(() => user.page.evaluate(isOpen) as Promise<boolean>, 'has the conversation');
    // Messages arrive in order: all before this one have arrived.
    const last = `new Promise((resolve) => {
      const { contentWindow } = document.querySelector('iframe');
      addEventListener('message', ({ data }) => data === 'last' && resolve(true));
      contentWindow.parent.postMessage('last', '*');
    })`;
    await user.page.evaluate(last);
    assert.deepEqual(await user.page.evaluate('heard'), ['"last"']);
    assert.deepEqual(await user.page.evaluate(log), []);
  });
});
