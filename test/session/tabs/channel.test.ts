import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import { isDeskLock } from '../../../src/session/tabs/desk-name.js';
import { createRandom } from '../../../demo/agent-manager/world/id-generator.js';
import { sendMessageCommand } from '../../support/builders/domain-objects.js';
import {
  disposeSessions,
  goReady,
  messageTexts,
  openChat,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';
import { countConnections, SharedBrowser } from '../../support/tabs/shared-sessions.js';

type Json = Record<string, unknown>;

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const odd: readonly unknown[] = [
  ...[null, undefined, true, -1, 1e300, NaN, 2 ** 53, '', 'x'.repeat(2_000), '__proto__', 'constructor'],
  ...[[], [[]], {}, { length: 1e9 }, { type: 'event' }, { toString: null }, new Map([[1, 2]]), new Date(NaN)],
];

/** The message with one value somewhere in it changed, removed or added. */
function corrupt(message: unknown, random: () => number): unknown {
  const copy = structuredClone(message) as Json;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  let place = copy['message'] as Json;
  for (;;) {
    const key = pick(Object.keys(place));
    const inner = place[key];
    if (typeof inner === 'object' && inner !== null && Object.keys(inner).length > 0 && random() < 0.7) {
      place = inner as Json;
      continue;
    }
    if (random() < 0.2) Reflect.deleteProperty(place, key);
    else place[random() < 0.2 ? 'other' : key] = pick(odd);
    return copy;
  }
}

const typeOf = (message: unknown): string => String(((message as Json)['message'] as Json | undefined)?.['type']);
/** All but the notices of a sign-in. */
const said = ({ browser }: SharedBrowser): readonly unknown[] =>
  browser.posted.filter((message) => typeOf(message) !== 'undefined');

describe('the channel of the tabs', () => {
  test('corrupt messages of every type break no tab, and a tab that comes later has everything', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second] = [await browser.open(), await browser.open()] as const;
    await goReady(second.session);
    const id = await openChat(emulator, second.session);
    await second.session.dispatch(sendMessageCommand(id, 'hello'));
    second.session.setDraft(id, { text: 'begun', replyTo: null, whisper: false });
    second.session.setWrapUpDraft(id, { note: 'note', codes: [] });
    second.session.setOwnSetting('sound', 'soft');
    second.session.markRead(id);
    for (const { tab } of [first, second]) tab.emit('hidden');
    await until(first.session, () => first.session.state.local.wrapUpDrafts.has(id), 'all was said');
    const ofTypes = new Map(said(browser).map((message) => [typeOf(message), message]));
    for (const type of ['link', 'beat', 'lead', 'ping', 'who', 'request', 'change', 'sign-in'] as const) {
      const numbers = { epoch: 'e', seq: 1, id: 'x' };
      const shapes: Json = {
        request: { what: 'retry', id: 'x' },
        link: { ...numbers, link: { status: 'online', problem: null } },
        change: { ...numbers, change: { type: 'history', conversationId: id } },
      };
      const sample = [...ofTypes.values()][0] as Json;
      if (!ofTypes.has(type))
        ofTypes.set(type, { ...sample, message: { type, ...((shapes[type] ?? numbers) as Json) } });
    }
    for (const type of ['join', 'hidden', 'command', 'send', 'act', 'event', 'pending', 'outcome', 'snapshot'])
      assert.ok(ofTypes.has(type), type);
    const random = createRandom(7);
    for (const message of ofTypes.values())
      for (let count = 0; count < 100; count++) browser.browser.inject(corrupt(message, random));
    // All of them have been read when this one has its answer.
    await until(first.session, () => first.session.state.connection.status === 'online', 'it is connected');
    const third = await browser.open();
    await until(third.session, () => third.session.state.conversations.byId.has(id), 'it has the conversation');
    assert.deepEqual(await third.session.dispatch(sendMessageCommand(id, 'still works')), { status: 'confirmed' });
    assert.equal(await countConnections(emulator), 1);
    assert.deepEqual([Object.keys(Object.prototype), ({} as Json)['other']], [[], undefined]);
  });

  test('a message that claims a number far ahead is asked about once', async () => {
    const browser = new SharedBrowser(emulator);
    const [first, second] = [await browser.open(), await browser.open()] as const;
    await goReady(first.session);
    const id = await openChat(emulator, first.session);
    await until(second.session, () => second.session.state.conversations.byId.has(id), 'the conversation');
    const event = browser.browser.posted.findLast((message) => typeOf(message) === 'event') as Json;
    browser.browser.inject({ ...event, from: 'stranger', message: { ...(event['message'] as Json), seq: 1e9 } });
    const countJoins = (): number => browser.browser.posted.filter((message) => typeOf(message) === 'join').length;
    const before = countJoins();
    await until(second.session, () => countJoins() > before, 'it asks for everything');
    for (const text of ['one', 'two']) {
      await emulator.control('POST', `/chats/${id}/messages`, { text });
      await until(second.session, () => messageTexts(second.session, id).includes(`sent: ${text}`), 'what comes next');
    }
    // It came over two channels.
    assert.ok(countJoins() <= before + 2, String(countJoins() - before));
  });

  test('one of a release that cannot be read ends the part of a tab, which asks for a reload and takes nothing back', async () => {
    const browser = new SharedBrowser(emulator, { leaderSilence: 100, leaderAnswer: 50 });
    const tabs = [await browser.open(), await browser.open()] as const;
    await goReady(tabs[0].session);
    const id = await openChat(emulator, tabs[0].session);
    tabs[0].session.setDraft(id, { text: 'begun', replyTo: null, whisper: false });
    const newer = { desk: 'agent-desk', protocol: 2, build: '99.0.0', from: 'newer', message: { type: 'join' } };
    browser.browser.inject(newer);
    for (const { session } of tabs) {
      await until(session, () => session.state.connection.status === 'taken-over', 'it is paused');
      assert.ok(session.state.local.serverErrors.some(({ code }) => code === 'new-version'));
      assert.equal(session.sharing?.isLeading, false);
    }
    assert.equal(tabs[0].session.state.local.drafts.get(id)?.text, 'begun');
    assert.equal(await countConnections(emulator), 1);
    assert.deepEqual(browser.browser.heldLocks().filter(isDeskLock), [], 'the newer one can have the lock');
  });

  test('one of an older release, which cannot read any, is answered', async () => {
    const browser = new SharedBrowser(emulator);
    const { session } = await browser.open();
    await browser.open();
    await goReady(session);
    const countBeats = (): number => browser.browser.posted.filter((message) => typeOf(message) === 'beat').length;
    const before = countBeats();
    const older = { desk: 'agent-desk', protocol: 0, build: '0.0.1', from: 'older', message: { type: 'join' } };
    browser.browser.inject(older);
    await until(session, () => countBeats() > before, 'it says that it leads');
    assert.equal(session.state.connection.status, 'online');
  });
});
