import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { PushBed } from './push-bed.js';

const chat = '66f100000000000000000c01';
const other = '66f100000000000000000c02';
const news = (event: string, payload: object, texts: object = {}) => ({
  title: 'Pim',
  body: 'My card number is 4111',
  event,
  payload: JSON.stringify(payload),
  ...texts,
});
const message = (conversationId = chat) => news('onCimEvent', { conversationId });
const offer = (taskId = 'task:media') => news('taskRequest', { conversationId: chat, taskId });
const tag = (id: string) => `agent-desk:${id}`;

describe('the built service worker, with real Firebase', () => {
  let bed: PushBed;
  before(async () => {
    bed = await PushBed.start();
    bed.files.set('/desk.js', bed.setUp());
  });
  afterEach(() => bed.leave());
  after(() => bed.stop());

  test('says in its own words that somebody waits or has written, once for each conversation', async () => {
    await bed.register();
    await bed.deliver(offer());
    assert.deepEqual(await bed.shows(1), [
      { title: 'A customer is waiting', body: 'Open the desk to answer.', tag: tag(chat), lang: 'en' },
    ]);
    await bed.deliver(message(other));
    await bed.shows(2);
    await bed.deliver(message());
    await bed.deliver(message());
    const shown = await bed.shows(2);
    assert.deepEqual(
      shown.map((each) => [each.tag, each.title]).sort(),
      [tag(chat), tag(other)].map((each) => [each, 'New message from a customer']),
    );
    assert.doesNotMatch(JSON.stringify(shown), /Pim|4111/);
  });

  test('shows the customer’s words where that is allowed', async () => {
    await bed.register({ showText: true });
    await bed.deliver(message());
    const [shown] = await bed.shows(1);
    assert.deepEqual([shown?.title, shown?.body], ['Pim', 'My card number is 4111']);
  });

  test('speaks Arabic where the page did', async () => {
    await bed.register({ lang: 'ar-EG' });
    await bed.deliver(offer('arabic'));
    const [shown] = await bed.shows(1);
    assert.deepEqual([shown?.title, shown?.lang], ['عميل في الانتظار', 'ar']);
  });

  test('drops what comes again, also after the first was dismissed', async () => {
    await bed.register();
    const dismiss = async () => {
      await (
        await bed.worker()
      ).evaluate(async () => {
        const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
        for (const shown of await registration.getNotifications()) shown.close();
      });
      await bed.shows(0);
    };
    await bed.deliver(message(), { id: 'twice' });
    await bed.shows(1);
    await dismiss();
    await bed.deliver(message(), { id: 'twice' });
    await bed.deliver(offer('again'));
    // Had the repeat been taken, it would have been shown before this one.
    await bed.shows(1);
    await dismiss();
    // The same task under another number of Firebase is the same task.
    await bed.deliver(offer('again'));
    await bed.deliver(message(other));
    assert.deepEqual((await bed.shows(1))[0]?.tag, tag(other));
  });

  test('ignores what it cannot read and what is nobody’s news', async () => {
    await bed.register();
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
      await bed.deliverText(text);
    }
    for (const data of [
      {},
      { title: 5, body: {} },
      { event: 'taskRequest', payload: '{' },
      { event: 'taskRequest', payload: '[]' },
      { event: 'taskRequest', payload: '{}' },
      news('onCimEvent', { conversationId: '../../evil' }),
      news('onCimEvent', { conversationId: { id: chat } }),
      news('agentPresence', { conversationId: chat }),
      news('__proto__', { conversationId: chat }),
    ]) {
      await bed.deliver(data);
    }
    await bed.deliver(message());
    assert.deepEqual((await bed.shows(1))[0]?.tag, tag(chat));
  });

  test('what Firebase would show by itself is shown in our words too, and leads nowhere else', async () => {
    await bed.register();
    await bed.deliver(message(), {
      notification: { title: 'Pim', body: 'My card number is 4111', click_action: 'https://evil.example/' },
      fcmOptions: { link: 'https://evil.example/' },
    });
    const [shown] = await bed.shows(1);
    assert.deepEqual([shown?.title, shown?.tag], ['New message from a customer', tag(chat)]);
    const { opened } = await bed.click(tag(chat));
    assert.deepEqual(opened, [`${bed.origin}/desk.html?agent-desk-conversation=${chat}`]);
    await bed.shows(0);
  });

  test('a click opens pages of this site only, whatever was configured', async () => {
    for (const [page, opened] of [
      ['/crm/desk?view=chat', `/crm/desk?view=chat&agent-desk-conversation=${chat}`],
      ['https://evil.example/desk', `/?agent-desk-conversation=${chat}`],
      ['javascript:alert(1)', `/?agent-desk-conversation=${chat}`],
      ['//evil.example/desk', `/?agent-desk-conversation=${chat}`],
      ['http://[', `/?agent-desk-conversation=${chat}`],
    ]) {
      await bed.register({ page });
      await bed.deliver(message());
      await bed.shows(1);
      assert.deepEqual((await bed.click(tag(chat))).opened, [`${bed.origin}${opened}`]);
    }
  });

  test('a page in front that has no desk does not swallow the call', async () => {
    await bed.register();
    await bed.open('/other.html');
    await bed.deliver(message());
    await bed.shows(1);
  });

  test('a signed-in desk in front takes the call itself, and a click comes to it', async () => {
    await bed.forget();
    const page = await bed.open();
    await bed.signIn(page);
    await bed.turnOn(page);
    await bed.deliver(message());
    await bed.deliver(offer('in-front'));
    await page.waitForFunction('desk.session.state.connection.status === "online"');
    const worker = await bed.worker();
    await worker.evaluate(
      (data) => {
        const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
        return registration.showNotification('x', { tag: 'left', data });
      },
      { agentDesk: { conversationId: chat } },
    );
    assert.deepEqual(
      (await bed.shown()).map((each) => each.tag),
      ['left'],
    );
    assert.deepEqual(await bed.click('left'), { opened: [], focused: [`${bed.origin}/desk.html`] });
    await page.waitForFunction(
      (id) =>
        (window as never as { facts: string[][] }).facts.some(
          ([name, of]) => name === 'conversation-requested' && of === id,
        ),
      {},
      chat,
    );
    assert.deepEqual(await page.evaluate('violations'), []);
  });

  test('a click opens the page push was turned on in, whichever other page has a desk', async () => {
    await bed.forget();
    for (const path of ['/first.html', '/second.html']) bed.files.set(path, bed.desk('/no-page.js'));
    bed.files.set('/no-page.js', bed.setUp({ page: undefined }));
    const first = await bed.open('/first.html');
    await bed.signIn(first);
    await bed.turnOn(first);
    await first.close();
    const second = await bed.open('/second.html');
    await bed.signIn(second);
    await second.waitForFunction('desk.session.push.state === "on"');
    await second.close();
    await bed.deliver(message());
    assert.deepEqual((await bed.click(tag(chat))).opened, [`${bed.origin}/first.html?agent-desk-conversation=${chat}`]);
  });

  test('notifications of others are left alone', async () => {
    await bed.register();
    await bed.deliver(message());
    await bed.shows(1);
    await (
      await bed.worker()
    ).evaluate(() => {
      const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
      return registration.showNotification('Somebody else’s', { tag: 'theirs' });
    });
    assert.deepEqual(await bed.click('theirs'), { opened: [], focused: [] });
    await bed.shows(2);
  });

  test('a site’s own worker takes it in as a script', async () => {
    bed.files.set(
      '/own-sw.js',
      `self.agentDeskPush = { firebase: ${JSON.stringify({ apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: 'a' })}, page: '/desk.html' };
       importScripts('/agent-desk-sw.js');`,
    );
    await bed.register({}, '/own-sw.js');
    await bed.deliver(message());
    await bed.shows(1);
  });
});
