/** A tab that is put aside gets no messages. Meanwhile, another one logs the agent out. */
import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { fetchUser } from '../../support/fetch-user.js';
import { disposeSessions, startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';
import { countConnections, SharedBrowser, type SharedTab } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const page = {
  options: {},
  begin: ({ tab }: SharedTab): void => tab.emit('away'),
  end: ({ tab }: SharedTab): void => tab.emit('back'),
};
const ways = {
  'that was alone': page,
  'that shared the session': page,
  'with a connection of its own': { ...page, options: { tabs: 'single' } },
  'whose element was removed': {
    options: {},
    begin: ({ session }: SharedTab): void => session.suspend(),
    end: ({ session }: SharedTab): void => session.resume(),
  },
} as const;

const becomes = ({ session }: SharedTab, status: string): Promise<unknown> =>
  until(session, () => session.state.connection.status === status, status);

/** A tab that is put aside, and another one that leads. */
async function startTwo(way: keyof typeof ways) {
  const browser = new SharedBrowser(emulator);
  const listeners = new Set<(problem: 'evicted') => void>();
  const watch = (listener: (problem: 'evicted') => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  Object.assign(browser.storage, { watch });
  const evict = async (): Promise<void> => {
    await browser.storage.delete(await browser.storage.index());
    for (const listener of listeners) listener('evicted');
  };
  const first = await browser.open('mara', ways[way].options);
  if (way === 'that shared the session') {
    const other = await browser.open();
    browser.crash(other);
  }
  ways[way].begin(first);
  const second = await browser.open();
  await until(second.session, () => second.session.sharing?.isLeading, 'the second tab leads');
  return { browser, first, second, evict, comeBack: () => ways[way].end(first) };
}

for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
  describe(`a tab ${way}, when it is back`, () => {
    test('is signed out when the agent has logged out in another one, and signs in when it is told to', async () => {
      const { first, second, comeBack } = await startTwo(way);
      assert.deepEqual(await second.session.logout(), { status: 'confirmed' });
      const connections = await countConnections(emulator);
      comeBack();
      await becomes(first, 'signed-out');
      assert.equal(first.session.state.agent, null);
      assert.equal(await countConnections(emulator), connections);
      first.session.connect(await fetchUser(emulator.url, 'mara'));
      await becomes(first, 'online');
    });

    test('follows when the agent has signed in again there', async () => {
      const { first, second, comeBack } = await startTwo(way);
      await second.session.logout();
      second.session.connect(await fetchUser(emulator.url, 'mara'));
      await becomes(second, 'online');
      comeBack();
      await becomes(first, 'online');
      assert.notEqual(first.session.sharing?.isLeading, true);
    });

    test('connects when the device has lost what was kept, or cannot be read', async () => {
      for (const problem of ['evicted', 'failed'] as const) {
        const { browser, first, second, evict, comeBack } = await startTwo(way);
        browser.crash(second);
        if (problem === 'evicted') await evict();
        else browser.storage.get = () => Promise.reject(new Error('It is broken.'));
        comeBack();
        await becomes(first, 'online');
        first.session.dispose();
      }
    });
  });
}

test('a host that connects the agent of a removed element again counts more than a logout in another tab', async () => {
  const { first, second, comeBack } = await startTwo('whose element was removed');
  await second.session.logout();
  first.session.connect(await fetchUser(emulator.url, 'mara'));
  comeBack();
  await becomes(first, 'online');
  for (let round = 0; round < 2; round++) {
    first.session.suspend();
    first.session.resume();
    await becomes(first, 'online');
  }
});
