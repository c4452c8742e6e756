import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import { selectThread } from '../../../src/store/selectors.js';
import type { DeskSession } from '../../../src/session/session.js';
import { isDeskLock } from '../../../src/session/tabs/desk-name.js';
import {
  disposeSessions,
  goReady,
  messageTexts,
  openChat,
  recordEvents,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';
import { countConnections, SharedBrowser } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const send = (session: DeskSession, conversationId: ConversationId, text: string) =>
  session.dispatch({
    type: 'send-message',
    conversationId,
    body: { type: 'text', text },
    replyTo: null,
    whisper: false,
    channelSessionId: null,
  });
const shown = (session: DeskSession, id: ConversationId): readonly string[] =>
  selectThread(session.state, id)
    .slice()
    .flatMap((entry) => (entry.kind === 'message' ? [entry.body.text] : []));
const draft = (text: string) => ({ text, replyTo: null, whisper: false });

describe('one session in several tabs', () => {
  test('has one connection, and every tab the whole state', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    await goReady(first.session);
    const id = await openChat(emulator, first.session, { customer: { firstName: 'Ada' } });
    assert.deepEqual(await send(first.session, id, 'before the second tab'), { status: 'confirmed' });
    first.session.setDraft(id, draft('begun'));
    const second = await browser.open();
    await until(second.session, () => shown(second.session, id).length > 1, 'the thread in the second tab');
    assert.deepEqual(shown(second.session, id), shown(first.session, id));
    assert.equal(second.session.state.presence?.state, 'ready');
    assert.equal(second.session.state.local.drafts.get(id)?.text, 'begun');
    assert.equal(second.session.state.connection.status, 'online');
    assert.equal(await countConnections(emulator), 1);
    assert.equal(first.session.sharing?.isLeading, true);
    assert.equal(second.session.sharing?.isLeading, false);
  });

  test('what is done in one tab shows in the others', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    const second = await browser.open();
    const events = recordEvents(second.session, 'message-sent', 'command-ended');
    const others = recordEvents(first.session, 'message-sent', 'command-ended');
    await goReady(second.session);
    await until(first.session, () => first.session.state.presence?.state === 'ready', 'the state');
    const id = await openChat(emulator, second.session);
    await until(first.session, () => first.session.state.conversations.byId.has(id), 'the conversation');
    assert.equal(first.session.state.offers.byId.has(id), false);
    assert.deepEqual(await send(second.session, id, 'from the second tab'), { status: 'confirmed' });
    for (const { session } of [first, second])
      await until(session, () => messageTexts(session, id).includes('sent: from the second tab'), 'the message');
    assert.equal(events.filter(({ name }) => name === 'message-sent').length, 1);
    assert.deepEqual(others, [], 'only the tab of the agent reports what it was asked');
    second.session.setDraft(id, draft('hel'));
    second.session.setDraft(id, draft('hello'));
    await until(first.session, () => first.session.state.local.drafts.get(id)?.text === 'hello', 'the draft');
    first.session.setDraft(id, null);
    await until(second.session, () => !second.session.state.local.drafts.has(id), 'no draft');
    const soundIn = ({ session }: typeof first) => session.state.local.ownSettings.get('sound');
    first.session.setOwnSetting('sound', 'soft');
    await until(second.session, () => soundIn(second) === 'soft', 'the setting');
    second.session.setOwnSetting('sound', 'loud');
    await until(first.session, () => soundIn(first) === 'loud', 'the last setting');
    first.session.forgetDevice();
    await until(second.session, () => soundIn(second) === undefined, 'no setting');
    first.session.activate(null);
    assert.equal(second.session.state.local.activeConversation, id, 'each tab has its own active conversation');
    await emulator.control('POST', `/chats/${id}/messages`, { text: 'news' });
    for (const { session } of [first, second])
      await until(session, () => session.state.local.unread.has(id), 'an unread message');
    second.session.markRead(id);
    await until(first.session, () => !first.session.state.local.unread.has(id), 'it was read in the other tab');
    assert.equal(await countConnections(emulator), 1);
  });

  test('an offer calls in one tab, and is gone in all when it is accepted in one', async () => {
    const browser = new SharedBrowser(emulator);
    const hidden = await browser.open('mara', { isVisible: false });
    const visible = await browser.open('mara');
    await goReady(hidden.session);
    const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', {});
    for (const { session } of [hidden, visible])
      await until(session, () => session.state.offers.byId.has(conversationId), 'the offer');
    assert.deepEqual(
      [hidden, visible].map(({ session }) => session.state.alertsElsewhere),
      [true, false],
    );
    visible.tab.emit('hidden');
    await until(visible.session, () => !visible.session.state.alertsElsewhere, 'the one used last goes on');
    hidden.tab.emit('shown');
    await until(visible.session, () => visible.session.state.alertsElsewhere, 'the visible one calls');
    await until(hidden.session, () => !hidden.session.state.alertsElsewhere, 'it is the only one');
    const accepted = await visible.session.dispatch({ type: 'accept-offer', conversationId });
    assert.deepEqual(accepted, { status: 'confirmed' });
    for (const { session } of [hidden, visible]) {
      await until(session, () => session.state.conversations.byId.has(conversationId), 'the conversation');
      assert.equal(session.state.offers.ids.length, 0);
    }
    browser.crash(hidden);
    await until(visible.session, () => !visible.session.state.alertsElsewhere, 'the tab that is left calls');
  });

  test('a log-out in one is one in all, and nothing is said after it', async () => {
    const browser = new SharedBrowser(emulator);
    // The tab that has asked for it has its answer once the device is empty, which may take longer.
    const isAnswer = (message: unknown): boolean => JSON.stringify(message).includes('"type":"outcome"');
    const countSaid = (): number => browser.browser.posted.filter((message) => !isAnswer(message)).length;
    const tabs = [await browser.open(), await browser.open(), await browser.open()] as const;
    assert.deepEqual(await tabs[1].session.logout(), { status: 'confirmed' });
    for (const { session } of tabs)
      await until(session, () => session.state.connection.status === 'signed-out', 'the log-out');
    const said = countSaid();
    await until(tabs[0].session, () => tabs.every(({ session }) => session.sharing?.since === null), 'no tab leads');
    assert.equal(countSaid(), said);
    assert.equal(await countConnections(emulator), 1);
  });
});

describe('a sign-in', () => {
  test('is made once for all tabs, before and after they are opened, and ends with the log-out', async () => {
    const browser = new SharedBrowser(emulator);
    const early = browser.openSignedOut();
    await early.session.joinTabs();
    assert.equal(early.session.state.connection.status, 'signed-out');
    const first = browser.openSignedOut();
    assert.equal(await first.session.login('mara', 'demo'), null);
    const late = browser.openSignedOut();
    await until(first.session, () => first.session.state.presence, 'the presence');
    await late.session.joinTabs();
    for (const { session } of [early, late]) {
      await until(session, () => session.state.presence, 'the presence without a sign-in');
      await until(session, () => session.state.reasons, 'what is read with the token');
      assert.equal(session.state.agent?.username, 'mara');
    }
    assert.equal(await countConnections(emulator), 1);
    const everything = JSON.stringify(browser.browser.posted);
    assert.equal(/eyJ[\w-]+\.|Bearer/.test(everything), false, 'the token is not on the channel');
    browser.crash(first);
    await until(
      early.session,
      () => early.session.sharing?.isLeading === true || late.session.sharing?.isLeading === true,
      'another tab leads',
    );
    await until(late.session, async () => (await countConnections(emulator)) === 2, 'one new connection');
    await until(late.session, () => late.session.state.connection.status === 'online', 'it is connected');
    assert.deepEqual(await late.session.logout(), { status: 'confirmed' });
    await until(early.session, () => early.session.state.connection.status === 'signed-out', 'the log-out');
    const next = browser.openSignedOut();
    await next.session.joinTabs();
    assert.equal(next.session.state.agent, null);
  });
});

describe('when the tab that leads is gone', () => {
  test('another one leads, and nothing is lost or sent twice', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    const [second, third] = [await browser.open(), await browser.open()];
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    await until(third.session, () => third.session.state.conversations.byId.has(id), 'the conversation');
    const texts = ['one', 'two', 'three'];
    const outcomes = texts.map((text) => send(third.session, id, text));
    const own = send(first.session, id, 'own');
    browser.crash(first);
    await until(second.session, () => second.session.sharing?.isLeading === true, 'the second tab leads');
    assert.deepEqual(await Promise.all(outcomes), [
      { status: 'confirmed' },
      { status: 'confirmed' },
      { status: 'confirmed' },
    ]);
    await own;
    for (const { session } of [second, third])
      await until(
        session,
        () => texts.every((text) => shown(session, id).filter((other) => other === text).length === 1),
        'each message once',
      );
    const { conversations } = await emulator.control<{
      conversations: { id: string; messages: { data: { body?: { markdownText?: string } } }[] }[];
    }>('GET', '/world');
    const stored = conversations
      .find((conversation) => conversation.id === id)
      ?.messages.map(({ data }) => data.body?.markdownText)
      .filter((text) => texts.includes(text ?? ''));
    assert.deepEqual(stored, texts);
    assert.equal(await countConnections(emulator), 2);
  });

  test('a tab that was put aside comes back and follows', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    const second = await browser.open();
    first.tab.emit('away');
    await until(second.session, () => second.session.sharing?.isLeading === true, 'the second tab leads');
    await until(second.session, () => second.session.state.connection.status === 'online', 'it is connected');
    first.tab.emit('back');
    await until(first.session, () => first.session.state.connection.status === 'online', 'it follows');
    assert.equal(first.session.sharing?.isLeading, false);
    assert.equal(await countConnections(emulator), 2);
  });

  test('one that hangs loses the lead, and follows when it runs again', async () => {
    const browser = new SharedBrowser(emulator, { leaderSilence: 200, leaderAnswer: 50 });
    const first = await browser.open('mara', { isVisible: false });
    const second = await browser.open('mara');
    first.tab.isHung = true;
    await until(second.session, () => second.session.sharing?.isLeading === true, 'the second tab leads');
    await until(second.session, () => second.session.state.connection.status === 'online', 'it is connected');
    first.tab.wake();
    await until(first.session, () => first.session.state.connection.status === 'online', 'it follows');
    await until(second.session, () => second.session.state.connection.status === 'online', 'it stays connected');
    assert.equal(second.session.sharing?.isLeading, true);
  });

  test('an offer calls in the tab that takes the lead from one that hangs, also when the agent was there last', async () => {
    const browser = new SharedBrowser(emulator, { leaderSilence: 200, leaderAnswer: 50 });
    const [first, second] = [await browser.open(), await browser.open()] as const;
    await goReady(first.session);
    first.tab.emit('focused');
    await until(second.session, () => second.session.state.alertsElsewhere, 'the first one calls');
    await until(first.session, () => !first.session.state.alertsElsewhere, 'it is in front');
    first.tab.isHung = true;
    await until(second.session, () => second.session.sharing?.isLeading === true, 'the second tab leads');
    await until(second.session, () => !second.session.state.alertsElsewhere, 'it calls');
    first.tab.wake();
    await until(first.session, () => first.session.state.alertsElsewhere, 'the one that was hung does not');
    first.tab.emit('focused');
    await until(first.session, () => !first.session.state.alertsElsewhere, 'it does when the agent is back there');
    await until(second.session, () => second.session.state.alertsElsewhere, 'it is the only one');
  });

  test('a tab in front that loses the lead does not call until it has the lock of the front again', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second] = [await browser.open(), await browser.open()] as const;
    first.tab.emit('focused');
    await until(first.session, () => !first.session.state.alertsElsewhere, 'it is in front');
    await until(second.session, () => second.session.state.alertsElsewhere, 'the other one is not');
    const lead = browser.browser.heldLocks().find(isDeskLock) ?? '';
    browser.browser.openTab().platform.requestLock(lead, { take: true });
    await until(first.session, () => first.session.sharing?.isLeading === false, 'it leads no more');
    await until(second.session, () => !second.session.state.alertsElsewhere, 'the other one calls');
    assert.equal(first.session.state.alertsElsewhere, true);
  });
});

describe('places that cannot see each other', () => {
  test('a take-over is shown in all tabs, and one click in any of them brings the desk back', async () => {
    const browser = new SharedBrowser(emulator);
    const tabs = [await browser.open(), await browser.open()] as const;
    const elsewhere = await new SharedBrowser(emulator).open();
    for (const { session } of tabs)
      await until(session, () => session.state.connection.status === 'taken-over', 'the take-over');
    const later = browser.openSignedOut();
    later.session.connect(await (await import('../../support/fetch-user.js')).fetchUser(emulator.url));
    await until(later.session, () => later.session.state.connection.status === 'taken-over', 'a new tab says so, too');
    assert.equal(await countConnections(emulator), 2);
    tabs[1].session.reconnect();
    for (const { session } of [...tabs, later])
      await until(session, () => session.state.connection.status === 'online', 'the desk is back');
    await until(elsewhere.session, () => elsewhere.session.state.connection.status === 'taken-over', 'it moved');
    assert.equal(await countConnections(emulator), 3);
  });

  test('two agents in two tabs of one browser have nothing in common', async () => {
    const browser = new SharedBrowser(emulator);
    const mara = await browser.open('mara');
    const otto = await browser.open('otto');
    await goReady(otto.session);
    assert.equal(mara.session.state.presence?.state, 'not-ready');
    assert.deepEqual(
      [mara, otto].map(({ session }) => session.sharing?.isLeading),
      [true, true],
    );
    assert.deepEqual(await otto.session.logout(), { status: 'confirmed' });
    assert.equal(mara.session.state.connection.status, 'online');
    assert.deepEqual([await countConnections(emulator, 'mara'), await countConnections(emulator, 'otto')], [1, 1]);
  });
});

describe('the channel', () => {
  test('has neither a token nor a password, and takes nothing that is no message', async () => {
    const browser = new SharedBrowser(emulator);
    const first = browser.openSignedOut({ token: 'secret-token' });
    assert.equal(await first.session.login('mara', 'demo'), null);
    await until(first.session, () => first.session.state.presence, 'the presence');
    const second = await browser.open('mara', { token: 'secret-token' });
    await goReady(second.session);
    const id = await openChat(emulator, second.session);
    await send(second.session, id, 'hello');
    const problems = recordEvents(second.session, 'protocol-problem');
    for (const message of [
      null,
      7,
      'text',
      {},
      { desk: 'agent-desk' },
      { desk: 'agent-desk', protocol: 1, from: 'x', message: { type: 'event' } },
    ])
      browser.browser.inject(message);
    browser.browser.inject({
      desk: 'agent-desk',
      protocol: 1,
      build: '0.0.1',
      from: 'stranger',
      message: { type: 'command', id: '1', command: { type: 'send-message', conversationId: id } },
    });
    browser.browser.inject({
      desk: 'agent-desk',
      protocol: 1,
      build: '9.0.0',
      from: 'newer',
      message: { type: 'ping' },
    });
    for (const { session } of [first, second])
      await until(
        session,
        () => session.state.local.serverErrors.some(({ code }) => code === 'new-version'),
        'asks for a reload',
      );
    assert.deepEqual(await send(second.session, id, 'still works'), { status: 'confirmed' });
    assert.deepEqual(problems, []);
    const everything = JSON.stringify(browser.browser.posted);
    assert.equal(everything.includes('hello'), true);
    for (const secret of ['secret-token', 'demo"', 'Bearer', 'access_token', 'refresh_token', 'password'])
      assert.equal(everything.includes(secret), false, secret);
    assert.equal(await countConnections(emulator), 1);
  });
});
