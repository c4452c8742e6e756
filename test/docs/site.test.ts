import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import axe from 'axe-core';
import { startDemo, type Demo } from '../../demo/server.js';
import { contentTypes } from '../../demo/site/page-headers.js';
import { docsFolder } from '../../demo/site/build-docs.js';
import type { EngineBrowser } from '../support/engines/engine-page.js';
import { openBrowser } from '../support/engines/open-browser.js';
import { PageUser } from '../support/engines/page-user.js';

const examples = readdirSync('demo/docs/examples')
  .filter((name) => name.endsWith('.html'))
  .map((name) => name.replace('.html', ''));

/** All pages: those that are written, and that of what is not found. */
const paths = readdirSync('demo/docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && !name.startsWith('.vitepress'))
  .map((name) => name.replace(/(?:index)?\.md$/, ''))
  .concat('404');

/** A page of each kind. The others differ from it in what is written on them. */
const kinds = new Set(['', '404', 'theming', 'api/session', 'elements/chat-thread', 'guides/first-page']);

/** What an example shows when its scene is set up, and the agent who is signed in then. */
const shown: Readonly<Record<string, readonly [text: string, agent: string | null]>> = {
  'agent-desk': ['Accept', 'mara'],
  'desk-session': ['connection-changed: online', 'mara'],
  'agent-login': ['Password', null],
  'agent-state-switch': ['Not ready', 'mara'],
  'task-offer': ['Accept', 'mara'],
  'conversation-list': ['Chidi Okafor', 'mara'],
  'chat-thread': ['Hello, my booking B-77120', 'mara'],
  'customer-card': ['North Quay to Skal Island', 'mara'],
  'customer-history': ['1 message', 'mara'],
  'pull-queue': ['Björn Lindqvist', 'mara'],
  'desk-announcements': ['The 18:40 to Skal Island is cancelled.', 'mara'],
  'supervisor-panel': ['otto', 'vela'],
  'team-wallboard': ['Waiting', 'vela'],
  'raised-hands': ['Join as advisor', 'vela'],
};

/** The site as `npm start` serves it: built when it is asked for, with live examples. */
describe('the documentation site', { concurrency: 3 }, () => {
  let demo: Demo;
  let browser: EngineBrowser;
  before(async () => {
    rmSync(`${docsFolder}/built.txt`, { force: true });
    [demo, browser] = await Promise.all([startDemo({ port: 0 }), openBrowser()]);
    const first = await fetch(`${demo.url}/docs/`);
    assert.equal(first.status, 503);
    assert.match(await first.text(), /The documentation is being built/);
    await waitUntilBuilt();
  });
  after(async () => {
    await browser.close();
    await demo.stop();
  });

  async function waitUntilBuilt(): Promise<void> {
    for (;;) {
      const response = await fetch(`${demo.url}/docs/`);
      if (response.status === 200) return;
      assert.equal(response.status, 503, await response.text());
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  const open = async (t: TestContext, path: string, width = 1440) => {
    const openPage = await browser.openPage();
    t.after(() => openPage.close());
    const { page, problems } = openPage;
    await page.setViewport({ width, height: 900 });
    await page.goto(`${demo.url}/docs/${path}`);
    return { user: new PageUser(path, page), page, problems };
  };
  /** Alive: Vue has taken over the page. */
  const openAlive = async (t: TestContext, path: string, width?: number) => {
    const opened = await open(t, path, width);
    await opened.user.waitFor('#app', `element.__vue_app__ !== undefined`, 'is alive');
    return opened;
  };

  const pages = () =>
    readdirSync(docsFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  const textOf = (page: string) => readFileSync(`${docsFolder}/${page}`, 'utf8');

  test('every link leads to a page that is there, and to a part of it', () => {
    const ids = new Map(
      pages().map((page) => [page, new Set([...textOf(page).matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id))]),
    );
    const fileOf = (path: string) => (path === '' || path.endsWith('/') ? `${path}index.html` : `${path}.html`);
    const dead = pages().flatMap((page) =>
      [...textOf(page).matchAll(/<a [^>]*?href="([^"]+)"/g)]
        .map(([, href = '']) => href.replaceAll('&amp;', '&'))
        .filter((href) => !/^(https?|mailto):/.test(href))
        .filter((href) => {
          const { pathname, hash } = new URL(href, `http://site/docs/${page.replace(/(index)?\.html$/, '')}`);
          if (!pathname.startsWith('/docs/')) return !existsSync(`demo/pages${pathname}`);
          const path = pathname.slice('/docs/'.length);
          if (path.startsWith('examples/')) return !existsSync(`demo/docs/${path}`);
          const target = path.endsWith('.html') ? path : fileOf(path);
          const anchor = decodeURIComponent(hash.slice(1));
          return ids.get(target) === undefined || (anchor !== '' && ids.get(target)?.has(anchor) !== true);
        })
        .map((href) => `${page}: ${href}`),
    );
    assert.deepEqual(dead, []);
    assert.deepEqual(
      pages()
        .map((page) => page.replace(/(?:index)?\.html$/, ''))
        .sort(),
      paths.toSorted(),
    );
  });

  test('nothing is loaded from other hosts, and every marker was replaced', () => {
    for (const page of pages()) {
      const text = textOf(page);
      assert.doesNotMatch(text, /<(?:script|img|iframe)[^>]*\ssrc="(?:https?:)?\/\//, page);
      assert.doesNotMatch(text, /<link[^>]*\shref="(?:https?:)?\/\//, page);
      assert.doesNotMatch(text, /<!-- show:/, page);
    }
  });

  test('every element has a page with an example and its interface', () => {
    const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as {
      modules: { declarations: { tagName: string; attributes: { name: string }[]; events: { name: string }[] }[] }[];
    };
    const elements = modules.flatMap(({ declarations }) => declarations);
    assert.deepEqual(elements.map(({ tagName }) => tagName).sort(), [...examples].sort());
    assert.deepEqual(Object.keys(shown).sort(), [...examples].sort());
    for (const { tagName, attributes, events } of elements) {
      const text = textOf(`elements/${tagName}.html`);
      assert.ok(text.includes(`/docs/examples/${tagName}.html`), tagName);
      for (const heading of ['Keyboard', 'Accessibility'])
        assert.match(text, new RegExp(`<h2 id="${heading.toLowerCase()}"`));
      for (const { name } of attributes) assert.ok(text.includes(`id="attribute-${name}"`), `${tagName} ${name}`);
      for (const { name } of events) assert.ok(text.includes(`id="event-${name}"`), `${tagName} ${name}`);
    }
  });

  for (const name of examples) {
    test(`the example of <${name}> is signed in and shows what it should, without errors`, async (t) => {
      const { user, page, problems } = await open(t, `examples/${name}.html`, 700);
      await user.waitFor('html', `element.dataset.scene === 'ready'`, 'is set up');
      const [text = '', agent = null] = shown[name] ?? [];
      await user.waitForText(text);
      assert.equal(await page.evaluate(`customElements.get('${name}') !== undefined`), true);
      const signedIn = `document.querySelector('desk-session, agent-desk').session.state.agent?.username ?? null`;
      assert.equal(await page.evaluate(signedIn), agent);
      assert.deepEqual(problems, []);
    });
  }

  test('examples do not meet: each load has a server of its own', async (t) => {
    const urls = new Set<unknown>();
    for (let i = 0; i < 2; i++) {
      const { user, page } = await open(t, 'examples/chat-thread.html', 700);
      await user.waitFor('html', `element.dataset.scene === 'ready'`, 'is set up');
      urls.add(await page.evaluate(`document.querySelector('desk-session').url`));
      const ids = await page.evaluate(`document.querySelector('desk-session').session.state.conversations.ids.length`);
      assert.equal(ids, 1);
    }
    assert.equal(urls.size, 2);
  });

  for (const path of paths) {
    const isOfKind = kinds.has(path);
    test(`/${path} is accessible${isOfKind ? ' in light and dark' : ''}, and needs no sideways scrolling at 390 px`, async (t) => {
      const { page, problems } = await openAlive(t, path, 390);
      const overflow = `document.documentElement.scrollWidth - innerWidth`;
      assert.equal(await page.evaluate(overflow), 0);
      await page.setViewport({ width: 1440, height: 900 });
      await page.evaluate(axe.source);
      for (const isDark of isOfKind ? [false, true] : [false]) {
        // The colours change slowly.
        const settle = `document.documentElement.classList.toggle('dark', ${isDark});
          Promise.allSettled(document.getAnimations().map(({ finished }) => finished)).then(() => true)`;
        assert.equal(await page.evaluate(settle), true);
        // The dark look differs in colours only.
        const only = isDark ? `runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },` : '';
        const context = isOfKind ? 'document' : `document.querySelector('.VPDoc, main')`;
        const run = `axe.run(${context}, { iframes: false, resultTypes: ['violations'], ${only} }).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html, any }) => html.slice(0, 120) + ' ' + (any[0]?.message ?? '')).join(' | ')))`;
        assert.deepEqual(await page.evaluate(run), [], isDark ? 'dark' : 'light');
      }
      // What is not found is served as such.
      if (path !== '404') assert.deepEqual(problems, []);
    });
  }

  test('a host without emulators has words in place of the examples', async (t) => {
    const host = createServer((request, response) => {
      const name = decodeURIComponent(new URL(request.url ?? '', 'http://host').pathname).replace(/^\/docs\//, '');
      const file = `${docsFolder}/${/\.\w+$/.test(name) ? name : `${name}.html`}`;
      if (!existsSync(file)) return void response.writeHead(404, { 'Content-Type': 'text/html' }).end('No such page.');
      response.writeHead(200, { 'Content-Type': contentTypes[extname(file)] ?? 'text/plain' }).end(readFileSync(file));
    });
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
    t.after(() => host.close());
    t.after(() => host.closeAllConnections());
    const { port } = host.address() as AddressInfo;
    for (const path of ['elements/chat-thread', 'theming']) {
      const opened = await browser.openPage();
      t.after(() => opened.close());
      await opened.page.goto(`http://127.0.0.1:${port}/docs/${path}`);
      const user = new PageUser(path, opened.page);
      await user.waitForText('npm start');
      await user.waitForText('which this host does not run');
      assert.equal(await opened.page.evaluate(`document.querySelectorAll('main iframe').length`), 0);
    }
  });

  test('the search finds an element by its name', async (t) => {
    const { user, problems } = await openAlive(t, 'guides/theming');
    await user.click('.VPNavBarSearch button');
    await user.waitFor('.VPLocalSearchBox input', 'document.activeElement === element', 'has the focus in the search');
    await user.page.keyboard.type('team-wallboard');
    const isFirst = `element.href.includes('/docs/elements/team-wallboard')`;
    await user.waitFor('.VPLocalSearchBox .results a', isFirst, 'finds the page of the element first');
    assert.deepEqual(problems, []);
  });

  test('the theme editor changes the desk and writes the CSS', async (t) => {
    const { user, problems } = await openAlive(t, 'theming');
    const choose = (label: string, value: string) =>
      user.evaluate(
        `input[aria-label="${label}"]`,
        `(element.value = '${value}', element.dispatchEvent(new Event('input', { bubbles: true })))`,
      );
    await user.waitFor('.desk', `element.contentDocument?.readyState === 'complete'`, 'has the desk');
    await choose('accent, light', '#0b7a75');
    await choose('radius', '0.25');
    await user.waitFor('.css', `element.textContent.includes('--agent-desk-radius: 0.25rem;')`, 'sees the size');
    const css = await user.evaluate<string>('.css', 'element.textContent');
    assert.match(css, /^:root \{\n {2}--agent-desk-accent: light-dark\(#0b7a75, #86b6fa\);/);
    const value = `getComputedStyle(element.contentDocument.documentElement).getPropertyValue('--agent-desk-accent')`;
    assert.equal(await user.evaluate('.desk', value), 'light-dark(#0b7a75, #86b6fa)');
    await choose('accent, light', '#d8e4f8');
    await user.waitForText('“on-accent” on “accent” has a contrast of 1.3 in light.');
    assert.deepEqual(problems, []);
  });
});
