import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { DeskSession } from '../../../src/session/session.js';
import { disposeSessions, signIn, startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const announce = async (text: string, team?: string): Promise<string> =>
  (await emulator.control<{ id: string }>('POST', '/announcements', { text, ...(team ? { team } : {}) })).id;
const announcementTexts = ({ state }: DeskSession) => state.local.announcements.map(({ text }) => text);
const unreadTexts = ({ state }: DeskSession) =>
  state.local.announcements.filter(({ seenBy }) => !seenBy.includes(state.agent?.id ?? '')).map(({ text }) => text);

describe('announcements made before the load', () => {
  test('are loaded oldest first: those to the agent’s teams, without the agent’s own', async () => {
    await announce('The lift is out of order.');
    await announce('Quay only.', 'Quay');
    await announce('Cake in the kitchen.', 'Harbour');
    const mara = await signIn(emulator);
    assert.deepEqual(announcementTexts(mara), []);
    await mara.announcements.load();
    assert.deepEqual(announcementTexts(mara), ['The lift is out of order.', 'Cake in the kitchen.']);
    const ines = await signIn(emulator, 'ines');
    await ines.announcements.load();
    assert.deepEqual(announcementTexts(ines), ['The lift is out of order.', 'Quay only.']);
    const vela = await signIn(emulator, 'vela');
    await vela.announcements.load();
    assert.deepEqual(announcementTexts(vela), [], 'no announcements of one’s own');
  });

  test('stay seen, for this agent only', async () => {
    const id = await announce('The lift is out of order.');
    await announce('Cake in the kitchen.');
    const mara = await signIn(emulator);
    await mara.announcements.load();
    const marking = mara.announcements.markSeen([id]);
    assert.deepEqual(unreadTexts(mara), ['Cake in the kitchen.'], 'here at once');
    await marking;
    await mara.announcements.load();
    assert.deepEqual(unreadTexts(mara), ['Cake in the kitchen.'], 'and on the server');
    const otto = await signIn(emulator, 'otto');
    await otto.announcements.load();
    assert.equal(unreadTexts(otto).length, 2);
  });

  test('merge with withdrawals and new announcements that arrive during the load', async () => {
    const withdrawnId = await announce('The lift is out of order.');
    const mara = await signIn(emulator);
    await mara.announcements.load();
    const { rest } = mara;
    const readAnnouncements = rest.announcements.bind(rest);
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const responded = new Promise<void>((resolve) => {
      rest.announcements = async (teams) => {
        const listed = await readAnnouncements(teams);
        resolve();
        await released;
        return listed;
      };
    });
    const loading = mara.announcements.load();
    await responded;
    await emulator.control('DELETE', `/announcements/${withdrawnId}`);
    await announce('Cake in the kitchen.');
    await until(mara, () => announcementTexts(mara).includes('Cake in the kitchen.'), 'the new one');
    release();
    await loading;
    assert.deepEqual(announcementTexts(mara), ['Cake in the kitchen.']);
  });

  test('do not come back when they are withdrawn during the load', async () => {
    const withdrawnId = await announce('The lift is out of order.');
    const mara = await signIn(emulator);
    const { rest } = mara;
    const readAnnouncements = rest.announcements.bind(rest);
    rest.announcements = async (teams) => {
      const listed = await readAnnouncements(teams);
      await emulator.control('DELETE', `/announcements/${withdrawnId}`);
      await announce('Last.');
      await until(mara, () => announcementTexts(mara).includes('Last.'), 'all before has arrived');
      return listed;
    };
    await mara.announcements.load();
    assert.deepEqual(announcementTexts(mara), ['Last.']);
  });

  test('made or withdrawn while disconnected are up to date after the next load', async () => {
    const withdrawnId = await announce('The lift is out of order.');
    const mara = await signIn(emulator);
    await mara.announcements.load();
    mara.suspend();
    await emulator.control('DELETE', `/announcements/${withdrawnId}`);
    await announce('Cake in the kitchen.');
    mara.resume();
    await until(mara, () => mara.state.connection.status === 'online', 'online again');
    await mara.announcements.load();
    assert.deepEqual(announcementTexts(mara), ['Cake in the kitchen.']);
  });
});

test('loads every pull queue list, subscribed or not', async () => {
  const mara = await signIn(emulator);
  assert.deepEqual(
    (await mara.rest.pullLists()).map(({ name }) => name),
    ['general', 'callbacks'],
  );
  assert.deepEqual(mara.state.pullLists, []);
});
