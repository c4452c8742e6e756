import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import type { ConversationId, PushState } from '../../../src/domain/index.js';
import { DeskSession } from '../../../src/session/session.js';
import type { PushBrowser } from '../../../src/session/push/push-browser.js';
import type { WorkerMessage } from '../../../src/session/push/worker-messages.js';
import type { PushOptions } from '../../../src/session/push/push-options.js';
import {
  disposeSessions,
  goReady,
  openChat,
  recordEvents,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';

const firebase = { apiKey: 'k', projectId: 'p', messagingSenderId: '1', appId: '1:1:web:1' };
const registration = {} as ServiceWorkerRegistration;

/** A browser as a person has left it. What Google answers is up to the test. */
class FakeBrowser implements PushBrowser {
  isSupported = true;
  isMobile = false;
  currentPermission: NotificationPermission = 'granted';
  promptAnswer: NotificationPermission = 'granted';
  hasWorker = true;
  promptCount = 0;
  deletedTokens = 0;
  requestedConversation: ConversationId | null = null;
  token: () => Promise<string | null> = () => Promise.resolve('token-1');
  deliverMessage: (message: WorkerMessage) => boolean = () => false;
  deliverPush: () => void = () => undefined;

  permission = () => this.currentPermission;
  requestPermission = () => {
    this.promptCount++;
    this.currentPermission = this.promptAnswer;
    return Promise.resolve(this.promptAnswer);
  };
  getRegistration = () => Promise.resolve(this.hasWorker ? registration : null);
  register = () => {
    this.hasWorker = true;
    return Promise.resolve(registration);
  };
  unregister = () => {
    this.hasWorker = false;
    return Promise.resolve();
  };
  messaging = () =>
    Promise.resolve({
      getToken: () => this.token(),
      deleteToken: () => {
        this.deletedTokens++;
        return Promise.resolve();
      },
      onPush: (listener: () => void) => {
        this.deliverPush = listener;
        return () => undefined;
      },
    });
  onWorkerMessage = (listener: (message: WorkerMessage) => boolean) => {
    this.deliverMessage = listener;
    return () => (this.deliverMessage = () => false);
  };
  getRequestedConversation = () => this.requestedConversation;
}

interface LogEntry {
  readonly name: string;
  readonly payload: unknown;
}

describe('being woken while away', () => {
  let emulator: NodeEmulator;
  const sessions: DeskSession[] = [];
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(async () => {
    for (const session of sessions.splice(0)) session.dispose();
    await disposeSessions(emulator);
  });
  after(() => emulator.stop());

  const createSession = (
    browser: PushBrowser,
    push: Partial<PushOptions> | null = {},
    pushTimeoutMs = 300,
    restTimeoutMs = 4000,
  ): DeskSession => {
    const session = new DeskSession(
      { url: emulator.url, push: push === null ? null : { firebase, ...push } },
      { browser, timing: { push: pushTimeoutMs, rest: restTimeoutMs } },
    );
    sessions.push(session);
    return session;
  };
  const signIn = async (session: DeskSession, name = 'mara') => {
    assert.equal(await session.login(name, 'demo'), null);
    await until(session, () => session.state.presence, 'presence');
  };
  const waitForPushState = (session: DeskSession, state: PushState = 'on') =>
    until(session, () => session.push.state === state, `push is ${state}`);
  const pushes = () => emulator.control<{ token: string; data: Record<string, string> }[]>('GET', '/pushes');
  const disconnect = (session: DeskSession) => {
    session.suspend();
    return until(session, async () => !(await fetchAgent()).connected, 'the server misses the desk');
  };
  const fetchAgent = async () => {
    const { agents } = await emulator.control<{ agents: { username: string; connected: boolean }[] }>('GET', '/world');
    const found = agents.find(({ username }) => username === 'mara');
    assert.ok(found);
    return found;
  };
  const countHandshakes = async () =>
    (await emulator.control<LogEntry[]>('GET', '/log')).filter(({ name }) => name === 'onChannelTypes').length;

  test('the key goes along at the first handshake, and what was missed is pushed to it', async () => {
    const session = createSession(new FakeBrowser());
    await signIn(session);
    assert.equal(session.push.state, 'on');
    assert.equal(session.state.push, 'on');
    await goReady(session);
    assert.deepEqual(await pushes(), [], 'nothing is pushed to a desk that is there');
    await disconnect(session);
    await emulator.control('POST', '/chats', { text: 'Hello?' });
    const [push] = await pushes();
    assert.deepEqual([push?.token, push?.data['event']], ['token-1', 'taskRequest']);
    assert.equal(await countHandshakes(), 1);
  });

  test('a mobile device hands over the other key', async () => {
    const session = createSession(new FakeBrowser(), { device: 'mobile' });
    assert.deepEqual(session.push.tokens(), { desktop: null, mobile: null });
    await signIn(session);
    assert.deepEqual(session.push.tokens(), { desktop: null, mobile: 'token-1' });
  });

  test('nobody is asked by signing in: without a person’s act it is off', async () => {
    const browser = new FakeBrowser();
    browser.currentPermission = 'default';
    const session = createSession(browser);
    await signIn(session);
    assert.deepEqual([session.push.state, browser.promptCount], ['off', 0]);
  });

  test('where the site may show notifications, but nobody turned these on, it is off', async () => {
    const browser = new FakeBrowser();
    browser.hasWorker = false;
    const session = createSession(browser);
    await signIn(session);
    assert.deepEqual([session.push.state, session.push.tokens().desktop], ['off', null]);
  });

  test('turned on while signed in, the key is handed over at once by a new handshake', async () => {
    const browser = new FakeBrowser();
    browser.currentPermission = 'default';
    const session = createSession(browser);
    await signIn(session);
    const chat = (await goReady(session), await openChat(emulator, session));
    const changes = recordEvents(session, 'push-changed');
    assert.equal(await session.push.enable(), 'on');
    assert.deepEqual(
      changes.map(({ detail }) => detail.state),
      ['turning-on', 'on'],
    );
    await until(session, () => session.state.connection.status === 'online', 'the new link');
    await until(session, async () => (await countHandshakes()) === 2, 'the second handshake');
    assert.ok(session.state.conversations.byId.has(chat));
    await disconnect(session);
    await emulator.control('POST', `/chats/${chat}/messages`, { text: 'Still there?' });
    assert.deepEqual(
      (await pushes()).map(({ token, data }) => [token, data['event']]),
      [['token-1', 'onCimEvent']],
    );
  });

  test('the new handshake waits for what is on its way', async () => {
    const browser = new FakeBrowser();
    browser.currentPermission = 'default';
    const session = createSession(browser);
    await signIn(session);
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
    await until(session, async () => (await countHandshakes()) === 2, 'the second handshake');
  });

  test('a person who says no is not asked again, and is told where to change it', async () => {
    const browser = new FakeBrowser();
    browser.currentPermission = 'default';
    browser.promptAnswer = 'denied';
    const session = createSession(browser);
    await signIn(session);
    assert.equal(await session.push.enable(), 'blocked');
    assert.equal(session.state.connection.status, 'online');
  });

  test('a browser without push says so', async () => {
    const browser = new FakeBrowser();
    browser.isSupported = false;
    const session = createSession(browser);
    await signIn(session);
    assert.equal(session.push.state, 'unsupported');
    assert.equal(await session.push.enable(), 'unsupported');
    assert.equal(browser.promptCount, 0);
  });

  test('a token that fails does not keep anybody from signing in', async () => {
    const browser = new FakeBrowser();
    browser.token = () => Promise.reject(new Error('no network'));
    const session = createSession(browser);
    await signIn(session);
    await waitForPushState(session, 'failed');
    assert.equal(session.state.connection.status, 'online');
  });

  test('a token that never comes delays the sign-in by the bound and no more', async () => {
    const browser = new FakeBrowser();
    browser.token = () => new Promise(() => undefined);
    const session = createSession(browser, {}, 200, 1000);
    const before = performance.now();
    await signIn(session);
    assert.ok(performance.now() - before < 1500);
    assert.equal(session.state.connection.status, 'online');
  });

  test('a token that comes late is handed over by a second handshake', async () => {
    const browser = new FakeBrowser();
    let resolveToken: (token: string) => void = () => undefined;
    browser.token = () => new Promise((resolve) => (resolveToken = resolve));
    const session = createSession(browser, {}, 50);
    await signIn(session);
    resolveToken('late');
    await waitForPushState(session);
    await until(session, async () => (await countHandshakes()) === 2, 'the second handshake');
    assert.deepEqual(session.push.tokens(), { desktop: 'late', mobile: null });
  });

  test('a token that has changed goes along after the next lost link', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    await goReady(session);
    browser.token = () => Promise.resolve('token-2');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(session, () => session.push.tokens().desktop === 'token-2', 'the new token');
    await until(session, () => session.state.connection.status === 'online', 'the link');
    await until(session, async () => (await countHandshakes()) >= 2, 'the handshake');
    await disconnect(session);
    await emulator.control('POST', '/chats', { text: 'Hello?' });
    assert.equal((await pushes())[0]?.token, 'token-2');
  });

  test('logging out gives the token up, also when Google does not answer', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    assert.deepEqual(await session.logout(), { status: 'confirmed' });
    assert.deepEqual([browser.deletedTokens, session.push.tokens().desktop, browser.hasWorker], [1, null, true]);

    const stuck = createSession(browser, { deleteToken: () => new Promise(() => undefined) }, 200);
    await signIn(stuck);
    const events = recordEvents(stuck, 'connection-changed');
    const before = performance.now();
    await stuck.logout();
    assert.ok(performance.now() - before < 1500);
    assert.equal(events.at(-1)?.detail.status, 'signed-out');
  });

  test('turned off, it stays off at the next sign-in', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    assert.equal(await session.push.disable(), 'off');
    await until(session, async () => (await countHandshakes()) === 2, 'the server is told');
    const next = createSession(browser);
    await signIn(next);
    assert.deepEqual([next.push.state, next.push.tokens().desktop], ['off', null]);
  });

  test('a host may mint its own token', async () => {
    const session = createSession(new FakeBrowser(), { getToken: () => Promise.resolve('own') });
    await signIn(session);
    assert.equal(session.push.tokens().desktop, 'own');
  });

  test('a push in front of the agent hurries a lost link, and is believed nothing', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' }, down: 200 });
    await until(session, () => session.state.connection.status === 'reconnecting', 'the loss');
    const before = session.state;
    assert.equal(browser.deliverMessage({ agentDesk: 'news' }), true);
    browser.deliverPush();
    assert.deepEqual([session.state.offers, session.state.conversations], [before.offers, before.conversations]);
    await until(session, () => session.state.connection.status === 'online', 'the link again');
  });

  test('a desk that is not at work does not take news for another', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await session.push.refresh();
    assert.equal(browser.deliverMessage({ agentDesk: 'news' }), false);
  });

  test('the conversation of a clicked notification comes to the front', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    await goReady(session);
    const [first, second] = [await openChat(emulator, session), await openChat(emulator, session)];
    assert.equal(session.state.local.activeConversation, first);
    const requests = recordEvents(session, 'conversation-requested');
    assert.equal(browser.deliverMessage({ agentDesk: 'show', conversationId: second }), true);
    assert.equal(session.state.local.activeConversation, second);
    assert.deepEqual(requests, [{ name: 'conversation-requested', detail: { conversationId: second } }]);
  });

  test('named by the address of the page, it waits for the sign-in', async () => {
    const browser = new FakeBrowser();
    const first = createSession(browser);
    await signIn(first);
    await goReady(first);
    const [, second] = [await openChat(emulator, first), await openChat(emulator, first)];
    await disconnect(first);
    browser.requestedConversation = second;
    const again = createSession(browser);
    await signIn(again);
    await until(again, () => again.state.local.activeConversation === second, 'the wanted conversation is in front');
  });

  test('an offer that still stands is there; one that is over is said to be', async () => {
    const browser = new FakeBrowser();
    const first = createSession(browser);
    await signIn(first);
    await goReady(first);
    await disconnect(first);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {});
    browser.requestedConversation = conversationId;
    const again = createSession(browser);
    await signIn(again);
    await until(again, () => again.state.offers.byId.has(conversationId), 'the offer');
    assert.deepEqual(await again.dispatch({ type: 'accept-offer', conversationId }), { status: 'confirmed' });
    assert.deepEqual(again.state.local.lostOffers, []);
    await disconnect(again);

    browser.requestedConversation = '66f1000000000000000000ff' as ConversationId;
    const late = createSession(browser);
    await signIn(late);
    await until(late, () => late.state.local.lostOffers.length === 1, 'the end is told');
    assert.deepEqual(
      late.state.local.lostOffers.map(({ reason, offer }) => [reason, offer.conversationId]),
      [['gone', browser.requestedConversation]],
    );
  });

  test('taken over, the desk leaves a click to the other one', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    const other = createSession(new FakeBrowser());
    await signIn(other);
    await until(session, () => session.state.connection.status === 'taken-over', 'the take-over');
    assert.equal(browser.deliverMessage({ agentDesk: 'show', conversationId: null }), false);
  });

  test('without the option nothing is loaded, asked or sent', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser, null);
    await signIn(session);
    assert.deepEqual([session.state.push, session.push.tokens()], [null, { desktop: null, mobile: null }]);
    assert.equal(await session.push.enable(), 'unsupported');
    assert.equal(browser.promptCount, 0);
  });
});
