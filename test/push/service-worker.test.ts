import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { PushHarness } from './push-harness.js';

const chatId = '66f100000000000000000c01';
const otherChatId = '66f100000000000000000c02';
const pushData = (event: string, payload: object, overrides: object = {}) => ({
  title: 'Pim',
  body: 'My card number is 4111',
  event,
  payload: JSON.stringify(payload),
  ...overrides,
});
const messagePush = (conversationId = chatId) => pushData('onCimEvent', { conversationId });
const offerPush = (taskId = 'task:media') => pushData('taskRequest', { conversationId: chatId, taskId });
const tagOf = (id: string) => `agent-desk:${id}`;

describe('the built service worker, with real Firebase', () => {
  let harness: PushHarness;
  before(async () => {
    harness = await PushHarness.start();
    harness.files.set('/desk.js', harness.deskScript());
  });
  afterEach(() => harness.closePages());
  after(() => harness.stop());

  test('shows one notification per conversation, with a general text', async () => {
    await harness.register();
    await harness.deliver(offerPush());
    assert.deepEqual(await harness.waitForNotifications(1), [
      { title: 'A customer is waiting', body: 'Open the desk to answer.', tag: tagOf(chatId), lang: 'en' },
    ]);
    await harness.deliver(messagePush(otherChatId));
    await harness.waitForNotifications(2);
    await harness.deliver(messagePush());
    await harness.deliver(messagePush());
    const shown = await harness.waitForNotifications(2);
    assert.deepEqual(
      shown.map((notification) => [notification.tag, notification.title]).sort(),
      [tagOf(chatId), tagOf(otherChatId)].map((tag) => [tag, 'New message from a customer']),
    );
    assert.doesNotMatch(JSON.stringify(shown), /Pim|4111/);
  });

  test('keeps the notification of an offer until it is answered or over, and no other', async () => {
    await harness.register();
    await harness.deliver(offerPush('kept'));
    await harness.waitForNotifications(1);
    await harness.deliver(messagePush(otherChatId));
    await harness.waitForNotifications(2);
    const worker = await harness.worker();
    const kept = await worker.evaluate(async () => {
      const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
      const shown = await registration.getNotifications();
      return shown.map(({ tag, requireInteraction }) => [tag, requireInteraction]).sort();
    });
    assert.deepEqual(kept, [
      [tagOf(chatId), true],
      [tagOf(otherChatId), false],
    ]);
  });

  test('shows the customer’s message with the option showText', async () => {
    await harness.register({ showText: true });
    await harness.deliver(messagePush());
    const [shown] = await harness.waitForNotifications(1);
    assert.deepEqual([shown?.title, shown?.body], ['Pim', 'My card number is 4111']);
  });

  test('uses Arabic when the page does', async () => {
    await harness.register({ lang: 'ar-EG' });
    await harness.deliver(offerPush('arabic'));
    const [shown] = await harness.waitForNotifications(1);
    assert.deepEqual([shown?.title, shown?.lang], ['عميل في الانتظار', 'ar']);
  });

  test('ignores a repeated push, even after its notification was closed', async () => {
    await harness.register();
    const dismiss = async () => {
      await (
        await harness.worker()
      ).evaluate(async () => {
        const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
        for (const shown of await registration.getNotifications()) shown.close();
      });
      await harness.waitForNotifications(0);
    };
    await harness.deliver(messagePush(), { id: 'twice' });
    await harness.waitForNotifications(1);
    await dismiss();
    await harness.deliver(messagePush(), { id: 'twice' });
    await harness.deliver(offerPush('again'));
    // A notification for the repeated push would have been shown before this one.
    await harness.waitForNotifications(1);
    await dismiss();
    // Another message id with the same task is also a repeat.
    await harness.deliver(offerPush('again'));
    await harness.deliver(messagePush(otherChatId));
    assert.deepEqual((await harness.waitForNotifications(1))[0]?.tag, tagOf(otherChatId));
  });

  test('ignores pushes that cannot be decoded or need no notification', async () => {
    await harness.register();
    for (const text of [
      '',
      '{',
      'null',
      '7',
      '[]',
      '"text"',
      '{"data":null}',
      '{"data":[1]}',
      'ÿþ',
      '{"notification":7}',
    ]) {
      await harness.deliverText(text);
    }
    for (const data of [
      {},
      { title: 5, body: {} },
      { event: 'taskRequest', payload: '{' },
      { event: 'taskRequest', payload: '[]' },
      { event: 'taskRequest', payload: '{}' },
      pushData('onCimEvent', { conversationId: '../../evil' }),
      pushData('onCimEvent', { conversationId: { id: chatId } }),
      pushData('agentPresence', { conversationId: chatId }),
      pushData('__proto__', { conversationId: chatId }),
    ]) {
      await harness.deliver(data);
    }
    await harness.deliver(messagePush());
    assert.deepEqual((await harness.waitForNotifications(1))[0]?.tag, tagOf(chatId));
  });

  test('shows a push that Firebase would show itself with our text, and with no other link', async () => {
    await harness.register();
    await harness.deliver(messagePush(), {
      notification: { title: 'Pim', body: 'My card number is 4111', click_action: 'https://evil.example/' },
      fcmOptions: { link: 'https://evil.example/' },
    });
    const [shown] = await harness.waitForNotifications(1);
    assert.deepEqual([shown?.title, shown?.tag], ['New message from a customer', tagOf(chatId)]);
    const { opened } = await harness.click(tagOf(chatId));
    assert.deepEqual(opened, [`${harness.origin}/desk.html?agent-desk-conversation=${chatId}`]);
    await harness.waitForNotifications(0);
  });

  test('opens only pages of this site on a click, whatever is configured', async () => {
    for (const [page, opened] of [
      ['/crm/desk?view=chat', `/crm/desk?view=chat&agent-desk-conversation=${chatId}`],
      ['https://evil.example/desk', `/?agent-desk-conversation=${chatId}`],
      ['javascript:alert(1)', `/?agent-desk-conversation=${chatId}`],
      ['//evil.example/desk', `/?agent-desk-conversation=${chatId}`],
      ['http://[', `/?agent-desk-conversation=${chatId}`],
    ]) {
      await harness.register({ page });
      await harness.deliver(messagePush());
      await harness.waitForNotifications(1);
      assert.deepEqual((await harness.click(tagOf(chatId))).opened, [`${harness.origin}${opened}`]);
    }
  });

  test('shows a notification while the visible page has no desk', async () => {
    await harness.register();
    await harness.open('/other.html');
    await harness.deliver(messagePush());
    await harness.waitForNotifications(1);
  });

  test('leaves a push to a visible page with a signed-in desk, and sends it the click', async () => {
    await harness.unregisterWorkers();
    const page = await harness.open();
    await harness.signIn(page);
    await harness.enablePush(page);
    await harness.deliver(messagePush());
    await harness.deliver(offerPush('in-front'));
    await page.waitForFunction('desk.session.state.connection.status === "online"');
    const worker = await harness.worker();
    await worker.evaluate(
      (data) => {
        const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
        return registration.showNotification('x', { tag: 'left', data });
      },
      { agentDesk: { conversationId: chatId } },
    );
    assert.deepEqual(
      (await harness.getNotifications()).map((notification) => notification.tag),
      ['left'],
    );
    assert.deepEqual(await harness.click('left'), { opened: [], focused: [`${harness.origin}/desk.html`] });
    await page.waitForFunction(
      (id) =>
        (window as never as { sessionEvents: string[][] }).sessionEvents.some(
          ([name, value]) => name === 'conversation-requested' && value === id,
        ),
      {},
      chatId,
    );
    assert.deepEqual(await page.evaluate('violations'), []);
  });

  test('opens the page on which push was turned on, whichever other page has a desk', async () => {
    await harness.unregisterWorkers();
    for (const path of ['/first.html', '/second.html']) harness.files.set(path, harness.deskPage('/no-page.js'));
    harness.files.set('/no-page.js', harness.deskScript({ page: undefined }));
    const first = await harness.open('/first.html');
    await harness.signIn(first);
    await harness.enablePush(first);
    await first.close();
    const second = await harness.open('/second.html');
    await harness.signIn(second);
    await second.waitForFunction('desk.session.push.state === "on"');
    await second.close();
    await harness.deliver(messagePush());
    assert.deepEqual((await harness.click(tagOf(chatId))).opened, [
      `${harness.origin}/first.html?agent-desk-conversation=${chatId}`,
    ]);
  });

  test('ignores the notifications of other code', async () => {
    await harness.register();
    await harness.deliver(messagePush());
    await harness.waitForNotifications(1);
    await (
      await harness.worker()
    ).evaluate(() => {
      const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
      return registration.showNotification('Another notification', { tag: 'theirs' });
    });
    assert.deepEqual(await harness.click('theirs'), { opened: [], focused: [] });
    await harness.waitForNotifications(2);
  });

  test('works as a script of the site’s own worker', async () => {
    harness.files.set(
      '/own-sw.js',
      `self.agentDeskPush = { firebase: ${JSON.stringify({ apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: 'a' })}, page: '/desk.html' };
       importScripts('/agent-desk-sw.js');`,
    );
    await harness.register({}, '/own-sw.js');
    await harness.deliver(messagePush());
    await harness.waitForNotifications(1);
  });
});
