/** A tab hands a message over, is put aside before it knows the outcome, and comes back when another tab leads. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConversationId, MessageId } from '../../../src/domain/index.js';
import type { DeskSession } from '../../../src/session/session.js';
import { MemoryStorage } from '../../../src/session/storage/memory-storage.js';
import { sendMessageCommand } from '../../support/builders/domain-objects.js';
import { goReady, openChat, until, useBothServers, type NodeEmulator } from '../../support/node/node-session.js';
import { countSeen, isLeading, SharedBrowser } from '../../support/tabs/shared-sessions.js';

const emulators = useBothServers();

const firstMessageOf = ({ state }: DeskSession, id: ConversationId): MessageId => {
  const [first] = state.conversations.byId.get(id)?.entries.filter(({ kind }) => kind === 'message') ?? [];
  assert.equal(first?.kind, 'message');
  return first.messageId;
};

/** What the leader does with it, and whether another tab is left when the one that is away comes back. */
const absences = {
  'sent it, and another tab leads': { leader: 'sends', leadsItself: false },
  'sent it, and no other tab is left': { leader: 'sends', leadsItself: true },
  'was gone before, and another tab leads': { leader: 'is gone', leadsItself: false },
  'was gone before, and no other tab is left': { leader: 'is gone', leadsItself: true },
  'never got it, and another tab leads': { leader: 'hangs', leadsItself: false },
  'never got it, and no other tab is left': { leader: 'hangs', leadsItself: true },
} as const;

describe('a message of a tab that is put aside before it knows the outcome is sent once when', () => {
  for (const [name, { leader, leadsItself }] of Object.entries(absences))
    for (const [server, serverName] of [' keeps', ' replaces'].entries())
      for (const isReply of [false, true])
        test(`the leader ${name}; the server${serverName} event ids${isReply ? ', a reply' : ''}`, async () => {
          const emulator = emulators[server] as NodeEmulator;
          const browser = new SharedBrowser(emulator, { settle: 100 });
          const [first, second, third] = [await browser.open(), await browser.open(), await browser.open()] as const;
          await goReady(first.session);
          const id = await openChat(emulator, first.session);
          await until(third.session, () => third.session.state.conversations.byId.has(id), 'the conversation');
          const replyTo = isReply ? firstMessageOf(third.session, id) : null;
          // An equal one from before is another message.
          const earlier = third.session.dispatch({ ...sendMessageCommand(id, 'yes'), replyTo });
          assert.deepEqual(await earlier, { status: 'confirmed' });
          if (leader === 'is gone') browser.crash(first);
          first.tab.isHung = leader === 'hangs';
          const outcome = third.session.dispatch({ ...sendMessageCommand(id, 'yes'), replyTo });
          third.tab.emit('away');
          if (leader === 'sends') {
            await until(first.session, async () => (await countSeen(emulator, 'yes')) === 2, 'it arrived');
            await until(first.session, () => first.session.state.pending.length === 0, 'it is confirmed');
          }
          browser.crash(first);
          await until(second.session, () => isLeading(second), 'another tab leads');
          if (leadsItself) browser.crash(second);
          third.tab.emit('back');
          assert.deepEqual(await outcome, { status: 'confirmed' });
          const { session } = leadsItself ? third : second;
          await until(session, () => session.state.pending.length === 0, 'nothing waits');
          assert.equal(await countSeen(emulator, 'yes'), 2);
        });
});

for (const [server, serverName] of ['keeps', 'replaces'].entries())
  for (const isReply of [false, true])
    for (const leadsItself of [false, true])
      test(`a message that the leader leaves unsent on the device is sent once when another tab has sent it, and ${leadsItself ? 'no' : 'a third'} tab is left; the server ${serverName} event ids${isReply ? ', a reply' : ''}`, async () => {
        const emulator = emulators[server] as NodeEmulator;
        const browser = new SharedBrowser(emulator, { settle: 100 });
        const [first, second, third] = [await browser.open(), await browser.open(), await browser.open()] as const;
        await goReady(first.session);
        const id = await openChat(emulator, first.session);
        await until(second.session, () => second.session.state.conversations.byId.has(id), 'the conversation');
        const replyTo = isReply ? firstMessageOf(first.session, id) : null;
        if (leadsItself) browser.crash(third);
        const outcome = first.session.dispatch({ ...sendMessageCommand(id, 'yes'), replyTo });
        first.tab.emit('away');
        await until(second.session, async () => (await countSeen(emulator, 'yes')) === 1, 'it arrived');
        await until(second.session, () => second.session.state.pending.length === 0, 'it is confirmed');
        browser.crash(second);
        if (!leadsItself) await until(third.session, () => isLeading(third), 'another tab leads');
        first.tab.emit('back');
        assert.deepEqual(await outcome, { status: 'confirmed' });
        const { session } = leadsItself ? first : third;
        await until(session, () => session.state.pending.length === 0, 'nothing waits');
        assert.equal(await countSeen(emulator, 'yes'), 1);
      });

describe('a message that is discarded in another tab is not sent by the tab that was put aside when', () => {
  for (const storage of ['indexeddb', 'memory'] as const)
    for (const isOwn of [true, false])
      for (const leadsItself of storage === 'memory' ? [false] : [true, false])
        test(`${leadsItself ? 'no other tab' : 'a third tab'} is left; it was ${isOwn ? 'leading' : 'following'}; with the outbox in ${storage}`, async () => {
          const emulator = emulators[0] as NodeEmulator;
          const browser = new SharedBrowser(emulator, { settle: 100, message: 300 });
          const open = () =>
            browser.open('mara', { outbox: storage }, storage === 'memory' ? { storage: new MemoryStorage() } : {});
          const tabs = [await open(), await open(), await open()] as const;
          const [first, second, third] = isOwn ? tabs : ([tabs[1], tabs[0], tabs[2]] as const);
          await goReady(first.session);
          const id = await openChat(emulator, first.session);
          for (const { session } of tabs)
            await until(session, () => session.state.conversations.byId.has(id), 'the conversation');
          // What is written after it waits for its confirmation.
          await emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
          void tabs[0].session.dispatch(sendMessageCommand(id, 'before'));
          await until(third.session, () => third.session.state.pending.length === 1, 'it is on its way');
          const outcome = first.session.dispatch(sendMessageCommand(id, 'discarded'));
          await until(third.session, () => third.session.state.pending.length === 2, 'all tabs show it');
          first.tab.emit('away');
          await until(second.session, () => isLeading(second), 'the second tab leads');
          // In memory, the tab that led has taken its messages along until it is back.
          if (storage === 'memory' && isOwn) {
            first.tab.emit('back');
            await until(second.session, () => second.session.state.pending.length === 2, 'they are handed over');
            first.tab.emit('away');
          }
          const isIt = ({ message }: { message: { body: { text: string } } | null }) =>
            message?.body.text === 'discarded';
          await until(second.session, () => second.session.state.pending.some(isIt), 'it is there');
          for (const pending of second.session.state.pending.filter(isIt)) second.session.discardMessage(pending.id);
          await until(third.session, () => !third.session.state.pending.some(isIt), 'all tabs know it');
          await emulator.control('DELETE', '/faults');
          await until(second.session, () => second.session.state.pending.length === 0, 'the other one is confirmed');
          if (leadsItself) browser.crash(third);
          browser.crash(second);
          if (!leadsItself) await until(third.session, () => isLeading(third), 'the third tab leads');
          first.tab.emit('back');
          assert.deepEqual(await outcome, { status: 'discarded' });
          assert.deepEqual(await first.session.dispatch(sendMessageCommand(id, 'after')), { status: 'confirmed' });
          assert.equal(first.session.state.pending.length, 0);
          assert.equal(await countSeen(emulator, 'discarded'), 0);
        });
});
