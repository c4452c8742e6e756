import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConnectionStatus } from '../../src/domain/index.js';
import { DeskSession } from '../../src/session/session.js';
import {
  disposeSessions,
  goReady,
  openChat,
  recordEvents,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';

let emulator: NodeEmulator;
const sessions: DeskSession[] = [];
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.dispose();
  return disposeSessions(emulator);
});

const isConnected = async (username: string) =>
  (
    await emulator.control<{ agents: readonly { username: string; connected: boolean }[] }>('GET', '/world')
  ).agents.find((agent) => agent.username === username)?.connected;

/** A session whose sign-in answers are held until `release`. */
function createSlowSession(): { session: DeskSession; release: () => void } {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const session = new DeskSession(
    { url: emulator.url },
    {
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (String(url as string).endsWith('/agent/login')) await held;
        return response;
      },
    },
  );
  sessions.push(session);
  return { session, release };
}

describe('a sign-in whose answer comes late', () => {
  test('opens no connection while no element shows the session, and one when it is back', async () => {
    const { session, release } = createSlowSession();
    const login = session.login('mara', 'demo');
    session.suspend();
    release();
    assert.equal(await login, null);
    const { session: other, release: releaseOther } = createSlowSession();
    releaseOther();
    await other.login('otto', 'demo');
    await until(other, () => other.state.presence, 'another agent could connect meanwhile');
    assert.equal(await isConnected('mara'), false);
    session.resume();
    await until(session, () => session.state.presence, 'the presence');
  });

  test('does nothing after the session was closed, signed out or given another agent', async () => {
    const user = (await signIn(emulator, 'otto')).state.agent?.source;
    const acts: readonly [(session: DeskSession) => unknown, ConnectionStatus][] = [
      [(session) => session.dispose(), 'closed'],
      [(session) => session.logout(), 'signed-out'],
      [(session) => session.connect(user), 'online'],
    ];
    for (const [act, status] of acts) {
      const { session, release } = createSlowSession();
      const login = session.login('mara', 'demo');
      await act(session);
      assert.equal((await login)?.code, 'sign-in-cancelled');
      release();
      await until(session, () => session.state.connection.status === status, status);
      assert.notEqual(session.state.agent?.username, 'mara');
    }
    assert.equal(await isConnected('mara'), false);
  });
});

describe('a listener that acts at once', () => {
  test('ends the session: nothing is requested after it', async () => {
    for (const act of ['dispose', 'suspend'] as const) {
      const requests: string[] = [];
      const session = new DeskSession(
        { url: emulator.url },
        {
          fetch: (url, init) => {
            requests.push(new URL(url as string).pathname);
            return fetch(url, init);
          },
        },
      );
      sessions.push(session);
      session.addEventListener('connection-changed', () => {
        if (session.state.connection.status === 'online') session[act]();
      });
      await session.login('mara', 'demo');
      await until(
        session,
        () => session.state.connection.status === (act === 'dispose' ? 'closed' : 'connecting'),
        act,
      );
      await until(session, async () => !(await isConnected('mara')), 'it is not connected');
      assert.deepEqual(
        requests.filter((path) => path.startsWith('/unified-admin')),
        [],
      );
    }
  });

  test('gives another agent: what they write is theirs', async () => {
    const user = (await signIn(emulator, 'otto')).state.agent?.source;
    const { session, release } = createSlowSession();
    release();
    let hasActed = false;
    session.addEventListener('connection-changed', () => {
      if (hasActed || session.state.connection.status !== 'connecting') return;
      hasActed = true;
      session.connect(user);
    });
    await session.login('mara', 'demo');
    await until(session, () => session.state.presence, 'the presence');
    assert.equal(session.state.agent?.username, 'otto');
    await goReady(session);
    const conversationId = await openChat(emulator, session);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'otto', how: 'close' } });
    await until(session, () => session.state.connection.status === 'reconnecting', 'the loss');
    const body = { type: 'text', text: 'Theirs' } as const;
    const outcome = session.dispatch({
      ...{ type: 'send-message', conversationId, body, replyTo: null, whisper: false, channelSessionId: null },
    });
    session.reconnect();
    assert.deepEqual(await outcome, { status: 'confirmed' });
  });
});

describe('a second sign-in', () => {
  test('that fails leaves the session online as it was', async () => {
    const session = await signIn(emulator);
    const events = recordEvents(session, 'connection-changed');
    for (const [username, password] of [
      ['mara', 'wrong'],
      ['otto', 'wrong'],
      ['', ''],
    ] as const)
      assert.notEqual(await session.login(username, password), null);
    session.configure({ url: 'nonsense' });
    assert.equal((await session.login('otto', 'demo'))?.code, 'no-url');
    session.configure({ url: emulator.url });
    assert.deepEqual(events, []);
    assert.equal((await session.dispatch({ type: 'set-state', state: 'ready', reason: null })).status, 'confirmed');
  });

  test('that fails leaves a session that was taken over', async () => {
    const session = await signIn(emulator);
    await signIn(emulator);
    await until(session, () => session.state.connection.status === 'taken-over', 'taken over');
    await session.login('mara', 'wrong');
    assert.equal(session.state.connection.status, 'taken-over');
  });

  test('that succeeds changes the agent', async () => {
    const session = await signIn(emulator);
    assert.equal(await session.login('otto', 'demo'), null);
    await until(session, () => session.state.presence, 'the presence');
    assert.equal(session.state.agent?.username, 'otto');
    await until(session, async () => !(await isConnected('mara')), 'one connection');
  });

  test('at once joins the one that runs, or is refused by name', async () => {
    const { session, release } = createSlowSession();
    const logins = [session.login('mara', 'demo'), session.login('mara', 'demo')] as const;
    assert.deepEqual(await session.login('otto', 'demo'), { code: 'already-signing-in', detail: 'mara' });
    release();
    assert.deepEqual(await Promise.all(logins), [null, null]);
    const { session: failing, release: releaseFailing } = createSlowSession();
    const failures = [failing.login('mara', 'no'), failing.login('mara', 'no')] as const;
    releaseFailing();
    for (const problem of await Promise.all(failures)) assert.equal(problem?.code, 'unauthorised');
  });
});

describe('a logout whose answer comes late', () => {
  test('does not end the session of the agent who signed in meanwhile', async () => {
    const user = (await signIn(emulator, 'otto')).state.agent?.source;
    const session = await signIn(emulator);
    const logout = session.logout();
    session.connect(user);
    await logout;
    await until(session, () => session.state.presence, 'the presence');
    assert.equal(session.state.agent?.username, 'otto');
  });
});

describe('a session that no element shows', () => {
  test('stays taken over when it is back', async () => {
    const session = await signIn(emulator);
    const other = await signIn(emulator);
    await until(session, () => session.state.connection.status === 'taken-over', 'taken over');
    session.suspend();
    session.resume();
    assert.equal(session.state.connection.status, 'taken-over');
    assert.equal((await other.dispatch({ type: 'set-state', state: 'ready', reason: null })).status, 'confirmed');
  });

  test('connects an agent given meanwhile when it is back', async () => {
    const first = await signIn(emulator);
    const user = first.state.agent?.source;
    first.dispose();
    await until(first, async () => !(await isConnected('mara')), 'the first is gone');
    const { session } = createSlowSession();
    session.suspend();
    assert.equal(session.connect(user), true);
    const other = await signIn(emulator, 'otto');
    assert.equal(await isConnected('mara'), false);
    session.resume();
    await until(session, () => session.state.presence, 'the presence');
    assert.equal(other.state.connection.status, 'online');
  });
});
