import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../src/domain/index.js';
import type { DeskSession } from '../../src/session/session.js';
import { MemoryStorage } from '../../src/session/storage/memory-storage.js';
import { selectHasUnsent } from '../../src/store/basic-selectors.js';
import { sendMessageCommand } from '../support/builders/domain-objects.js';
import {
  disposeSessions,
  goReady,
  openChat,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const ends: readonly [string, readonly Record<string, unknown>[]][] = [
  ['the server ends the session', [{ dropSockets: { username: 'mara', how: 'kick' } }]],
  ['it is taken over', [{ takeOver: 'mara' }]],
  ['a supervisor logs the agent out', [{ forceLogout: 'mara' }]],
  [
    'the handshake is refused',
    [{ refuse: { code: 'login-failed', data: {} } }, { dropSockets: { username: 'mara', how: 'close' } }],
  ],
];

/** What the server has stored of this agent's messages, and what is listed as unsent with ended conversations. */
async function listTexts(session: DeskSession, id: ConversationId): Promise<readonly string[]> {
  const stored = JSON.stringify(await emulator.control('GET', '/world'));
  const ended = session.state.local.endedConversations.find(({ conversation }) => conversation.id === id);
  const unsent = (ended?.unsent ?? []).map(({ body }) => body.text);
  return ['first', 'second'].filter((text) => stored.includes(`"${text}"`) || unsent.includes(text));
}

describe('what was sent and not confirmed outlives the session', () => {
  for (const [title, faults] of ends) {
    for (const whisper of [false, true]) {
      test(`when ${title}: it is settled by history when the agent is back, beside the ${whisper ? 'whispered ' : ''}draft`, async () => {
        const session = await signIn(emulator, 'mara', {}, { settle: 60, resync: 60 });
        await goReady(session);
        const id = await openChat(emulator, session);
        session.setDraft(id, { text: 'later', replyTo: null, whisper });
        await emulator.control('POST', '/faults', { lose: { event: 'onCimEvent', p: 1 } });
        for (const text of ['first', 'second']) void session.dispatch(sendMessageCommand(id, text));
        for (const fault of faults) await emulator.control('POST', '/faults', fault);
        const isEnded = () => ['signed-out', 'closed', 'taken-over'].includes(session.state.connection.status);
        await until(session, isEnded, 'the end');
        assert.deepEqual(
          [session.state.local.drafts.get(id)?.text, session.state.local.drafts.get(id)?.whisper],
          ['later', whisper],
        );
        await emulator.control('DELETE', '/faults');
        await signInAgain(session);
        await until(session, async () => (await listTexts(session, id)).length === 2, 'both are stored or listed');
        await until(session, () => session.state.pending.length === 0, 'nothing is pending');
        assert.equal(session.state.local.drafts.get(id)?.text, 'later');
      });
    }
  }

  test('not when the agent logs out', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    await emulator.control('POST', '/faults', { lose: { event: 'onCimEvent', p: 1 } });
    void session.dispatch(sendMessageCommand(id, 'first'));
    await session.logout(null, 'discard');
    await signInAgain(session);
    assert.deepEqual([session.state.local.drafts.get(id), session.state.pending], [undefined, []]);
  });
});

const isOver = (session: DeskSession) => ['signed-out', 'closed'].includes(session.state.connection.status);

/** A chat with a draft that no server knows. */
async function openDraft(session: DeskSession): Promise<ConversationId> {
  await goReady(session);
  const id = await openChat(emulator, session);
  session.setDraft(id, { text: 'unsent draft', replyTo: null, whisper: false });
  return id;
}

async function signInAgain(session: DeskSession): Promise<void> {
  assert.equal(await session.login('mara', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
}

describe('when the agent signs in again', () => {
  const partings: readonly [string, () => Promise<unknown>][] = [
    ['the server does not know it', () => emulator.control('POST', '/reset', {})],
    ['a supervisor has logged the agent out', () => emulator.control('POST', '/faults', { forceLogout: 'mara' })],
  ];
  for (const [title, part] of partings) {
    test(`a conversation that is not theirs any more has ended, with its draft: ${title}`, async () => {
      const session = await signIn(emulator);
      const id = await openDraft(session);
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
      await until(session, () => isOver(session), 'the end');
      await part();
      await signInAgain(session);
      const isEnded = () => session.state.local.endedConversations.some(({ conversation }) => conversation.id === id);
      await until(session, isEnded, 'the conversation has ended');
      assert.equal(session.state.local.drafts.get(id)?.text, 'unsent draft');
      assert.deepEqual([...session.state.local.keptConversations], []);
      session.dismissConversation(id);
      assert.equal(session.state.local.drafts.get(id), undefined);
    });
  }

  test('a conversation that is still theirs is open, with its draft', async () => {
    const session = await signIn(emulator);
    const id = await openDraft(session);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
    await until(session, () => isOver(session), 'the end');
    assert.deepEqual(session.state.conversations.ids, [id], 'it stays readable');
    await signInAgain(session);
    await until(session, () => session.state.conversations.byId.has(id), 'the conversation');
    assert.equal(session.state.local.drafts.get(id)?.text, 'unsent draft');
    assert.deepEqual([...session.state.local.keptConversations], []);
    assert.deepEqual(session.state.local.endedConversations, []);
  });

  test('an ended conversation with a draft is listed still', async () => {
    const session = await signIn(emulator);
    const id = await openDraft(session);
    await emulator.control('POST', '/faults', { forceLogout: 'mara' });
    await until(session, () => isOver(session), 'the end');
    await signInAgain(session);
    assert.deepEqual(
      session.state.local.endedConversations.map(({ conversation }) => conversation.id),
      [id],
    );
    assert.equal(session.state.local.drafts.get(id)?.text, 'unsent draft');
  });
});

describe('a logout asks first', () => {
  const ask = (session: DeskSession) => session.logout();
  const refused = { status: 'not-sent', why: 'unsent-messages' };

  test('about drafts and notes', async () => {
    const session = await signIn(emulator);
    const id = await openDraft(session);
    assert.deepEqual(await ask(session), refused);
    session.setDraft(id, { text: ' ', replyTo: null, whisper: false });
    session.setWrapUpDraft(id, { codes: [], note: 'a note' });
    assert.deepEqual(await session.logout(null, 'wait'), refused);
    assert.equal(session.state.connection.status, 'online');
    session.setWrapUpDraft(id, null);
    assert.equal((await ask(session)).status, 'confirmed');
  });

  test('about messages of conversations that have ended, until they are dismissed or discarded', async () => {
    for (const isDismissed of [true, false]) {
      const session = await signIn(emulator, 'mara', {}, { settle: 60, resync: 60 });
      await goReady(session);
      const id = await openChat(emulator, session);
      await emulator.control('POST', '/faults', { lose: { event: 'onCimEvent', p: 1 } });
      void session.dispatch(sendMessageCommand(id, 'never confirmed'));
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
      await until(session, () => isOver(session), 'the end');
      await emulator.control('POST', '/reset', {});
      await signInAgain(session);
      await until(
        session,
        () => (session.state.local.endedConversations[0]?.unsent ?? []).length === 1,
        'it is listed',
      );
      assert.deepEqual(session.state.pending, []);
      assert.equal(selectHasUnsent(session.state), true, 'the browser asks, too, before the page is left');
      assert.deepEqual(await ask(session), refused);
      if (isDismissed) session.dismissConversation(id);
      assert.equal((await session.logout(null, isDismissed ? 'ask' : 'discard')).status, 'confirmed');
    }
  });
});

test('the next page of an agent has their drafts, wrap-ups, active conversation and filters', async () => {
  const storage = new MemoryStorage();
  const start = () => signIn(emulator, 'mara', {}, {}, { storage });
  const first = await start();
  await goReady(first);
  const ids = [await openChat(emulator, first), await openChat(emulator, first)] as const;
  const file = new File(['content'], 'note.txt', { type: 'text/plain' });
  const draft = { text: 'later', replyTo: null, whisper: true };
  const chosen = { id: 'f1', file, state: 'waiting', progress: 0, problem: null, attachment: null } as const;
  const wrapUp = { codes: [{ category: 'Sales', value: 'New' }], note: 'calls back' };
  first.setDraft(ids[0], { ...draft, files: [chosen] });
  first.setWrapUpDraft(ids[1], wrapUp);
  first.setFilter('supervisor-panel', { team: 'night' });
  first.activate(ids[0]);
  const kinds = async () => new Set((await storage.index()).map(({ kind }) => kind));
  await until(first, async () => (await kinds()).has('wrap-up') && (await kinds()).has('filter'), 'it is kept');
  first.dispose();
  const next = await start();
  await until(next, () => next.state.local.drafts.has(ids[0]), 'it is there');
  const { local } = next.state;
  const { text, whisper, files } = local.drafts.get(ids[0]) ?? {};
  assert.deepEqual([text, whisper], ['later', true]);
  assert.deepEqual([files?.[0]?.file.name, await files?.[0]?.file.text()], ['note.txt', 'content']);
  assert.deepEqual(local.wrapUpDrafts.get(ids[1]), wrapUp);
  assert.deepEqual(local.filters.get('supervisor-panel'), { team: 'night' });
  await until(next, () => next.state.local.activeConversation === ids[0], 'the active conversation');
});

describe("an agent's own settings", () => {
  const soundOf = ({ state }: DeskSession) => state.local.ownSettings.get('sound');

  test('outlive pages, logouts and kicks, also those of other agents, until they are forgotten', async () => {
    const storage = new MemoryStorage();
    const start = (name: string) => signIn(emulator, name, {}, {}, { storage });
    const session = await start('mara');
    session.setOwnSetting('sound', 'soft');
    await until(session, async () => (await storage.index()).some(({ kind }) => kind === 'setting'), 'it is kept');
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
    await until(session, () => isOver(session), 'the end');
    await signInAgain(session);
    await until(session, () => soundOf(session) === 'soft', 'it is there after a kick');
    assert.equal((await session.logout()).status, 'confirmed');
    assert.equal(soundOf(session), undefined);
    assert.equal(await session.login('otto', 'demo'), null);
    session.setOwnSetting('sound', 'loud');
    await until(
      session,
      async () => (await storage.index()).some(({ owner }) => owner.agentId === session.state.agent?.id),
      'his',
    );
    await session.logout();
    const next = await start('mara');
    await until(next, () => soundOf(next) === 'soft', 'hers is there on the next page');
    next.forgetDevice();
    assert.equal(soundOf(next), undefined);
    const left = async () => (await storage.index()).filter(({ kind }) => kind === 'setting');
    await until(next, async () => (await left()).length === 1, 'it is forgotten');
    assert.notEqual((await left())[0]?.owner.agentId, next.state.agent?.id, "another agent's is kept");
  });
});

describe('at another server', () => {
  for (const isLoggedOut of [true, false]) {
    test(`nothing is sent or shown; it is back at the first one (${isLoggedOut ? 'after a kick' : 'while connected'})`, async () => {
      const other = await startEmulator();
      const session = await signIn(emulator);
      const id = await openDraft(session);
      await emulator.control('POST', '/faults', { lose: { event: 'onCimEvent', p: 1 } });
      void session.dispatch(sendMessageCommand(id, 'unsent message'));
      if (isLoggedOut) {
        await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
        await until(session, () => isOver(session), 'the end');
      }
      session.configure({ url: other.url });
      await signInAgain(session);
      await goReady(session);
      const otherId = await openChat(other, session);
      assert.equal(session.state.local.drafts.get(id), undefined);
      assert.deepEqual(session.state.pending, []);
      assert.deepEqual(session.state.local.endedConversations, []);
      session.setDraft(otherId, { text: 'other', replyTo: null, whisper: false });
      await emulator.control('POST', '/faults', { lose: { event: 'onCimEvent', p: 0 } });
      session.configure({ url: emulator.url });
      await signInAgain(session);
      assert.equal(session.state.local.drafts.get(id)?.text, 'unsent draft');
      assert.equal(session.state.local.drafts.get(otherId), undefined);
      await until(
        session,
        () =>
          session.state.conversations.byId.has(id) ||
          session.state.local.endedConversations.some(({ conversation }) => conversation.id === id),
        'the conversation is listed',
      );
      const world = JSON.stringify(await other.control('GET', '/world'));
      assert.equal(/unsent/.test(world), false);
    });
  }

  test('another agent finds nothing, and neither does the first one afterwards', async () => {
    const other = await startEmulator();
    const session = await signIn(emulator);
    const id = await openDraft(session);
    session.configure({ url: other.url });
    await signInAgain(session);
    assert.equal(await session.login('otto', 'demo'), null);
    await signInAgain(session);
    session.configure({ url: emulator.url });
    await signInAgain(session);
    assert.equal(session.state.local.drafts.get(id), undefined);
  });
});
