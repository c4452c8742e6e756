/** A tab receives nothing while it is put aside, and the agent dismisses in another one what both list. */
import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import type { DeskSession } from '../../../src/session/session.js';
import {
  disposeSessions,
  goReady,
  openChat,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';
import { isLeading, SharedBrowser, type SharedTab } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator({ wrapup: 0 });
});
afterEach(() => disposeSessions(emulator));

const draft = (text: string) => ({ text, replyTo: null, whisper: false });
const listEnded = ({ state }: DeskSession): readonly ConversationId[] =>
  state.local.endedConversations.map(({ conversation }) => conversation.id);
const isOnline = ({ state }: DeskSession): boolean => state.connection.status === 'online';
const knows = ({ session }: SharedTab, id: ConversationId) =>
  until(session, () => session.state.conversations.byId.has(id), 'the conversation');
const end = async ({ session }: SharedTab, id: ConversationId): Promise<void> => {
  await emulator.control('POST', `/chats/${id}/leave`, {});
  await until(session, () => listEnded(session).includes(id), 'it has ended');
};

/** Follows again, with all that the tab that leads knows. */
async function comeBack(aside: SharedTab, leader: SharedTab): Promise<void> {
  aside.tab.emit('back');
  await until(aside.session, () => isOnline(aside.session) && aside.session.sharing?.isLeading === false, 'it follows');
  // What is written after the snapshot comes after it.
  const [id] = leader.session.state.conversations.ids as [ConversationId];
  const mark = `written later ${Math.random()}`;
  leader.session.setDraft(id, draft(mark));
  await until(aside.session, () => aside.session.state.local.drafts.get(id)?.text === mark, 'it hears of all');
}

/** Two tabs with a chat that stays open and one that ends. */
async function startTwo() {
  const browser = new SharedBrowser(emulator);
  const [first, second] = [await browser.open(), await browser.open()] as const;
  await goReady(first.session);
  const [stays, ends] = [await openChat(emulator, first.session), await openChat(emulator, first.session)];
  for (const id of [stays, ends]) await knows(second, id);
  return { browser, first, second, stays, ends };
}

describe('an ended conversation that was dismissed in another tab', () => {
  for (const aside of ['the tab that led', 'a tab that followed'] as const)
    for (const when of ['before', 'after'] as const)
      test(`is not listed when ${aside} is back, which was put aside ${when} the end`, async () => {
        const { first, second, ends } = await startTwo();
        const [away, other] = aside === 'the tab that led' ? [first, second] : [second, first];
        if (when === 'after') {
          await end(other, ends);
          await until(away.session, () => listEnded(away.session).includes(ends), 'it is listed in both');
        }
        away.tab.emit('away');
        await until(other.session, () => isLeading(other), 'the other one leads');
        if (when === 'before') await end(other, ends);
        other.session.dismissConversation(ends);
        await comeBack(away, other);
        assert.deepEqual(listEnded(away.session), []);
        assert.equal(away.session.state.conversations.byId.has(ends), false);
      });

  test('is not listed by one of several, with all others dismissed at once, and after another tab leads', async () => {
    const { browser, first, second, ends } = await startTwo();
    const third = await browser.open();
    await knows(third, ends);
    await end(third, ends);
    await until(first.session, () => listEnded(first.session).includes(ends), 'it is listed');
    first.tab.emit('away');
    await until(second.session, () => isLeading(second), 'the second one leads');
    third.session.dismissEnded();
    await until(second.session, () => listEnded(second.session).length === 0, 'it was dismissed');
    browser.crash(second);
    await until(third.session, () => isLeading(third), 'the third one leads');
    await comeBack(first, third);
    assert.deepEqual(listEnded(first.session), []);
  });

  test('is not listed when the tab in which it was dismissed was alone', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    await goReady(first.session);
    const [, ends] = [await openChat(emulator, first.session), await openChat(emulator, first.session)];
    first.tab.emit('away');
    const second = await browser.open();
    await knows(second, ends);
    await end(second, ends);
    second.session.dismissConversation(ends);
    await comeBack(first, second);
    assert.deepEqual(listEnded(first.session), []);
  });

  test('hides no other one that has ended meanwhile', async () => {
    const { first, second, ends } = await startTwo();
    await end(second, ends);
    second.session.dismissConversation(ends);
    await until(first.session, () => listEnded(first.session).length === 0, 'it was dismissed in both');
    first.tab.emit('away');
    await until(second.session, () => isLeading(second), 'the second one leads');
    const again = await openChat(emulator, second.session);
    await end(second, again);
    await comeBack(first, second);
    assert.deepEqual(listEnded(first.session), [again]);
  });

  test('takes no text with it that the agent has written since', async () => {
    const { first, second, ends } = await startTwo();
    await end(second, ends);
    await until(first.session, () => listEnded(first.session).includes(ends), 'it is listed in both');
    first.tab.emit('away');
    await until(second.session, () => isLeading(second), 'the second one leads');
    second.session.dismissConversation(ends);
    // The page is shown again, and does not know yet what was done elsewhere.
    first.session.setDraft(ends, draft('still to be copied'));
    await comeBack(first, second);
    assert.deepEqual(listEnded(first.session), [ends]);
    assert.equal(first.session.state.local.drafts.get(ends)?.text, 'still to be copied');
  });
});

describe('an error of the server that was dismissed in another tab', () => {
  const report = ({ session }: SharedTab) => session.reportNewVersion();
  const codes = ({ session }: SharedTab) => session.state.local.serverErrors.map(({ code }) => code);

  test('is not listed when a tab is back that was put aside before, whichever tab leads then', async () => {
    const { browser, first, second } = await startTwo();
    const third = await browser.open();
    [first, second, third].forEach(report);
    first.tab.emit('away');
    await until(second.session, () => isLeading(second), 'the second one leads');
    third.session.dismissServerErrors(third.session.state.local.serverErrors);
    await until(second.session, () => codes(second).length === 0, 'it was dismissed');
    browser.crash(second);
    await until(third.session, () => isLeading(third), 'the third one leads');
    await comeBack(first, third);
    assert.deepEqual(codes(first), []);
  });

  test('is listed when it has come again since, or was never listed in the other one', async () => {
    for (const isDismissed of [true, false]) {
      const { first, second } = await startTwo();
      report(first);
      if (isDismissed) report(second);
      first.tab.emit('away');
      await until(second.session, () => isLeading(second), 'the second one leads');
      second.session.dismissServerErrors(second.session.state.local.serverErrors);
      if (isDismissed) report(second);
      await comeBack(first, second);
      assert.deepEqual(codes(first), ['new-version']);
      first.session.dispose();
      second.session.dispose();
    }
  });
});
