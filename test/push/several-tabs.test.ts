import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { PushHarness } from './push-harness.js';

interface WorldAgent {
  readonly username: string;
  readonly connected: boolean;
  readonly connections: number;
}

/** Records the notifications of the page itself, which a headless browser cannot show, and what a click on them does. */
const notificationScript = `window.shown = [];
  window.calls = [];
  window.Notification = class {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    constructor(title, options) { shown.push(this); calls.push([title, options.body]); }
    close() { shown.splice(shown.indexOf(this), 1); }
  };
  window.focusCount = 0;
  window.focus = () => void focusCount++;`;

describe('an agent with several tabs', () => {
  let harness: PushHarness;
  before(async () => {
    harness = await PushHarness.start();
    const counting = `window.deletedTokens = 0; desk.push = { ...desk.push, deleteToken: async () => void deletedTokens++ };`;
    harness.files.set('/desk.js', harness.deskScript() + counting);
    harness.files.set('/noting.js', notificationScript + harness.deskScript());
    harness.files.set('/noting.html', harness.deskPage('/noting.js'));
  });
  afterEach(async () => {
    await harness.closePages();
    await harness.control('POST', '/reset', {});
    await harness.unregisterWorkers();
    assert.deepEqual(harness.pageErrors.splice(0), []);
  });
  after(() => harness.stop());

  const findAgent = async (name: string): Promise<WorldAgent | undefined> =>
    (await harness.control<{ agents: WorldAgent[] }>('GET', '/world')).agents.find(({ username }) => username === name);
  const waitUntil = async (condition: () => Promise<boolean>, description: string): Promise<void> => {
    for (const deadline = Date.now() + 30_000; !(await condition());) {
      if (Date.now() > deadline) throw new Error(`Waited in vain until ${description}.`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  // The element of a page that has just been opened may have no session yet.
  const waitFor = (page: Page, condition: string) =>
    waitUntil(
      async () => (await page.evaluate(`desk.session !== undefined && Boolean(${condition})`)) === true,
      `${condition} in ${page.url()}`,
    );
  const activeIn = (page: Page) =>
    page.evaluate('desk.session.state.local.activeConversation') as Promise<string | null>;
  const activate = (page: Page, id: string | null) => page.evaluate(`desk.session.activate(${JSON.stringify(id)})`);

  async function goReady(page: Page): Promise<void> {
    await page.evaluate(`(async () => {
      const { session } = desk;
      await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
      for (const { id } of session.state.channels) await session.dispatch({ type: 'set-channel', channelId: id, ready: true });
    })()`);
  }

  async function openChat(page: Page): Promise<string> {
    const { conversationId: id } = await harness.control<{ conversationId: string }>('POST', '/chats', {
      text: 'Hello',
    });
    await waitFor(page, `desk.session.state.offers.byId.has('${id}')`);
    await page.evaluate(`desk.session.dispatch({ type: 'accept-offer', conversationId: '${id}' })`);
    await waitFor(page, `desk.session.state.conversations.byId.has('${id}')`);
    return id;
  }

  /** Three tabs of one agent: the first shows one chat, the second another one, the third none, and was used last. */
  async function openThree(path: string): Promise<{ tabs: [Page, Page, Page]; ids: [string, string] }> {
    const first = await harness.open(`${path}?tab=1`);
    await harness.signIn(first);
    await goReady(first);
    const ids: [string, string] = [await openChat(first), await openChat(first)];
    const tabs: [Page, Page, Page] = [first, await harness.open(`${path}?tab=2`), await harness.open(`${path}?tab=3`)];
    for (const page of tabs)
      await waitFor(page, `'${ids.join()}'.split(',').every((id) => desk.session.state.conversations.byId.has(id))`);
    for (const [index, page] of tabs.entries()) {
      await page.bringToFront();
      await activate(page, ids[index] ?? null);
    }
    assert.equal((await findAgent('mara'))?.connections, 1, 'one connection');
    return { tabs, ids };
  }

  const showNotification = async (conversationId: string): Promise<string> => {
    const worker = await harness.worker();
    await worker.evaluate(
      (tag, data) => {
        const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
        return registration.showNotification('x', { tag, data });
      },
      conversationId,
      { agentDesk: { conversationId, kind: 'message' } },
    );
    return conversationId;
  };

  test('has a click on a notification of the worker bring the tab that shows the chat, else the one used last', async () => {
    const { tabs, ids } = await openThree('/desk.html');
    await harness.enablePush(tabs[2]);
    for (const page of tabs) await waitFor(page, 'desk.session.push.state === "on"');
    const urlOf = (page: Page) => [page.url()];
    for (const index of [0, 1] as const) {
      const clicked = await harness.click(await showNotification(ids[index]));
      assert.deepEqual(clicked, { opened: [], focused: urlOf(tabs[index]) });
    }
    assert.deepEqual(await Promise.all(tabs.map(activeIn)), [...ids, null], 'each keeps its active conversation');
    await tabs[0].close();
    assert.deepEqual(await harness.click(await showNotification(ids[0])), { opened: [], focused: urlOf(tabs[2]) });
    await waitFor(tabs[2], `desk.session.state.local.activeConversation === '${ids[0]}'`);
    assert.equal(await activeIn(tabs[1]), ids[1]);
  });

  test('is called by a notification of the tab that shows the chat, else of the one used last, which a click brings', async () => {
    const { tabs, ids } = await openThree('/noting.html');
    const other = await harness.open('/other.html');
    await other.bringToFront();
    for (const page of tabs) await waitFor(page, 'document.hidden');
    const countCalls = async () => Promise.all(tabs.map((page) => page.evaluate('calls.length')));
    await harness.control('POST', `/chats/${ids[1]}/messages`, { text: 'Are you there?' });
    await waitFor(tabs[1], 'calls.length === 1');
    assert.deepEqual(await countCalls(), [0, 1, 0]);
    await tabs[1].evaluate('shown[0].onclick()');
    assert.deepEqual(await Promise.all(tabs.map((page) => page.evaluate('focusCount'))), [0, 1, 0]);
    await activate(tabs[0], null);
    await harness.control('POST', `/chats/${ids[0]}/messages`, { text: 'And you?' });
    await waitFor(tabs[2], 'calls.length === 1');
    assert.deepEqual(await countCalls(), [0, 1, 1]);
    await tabs[2].evaluate('shown[0].onclick()');
    assert.deepEqual(await Promise.all(tabs.map(activeIn)), [null, ids[1], ids[0]]);
    assert.deepEqual(await Promise.all(tabs.map((page) => page.evaluate('focusCount'))), [0, 1, 1]);
  });

  test('turns push on and off for all of them in any of them', async () => {
    const { tabs, ids } = await openThree('/desk.html');
    await harness.enablePush(tabs[2]);
    for (const page of tabs) await waitFor(page, 'desk.session.push.state === "on"');
    // The server takes the token with a new connection.
    await waitUntil(async () => (await findAgent('mara'))?.connections === 2, 'the server has the token');
    await waitFor(tabs[0], 'desk.session.state.connection.status === "online"');
    // The one with the connection last: the server sees that at once.
    for (const page of [...tabs].reverse()) await page.close();
    await waitUntil(async () => (await findAgent('mara'))?.connected === false, 'the server has noticed');
    await harness.control('POST', `/chats/${ids[0]}/messages`, { text: 'Hello?' });
    assert.equal((await harness.control<unknown[]>('GET', '/pushes')).length, 1);
    const back = await harness.open();
    await harness.signIn(back);
    const second = await harness.open();
    for (const page of [back, second])
      await waitFor(page, 'desk.session.push.state === "on" && desk.session.state.presence !== null');
    await second.evaluate('desk.session.push.disable()');
    await waitFor(back, 'desk.session.push.state === "off"');
    await waitUntil(async () => (await findAgent('mara'))?.connections === 4, 'the server has no token');
  });

  test('of two, one who logs out leaves the push notifications of the other one alone', async () => {
    const mara = await harness.open('/desk.html?tab=mara');
    await harness.signIn(mara);
    await harness.enablePush(mara);
    const otto = await harness.open('/desk.html?tab=otto');
    await waitFor(otto, 'desk.session.state.presence !== null');
    // This tab has followed the sign-in of the other one, and is for another agent now.
    await otto.evaluate(`desk.session.dispose()`);
    assert.equal(await otto.evaluate(`desk.login('otto', 'demo')`), null);
    await waitFor(otto, 'desk.session.state.presence !== null && desk.session.push.state === "on"');
    await mara.bringToFront();
    await mara.evaluate('desk.logout()');
    await waitFor(mara, 'desk.session.state.connection.status === "signed-out"');
    assert.deepEqual(await Promise.all([mara, otto].map((page) => page.evaluate('deletedTokens'))), [0, 0]);
    assert.equal(await otto.evaluate('desk.session.push.state'), 'on');
    assert.equal((await findAgent('otto'))?.connected, true);
    await goReady(otto);
    await otto.close();
    await waitUntil(async () => (await findAgent('otto'))?.connected === false, 'the server has noticed');
    const { conversationId } = await harness.control<{ conversationId: string }>('POST', '/chats', { text: 'Hello?' });
    const [push] = await harness.control<{ token: string; data: unknown }[]>('GET', '/pushes');
    await harness.deliver(push?.data);
    const [shown] = await harness.waitForNotifications(1);
    assert.equal(shown?.tag, `agent-desk:${conversationId}`);
  });
});
