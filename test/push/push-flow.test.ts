import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { PushHarness } from './push-harness.js';

interface SentPush {
  readonly token: string;
  readonly data: Record<string, string>;
}

/** Waits until a widget shows a text. */
const waitForText = (page: Page, tag: string, text: string, timeout = 30_000) =>
  page.waitForFunction(
    (name, wantedText) => document.querySelector(name)?.shadowRoot?.textContent?.includes(wantedText),
    { timeout },
    tag,
    text,
  );

/** From going ready to accepting, with the page closed in between. */
describe('push notifications for an agent who closed the page', () => {
  let harness: PushHarness;
  before(async () => {
    harness = await PushHarness.start();
    harness.files.set('/desk.js', harness.deskScript());
  });
  after(() => harness.stop());

  const getSentPushes = () => harness.control<SentPush[]>('GET', '/pushes');
  const isConnected = async () => {
    const { agents } = await harness.control<{ agents: { username: string; connected: boolean }[] }>('GET', '/world');
    return agents.some(({ username, connected }) => username === 'mara' && connected);
  };
  const waitUntil = async (condition: () => Promise<boolean>, description: string) => {
    for (const deadline = Date.now() + 30_000; !(await condition());) {
      if (Date.now() > deadline) throw new Error(`Waited in vain until ${description}.`);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  const goReady = async (page: Page) => {
    await page.locator('agent-state-switch >>> button.trigger').click();
    await harness.press(page, 'Ready on all channels');
    await page.waitForFunction('desk.session.state.channels.every(({ state }) => state === "ready")');
  };
  /** Delivers the server's pushes to this browser, in place of Firebase. */
  const deliverAll = async (sentPushes: readonly SentPush[]) => {
    for (const { token, data } of sentPushes) {
      assert.equal(token, 'key-of-this-browser');
      await harness.deliver(data);
    }
  };

  test('lead from the notification to the offer, which can be accepted', async () => {
    const page = await harness.open();
    await harness.signIn(page);
    await harness.enablePush(page);
    await goReady(page);
    await harness.control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'While you are here' });
    await harness.press(page, 'Accept');
    await page.waitForFunction('sessionEvents.some(([name]) => name === "task-accepted")');
    assert.deepEqual(await getSentPushes(), [], 'no push while connected');
    assert.deepEqual(await page.evaluate('violations'), []);
    await page.close();
    await waitUntil(async () => !(await isConnected()), 'the server has noticed');

    const customer = { firstName: 'Pim', lastName: 'Okoro' };
    const { conversationId } = await harness.control<{ conversationId: string }>('POST', '/chats', {
      customer,
      channel: 'WHATSAPP',
      text: 'Is anybody there? It is about my parcel.',
    });
    await deliverAll(await getSentPushes());
    const tag = `agent-desk:${conversationId}`;
    const [shown] = await harness.waitForNotifications(1);
    assert.deepEqual([shown?.title, shown?.tag], ['A customer is waiting', tag]);

    const { opened } = await harness.click(tag);
    assert.deepEqual(opened, [`${harness.origin}/desk.html?agent-desk-conversation=${conversationId}`]);
    await harness.waitForNotifications(0);
    const reopenedPage = await harness.open(opened[0]?.slice(harness.origin.length));
    await harness.signIn(reopenedPage);
    assert.equal(await isConnected(), true);
    await harness.press(reopenedPage, 'Accept');
    await reopenedPage.waitForFunction(
      (id) =>
        (window as never as { sessionEvents: string[][] }).sessionEvents.some(
          ([name, value]) => name === 'task-accepted' && value === id,
        ),
      {},
      conversationId,
    );
    const events = (await reopenedPage.evaluate('sessionEvents')) as string[][];
    assert.ok(events.some(([name, value]) => name === 'conversation-requested' && value === conversationId));
    const world = await harness.control<{ tasks: { conversationId: string; state: { name: string } }[] }>(
      'GET',
      '/world',
    );
    assert.equal(
      JSON.stringify(world.tasks.filter((task) => task.conversationId === conversationId)).includes('ACTIVE'),
      true,
    );
    assert.deepEqual(await reopenedPage.evaluate('violations'), []);
    assert.deepEqual(harness.pageErrors, []);
    await reopenedPage.close();
  });

  test('explain the end of an offer after a late click', async () => {
    await waitUntil(async () => !(await isConnected()), 'the server has noticed');
    const countBefore = (await getSentPushes()).length;
    const { conversationId } = await harness.control<{ conversationId: string }>('POST', '/chats', { text: 'Hello?' });
    await deliverAll((await getSentPushes()).slice(countBefore));
    await harness.waitForNotifications(1);
    await harness.control('POST', `/chats/${conversationId}/leave`, {});
    const { opened } = await harness.click(`agent-desk:${conversationId}`);
    const page = await harness.open(opened[0]?.slice(harness.origin.length));
    await harness.signIn(page);
    await waitForText(page, 'task-offer', 'This chat is no longer available.');
    await page.close();
  });

  test('lead to the conversation of a new message', async () => {
    await waitUntil(async () => !(await isConnected()), 'the server has noticed');
    const countBefore = (await getSentPushes()).length;
    const world = await harness.control<{ conversations: { id: string; state: string; participants: unknown[] }[] }>(
      'GET',
      '/world',
    );
    const joinedConversations = world.conversations.filter(({ participants }) =>
      JSON.stringify(participants).includes('mara'),
    );
    const conversationId = joinedConversations.at(-1)?.id ?? '';
    await harness.control('POST', `/chats/${conversationId}/messages`, { text: 'My card number is 4111' });
    await deliverAll((await getSentPushes()).slice(countBefore));
    const [shown] = await harness.waitForNotifications(1);
    assert.deepEqual([shown?.title, shown?.body], ['New message from a customer', 'Open the desk to read it.']);
    const { opened } = await harness.click(`agent-desk:${conversationId}`);
    const page = await harness.open(opened[0]?.slice(harness.origin.length));
    await harness.signIn(page);
    await page.waitForFunction(
      (id) =>
        (window as never as { desk: { session: { state: { local: { activeConversation: string } } } } }).desk.session
          .state.local.activeConversation === id,
      {},
      conversationId,
    );
    await page.close();
  });

  test('stop after logout', async () => {
    const page = await harness.open();
    await harness.signIn(page);
    const countBefore = (await getSentPushes()).length;
    const latePush = {
      ...{ title: 'Pim', body: 'Hello?', event: 'onCimEvent' },
      payload: JSON.stringify({ conversationId: '66f100000000000000000c0f' }),
    };
    await page.goto('about:blank');
    await harness.deliver(latePush);
    await harness.waitForNotifications(1);
    await page.goto(`${harness.origin}/desk.html`);
    await harness.signIn(page);
    await page.waitForFunction('desk.session.push.state === "on"');
    await page.evaluate('desk.logout()');
    await harness.waitForNotifications(0);
    await page.close();
    await harness.deliver(latePush);
    assert.deepEqual(await harness.getNotifications(), [], 'a push that comes late shows nothing');
    await waitUntil(async () => !(await isConnected()), 'the server has noticed');
    await harness.control('POST', '/chats', { text: 'Hello?' });
    assert.equal((await getSentPushes()).length, countBefore);
  });
});

/** Uses the real Firebase code up to its network requests, which fail in a test. */
describe('the token from Firebase', () => {
  let harness: PushHarness;
  before(async () => {
    harness = await PushHarness.start();
    harness.files.set(
      '/desk.js',
      harness.deskScript(
        { vapidKey: 'BOr9sJ0mJ3bT7l4Wd1f0bQ3m9G2m0o0mJ3bT7l4Wd1f0bQ3m9G2m0o0mJ3bT7l4Wd1f0bQ3m9G2m0o0mJ3bT7l4' },
        null,
      ),
    );
  });
  after(() => harness.stop());

  test('is requested when push is turned on; without network access push fails and the session goes on', async () => {
    const page = await harness.open();
    const requestedUrls: string[] = [];
    page.on('request', (request) => void requestedUrls.push(request.url()));
    await harness.signIn(page);
    assert.equal(
      requestedUrls.some((url) => url.includes('firebase-messaging')),
      false,
    );
    await page.locator('agent-state-switch >>> button.trigger').click();
    await harness.press(page, 'Notify me when the desk is closed');
    await waitForText(page, 'agent-state-switch', "Couldn't turn on notifications. Please try again.", 20_000);
    assert.equal(
      requestedUrls.some((url) => url.includes('/module/chunks/firebase-messaging')),
      true,
    );
    assert.equal(await page.evaluate('desk.session.state.connection.status'), 'online');
    assert.deepEqual(await page.evaluate('violations'), []);
    await page.close();
  });
});
