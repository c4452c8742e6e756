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

/** A fake browser. The test decides what Firebase returns. */
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
  deliverMessage: (message: WorkerMessage) => number = () => 0;
  deliverPush: () => void = () => undefined;

  /** Resolves when a token is asked for, with the function that gives it. */
  delayToken(): Promise<(token: string) => void> {
    return new Promise((asked) => {
      this.token = () => new Promise((resolve) => asked(resolve));
    });
  }

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
  onWorkerMessage = (listener: (message: WorkerMessage) => number) => {
    this.deliverMessage = listener;
    return () => (this.deliverMessage = () => 0);
  };
  getRequestedConversation = () => this.requestedConversation;
}

interface LogEntry {
  readonly name: string;
  readonly payload: unknown;
}

describe('push notifications', () => {
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
    return until(session, async () => !(await fetchAgent()).connected, 'the server has noticed');
  };
  const fetchAgent = async () => {
    const { agents } = await emulator.control<{ agents: { username: string; connected: boolean }[] }>('GET', '/world');
    const found = agents.find(({ username }) => username === 'mara');
    assert.ok(found);
    return found;
  };
  const countHandshakes = async () =>
    (await emulator.control<LogEntry[]>('GET', '/log')).filter(({ name }) => name === 'onChannelTypes').length;

  test('send the token with the first handshake, and arrive for events missed while offline', async () => {
    const session = createSession(new FakeBrowser());
    await signIn(session);
    await waitForPushState(session);
    assert.equal(session.state.push, 'on');
    await goReady(session);
    assert.deepEqual(await pushes(), [], 'no push while connected');
    await disconnect(session);
    await emulator.control('POST', '/chats', { text: 'Hello?' });
    const [push] = await pushes();
    assert.deepEqual([push?.token, push?.data['event']], ['token-1', 'taskRequest']);
    assert.equal(await countHandshakes(), 1);
  });

  test('send the token as a mobile one on a mobile device', async () => {
    const session = createSession(new FakeBrowser(), { device: 'mobile' });
    assert.deepEqual(session.push.tokens(), { desktop: null, mobile: null });
    await signIn(session);
    assert.deepEqual(session.push.tokens(), { desktop: null, mobile: 'token-1' });
  });

  test('are off after sign-in until the agent turns them on; no permission prompt is shown', async () => {
    const browser = new FakeBrowser();
    browser.currentPermission = 'default';
    const session = createSession(browser);
    await signIn(session);
    assert.deepEqual([session.push.state, browser.promptCount], ['off', 0]);
  });

  test('are off when the site has the permission but push was never turned on', async () => {
    const browser = new FakeBrowser();
    browser.hasWorker = false;
    const session = createSession(browser);
    await signIn(session);
    assert.deepEqual([session.push.state, session.push.tokens().desktop], ['off', null]);
  });

  for (const [title, end] of [
    [
      'of an agent who logs out while the token is fetched are off, and leave no token to the next one',
      (session: DeskSession) => session.logout(),
    ],
    ['turned off while the token is fetched stay off', (session: DeskSession) => session.push.disable()],
  ] as const)
    test(title, async () => {
      const browser = new FakeBrowser();
      const session = createSession(browser);
      await signIn(session);
      const asked = browser.delayToken();
      const refreshing = session.push.refresh();
      const resolveToken = await asked;
      await end(session);
      resolveToken('late');
      await refreshing;
      assert.deepEqual([session.push.state, session.push.tokens().desktop], ['off', null]);
    });

  test('turned on while signed in, send the token at once with a new handshake', async () => {
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
    await until(session, () => session.state.connection.status === 'online', 'online again');
    await until(session, async () => (await countHandshakes()) === 2, 'the second handshake');
    assert.ok(session.state.conversations.byId.has(chat));
    await disconnect(session);
    await emulator.control('POST', `/chats/${chat}/messages`, { text: 'Still there?' });
    assert.deepEqual(
      (await pushes()).map(({ token, data }) => [token, data['event']]),
      [['token-1', 'onCimEvent']],
    );
  });

  test('make the new handshake only when no command is in flight', async () => {
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

  test('are blocked once the permission was denied, without another prompt', async () => {
    const browser = new FakeBrowser();
    browser.currentPermission = 'default';
    browser.promptAnswer = 'denied';
    const session = createSession(browser);
    await signIn(session);
    assert.equal(await session.push.enable(), 'blocked');
    assert.equal(session.state.connection.status, 'online');
  });

  test('are unsupported in a browser without push', async () => {
    const browser = new FakeBrowser();
    browser.isSupported = false;
    const session = createSession(browser);
    await signIn(session);
    assert.equal(session.push.state, 'unsupported');
    assert.equal(await session.push.enable(), 'unsupported');
    assert.equal(browser.promptCount, 0);
  });

  test('do not prevent the sign-in when the token fails', async () => {
    const browser = new FakeBrowser();
    browser.token = () => Promise.reject(new Error('no network'));
    const session = createSession(browser);
    await signIn(session);
    await waitForPushState(session, 'failed');
    assert.equal(session.state.connection.status, 'online');
  });

  test('delay the sign-in by no more than the timeout when the token never comes', async () => {
    const browser = new FakeBrowser();
    browser.token = () => new Promise(() => undefined);
    const session = createSession(browser, {}, 200, 1000);
    const before = performance.now();
    await signIn(session);
    assert.ok(performance.now() - before < 1500);
    assert.equal(session.state.connection.status, 'online');
  });

  test('send a late token with a second handshake', async () => {
    const browser = new FakeBrowser();
    const asked = browser.delayToken();
    const session = createSession(browser, {}, 50);
    await signIn(session);
    (await asked)('late');
    await waitForPushState(session);
    await until(session, async () => (await countHandshakes()) === 2, 'the second handshake');
    assert.deepEqual(session.push.tokens(), { desktop: 'late', mobile: null });
  });

  test('send a changed token with the next reconnect', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    await goReady(session);
    browser.token = () => Promise.resolve('token-2');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(session, () => session.push.tokens().desktop === 'token-2', 'the new token');
    await until(session, () => session.state.connection.status === 'online', 'online');
    await until(session, async () => (await countHandshakes()) >= 2, 'the handshake');
    await disconnect(session);
    await emulator.control('POST', '/chats', { text: 'Hello?' });
    assert.equal((await pushes())[0]?.token, 'token-2');
  });

  test('delete the token at logout, even when Firebase does not respond', async () => {
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

  test('a logout does not join that of the session before, which still deletes its token', async () => {
    const releases: (() => void)[] = [];
    const deleteToken = () => new Promise<void>((resolve) => releases.push(resolve));
    const session = createSession(new FakeBrowser(), { deleteToken }, 20_000);
    await signIn(session);
    const first = session.logout();
    await until(session, () => releases.length === 1, 'the first token is being deleted');
    await signIn(session);
    const second = session.logout();
    await until(session, () => session.state.agent === null, 'the end of the second session', 3_000);
    await until(session, () => releases.length === 2, 'the second token is being deleted');
    for (const release of releases) release();
    assert.deepEqual(await Promise.all([first, second]), Array(2).fill({ status: 'confirmed' }));
  });

  test('of other agents in this browser stay on when one logs out; the last one deletes the token', async () => {
    const browser = new FakeBrowser();
    const [first, second, third] = [createSession(browser), createSession(browser), createSession(browser)];
    await signIn(first, 'mara');
    await signIn(second, 'otto');
    await signIn(third, 'vela');
    await first.logout();
    await third.logout();
    assert.equal(browser.deletedTokens, 0);
    assert.deepEqual([second.push.state, second.push.tokens().desktop], ['on', 'token-1']);
    await goReady(second);
    second.suspend();
    const isConnected = async () =>
      (await emulator.control<{ agents: { username: string; connected: boolean }[] }>('GET', '/world')).agents.some(
        ({ username, connected }) => username === 'otto' && connected,
      );
    await until(second, async () => !(await isConnected()), 'the server has noticed');
    await emulator.control('POST', '/chats', { text: 'Hello?' });
    assert.equal((await pushes())[0]?.token, 'token-1');
    second.resume();
    await until(second, () => second.state.connection.status === 'online', 'online');
    await second.logout();
    assert.equal(browser.deletedTokens, 1);
  });

  test('of an agent whose page is closed stay on when another agent logs out', async () => {
    const browser = new FakeBrowser();
    const closed = createSession(browser);
    await signIn(closed, 'mara');
    closed.dispose();
    const session = createSession(browser);
    await signIn(session, 'otto');
    await session.logout();
    assert.equal(browser.deletedTokens, 0);
    const back = createSession(browser);
    await signIn(back, 'mara');
    assert.equal(back.push.state, 'on');
    await back.logout();
    assert.equal(browser.deletedTokens, 1);
  });

  test('turned off by one agent stay on for the others, and off for this agent', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [createSession(browser), createSession(browser)];
    await signIn(first, 'mara');
    await signIn(second, 'otto');
    assert.equal(await first.push.disable(), 'off');
    assert.deepEqual([browser.deletedTokens, browser.hasWorker, second.push.state], [0, true, 'on']);
    first.dispose();
    const again = createSession(browser);
    await signIn(again, 'mara');
    assert.deepEqual([again.push.state, again.push.tokens().desktop], ['off', null]);
    assert.equal(await again.push.enable(), 'on');
    assert.equal(await second.push.disable(), 'off');
    assert.deepEqual([browser.deletedTokens, browser.hasWorker], [0, true]);
    assert.equal(await again.push.disable(), 'off');
    assert.deepEqual([browser.deletedTokens, browser.hasWorker], [1, false]);
  });

  test('stay off at the next sign-in once turned off', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    assert.equal(await session.push.disable(), 'off');
    await until(session, async () => (await countHandshakes()) === 2, 'a new handshake');
    const next = createSession(browser);
    await signIn(next);
    assert.deepEqual([next.push.state, next.push.tokens().desktop], ['off', null]);
  });

  test('use the host page’s own token', async () => {
    const session = createSession(new FakeBrowser(), { getToken: () => Promise.resolve('own') });
    await signIn(session);
    assert.equal(session.push.tokens().desktop, 'own');
  });

  test('to an open page only trigger a reconnect of a lost connection', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' }, down: 200 });
    await until(session, () => session.state.connection.status === 'reconnecting', 'the loss');
    const before = session.state;
    assert.equal(browser.deliverMessage({ agentDesk: 'news' }), 1);
    browser.deliverPush();
    assert.deepEqual([session.state.offers, session.state.conversations], [before.offers, before.conversations]);
    await until(session, () => session.state.connection.status === 'online', 'online again');
  });

  test('are not acknowledged by a session that is not connected', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await session.push.refresh();
    assert.equal(browser.deliverMessage({ agentDesk: 'news' }), 0);
  });

  test('activate the conversation of a clicked notification', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    await goReady(session);
    const [first, second] = [await openChat(emulator, session), await openChat(emulator, session)];
    assert.equal(session.state.local.activeConversation, first);
    const requests = recordEvents(session, 'conversation-requested');
    assert.equal(browser.deliverMessage({ agentDesk: 'show', conversationId: second }), 2);
    assert.equal(session.state.local.activeConversation, second);
    assert.deepEqual(requests, [{ name: 'conversation-requested', detail: { conversationId: second } }]);
  });

  test('activate the conversation in the page’s URL after the sign-in', async () => {
    const browser = new FakeBrowser();
    const first = createSession(browser);
    await signIn(first);
    await goReady(first);
    const [, second] = [await openChat(emulator, first), await openChat(emulator, first)];
    await disconnect(first);
    browser.requestedConversation = second;
    const again = createSession(browser);
    await signIn(again);
    await until(again, () => again.state.local.activeConversation === second, 'the requested conversation is active');
  });

  test('lead to an offer that is still open, or list it as lost', async () => {
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
    await until(late, () => late.state.local.lostOffers.length === 1, 'the lost offer');
    assert.deepEqual(
      late.state.local.lostOffers.map(({ reason, offer }) => [reason, offer.conversationId]),
      [['gone', browser.requestedConversation]],
    );
  });

  test('leave a click to the other desk after a takeover', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser);
    await signIn(session);
    const other = createSession(new FakeBrowser());
    await signIn(other);
    await until(session, () => session.state.connection.status === 'taken-over', 'the take-over');
    assert.equal(browser.deliverMessage({ agentDesk: 'show', conversationId: null }), 0);
  });

  test('load and send nothing without the option', async () => {
    const browser = new FakeBrowser();
    const session = createSession(browser, null);
    await signIn(session);
    assert.deepEqual([session.state.push, session.push.tokens()], [null, { desktop: null, mobile: null }]);
    assert.equal(await session.push.enable(), 'unsupported');
    assert.equal(browser.promptCount, 0);
  });
});
