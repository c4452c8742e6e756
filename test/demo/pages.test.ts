import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { startDemo, type Demo } from '../../demo/server.js';
import { browserArguments, findBrowser } from '../support/runner/find-browser.mjs';

/** The demo pages in a browser: they load without errors, their widgets are defined, and the sign-in works. */
describe('the demo pages', () => {
  const recording = join(tmpdir(), `agent-desk-replay-${process.pid}.json`);
  const conversationId = '66f100000000000000000c02';
  let demo: Demo;
  let browser: Browser;
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
    browser = await puppeteer.launch({
      executablePath: await findBrowser(),
      args: [...browserArguments],
      headless: true,
      defaultViewport: { width: 1440, height: 900 },
    });
  });
  after(async () => {
    await browser.close();
    await demo.stop();
  });

  const openPage = async (path: string, origin = demo.url, width = 1440) => {
    const pageErrors: string[] = [];
    const page = await browser.newPage();
    page.on('pageerror', (error) => pageErrors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') pageErrors.push(message.text());
    });
    page.on('requestfailed', (request) => pageErrors.push(`${request.url()} failed`));
    page.on('response', (response) => {
      if (response.status() >= 400) pageErrors.push(`${response.url()} answered ${response.status()}`);
    });
    await page.setViewport({ width, height: 900 });
    await page.goto(`${origin}/${path}`, { waitUntil: 'networkidle0' });
    return { page, pageErrors };
  };
  /** Waits for a text in the accessibility tree of the page, shadow roots included. */
  const waitForText = (page: Page, text: string) => page.waitForSelector(`aria/${text}`, { timeout: 30_000 });

  for (const path of readdirSync('demo/pages').filter((name) => name.endsWith('.html'))) {
    test(`${path} loads without errors, with every element defined`, async () => {
      const { page, pageErrors } = await openPage(path);
      const undefinedTags = await page.evaluate(() =>
        [...document.querySelectorAll(':not(:defined)')].map((element) => element.localName),
      );
      assert.deepEqual([undefinedTags, pageErrors], [[], []]);
      await page.close();
    });
  }

  test('on the CRM page an agent signs in, goes ready and is offered a chat', async () => {
    const { page, pageErrors } = await openPage('crm-host.html');
    // Puppeteer's locators do not notice what is rendered later in a shadow root; `visible` polls.
    await page.waitForSelector('agent-login >>> input[type=password]', { visible: true });
    await page.locator('agent-login >>> input[autocomplete=username]').fill('mara');
    await page.locator('agent-login >>> input[type=password]').fill('demo');
    await page.keyboard.press('Enter');
    await waitForText(page, 'Bookings');
    await (
      await page.waitForSelector('agent-state-switch >>> button.trigger:not(:disabled)', {
        visible: true,
        timeout: 30_000,
      })
    )?.click();
    await (await waitForText(page, 'Ready on all channels'))?.click();
    await fetch(`${demo.agentManager.control}/chats`, {
      method: 'POST',
      body: JSON.stringify({ customer: { firstName: 'Ana', lastName: 'Reyes' }, text: 'Hello' }),
    });
    await waitForText(page, 'Accept');
    assert.deepEqual(pageErrors, []);
    await page.close();
  });

  test('the replay page without a recording explains how to start it', async (t) => {
    const demoWithoutRecording = await startDemo({ port: 0 });
    // Stopped after a failure too: a running server keeps the test process alive.
    t.after(() => demoWithoutRecording.stop());
    const { page, pageErrors } = await openPage('replay.html', demoWithoutRecording.url);
    await waitForText(page, 'There is no recording to play');
    const { text, enabled, isSessionVisible } = await page.evaluate(() => ({
      text: document.body.innerText,
      enabled: [...document.querySelectorAll('.replay-bar :is(button, select):not(:disabled)')].map(({ id }) => id),
      isSessionVisible: document.querySelector('desk-session')?.checkVisibility(),
    }));
    assert.match(text, /npm run replay -- recording\.json/);
    assert.deepEqual([enabled, isSessionVisible, pageErrors], [[], false, []]);
    await page.close();
  });

  /** The elements outside the viewport that are not in a scroller reachable with the keyboard. */
  const findClippedElements = (page: Page) =>
    page.evaluate(() => {
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
        .map(({ localName, className, textContent }) => `${localName}.${className} ${textContent.slice(0, 30)}`);
    });

  test('at 390 px nothing is clipped, left to right and right to left', async () => {
    for (const path of readdirSync('demo/pages').filter((name) => name.endsWith('.html'))) {
      const { page } = await openPage(path, demo.url, 390);
      assert.deepEqual(await findClippedElements(page), [], path);
      const language = await page.$('.demo-bar select:has(option[value="ar"])');
      await language?.select('ar');
      await page.waitForNetworkIdle({ idleTime: 150 });
      assert.deepEqual(await findClippedElements(page), [], `${path} from right to left`);
      await page.close();
    }
  });

  test('at 390 px the bookings need no horizontal scrolling and stay a table', async () => {
    const { page } = await openPage('crm-host.html', demo.url, 390);
    const { isOverflowing, edges } = await page.evaluate(() => {
      const panel = document.querySelector('#panel-bookings');
      return {
        isOverflowing: panel === null || panel.scrollWidth > panel.clientWidth,
        edges: [...document.querySelectorAll('#panel-bookings .tag')].map((tag) => tag.getBoundingClientRect().right),
      };
    });
    assert.equal(isOverflowing, false);
    assert.equal(edges.length, 4);
    assert.ok(edges.every((edge) => edge <= 390));
    assert.ok(await page.$('aria/Bookings[role="table"]'));
    assert.ok(await page.$('aria/Status[role="columnheader"]'));
    await page.close();
  });

  test('the replay page plays a recording', async () => {
    const { page, pageErrors } = await openPage('replay.html');
    await page.locator('#step').click();
    await page.locator('#step').click();
    await waitForText(page, 'Accept');
    assert.deepEqual(pageErrors, []);
    await page.close();
  });
});
