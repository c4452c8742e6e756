import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { selectThread } from '../../../src/store/selectors.js';
import type { DeskSession } from '../../../src/session/session.js';
import { sendMessageCommand } from '../../support/builders/domain-objects.js';
import {
  disposeSessions,
  goReady,
  openChat,
  recordEvents,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';
import { countConnections, SharedBrowser } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator({ rona: 60 });
});
afterEach(() => disposeSessions(emulator));

const statusOf = ({ state }: DeskSession) => state.connection.status;
const countShown = ({ state }: DeskSession, id: string, text: string): number =>
  selectThread(state, id as never)
    .slice()
    .filter((entry) => entry.kind === 'message' && entry.body.text === text).length;
const countStored = async (text: string): Promise<number> => {
  const { conversations } = await emulator.control<{ conversations: { customerView: unknown }[] }>('GET', '/world');
  return JSON.stringify(conversations.map(({ customerView }) => customerView)).split(JSON.stringify(text)).length - 1;
};

describe('when the connection of several tabs', () => {
  test('is lost, all say so, and with one new connection they go on: no offer is announced again', async () => {
    const browser = new SharedBrowser(emulator);
    const tabs = [await browser.open(), await browser.open(), await browser.open()] as const;
    const [first, second] = tabs;
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    const { conversationId: offered } = await emulator.control<{ conversationId: string }>('POST', '/chats', {});
    for (const { session } of tabs)
      await until(session, () => session.state.offers.byId.has(offered as never), 'the offer');
    const seen = tabs.map(({ session }) =>
      recordEvents(session, 'offer-received', 'offer-withdrawn', 'connection-changed'),
    );
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kill' } });
    for (const [index, { session }] of tabs.entries()) {
      await until(session, () => seen[index]?.length === 2 && statusOf(session) === 'online', 'lost, and there again');
      await until(session, () => session.state.offers.byId.get(offered as never)?.uncertain === false, 'the offer');
    }
    assert.deepEqual(
      seen.map((events) => events.map(({ name }) => name)),
      Array(3).fill(['connection-changed', 'connection-changed']),
    );
    assert.deepEqual(await second.session.dispatch(sendMessageCommand(id, 'on we go')), { status: 'confirmed' });
    assert.equal(await countConnections(emulator), 2);
  });

  test('is taken over, a message of a tab that follows stays, and is sent once after one click', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second] = [await browser.open(), await browser.open()] as const;
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    await until(second.session, () => second.session.state.conversations.byId.has(id), 'the conversation');
    await emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
    void second.session.dispatch(sendMessageCommand(id, 'on its way'));
    await until(second.session, async () => (await countStored('on its way')) === 1, 'the server has it');
    await new SharedBrowser(emulator).open();
    for (const { session } of [first, second])
      await until(session, () => statusOf(session) === 'taken-over', 'the take-over');
    assert.equal(countShown(second.session, id, 'on its way'), 1, 'it is still there');
    await emulator.control('DELETE', '/faults');
    first.session.reconnect();
    for (const { session } of [first, second]) {
      await until(session, () => statusOf(session) === 'online', 'the desk is back');
      await until(
        session,
        () => countShown(session, id, 'on its way') === 1 && session.state.pending.length === 0,
        'once',
      );
    }
    assert.equal(await countStored('on its way'), 1);
  });
});
