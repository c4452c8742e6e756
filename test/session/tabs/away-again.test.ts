/** A tab that is back is put aside again before the device has said whether the agent is still signed in. */
import assert from 'node:assert/strict';
import { afterEach, before, test } from 'node:test';
import { disposeSessions, startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';
import { SharedBrowser } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

for (const isAlone of [false, true]) {
  test(`a tab ${isAlone ? 'that was alone' : 'that shared the session'} stays away until it is back`, async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open('mara');
    if (!isAlone) browser.crash(await browser.open());
    first.tab.emit('away');
    const second = await browser.open();
    await until(second.session, () => second.session.sharing?.isLeading, 'the second tab leads');

    for (let times = 1; times <= 3; times++) {
      first.tab.emit('back');
      first.tab.emit('away');
    }
    // A third tab asks for the lock after anything that the first one has begun.
    const third = await browser.open();
    browser.crash(second);
    await until(third.session, () => third.session.sharing?.isLeading, 'the third tab leads');
    assert.notEqual(first.session.sharing?.isLeading, true);

    first.tab.emit('back');
    await until(first.session, () => first.session.state.connection.status === 'online', 'the first tab is back');
    assert.equal(first.session.sharing?.isLeading, false);
  });
}
