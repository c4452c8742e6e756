import assert from 'node:assert/strict';
import { fetchUser } from '../support/fetch-user.js';
import { after, afterEach, before, describe, mock, test } from 'node:test';
import type { Command, ConversationId, Team, TeamReport } from '../../src/domain/index.js';
import { createDeskSession } from '../../src/session/create-desk-session.js';
import { RestError } from '../../src/session/rest/rest-answer.js';
import type { DeskSession } from '../../src/session/session.js';
import type { Draft } from '../../src/store/state.js';
import {
  disposeSessions,
  goReady,
  messageTexts,
  newSession,
  openChat,
  recordEvents,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';

let emulator: NodeEmulator;
const warn = mock.method(console, 'warn', () => undefined);
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));
after(() => warn.mock.restore());

const countConnections = async () =>
  (await emulator.control<readonly { name: string; dir: string }[]>('GET', '/log?since=0')).filter(
    ({ name, dir }) => name === 'onChannelTypes' && dir === 'out',
  ).length;
const warnings = () => warn.mock.calls.map(({ arguments: [text] }) => String(text));
const dispatchAnything = (session: DeskSession, command: unknown) => session.dispatch(command as Command);

describe('dispatch', () => {
  test('answers what is no command with what was expected, and keeps no row of it', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const conversationId = await openChat(emulator, session);
    const events = recordEvents(session, 'command-ended', 'request-refused');
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const command of [
      revoked.proxy,
      {
        get type(): string {
          throw new Error('A getter of the host.');
        },
      },
      { type: 'leave', conversationId: Symbol('c') },
      null,
      undefined,
      { type: 'nope' },
      { type: 'transfer', conversationId },
      { type: 'set-state', state: 'ready' },
      { type: 'send-message', conversationId, body: 'text', replyTo: null, whisper: false, channelSessionId: null },
    ]) {
      const outcome = await dispatchAnything(session, command);
      assert.equal(outcome.status, 'invalid');
      assert.ok(outcome.status === 'invalid' && outcome.expected !== '');
      assert.ok(warnings().some((text) => text.includes(outcome.expected)));
      assert.deepEqual(session.state.pending, []);
    }
    assert.deepEqual(events, []);
    const transfer = session.dispatch({
      type: 'transfer',
      conversationId,
      target: { to: 'queue', queueName: 'support' },
      note: '',
    });
    assert.deepEqual(await transfer, { status: 'confirmed' }, 'the real one is not held up');
  });

  test('takes a command as it is at the moment, whatever the host does with its object afterwards', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const conversationId = await openChat(emulator, session);
    const body = { type: 'text' as const, text: '' };
    const command = { type: 'send-message' as const, conversationId, body, replyTo: null, whisper: false };
    const outcomes = ['one', 'two', 'three'].map((text) => {
      body.text = text;
      return session.dispatch({ ...command, channelSessionId: null });
    });
    body.text = 'never sent';
    for (const outcome of outcomes) assert.deepEqual(await outcome, { status: 'confirmed' });
    assert.deepEqual(messageTexts(session, conversationId), ['sent: Hello?', 'sent: one', 'sent: two', 'sent: three']);
  });

  test('never rejects, also when the command contains itself', async () => {
    const chat: Record<string, unknown> = { conversationId: 'c' };
    chat['channelSession'] = chat;
    const session = await signIn(emulator, 'vela', {}, { request: 100 });
    assert.equal((await dispatchAnything(session, { type: 'monitor', chat })).status, 'invalid');
  });

  test('takes of objects that refer to each other each one once, and what can be kept on the device', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const conversationId = await openChat(emulator, session);
    const owner: Record<string, unknown> = {};
    for (const field of 'abcdefgh') owner[field] = owner;
    const list = Array.from({ length: 12 }, () => ({ owner, list: [] as unknown[] }));
    for (const item of list) item.list.push(...list);
    const body = { type: 'text' as const, text: 'one', owner, list, onSent: () => undefined };
    const command = { type: 'send-message' as const, conversationId, body, replyTo: null, whisper: false };
    const outcome = session.dispatch({ ...command, channelSessionId: null });
    assert.doesNotThrow(() => structuredClone(session.state.pending[0]?.command));
    assert.equal(session.state.pending.length, 1);
    assert.deepEqual(await outcome, { status: 'confirmed' });
  });

  test('checks before it looks whether an agent is signed in', async () => {
    assert.equal((await dispatchAnything(newSession(emulator), { type: 'leave' })).status, 'invalid');
  });

  test('a logout with another reason than one of the list changes nothing', async () => {
    const session = await signIn(emulator);
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const reason of [{}, 'lunch', 7, { id: revoked.proxy }])
      assert.equal((await session.logout(reason as never)).status, 'invalid');
    assert.equal(session.state.connection.status, 'online');
  });
});

describe('methods of the session', () => {
  test('ignore what is no draft, and undefined is no conversation', () => {
    const session = newSession(emulator);
    const id = 'c' as ConversationId;
    for (const nonsense of [7, {}, [], true, undefined]) {
      session.setDraft(id, nonsense as never);
      session.setWrapUpDraft(id, nonsense as never);
    }
    for (const codes of [[null], ['text'], [{ category: 'Sales' }]])
      session.setWrapUpDraft(id, { codes, note: 'lost' } as never);
    session.activate(undefined as never);
    const { local } = session.state;
    assert.deepEqual([local.activeConversation, local.drafts.size, local.wrapUpDrafts.size], [null, 0, 0]);
    for (const expected of ['A draft is', 'draft of a wrap-up is']) assert.ok(warnings().join().includes(expected));
  });

  test('ignore a draft whose files or messages are none, and keep the work of the agent', async () => {
    const session = await signIn(emulator);
    const id = 'c' as ConversationId;
    const written = { text: 'written', replyTo: null, whisper: false };
    const lists = ['x', {}, [null], [{}], [{ id: 'f', file: null }]];
    for (const list of lists)
      for (const wrong of [{ files: list }, { waiting: list }, { replyTo: {} }, { replyToEntry: 7 }])
        session.setDraft(id, { ...written, ...wrong } as never);
    assert.equal(session.state.local.drafts.size, 0);
    session.setDraft(id, { ...written, files: null, waiting: null } as never);
    assert.deepEqual(session.state.local.drafts.get(id), written);
    session.setWrapUpDraft(id, { codes: [], note: 'n', extra: [10n, Symbol('s')] } as never);
    await until(session, () => session.state.reasons, 'the state changes');
    assert.doesNotThrow(() => session.dispose());
  });

  test('an option that contains itself is one option', () => {
    const session = newSession(emulator);
    const firebase: Record<string, unknown> = { apiKey: 'k' };
    firebase['options'] = firebase;
    for (let render = 0; render < 2; render++) session.configure({ push: { firebase } as never });
    assert.equal(session.options.push?.firebase, firebase);
  });

  test('a timeout longer than the timers of the browser is none', async () => {
    for (const requestTimeout of [Infinity, 1e12, 2 ** 31]) {
      const session = await signIn(emulator, 'mara', { requestTimeout });
      const outcome = await session.dispatch({ type: 'set-state', state: 'ready', reason: null });
      assert.deepEqual(outcome, { status: 'confirmed' }, String(requestTimeout));
      session.dispose();
    }
  });

  test('take a draft with its text alone, and keep it when the host changes its object', () => {
    const session = newSession(emulator);
    const draft = { text: 'first' };
    const id = 'c' as ConversationId;
    session.setDraft(id, draft as Draft);
    draft.text = 'second';
    assert.deepEqual(session.state.local.drafts.get(id), { text: 'first', replyTo: null, whisper: false });
    const codes = [{ category: 'Sales', value: 'Order' }];
    session.setWrapUpDraft(id, { codes, note: '' });
    codes.pop();
    assert.equal(session.state.local.wrapUpDrafts.get(id)?.codes.length, 1);
  });

  test('a report of what is no team is refused in words, and what is no report before it is none', async () => {
    const session = await signIn(emulator, 'vela');
    const report = (team: unknown, previous: unknown) => session.teamReport(team as Team, previous as TeamReport);
    for (const nonsense of [null, undefined, 'support', {}, []])
      await assert.rejects(
        report(nonsense, null),
        (error) => error instanceof RestError && error.problem.detail !== '',
      );
    const [team] = session.state.agent?.supervisedTeams ?? [];
    assert.ok(team);
    assert.ok((await report(team, {})).members.length > 0);
  });
});

describe('options', () => {
  test('null is not given', async () => {
    const session = createDeskSession(null, null);
    session.configure({ url: emulator.url, services: null, server: null, replyMode: null, autoAnswer: null } as never);
    assert.equal(await session.login('mara', 'demo'), null);
    await until(session, () => session.state.reasons, 'the reasons, from a service beside the Agent Manager');
    session.configure({ url: undefined, services: { admin: null } } as never);
    assert.equal((await session.rest.reasons()).length > 0, true);
    session.dispose();
  });

  test('what does not fit is named in a warning, and the option stays', () => {
    const session = newSession(emulator);
    session.configure({ services: 'https://example.com', token: 7, requestTimeout: '5', server: 'four' } as never);
    assert.deepEqual(session.options.services, {});
    assert.equal(session.options.token, null);
    for (const name of ['services', 'token', 'requestTimeout', 'server'])
      assert.ok(
        warnings().some((text) => text.includes(`The option ${name} is`)),
        name,
      );
  });
});

describe('the agent of the host page', () => {
  test('connecting an agent who is connected or connecting makes no second handshake', async () => {
    const user = await fetchUser(emulator.url);
    const before = await countConnections();
    const session = newSession(emulator);
    assert.equal(session.connect(user), true);
    assert.equal(session.connect({ ...user }), true);
    await until(session, () => session.state.presence, 'the presence');
    assert.equal(session.connect(JSON.stringify(user)), true);
    const outcome = session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    session.connect({ ...user });
    assert.deepEqual(await outcome, { status: 'confirmed' });
    assert.equal((await countConnections()) - before, 1);
  });

  test('declared again does not take a session back, nor sign in after a logout; connect does', async () => {
    const user = await fetchUser(emulator.url);
    const session = newSession(emulator);
    session.declareAgent(user);
    await until(session, () => session.state.presence, 'the presence');
    const other = await signIn(emulator);
    await until(session, () => session.state.connection.status === 'taken-over', 'taken over');
    session.declareAgent({ ...user });
    assert.equal(session.state.connection.status, 'taken-over');
    session.connect(user);
    await until(other, () => other.state.connection.status === 'taken-over', 'taken back');
    await until(session, () => session.state.presence, 'online again');
    await session.logout();
    session.declareAgent({ ...user });
    assert.equal(session.state.connection.status, 'signed-out');
    session.declareAgent(null);
    session.declareAgent({ ...user });
    await until(session, () => session.state.presence, 'a new statement signs in');
  });

  test('declared on a session that was taken over before, whose agent signed in with a password', async () => {
    const session = await signIn(emulator);
    const user = session.state.agent?.source;
    await signIn(emulator);
    await until(session, () => session.state.connection.status === 'taken-over', 'taken over');
    session.declareAgent(user);
    assert.equal(session.state.connection.status, 'taken-over');
  });

  test('another agent is a new sign-in', async () => {
    const mara = await fetchUser(emulator.url);
    const otto = (await signIn(emulator, 'otto')).state.agent?.source;
    const session = newSession(emulator);
    session.declareAgent(mara);
    await until(session, () => session.state.presence, 'the presence');
    session.declareAgent(otto);
    await until(session, () => session.state.agent?.username === 'otto' && session.state.presence, 'otto');
  });

  test('a whole login response is not taken, and the console says what to give', async () => {
    const user = await fetchUser(emulator.url);
    const session = newSession(emulator);
    assert.equal(session.connect({ statusCode: 200, data: { token: 't', keycloak_User: user } }), false);
    assert.ok(warnings().some((text) => text.includes('give the user object in it')));
    session.declareAgent('nonsense');
    assert.equal(session.state.connection.status, 'signed-out');
  });
});
