import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { FakeTime } from '../../support/builders/fake-time.js';
import { fetchUser } from '../../support/fetch-user.js';
import { disposeSessions, goReady, startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';
import { countConnections, SharedBrowser } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

describe('when the lock is free', () => {
  test('another tab connects without waiting for any time', async () => {
    const time = new FakeTime();
    const browser = new SharedBrowser(emulator, {}, { time });
    const [first, second] = [await browser.open(), await browser.open()];
    const { session } = second;
    const startedAt = time.monotonic();
    browser.crash(first);
    await until(session, () => session.sharing?.isLeading === true, 'the second tab leads');
    await until(session, async () => (await countConnections(emulator)) === 2, 'it has connected');
    await until(session, () => session.state.connection.status === 'online', 'it is online');
    assert.equal(time.monotonic(), startedAt, 'the clock stood still');
  });
});

describe('two places that cannot see each other', () => {
  test('never fight, also with pages that say each second who the agent is: one login for each click', async () => {
    // The place that is connected has the time of the server.
    const [timeHere, timeElsewhere] = [new FakeTime(), new FakeTime()];
    const user = await fetchUser(emulator.url);
    const here = new SharedBrowser(emulator, {}, { time: timeHere });
    const tabs = [await here.open(), await here.open()];
    const elsewhere = await new SharedBrowser(emulator, {}, { time: timeElsewhere }).open();
    const all = [...tabs, elsewhere].map(({ session }) => session);
    const [, clicked, winner] = all as [(typeof all)[0], (typeof all)[0], (typeof all)[0]];
    for (const session of all) session.declareAgent(user);
    for (const { session } of tabs)
      await until(session, () => session.state.connection.status === 'taken-over', 'the take-over');
    const connections = [await countConnections(emulator)];
    const passMinute = async (time: FakeTime): Promise<void> => {
      for (let second = 0; second < 60; second++) {
        time.advance(1_000);
        for (const session of all) session.declareAgent(structuredClone(user));
        // What they would send is on its way.
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await passMinute(timeHere);
    // The server has answered what was said after all of that.
    await goReady(winner);
    connections.push(await countConnections(emulator));
    clicked.reconnect();
    for (const { session } of tabs)
      await until(session, () => session.state.connection.status === 'online', 'the desk is back');
    await until(winner, () => winner.state.connection.status === 'taken-over', 'it is here no longer');
    await passMinute(timeElsewhere);
    await goReady(clicked);
    assert.deepEqual([...connections, await countConnections(emulator)], [2, 2, 3]);
  });
});
