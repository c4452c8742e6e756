import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { PushBed } from './push-bed.js';

interface Pushed {
  readonly token: string;
  readonly data: Record<string, string>;
}

/** Waits until a person reads a text in a widget. */
const reads = (page: Page, tag: string, text: string, timeout = 8000) =>
  page.waitForFunction(
    (name, wanted) => document.querySelector(name)?.shadowRoot?.textContent?.includes(wanted),
    { timeout },
    tag,
    text,
  );

/** From going ready to accepting, with nobody at the desk in between. */
describe('an agent who closed the page is called back', () => {
  let bed: PushBed;
  before(async () => {
    bed = await PushBed.start();
    bed.files.set('/desk.js', bed.setUp());
  });
  after(() => bed.stop());

  const pushes = () => bed.control<Pushed[]>('GET', '/pushes');
  const isConnected = async () => {
    const { agents } = await bed.control<{ agents: { username: string; connected: boolean }[] }>('GET', '/world');
    return agents.some(({ username, connected }) => username === 'mara' && connected);
  };
  const until = async (condition: () => Promise<boolean>, what: string) => {
    for (const end = Date.now() + 5000; !(await condition());) {
      if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
      await new Promise((soon) => setTimeout(soon, 30));
    }
  };
  const goReady = async (page: Page) => {
    await page.locator('agent-state-switch >>> button.trigger').click();
    await bed.press(page, 'Ready on all channels');
    await page.waitForFunction('desk.session.state.channels.every(({ state }) => state === "ready")');
  };
  /** What Firebase would carry from the server to this browser. */
  const carry = async (pushed: readonly Pushed[]) => {
    for (const { token, data } of pushed) {
      assert.equal(token, 'key-of-this-browser');
      await bed.deliver(data);
    }
  };

  test('goes ready, closes the page, is called, clicks, finds the offer and takes it', async () => {
    const page = await bed.open();
    await bed.signIn(page);
    await bed.turnOn(page);
    await goReady(page);
    await bed.control('POST', '/chats', { customer: { firstName: 'Ana' }, text: 'While you are here' });
    await bed.press(page, 'Accept');
    await page.waitForFunction('facts.some(([name]) => name === "task-accepted")');
    assert.deepEqual(await pushes(), [], 'a desk that is there is not pushed to');
    assert.deepEqual(await page.evaluate('violations'), []);
    await page.close();
    await until(async () => !(await isConnected()), 'the server misses the desk');

    const customer = { firstName: 'Pim', lastName: 'Okoro' };
    const { conversationId } = await bed.control<{ conversationId: string }>('POST', '/chats', {
      customer,
      channel: 'WHATSAPP',
      text: 'Is anybody there? It is about my parcel.',
    });
    await carry(await pushes());
    const tag = `agent-desk:${conversationId}`;
    const [shown] = await bed.shows(1);
    assert.deepEqual([shown?.title, shown?.tag], ['A customer is waiting', tag]);

    const { opened } = await bed.click(tag);
    assert.deepEqual(opened, [`${bed.origin}/desk.html?agent-desk-conversation=${conversationId}`]);
    await bed.shows(0);
    const again = await bed.open(opened[0]?.slice(bed.origin.length));
    await bed.signIn(again);
    assert.equal(await isConnected(), true);
    await bed.press(again, 'Accept');
    await again.waitForFunction(
      (id) =>
        (window as never as { facts: string[][] }).facts.some(([name, of]) => name === 'task-accepted' && of === id),
      {},
      conversationId,
    );
    const facts = (await again.evaluate('facts')) as string[][];
    assert.ok(facts.some(([name, of]) => name === 'conversation-requested' && of === conversationId));
    const world = await bed.control<{ tasks: { conversationId: string; state: { name: string } }[] }>('GET', '/world');
    assert.equal(
      JSON.stringify(world.tasks.filter((task) => task.conversationId === conversationId)).includes('ACTIVE'),
      true,
    );
    assert.deepEqual(await again.evaluate('violations'), []);
    assert.deepEqual(bed.complaints, []);
    await again.close();
  });

  test('comes too late: the offer’s end is explained', async () => {
    await until(async () => !(await isConnected()), 'the server misses the desk');
    const before = (await pushes()).length;
    const { conversationId } = await bed.control<{ conversationId: string }>('POST', '/chats', { text: 'Hello?' });
    await carry((await pushes()).slice(before));
    await bed.shows(1);
    await bed.control('POST', `/chats/${conversationId}/leave`, {});
    const { opened } = await bed.click(`agent-desk:${conversationId}`);
    const page = await bed.open(opened[0]?.slice(bed.origin.length));
    await bed.signIn(page);
    await reads(page, 'task-offer', 'This chat is no longer on offer to you.');
    await page.close();
  });

  test('a message in a conversation under way leads to that conversation', async () => {
    await until(async () => !(await isConnected()), 'the server misses the desk');
    const before = (await pushes()).length;
    const world = await bed.control<{ conversations: { id: string; state: string; participants: unknown[] }[] }>(
      'GET',
      '/world',
    );
    const joined = world.conversations.filter(({ participants }) => JSON.stringify(participants).includes('mara'));
    const conversationId = joined.at(-1)?.id ?? '';
    await bed.control('POST', `/chats/${conversationId}/messages`, { text: 'My card number is 4111' });
    await carry((await pushes()).slice(before));
    const [shown] = await bed.shows(1);
    assert.deepEqual([shown?.title, shown?.body], ['New message from a customer', 'Open the desk to read it.']);
    const { opened } = await bed.click(`agent-desk:${conversationId}`);
    const page = await bed.open(opened[0]?.slice(bed.origin.length));
    await bed.signIn(page);
    await page.waitForFunction(
      (id) =>
        (window as never as { desk: { session: { state: { local: { activeConversation: string } } } } }).desk.session
          .state.local.activeConversation === id,
      {},
      conversationId,
    );
    await page.close();
  });

  test('after logging out nothing is pushed any more', async () => {
    const page = await bed.open();
    await bed.signIn(page);
    const before = (await pushes()).length;
    await page.evaluate('desk.logout()');
    await page.close();
    await until(async () => !(await isConnected()), 'the server misses the desk');
    await bed.control('POST', '/chats', { text: 'Hello?' });
    assert.equal((await pushes()).length, before);
  });
});

/** Google cannot be reached in a test: as far as its door, everything is real. */
describe('Firebase’s own way to a token', () => {
  let bed: PushBed;
  before(async () => {
    bed = await PushBed.start();
    bed.files.set(
      '/desk.js',
      bed.setUp(
        { vapidKey: 'BOr9sJ0mJ3bT7l4Wd1f0bQ3m9G2m0o0mJ3bT7l4Wd1f0bQ3m9G2m0o0mJ3bT7l4Wd1f0bQ3m9G2m0o0mJ3bT7l4' },
        null,
      ),
    );
  });
  after(() => bed.stop());

  test('is fetched when push is turned on, fails at Google’s door, and the desk works on', async () => {
    const page = await bed.open();
    const fetched: string[] = [];
    page.on('request', (request) => void fetched.push(request.url()));
    await bed.signIn(page);
    assert.equal(
      fetched.some((url) => url.includes('firebase-messaging')),
      false,
    );
    await page.locator('agent-state-switch >>> button.trigger').click();
    await bed.press(page, 'Notify me when the desk is closed');
    await reads(page, 'agent-state-switch', 'Notifications could not be turned on. Please try again.', 20_000);
    assert.equal(
      fetched.some((url) => url.includes('/parts/firebase-messaging')),
      true,
    );
    assert.equal(await page.evaluate('desk.session.state.connection.status'), 'online');
    assert.deepEqual(await page.evaluate('violations'), []);
    await page.close();
  });
});
