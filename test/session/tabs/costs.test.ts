import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import type { DeskSession } from '../../../src/session/session.js';
import { FakeTime } from '../../support/builders/fake-time.js';
import {
  disposeSessions,
  goReady,
  openChat,
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

const askWithToken = ({ rest }: DeskSession) => rest.queueTargets('c' as ConversationId);

describe('what several tabs do once for all', () => {
  test('credentials are renewed in one of them', async () => {
    const browser = new SharedBrowser(emulator);
    const first = browser.openSignedOut();
    assert.equal(await first.session.login('mara', 'demo'), null);
    await until(first.session, () => first.session.state.presence, 'the presence');
    const others = [browser.openSignedOut(), browser.openSignedOut()] as const;
    for (const { session } of others) {
      await session.joinTabs();
      await until(session, () => session.state.presence, 'the presence');
    }
    await emulator.control('POST', '/faults', { expireToken: 'mara' });
    for (const { session } of [first, ...others]) {
      await assert.rejects(askWithToken(session));
      assert.equal(session.state.credentialsExpired, 'password');
    }
    assert.equal(await others[0].session.renewCredentials('demo'), null);
    for (const { session } of [first, ...others]) {
      await until(session, () => session.state.credentialsExpired === null, 'the tab has the new credentials');
      await askWithToken(session);
    }
    assert.equal(await countConnections(emulator), 1);
  });

  test('a tab that follows has no socket, and no timer runs in it by itself', async () => {
    const browser = new SharedBrowser(emulator);
    const first = await browser.open();
    await goReady(first.session);
    await openChat(emulator, first.session);
    const time = new FakeTime();
    let opened = 0;
    const transport = () => ({
      open: () => void opened++,
      close: () => undefined,
      send: () => false,
      silence: 0,
    });
    const second = await browser.open('mara', { isVisible: false }, { time, transport: transport as never });
    await until(second.session, () => second.session.state.conversations.ids.length === 1, 'the conversation');
    // What is written to the device soon after a change.
    time.advance(60_000);
    const before = browser.browser.posted.length;
    const ran = time.countRuns(() => time.advance(600_000));
    assert.deepEqual([opened, ran, browser.browser.posted.length - before], [0, 0, 0]);
  });
});
