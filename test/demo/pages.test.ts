import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { startDemo, type Demo } from '../../demo/server.js';
import type { EngineBrowser, OpenPage } from '../support/engines/engine-page.js';
import { openBrowser } from '../support/engines/open-browser.js';
import { PageUser } from '../support/engines/page-user.js';

/** The demo pages in a browser: they load without errors, their widgets are defined, and the sign-in works. */
describe('the demo pages', () => {
  const recording = join(tmpdir(), `agent-desk-replay-${process.pid}.json`);
  const conversationId = '66f100000000000000000c02';
  let demo: Demo;
  let browser: EngineBrowser;
  const openPages: OpenPage[] = [];
  before(async () => {
    const offer = {
      conversationId,
      taskId: 't',
      taskState: { name: 'RESERVED' },
      channelSession: { id: 's', customer: { _id: 'c', firstName: '•••' } },
    };
    const events = [
      { at: 0, direction: 'link', event: 'up', args: [] },
      { at: 10, direction: 'in', event: 'taskRequest', args: [offer] },
    ];
    writeFileSync(
      recording,
      JSON.stringify({ format: 'agent-desk-recording/1', recordedAt: '', agentId: 'a', events }),
    );
    demo = await startDemo({ port: 0, recording });
    browser = await openBrowser();
  });
  afterEach(async () => {
    await Promise.all(openPages.splice(0).map((openPage) => openPage.close()));
  });
  after(async () => {
    await browser.close();
    await demo.stop();
  });

  /** Opens a page of the demo; its elements are defined. */
  const open = async (path: string, origin = demo.url, width = 1440) => {
    const openPage = await browser.openPage();
    openPages.push(openPage);
    const { page, problems } = openPage;
    await page.setViewport({ width, height: 900 });
    await page.goto(`${origin}/${path}`);
    const user = new PageUser(path, page);
    const allAreDefined = `(function areDefinedIn(root) {
      return root.querySelector(':not(:defined)') === null &&
        [...root.querySelectorAll('*')].every(({ shadowRoot }) => shadowRoot === null || areDefinedIn(shadowRoot));
    })(document)`;
    await user.waitUntil(() => page.evaluate(allAreDefined) as Promise<boolean>, 'has all elements');
    return { user, problems };
  };
  const pages = readdirSync('demo/pages').filter((name) => name.endsWith('.html'));

  for (const path of pages) {
    test(`${path} loads without errors, with every element defined`, async () => {
      const { problems } = await open(path);
      assert.deepEqual(problems, []);
    });
  }

  test('on the CRM page an agent signs in, goes ready and is offered a chat', async () => {
    const { user, problems } = await open('crm-host.html');
    await user.type('agent-login >>> input[autocomplete=username]', 'mara');
    await user.type('agent-login >>> input[type=password]', 'demo');
    await user.press('Enter');
    await user.waitForText('Bookings');
    await user.click('agent-state-switch >>> button.trigger:not(:disabled)');
    await user.clickButton('Ready on all channels');
    await fetch(`${demo.agentManager.control}/chats`, {
      method: 'POST',
      body: JSON.stringify({ customer: { firstName: 'Ana', lastName: 'Reyes' }, text: 'Hello' }),
    });
    await user.waitForText('Accept');
    assert.deepEqual(problems, []);
  });

  test('the replay page without a recording explains how to start it', async (t) => {
    const demoWithoutRecording = await startDemo({ port: 0 });
    // Stopped after a failure too: a running server keeps the test process alive.
    t.after(() => demoWithoutRecording.stop());
    const { user, problems } = await open('replay.html', demoWithoutRecording.url);
    await user.waitForText('There is no recording to play');
    await user.waitForText(/npm run replay -- recording\.json/);
    const enabled = `[...document.querySelectorAll('.replay-bar :is(button, select):not(:disabled)')].length`;
    assert.equal(await user.page.evaluate(enabled), 0);
    assert.equal(await user.evaluate('desk-session', 'element.checkVisibility()'), false);
    assert.deepEqual(problems, []);
  });

  /** Evaluates to the elements outside the viewport that are not in a scroller reachable with the keyboard. */
  const clippedElements = `(() => {
    const scrollers = [...document.querySelectorAll('[tabindex="0"], textarea, pre')].filter((element) =>
      /auto|scroll/.test(getComputedStyle(element).overflowX),
    );
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { left, right, width, height } = element.getBoundingClientRect();
        // Texts for screen readers only are one pixel wide.
        const isVisible = width > 1 && height > 1;
        const isInScroller = scrollers.some((scroller) => scroller !== element && scroller.contains(element));
        return isVisible && (left < -1 || right > innerWidth + 1) && !isInScroller;
      })
      .map(({ localName, className, textContent }) => localName + '.' + className + ' ' + textContent.slice(0, 30));
  })()`;

  test('at 390 px nothing is clipped, left to right and right to left', async () => {
    for (const path of pages) {
      const { user } = await open(path, demo.url, 390);
      assert.deepEqual(await user.page.evaluate(clippedElements), [], path);
      const language = '.demo-bar select:has(option[value="ar"])';
      const changeLanguage = `{ if (element === null) return false; element.value = 'ar'; element.dispatchEvent(new Event('change', { bubbles: true })); return true; }`;
      if (!(await user.evaluate(language, changeLanguage))) continue;
      await user.waitFor('html', `element.dir === 'rtl' && document.fonts.status === 'loaded'`, 'reads right to left');
      assert.deepEqual(await user.page.evaluate(clippedElements), [], `${path} from right to left`);
    }
  });

  test('at 390 px the bookings need no horizontal scrolling and stay a table', async () => {
    const { user } = await open('crm-host.html', demo.url, 390);
    const isFitting = 'element.scrollWidth <= element.clientWidth';
    assert.equal(await user.evaluate('#panel-bookings', isFitting), true);
    const edges = `[...element.querySelectorAll('.tag')].map((tag) => tag.getBoundingClientRect().right)`;
    const rightEdges = await user.evaluate<readonly number[]>('#panel-bookings', edges);
    assert.equal(rightEdges.length, 4);
    assert.ok(rightEdges.every((edge) => edge <= 390));
    const roles = `[...element.querySelectorAll('[role=table], [role=columnheader]')].map(({ role }) => role)`;
    const shownRoles = await user.evaluate<readonly string[]>('#panel-bookings', roles);
    assert.ok(shownRoles.includes('table') && shownRoles.includes('columnheader'));
  });

  test('the replay page plays a recording', async () => {
    const { user, problems } = await open('replay.html');
    await user.click('#step:not(:disabled)');
    await user.click('#step:not(:disabled)');
    await user.waitForText('Accept');
    assert.deepEqual(problems, []);
  });
});
