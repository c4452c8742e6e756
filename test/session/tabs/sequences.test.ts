import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import type { DeskSession } from '../../../src/session/session.js';
import { sendMessageCommand } from '../../support/builders/domain-objects.js';
import { FakeTime } from '../../support/builders/fake-time.js';
import { fetchUser } from '../../support/fetch-user.js';
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
import { countConnections, SharedBrowser, type SharedTab } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator({ rona: 60, wrapup: 30 });
});
afterEach(() => disposeSessions(emulator));

const isOnline = ({ state }: DeskSession): boolean => state.connection.status === 'online' && state.presence !== null;
const isLeading = ({ session }: SharedTab): boolean => session.sharing?.isLeading === true;
const untilAll = async (tabs: readonly SharedTab[], condition: (session: DeskSession) => unknown, what: string) => {
  for (const { session } of tabs) await until(session, () => Boolean(condition(session)), what);
};
const draft = (text: string) => ({ text, replyTo: null, whisper: false });
const startChat = async (): Promise<ConversationId> =>
  (await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', { text: 'Hello?' })).conversationId;
const countStored = async (text: string): Promise<number> =>
  JSON.stringify(
    (await emulator.control<{ conversations: { customerView: unknown }[] }>('GET', '/world')).conversations.map(
      ({ customerView }) => customerView,
    ),
  ).split(JSON.stringify(text)).length - 1;
const isLoggedIn = async (name: string): Promise<boolean | undefined> =>
  (await emulator.control<{ agents: { username: string; state: { name: string } }[] }>('GET', '/world')).agents.find(
    ({ username }) => username === name,
  )?.state.name !== 'LOGOUT';
/** The agent is in this conversation, and it is open in these tabs. */
const hasOne = async (tabs: readonly SharedTab[], id: ConversationId): Promise<void> => {
  await untilAll(tabs, ({ state }) => state.conversations.byId.has(id) && state.offers.ids.length === 0, 'it is open');
};

describe('when the tab that leads is gone', () => {
  test('during a sign-in, another one that has asked for the same agent signs in', async () => {
    const browser = new SharedBrowser(emulator);
    const user = await fetchUser(emulator.url);
    const [first, second] = [browser.openSignedOut(), browser.openSignedOut()];
    first.session.connect(user);
    second.session.connect(user);
    await until(first.session, () => isLeading(first), 'the first one leads');
    browser.crash(first);
    await until(second.session, () => isLeading(second) && isOnline(second.session), 'the second one is signed in');
  });

  for (const when of ['before', 'after'] as const)
    test(`during a log-out, ${when} the server has received it, all tabs are signed out`, async () => {
      const browser = new SharedBrowser(emulator);
      const [first, second, third] = [await browser.open(), await browser.open(), await browser.open()] as const;
      const outcome = second.session.logout();
      if (when === 'after')
        await until(first.session, () => first.session.state.pending.length > 0, 'the leader has asked for it');
      browser.crash(first);
      const { status } = await outcome;
      assert.ok(['confirmed', 'unknown', 'not-sent'].includes(status), status);
      const isOver = ({ state }: DeskSession) => state.connection.status === 'signed-out';
      await until(second.session, () => isOver(second.session), 'the tab in which it was asked for is signed out');
      await until(third.session, () => isOver(third.session), 'the other one as well');
      assert.equal(await isLoggedIn('mara'), false);
    });

  test('during an accept, the offer is open or the chat is, in all tabs, and it is not announced again', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second, third] = [await browser.open(), await browser.open(), await browser.open()] as const;
    await goReady(first.session);
    const announced = recordEvents(third.session, 'offer-received');
    const id = await startChat();
    await untilAll([first, second, third], ({ state }) => state.offers.byId.has(id), 'the offer');
    const outcome = second.session.dispatch({ type: 'accept-offer', conversationId: id });
    browser.crash(first);
    const { status } = await outcome;
    await untilAll([second, third], isOnline, 'connected again');
    if (status !== 'confirmed' && !second.session.state.conversations.byId.has(id))
      await second.session.dispatch({ type: 'accept-offer', conversationId: id });
    await hasOne([second, third], id);
    assert.equal(announced.length, 1);
  });

  test('nothing that was received before is reported again, and what is unread, begun and active stays', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second, third] = [await browser.open(), await browser.open(), await browser.open()] as const;
    await goReady(first.session);
    const [open, other] = [await openChat(emulator, first.session), await openChat(emulator, first.session)];
    await hasOne([second, third], other);
    second.session.activate(other);
    third.session.activate(null);
    second.session.setDraft(open, draft('begun'));
    const seen = [second, third].map(({ session }) =>
      recordEvents(session, 'message-received', 'conversation-opened', 'task-accepted', 'offer-received'),
    );
    await emulator.control('POST', `/chats/${open}/messages`, { text: 'news' });
    await untilAll([second, third], ({ state }) => state.local.unread.get(open), 'it is unread');
    const before = seen.map((events) => events.length);
    browser.crash(first);
    await until(second.session, () => isLeading(second) && isOnline(second.session), 'the second tab leads');
    await emulator.control('POST', `/chats/${open}/messages`, { text: 'later' });
    for (const { session } of [second, third])
      await until(session, () => messageTexts(session, open).some((text) => text.endsWith('later')), 'the next one');
    assert.deepEqual(
      seen.map((events) => events.length),
      before.map((count) => count + 1),
    );
    assert.deepEqual(
      [second, third].map(({ session: { state } }) => state.local.activeConversation),
      [other, null],
    );
    await untilAll([second, third], ({ state }) => state.local.drafts.get(open)?.text === 'begun', 'the draft');
  });

  test('and goes into the background, what another one sends meanwhile is sent once', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second] = [await browser.open(), await browser.open()] as const;
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    await hasOne([second], id);
    const outcomes = ['one', 'two'].map((text) => second.session.dispatch(sendMessageCommand(id, text)));
    first.tab.emit('away');
    const third = second.session.dispatch(sendMessageCommand(id, 'three'));
    first.tab.emit('back');
    assert.deepEqual(await Promise.all([...outcomes, third]), Array(3).fill({ status: 'confirmed' }));
    await untilAll([first, second], isOnline, 'both are connected');
    for (const text of ['one', 'two', 'three']) assert.equal(await countStored(text), 1, text);
  });

  test('a tab that is put aside does not keep the others from calling the agent', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second] = [await browser.open(), await browser.open('mara', { isVisible: false })] as const;
    await until(second.session, () => second.session.state.alertsElsewhere, 'the visible one calls');
    first.tab.emit('hidden');
    first.tab.emit('away');
    await until(second.session, () => !second.session.state.alertsElsewhere, 'the other one calls');
    first.tab.emit('back');
    await until(first.session, () => isOnline(first.session) && first.session.state.alertsElsewhere, 'it follows');
    first.tab.emit('shown');
    await until(second.session, () => second.session.state.alertsElsewhere, 'the visible one calls again');
  });

  test('an element that leaves its page gives the lead away, and follows when it is back', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second] = [await browser.open(), await browser.open()] as const;
    first.session.suspend();
    await until(second.session, () => isLeading(second) && isOnline(second.session), 'the second one leads');
    first.session.resume();
    await until(first.session, () => isOnline(first.session) && !isLeading(first), 'the first one follows');
    assert.equal(await countConnections(emulator), 2);
  });
});

describe('tabs that join', () => {
  test('thirty at the same time have the whole state over one connection, and all that comes', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    const tabs = await Promise.all(Array.from({ length: 30 }, () => browser.open()));
    await hasOne(tabs, id);
    await emulator.control('POST', `/chats/${id}/typing`, { on: true });
    await untilAll(
      tabs,
      ({ state }) => state.conversations.byId.get(id)?.customerTypingUntil,
      'the customer types in every tab',
    );
    await emulator.control('POST', `/chats/${id}/messages`, { text: 'to all' });
    for (const { session } of tabs)
      await until(session, () => messageTexts(session, id).some((text) => text.endsWith('to all')), 'the message');
    assert.equal(await countConnections(emulator), 1);
  });

  test('ten that are opened for one agent before any is connected have one connection', async () => {
    const browser = new SharedBrowser(emulator);
    const user = await fetchUser(emulator.url);
    const tabs = Array.from({ length: 10 }, () => browser.openSignedOut());
    for (const { session } of tabs) session.connect(user);
    await untilAll(tabs, isOnline, 'all are connected');
    assert.equal(tabs.filter(isLeading).length, 1);
    assert.equal(await countConnections(emulator), 1);
  });

  test('during a resync have all that it finds', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    const user = await fetchUser(emulator.url);
    await emulator.control('POST', '/faults', { restDelayMs: [60_000, 60_000] });
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' } });
    await until(first.session, async () => (await countConnections(emulator)) === 2, 'it connects again');
    const second = browser.openSignedOut();
    second.session.connect(user);
    await until(second.session, () => second.session.state.presence, 'it follows');
    await emulator.control('POST', `/chats/${id}/messages`, { text: 'meanwhile' });
    await emulator.control('DELETE', '/faults');
    await hasOne([first, second], id);
    for (const { session } of [first, second])
      await until(session, () => messageTexts(session, id).some((text) => text.endsWith('meanwhile')), 'the message');
    assert.equal((await second.session.dispatch(sendMessageCommand(id, 'answer'))).status, 'confirmed');
  });
});

describe('what is done in two tabs', () => {
  test('a message calls the agent in the tab that shows its chat, if an element of that tab can', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second] = [await browser.open(), await browser.open()] as const;
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    await hasOne([second], id);
    first.session.activate(null);
    second.session.activate(id);
    assert.equal(await first.session.callElsewhere(id), false);
    const called: string[] = [];
    second.session.onCall((one) => void called.push(one));
    second.session.setFilter('supervisor-panel', 'a change');
    assert.equal(await first.session.callElsewhere(id), true);
    await until(second.session, () => called.length === 1, 'the second tab calls');
    second.session.onCall(null);
    second.session.setFilter('supervisor-panel', 'another one');
    assert.equal(await first.session.callElsewhere(id), false);
  });

  test('a draft that is written in both at the same time ends the same, also after the clock was set back', async () => {
    const times = [new FakeTime(), new FakeTime()] as const;
    const browser = new SharedBrowser(emulator);
    const first = await browser.open('mara', {}, { time: times[0] });
    const second = await browser.open('mara', {}, { time: times[1] });
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    await hasOne([second], id);
    const textIn = ({ session }: SharedTab) => session.state.local.drafts.get(id)?.text;
    for (const text of ['a', 'ab', 'abc']) {
      first.session.setDraft(id, draft(text));
      second.session.setDraft(id, draft(text.toUpperCase()));
      await until(first.session, () => textIn(first) === textIn(second), 'both show the same');
    }
    for (const time of times) time.wallOffset -= 3_600_000;
    second.session.setDraft(id, draft('later'));
    await until(first.session, () => textIn(first) === 'later', 'the last writer wins');
    first.session.setDraft(id, draft('last'));
    await until(second.session, () => textIn(second) === 'last', 'the last writer wins');
  });

  test('do-not-disturb and a wrap-up that is begun in one are so in the other, and the wrap-up is filed once', async () => {
    // Due a second after it begins, and possible until the end of the 30.
    const browser = new SharedBrowser(emulator, { wrapUpFiling: 29_000 });
    const [first, second] = [await browser.open(), await browser.open()] as const;
    second.session.setOwnSetting('attention', { doNotDisturb: true });
    const isQuiet = ({ state }: DeskSession) =>
      (state.local.ownSettings.get('attention') as { doNotDisturb?: boolean } | undefined)?.doNotDisturb;
    await until(first.session, () => isQuiet(first.session), 'the setting');
    await goReady(second.session);
    const id = await openChat(emulator, second.session);
    await hasOne([first], id);
    assert.deepEqual(await second.session.dispatch({ type: 'leave', conversationId: id }), { status: 'confirmed' });
    const wrapUp = { note: 'Called back', codes: [] };
    second.session.setWrapUpDraft(id, wrapUp);
    await until(first.session, () => first.session.state.local.wrapUpDrafts.get(id)?.note === wrapUp.note, 'the note');
    browser.crash(first);
    await until(second.session, () => !second.session.state.conversations.byId.has(id), 'it is filed');
    const { conversations } = await emulator.control<{
      conversations: { id: string; messages: { data: { body?: { type: string; note?: string } } }[] }[];
    }>('GET', '/world');
    const bodies = conversations.find((chat) => chat.id === id)?.messages.map(({ data }) => data.body);
    const notes = bodies?.flatMap((body) => (body?.type === 'WRAPUP' ? [body.note] : []));
    assert.deepEqual(notes, [wrapUp.note]);
    assert.equal(second.session.state.local.wrapUpDrafts.size, 0);
  });

  test('two agents keep drafts, messages and settings apart, also after one of them has logged out', async () => {
    const browser = new SharedBrowser(emulator);
    const [mara, otto] = [await browser.open('mara'), await browser.open('otto')] as const;
    await goReady(mara.session);
    const id = await openChat(emulator, mara.session);
    mara.session.setDraft(id, draft('of mara'));
    mara.session.setOwnSetting('sound', 'soft');
    const kept = async (kind: string) =>
      (await browser.storage.index()).filter((record) => record.kind === kind).length;
    await until(mara.session, async () => (await kept('draft')) === 1 && (await kept('setting')) === 1, 'it is kept');
    assert.equal(otto.session.state.local.drafts.size + otto.session.state.local.ownSettings.size, 0);
    await otto.session.logout();
    assert.deepEqual([await kept('draft'), await kept('setting')], [1, 1]);
    assert.equal((await mara.session.dispatch(sendMessageCommand(id, 'still here'))).status, 'confirmed');
    const third = await browser.open('mara');
    await until(third.session, () => third.session.state.local.drafts.get(id)?.text === 'of mara', 'the draft');
  });
});
