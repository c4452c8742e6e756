import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { DeskSession } from '../../../src/session/session.js';
import {
  disposeSessions,
  goReady,
  openChat,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';
import { countConnections, SharedBrowser, type SharedTab } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const isFollowing = (session: DeskSession): boolean =>
  session.sharing?.isLeading === false && session.state.connection.status === 'online';

/** The second tab leads, and the first one follows it. */
async function expectLead({ session }: SharedTab, other: SharedTab): Promise<void> {
  await until(session, () => session.sharing?.isLeading === true, 'the second tab leads');
  await until(session, () => session.state.connection.status === 'online', 'it is connected');
  await until(other.session, () => isFollowing(other.session), 'the first one follows');
  assert.equal(await countConnections(emulator), 2);
  assert.equal(session.state.connection.status, 'online');
}

describe('a tab that is alone', () => {
  test('leads, says nothing, and another one has all that is not dismissed', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    const { session } = first;
    assert.equal(session.sharing?.isLeading, true);
    await goReady(session);
    const [dismissed, ended, open] = [
      await openChat(emulator, session),
      await openChat(emulator, session),
      await openChat(emulator, session),
    ] as const;
    for (const id of [dismissed, ended]) await emulator.control('POST', `/chats/${id}/leave`, {});
    const endedIds = ({ state }: DeskSession) =>
      state.local.endedConversations.map(({ conversation }) => conversation.id);
    await until(session, () => endedIds(session).length === 2, 'two conversations have ended');
    session.dismissConversation(dismissed);
    session.setDraft(open, { text: 'begun', replyTo: null, whisper: false });
    const messages = browser.browser.posted.filter((message) => JSON.stringify(message).includes('"message"'));
    assert.deepEqual(messages, []);
    const second = await browser.open();
    await until(second.session, () => second.session.state.local.drafts.get(open)?.text === 'begun', 'the draft');
    assert.deepEqual(second.session.state.conversations.ids, [open]);
    assert.deepEqual(endedIds(second.session), [ended]);
    assert.deepEqual(endedIds(session), [ended]);
    assert.equal(await countConnections(emulator), 1);
  });

  test('has what was written in another tab while it was put aside, and not what was sent there', async () => {
    const browser = new SharedBrowser(emulator, { keep: 10 });
    const first = await browser.open();
    const { session } = first;
    await goReady(session);
    const [sent, changed] = [await openChat(emulator, session), await openChat(emulator, session)] as const;
    const write = (tab: SharedTab, id: typeof sent, text: string): void =>
      tab.session.setDraft(id, { text, replyTo: null, whisper: false });
    for (const id of [sent, changed]) write(first, id, 'begun');
    const kept = async () =>
      (await browser.storage.index()).filter(({ kind }) => kind === 'draft').map((record) => JSON.stringify(record));
    await until(session, async () => (await kept()).length === 2, 'the drafts are kept');
    first.tab.emit('away');
    const second = await browser.open();
    await until(second.session, () => second.session.state.local.drafts.size === 2, 'the drafts are in the second tab');
    second.session.setDraft(sent, null);
    write(second, changed, 'ended');
    const isKept = async () => (await kept()).every((record) => record.includes('ended'));
    await until(second.session, isKept, 'what was changed is kept');
    browser.crash(second);
    first.tab.emit('back');
    await until(session, () => session.state.local.drafts.get(changed)?.text === 'ended', 'the text of the second tab');
    assert.deepEqual([...session.state.local.drafts.keys()], [changed]);
  });

  test('loses the lead while it hangs, and follows when it runs again', async () => {
    const browser = new SharedBrowser(emulator, { leaderSilence: 200, leaderAnswer: 50 });
    const first = await browser.open('mara', { isVisible: false });
    first.tab.isHung = true;
    const second = await browser.open();
    first.tab.wake();
    await expectLead(second, first);
  });

  test('that is put aside leaves the lead to another one, and follows when it is back', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    first.tab.emit('away');
    const second = await browser.open();
    first.tab.emit('back');
    await expectLead(second, first);
  });

  test('has its own connection where the browser refuses locks', async () => {
    const browser = new SharedBrowser(emulator);
    browser.browser.refusesLocks = true;
    const { session } = await browser.open();
    await goReady(session);
    assert.equal(await countConnections(emulator), 1);
    const second = await browser.open();
    await until(session, () => session.state.connection.status === 'taken-over', 'the other one is connected');
    session.reconnect();
    await until(session, () => session.state.connection.status === 'online', 'it is connected again');
    await until(second.session, () => second.session.state.connection.status === 'taken-over', 'in one place');
    assert.equal(session.state.alertsElsewhere, false);
    assert.equal(await countConnections(emulator), 3);
  });

  test('has its connection again when it is back and still alone', async () => {
    const browser = new SharedBrowser(emulator);
    const { session, tab } = await browser.open();
    tab.emit('away');
    await until(session, () => session.state.connection.status === 'reconnecting', 'it is not connected');
    tab.emit('back');
    await until(session, () => session.state.connection.status === 'online', 'it is connected');
    assert.equal(session.sharing?.isLeading, true);
    assert.equal(await countConnections(emulator), 2);
  });
});
