import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import type { AddressInfo } from 'node:net';
import type { ConversationId } from '../../src/domain/index.js';
import { selectedEngine } from '../support/engines/engine-names.mjs';
import { waitFor } from '../support/faults/desk.js';
import { DeskPages } from '../support/faults/desk-pages.js';
import { expectDelivery } from '../support/faults/expect-delivery.js';
import { PageDesk } from '../support/faults/page-desk.js';
import { createSchedule } from '../support/faults/schedule.js';
import { fetchUser } from '../support/fetch-user.js';
import { startEmulator } from '../support/node/node-session.js';

let pages: DeskPages;
before(async () => {
  pages = await DeskPages.start();
});
after(() => pages.stop());

/** The connections that a browser had left were silent, and it sent the requests of the next attempts over them. */
const failedOnce = [212, 303];

test('schedules of faults, of the page too, lose, double, hide and misorder no message', () =>
  expectDelivery(1, 10, 5, pages, failedOnce));

if (selectedEngine !== 'webkit')
  test('nor do they in three tabs of one session, of which the one with the connection breaks', () =>
    expectDelivery(1, 3, 3, pages, [], true));

if (selectedEngine === 'chromium')
  test('a page in place of one that has crashed can be left with a text that is not sent', async () => {
    const emulator = await startEmulator();
    const desk = await PageDesk.open(pages, emulator.url, 1 / 10, createSchedule(1));
    try {
      await desk.signIn();
      const chat = { text: 'Hello?', started: 'mara' };
      const { conversationId } = await emulator.control<{ conversationId: ConversationId }>('POST', '/chats', chat);
      const isThere = () => desk.hasConversation(conversationId);
      await waitFor(isThere, 'the conversation');
      await desk.breakPage('crash');
      await waitFor(isThere, 'the conversation again');
      await emulator.control('POST', '/faults', { lose: { event: 'AGENT_MESSAGE', p: 1 } });
      await desk.write(conversationId, true);
      // What has gone out is stored. A page that is left some milliseconds after it was loaded may not have stored it yet.
      const hasGoneOut = async (): Promise<boolean> => {
        await desk.read();
        return desk.written.some(({ emits }) => emits > 0);
      };
      await waitFor(hasGoneOut, 'the first attempt');
      await desk.breakPage('navigate');
      await waitFor(async () => (await desk.read()).some(({ isOwn }) => isOwn), 'the text');
    } finally {
      await desk.dispose();
    }
  });

// A browser opens six connections to one server. The server sees no seventh request while the first six wait.
test(
  'attempts to connect that are not answered do not keep the connections to the server',
  { timeout: 60_000 },
  async () => {
    const emulator = await startEmulator();
    const user = await fetchUser(emulator.url, 'mara');
    let requests = 0;
    let resolve: () => void = () => undefined;
    const promise = new Promise<void>((given) => (resolve = given));
    const silent = createServer((request) => {
      if (request.url?.includes('socket.io') === true && ++requests === 9) resolve();
    });
    const upgrades = new Set<{ destroy(): void }>();
    silent.on('upgrade', (_, socket) => upgrades.add(socket));
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${String((silent.address() as AddressInfo).port)}/agent-manager`;
    const { page, close } = await pages.open({ url, scale: 1 / 100 });
    try {
      await page.evaluate(`session.connect(${JSON.stringify(user)})`);
      await promise;
    } finally {
      await close();
      for (const socket of upgrades) socket.destroy();
      silent.closeAllConnections();
      silent.close();
    }
  },
);
