/** The note of a colleague is there in all tabs and after a reload, until the agent closes it in one. */
import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import {
  disposeSessions,
  goReady,
  newSession,
  openChat,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';
import { MemoryStorage } from '../../../src/session/storage/memory-storage.js';
import { fetchUser } from '../../support/fetch-user.js';
import { isLeading, SharedBrowser, type SharedTab } from '../../support/tabs/shared-sessions.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator({ wrapup: 0 });
});
afterEach(() => disposeSessions(emulator));

const noteIn = ({ session }: SharedTab, id: ConversationId) => session.state.local.handoverNotes.get(id);
const open = (browser: SharedBrowser): Promise<SharedTab> => browser.open('otto');
const openWithoutDevice = (browser: SharedBrowser): Promise<SharedTab> =>
  browser.open('otto', {}, { storage: new MemoryStorage() });
const isKept = (browser: SharedBrowser, id: ConversationId, isClosed: boolean) => async (): Promise<boolean> => {
  const owner = (await browser.storage.index()).find((record) => record.kind === 'handover-note')?.owner;
  const record = owner && (await browser.storage.get(owner, 'handover-note', id));
  return (record?.value as { isClosed?: boolean } | undefined)?.isClosed === isClosed;
};
const isThere = async (tab: SharedTab, id: ConversationId, isClosed = false): Promise<void> => {
  await until(tab.session, () => tab.session.state.conversations.byId.has(id), 'the conversation');
  await until(tab.session, () => noteIn(tab, id)?.isClosed === isClosed, 'the note');
  assert.equal(noteIn(tab, id)?.text, 'Wants\na refund');
};

/** Otto has accepted what Mara has transferred with a note. */
async function startTransferred() {
  const mara = newSession(emulator);
  mara.connect(await fetchUser(emulator.url, 'mara'));
  await until(mara, () => mara.state.presence, 'the presence');
  await goReady(mara);
  const id = await openChat(emulator, mara);
  const browser = new SharedBrowser(emulator);
  const otto = await open(browser);
  await goReady(otto.session);
  await transfer(mara, otto, id);
  return { browser, mara, otto, id };
}

async function transfer(mara: SharedTab['session'], otto: SharedTab, id: ConversationId): Promise<void> {
  const target = { to: 'queue', queueName: 'sales' } as const;
  const note = 'Wants\na refund';
  assert.deepEqual(await mara.dispatch({ type: 'transfer', conversationId: id, target, note }), {
    status: 'confirmed',
  });
  await until(otto.session, () => otto.session.state.offers.byId.has(id), 'the offer');
  assert.deepEqual(await otto.session.dispatch({ type: 'accept-offer', conversationId: id }), { status: 'confirmed' });
  await isThere(otto, id);
}

describe('the note of a colleague', () => {
  test('is there after a reload, and stays closed after the next one', async () => {
    const { browser, otto, id } = await startTransferred();
    await until(otto.session, isKept(browser, id, false), 'it is on the device');
    browser.crash(otto);
    const reloaded = await open(browser);
    await isThere(reloaded, id);
    reloaded.session.closeHandoverNote(id);
    await until(reloaded.session, isKept(browser, id, true), 'the device knows');
    browser.crash(reloaded);
    await isThere(await open(browser), id, true);
  });

  test('is there in a tab that joins and has nothing on its device, and is closed in all when it is in one', async () => {
    const { browser, otto, id } = await startTransferred();
    const [second, third] = [await open(browser), await openWithoutDevice(browser)];
    for (const tab of [second, third]) await isThere(tab, id);
    third.session.closeHandoverNote(id);
    for (const tab of [otto, second, third]) await isThere(tab, id, true);
    await isThere(await openWithoutDevice(browser), id, true);
  });

  for (const what of ['open', 'closed'] as const)
    test(`is there, ${what}, in a tab that joins one that leads since later and had it from another one`, async () => {
      const { browser, otto, id } = await startTransferred();
      const second = await open(browser);
      await isThere(second, id);
      if (what === 'closed') otto.session.closeHandoverNote(id);
      await isThere(second, id, what === 'closed');
      browser.crash(otto);
      await until(second.session, () => isLeading(second), 'the second tab leads');
      await isThere(await openWithoutDevice(browser), id, what === 'closed');
    });

  test('that was closed elsewhere is closed in a tab that was put aside, which does not write it again', async () => {
    const { browser, otto, id } = await startTransferred();
    const second = await open(browser);
    await isThere(second, id);
    otto.tab.emit('away');
    await until(second.session, () => isLeading(second), 'the second tab leads');
    second.session.closeHandoverNote(id);
    otto.tab.emit('back');
    await isThere(otto, id, true);
    await until(otto.session, isKept(browser, id, true), 'the device knows');
    browser.crash(second);
    browser.crash(otto);
    await isThere(await open(browser), id, true);
  });

  test('that comes with the conversation a second time is shown again, and a logout deletes it', async () => {
    const { browser, mara, otto, id } = await startTransferred();
    otto.session.closeHandoverNote(id);
    await goReady(mara);
    const target = { to: 'queue', queueName: 'sales' } as const;
    await otto.session.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    const back = await otto.session.dispatch({ type: 'transfer', conversationId: id, target, note: '' });
    assert.deepEqual(back, { status: 'confirmed' });
    await until(mara, () => mara.state.offers.byId.has(id), 'the offer');
    await mara.dispatch({ type: 'accept-offer', conversationId: id });
    await until(mara, () => mara.state.conversations.byId.has(id), 'the conversation');
    await mara.dispatch({ type: 'set-state', state: 'not-ready', reason: null });
    await goReady(otto.session);
    await transfer(mara, otto, id);
    await until(otto.session, isKept(browser, id, false), 'it is on the device');
    await otto.session.logout(null, 'discard');
    assert.ok(!(await browser.storage.index()).some(({ kind }) => kind === 'handover-note'));
  });
});
