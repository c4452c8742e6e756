/** After an update, tabs that are not reloaded yet share the session with newer ones: they say less. */
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { sendMessageCommand } from '../../support/builders/domain-objects.js';
import {
  disposeSessions,
  goReady,
  openChat,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';
import { countSeen, SharedBrowser } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => (emulator = await startEmulator()));
afterEach(async () => {
  await disposeSessions();
  await emulator.control('POST', '/reset', {});
});

interface Posted {
  readonly message: { readonly type: string; readonly message?: object };
}

/** As older releases hand messages over: only the state of the message says whether it may have been sent. */
const writesWith =
  (delivery: string) =>
  (posted: unknown): unknown => {
    const { message } = posted as Posted;
    if (message.type !== 'send') return posted;
    return { ...(posted as Posted), message: { type: 'send', message: { ...message.message, delivery } } };
  };

test('a message of an older tab is sent', { timeout: 20_000 }, async () => {
  const browser = new SharedBrowser(emulator);
  const [first, older] = [await browser.open(), await browser.open()] as const;
  older.tab.writes = writesWith('queued');
  await goReady(first.session);
  const id = await openChat(emulator, first.session);
  await until(older.session, () => older.session.state.conversations.byId.has(id), 'the conversation');
  assert.deepEqual(await older.session.dispatch(sendMessageCommand(id, 'hello')), { status: 'confirmed' });
  assert.equal(await countSeen(emulator, 'hello'), 1);
});

test('one that an older tab may have sent is looked for first', { timeout: 20_000 }, async () => {
  const browser = new SharedBrowser(emulator, { settle: 100 });
  const [first, second, older] = [await browser.open(), await browser.open(), await browser.open()] as const;
  older.tab.writes = writesWith('queued');
  await goReady(first.session);
  const id = await openChat(emulator, first.session);
  await until(older.session, () => older.session.state.conversations.byId.has(id), 'the conversation');
  const outcome = older.session.dispatch(sendMessageCommand(id, 'hello'));
  older.tab.emit('away');
  await until(first.session, async () => (await countSeen(emulator, 'hello')) === 1, 'it arrived');
  await until(first.session, () => first.session.state.pending.length === 0, 'it is confirmed');
  browser.crash(first);
  await until(second.session, () => second.session.sharing?.isLeading === true, 'another tab leads');
  older.tab.writes = writesWith('unconfirmed');
  older.tab.emit('back');
  assert.deepEqual(await outcome, { status: 'confirmed' });
  assert.equal(await countSeen(emulator, 'hello'), 1);
});
