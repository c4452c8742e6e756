import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { ConversationId, PushState } from '../../src/domain/index.js';
import { DeskSession } from '../../src/session/desk-session.js';
import type { PushBrowser } from '../../src/session/push-browser.js';
import type { DeskMessage } from '../../src/session/push-messages.js';
import type { PushOptions } from '../../src/session/push-options.js';
import {
  endSessions,
  goReady,
  openChat,
  record,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node-desk.js';

const firebase = { apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: '1:1:web:1' };
const registration = {} as ServiceWorkerRegistration;

/** A browser as a person has left it. What Google answers is up to the test. */
class FakeBrowser implements PushBrowser {
  supported = true;
  mobile = false;
  granted: NotificationPermission = 'granted';
  answer: NotificationPermission = 'granted';
  worker = true;
  asked = 0;
  forgotten = 0;
  wanted: ConversationId | null = null;
  token: () => Promise<string | null> = () => Promise.resolve('token-1');
  tell: (message: DeskMessage) => boolean = () => false;
  news: () => void = () => undefined;

  permission = () => this.granted;
  askPermission = () => {
    this.asked++;
    this.granted = this.answer;
    return Promise.resolve(this.answer);
  };
  registered = () => Promise.resolve(this.worker ? registration : null);
  register = () => {
    this.worker = true;
    return Promise.resolve(registration);
  };
  unregister = () => {
    this.worker = false;
    return Promise.resolve();
  };
  messaging = () =>
    Promise.resolve({
      token: () => this.token(),
      forget: () => {
        this.forgotten++;
        return Promise.resolve();
      },
      onNews: (listener: () => void) => {
        this.news = listener;
        return () => undefined;
      },
    });
  listen = (listener: (message: DeskMessage) => boolean) => {
    this.tell = listener;
    return () => (this.tell = () => false);
  };
  requested = () => this.wanted;
}

interface LogEntry {
  readonly name: string;
  readonly payload: unknown;
}

describe('being woken while away', () => {
  let emulator: NodeEmulator;
  const own: DeskSession[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    for (const session of own.splice(0)) session.dispose();
    await endSessions(emulator);
  });
  after(() => emulator.stop());

  const make = (browser: PushBrowser, push: Partial<PushOptions> | null = {}, wait = 300, rest = 4000): DeskSession => {
    const session = new DeskSession(
      { url: emulator.url, push: push === null ? null : { firebase, ...push } },
      { browser, timing: { push: wait, rest } },
    );
    own.push(session);
    return session;
  };
  const enter = async (session: DeskSession, name = 'mara') => {
    assert.equal(await session.login(name, 'demo'), null);
    await until(session, () => session.state.presence, 'presence');
  };
  const on = (session: DeskSession, state: PushState = 'on') =>
    until(session, () => session.push.state === state, `push is ${state}`);
  const pushes = () => emulator.control<{ token: string; data: Record<string, string> }[]>('GET', '/pushes');
  const away = (session: DeskSession) => {
    session.suspend();
    return until(session, async () => !(await agent()).connected, 'the server misses the desk');
  };
  const agent = async () => {
    const { agents } = await emulator.control<{ agents: { username: string; connected: boolean }[] }>('GET', '/world');
    const found = agents.find(({ username }) => username === 'mara');
    assert.ok(found);
    return found;
  };
  const handshakes = async () =>
    (await emulator.control<LogEntry[]>('GET', '/log')).filter(({ name }) => name === 'onChannelTypes').length;

  test('the key goes along at the first handshake, and what was missed is pushed to it', async () => {
    const session = make(new FakeBrowser());
    await enter(session);
    assert.equal(session.push.state, 'on');
    assert.equal(session.state.push, 'on');
    await goReady(session);
    assert.deepEqual(await pushes(), [], 'nothing is pushed to a desk that is there');
    await away(session);
    await emulator.control('POST', '/chats', { text: 'Hello?' });
    const [push] = await pushes();
    assert.deepEqual([push?.token, push?.data['event']], ['token-1', 'taskRequest']);
    assert.equal(await handshakes(), 1);
  });

  test('a mobile device hands over the other key', async () => {
    const session = make(new FakeBrowser(), { device: 'mobile' });
    assert.deepEqual(session.push.keys(), { desktop: null, mobile: null });
    await enter(session);
    assert.deepEqual(session.push.keys(), { desktop: null, mobile: 'token-1' });
  });

  test('nobody is asked by signing in: without a person’s act it is off', async () => {
    const browser = new FakeBrowser();
    browser.granted = 'default';
    const session = make(browser);
    await enter(session);
    assert.deepEqual([session.push.state, browser.asked], ['off', 0]);
  });

  test('where the site may show notifications, but nobody turned these on, it is off', async () => {
    const browser = new FakeBrowser();
    browser.worker = false;
    const session = make(browser);
    await enter(session);
    assert.deepEqual([session.push.state, session.push.keys().desktop], ['off', null]);
  });

  test('turned on while signed in, the key is handed over at once by a new handshake', async () => {
    const browser = new FakeBrowser();
    browser.granted = 'default';
    const session = make(browser);
    await enter(session);
    const chat = (await goReady(session), await openChat(emulator, session));
    const changes = record(session, 'push-changed');
    assert.equal(await session.push.enable(), 'on');
    assert.deepEqual(
      changes.map(({ detail }) => detail.state),
      ['turning-on', 'on'],
    );
    await until(session, () => session.state.connection.status === 'online', 'the new link');
    await until(session, async () => (await handshakes()) === 2, 'the second handshake');
    assert.ok(session.state.conversations.byId.has(chat));
    await away(session);
    await emulator.control('POST', `/chats/${chat}/messages`, { text: 'Still there?' });
    assert.deepEqual(
      (await pushes()).map(({ token, data }) => [token, data['event']]),
      [['token-1', 'onCimEvent']],
    );
  });

  test('the new handshake waits for what is on its way', async () => {
    const browser = new FakeBrowser();
    browser.granted = 'default';
    const session = make(browser);
    await enter(session);
    const id = (await goReady(session), await openChat(emulator, session));
    await emulator.control('POST', '/faults', { delayMs: [300, 300] });
    const sent = session.dispatch({
      type: 'send-message',
      conversationId: id,
      body: { type: 'text', text: 'On my way' },
      replyTo: null,
      channelSessionId: null,
      whisper: false,
    });
    await session.push.enable();
    assert.deepEqual(await sent, { status: 'confirmed' });
    await emulator.control('DELETE', '/faults');
    await until(session, async () => (await handshakes()) === 2, 'the second handshake');
  });

  test('a person who says no is not asked again, and is told where to change it', async () => {
    const browser = new FakeBrowser();
    browser.granted = 'default';
    browser.answer = 'denied';
    const session = make(browser);
    await enter(session);
    assert.equal(await session.push.enable(), 'blocked');
    assert.equal(session.state.connection.status, 'online');
  });

  test('a browser without push says so', async () => {
    const browser = new FakeBrowser();
    browser.supported = false;
    const session = make(browser);
    await enter(session);
    assert.equal(session.push.state, 'unsupported');
    assert.equal(await session.push.enable(), 'unsupported');
    assert.equal(browser.asked, 0);
  });

  test('a token that fails does not keep anybody from signing in', async () => {
    const browser = new FakeBrowser();
    browser.token = () => Promise.reject(new Error('no network'));
    const session = make(browser);
    await enter(session);
    await on(session, 'failed');
    assert.equal(session.state.connection.status, 'online');
  });

  test('a token that never comes delays the sign-in by the bound and no more', async () => {
    const browser = new FakeBrowser();
    browser.token = () => new Promise(() => undefined);
    const session = make(browser, {}, 200, 1000);
    const before = performance.now();
    await enter(session);
    assert.ok(performance.now() - before < 1500);
    assert.equal(session.state.connection.status, 'online');
  });

  test('a token that comes late is handed over by a second handshake', async () => {
    const browser = new FakeBrowser();
    let give: (token: string) => void = () => undefined;
    browser.token = () => new Promise((resolve) => (give = resolve));
    const session = make(browser, {}, 50);
    await enter(session);
    give('late');
    await on(session);
    await until(session, async () => (await handshakes()) === 2, 'the second handshake');
    assert.deepEqual(session.push.keys(), { desktop: 'late', mobile: null });
  });

  test('a token that has changed goes along after the next lost link', async () => {
    const browser = new FakeBrowser();
    const session = make(browser);
    await enter(session);
    await goReady(session);
    browser.token = () => Promise.resolve('token-2');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(session, () => session.push.keys().desktop === 'token-2', 'the new token');
    await until(session, () => session.state.connection.status === 'online', 'the link');
    await until(session, async () => (await handshakes()) >= 2, 'the handshake');
    await away(session);
    await emulator.control('POST', '/chats', { text: 'Hello?' });
    assert.equal((await pushes())[0]?.token, 'token-2');
  });

  test('logging out gives the token up, also when Google does not answer', async () => {
    const browser = new FakeBrowser();
    const session = make(browser);
    await enter(session);
    assert.deepEqual(await session.logout(), { status: 'confirmed' });
    assert.deepEqual([browser.forgotten, session.push.keys().desktop, browser.worker], [1, null, true]);

    const stuck = make(browser, { deleteToken: () => new Promise(() => undefined) }, 200);
    await enter(stuck);
    const ended = record(stuck, 'connection-changed');
    const before = performance.now();
    await stuck.logout();
    assert.ok(performance.now() - before < 1500);
    assert.equal(ended.at(-1)?.detail.status, 'signed-out');
  });

  test('turned off, it stays off at the next sign-in', async () => {
    const browser = new FakeBrowser();
    const session = make(browser);
    await enter(session);
    assert.equal(await session.push.disable(), 'off');
    await until(session, async () => (await handshakes()) === 2, 'the server is told');
    const next = make(browser);
    await enter(next);
    assert.deepEqual([next.push.state, next.push.keys().desktop], ['off', null]);
  });

  test('a host may mint its own token', async () => {
    const session = make(new FakeBrowser(), { getToken: () => Promise.resolve('own') });
    await enter(session);
    assert.equal(session.push.keys().desktop, 'own');
  });

  test('a push in front of the agent hurries a lost link, and is believed nothing', async () => {
    const browser = new FakeBrowser();
    const session = make(browser);
    await enter(session);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' }, down: 200 });
    await until(session, () => session.state.connection.status === 'reconnecting', 'the loss');
    const before = session.state;
    assert.equal(browser.tell({ agentDesk: 'news' }), true);
    browser.news();
    assert.deepEqual([session.state.offers, session.state.conversations], [before.offers, before.conversations]);
    await until(session, () => session.state.connection.status === 'online', 'the link again');
  });

  test('a desk that is not at work does not take news for another', async () => {
    const browser = new FakeBrowser();
    const session = make(browser);
    await session.push.look();
    assert.equal(browser.tell({ agentDesk: 'news' }), false);
  });

  test('the conversation of a clicked notification comes to the front', async () => {
    const browser = new FakeBrowser();
    const session = make(browser);
    await enter(session);
    await goReady(session);
    const [first, second] = [await openChat(emulator, session), await openChat(emulator, session)];
    assert.equal(session.state.local.activeConversation, first);
    const asked = record(session, 'conversation-requested');
    assert.equal(browser.tell({ agentDesk: 'show', conversationId: second }), true);
    assert.equal(session.state.local.activeConversation, second);
    assert.deepEqual(asked, [{ name: 'conversation-requested', detail: { conversationId: second } }]);
  });

  test('named by the address of the page, it waits for the sign-in', async () => {
    const browser = new FakeBrowser();
    const first = make(browser);
    await enter(first);
    await goReady(first);
    const [, second] = [await openChat(emulator, first), await openChat(emulator, first)];
    await away(first);
    browser.wanted = second;
    const again = make(browser);
    await enter(again);
    await until(again, () => again.state.local.activeConversation === second, 'the wanted conversation is in front');
  });

  test('an offer that still stands is there; one that is over is said to be', async () => {
    const browser = new FakeBrowser();
    const first = make(browser);
    await enter(first);
    await goReady(first);
    await away(first);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {});
    browser.wanted = conversationId;
    const again = make(browser);
    await enter(again);
    await until(again, () => again.state.offers.byId.has(conversationId), 'the offer');
    assert.deepEqual(await again.dispatch({ type: 'accept-offer', conversationId }), { status: 'confirmed' });
    assert.deepEqual(again.state.local.lostOffers, []);
    await away(again);

    browser.wanted = '66f1000000000000000000ff' as ConversationId;
    const late = make(browser);
    await enter(late);
    await until(late, () => late.state.local.lostOffers.length === 1, 'the end is told');
    assert.deepEqual(
      late.state.local.lostOffers.map(({ reason, offer }) => [reason, offer.conversationId]),
      [['gone', browser.wanted]],
    );
  });

  test('taken over, the desk leaves a click to the other one', async () => {
    const browser = new FakeBrowser();
    const session = make(browser);
    await enter(session);
    const other = make(new FakeBrowser());
    await enter(other);
    await until(session, () => session.state.connection.status === 'taken-over', 'the take-over');
    assert.equal(browser.tell({ agentDesk: 'show', conversationId: null }), false);
  });

  test('without the option nothing is loaded, asked or sent', async () => {
    const browser = new FakeBrowser();
    const session = make(browser, null);
    await enter(session);
    assert.deepEqual([session.state.push, session.push.keys()], [null, { desktop: null, mobile: null }]);
    assert.equal(await session.push.enable(), 'unsupported');
    assert.equal(browser.asked, 0);
  });
});
