import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, describe, test } from 'node:test';
import type { ConnectionStatus, ConversationId } from '../../src/domain/index.js';
import {
  disposeSessions,
  goReady,
  newSession,
  openChat,
  recordEvents,
  messageTexts,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';
import { fetchUser } from '../support/fetch-user.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

interface World {
  readonly agents: readonly {
    readonly username: string;
    readonly connected: boolean;
    readonly state: { readonly name: string };
  }[];
}
const fetchWorldAgent = async (username: string) =>
  (await emulator.control<World>('GET', '/world')).agents.find((agent) => agent.username === username);

describe('signing in', () => {
  test('goes from signed out to online, with agent, settings and channels', async () => {
    const session = newSession(emulator);
    const events = recordEvents(session, 'connection-changed');
    assert.equal(await session.login('mara', 'demo'), null);
    await until(session, () => session.state.presence, 'the presence');
    assert.deepEqual(
      events.map(({ detail }) => detail.status),
      ['signing-in', 'connecting', 'online'],
    );
    assert.equal(session.state.agent?.username, 'mara');
    assert.equal(session.state.presence?.state, 'not-ready');
    assert.deepEqual(
      session.state.channels.map(({ name, state }) => `${name} ${state}`),
      ['CHAT not-ready', 'WHATSAPP not-ready'],
    );
    assert.equal((await fetchWorldAgent('mara'))?.connected, true);
    await until(session, () => session.state.reasons, 'the reasons');
    assert.ok(session.state.reasons?.some(({ label, kind }) => label === 'Lunch' && kind === 'not-ready'));
  });

  test('with a wrong password reports it, opens no socket and keeps nothing', async () => {
    const session = newSession(emulator);
    assert.equal((await session.login('mara', 'wrong'))?.code, 'unauthorised');
    assert.deepEqual([session.state.connection.status, session.state.agent], ['signed-out', null]);
    assert.equal((await fetchWorldAgent('mara'))?.connected, false);
    assert.equal(await session.login('mara', 'demo'), null, 'and the right one is taken afterwards');
  });

  test('reports whether the server is unreachable or the URL wrong or missing', async () => {
    assert.equal(
      (await newSession({ url: 'http://127.0.0.1:1/agent-manager' }).login('mara', 'demo'))?.code,
      'unreachable',
    );
    assert.equal((await newSession({ url: '' }).login('mara', 'demo'))?.code, 'no-url');
    assert.equal((await newSession({ url: 'not an address' }).login('mara', 'demo'))?.code, 'no-url');
  });

  test('connects without a password for a user the host page has signed in', async () => {
    const user = JSON.stringify(await fetchUser(emulator.url));
    const session = newSession(emulator);
    assert.equal(session.connect({ nonsense: true }), false);
    assert.equal(session.connect(user), true);
    await until(session, () => session.state.connection.status === 'online', 'online');
  });
});

describe('a sign-in error from the server', () => {
  let status = 500;
  let body: unknown = null;
  let server: Server;
  let url = '';
  before(async () => {
    server = createServer((_request, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  const cases: readonly [number, unknown, string, string][] = [
    [
      400,
      { statusCode: 400, msg: { error: { attribute: 'username', validation: 'required' } } },
      'bad-request',
      'username is required',
    ],
    [401, { statusCode: 401, msg: 'no' }, 'unauthorised', 'no'],
    [408, { statusCode: 408, msg: 'Keycloak took too long' }, 'timed-out', 'Keycloak took too long'],
    [412, { statusCode: 412, msg: 'licence expired' }, 'licence', 'licence expired'],
    [500, { statusCode: 500, msg: 'boom' }, 'server-error', 'boom'],
    [502, '<html>Bad gateway</html>', 'server-error', ''],
    [200, { statusCode: 200, data: {} }, 'server-error', 'no user in the answer'],
    [200, 'not JSON', 'server-error', 'no user in the answer'],
  ];
  for (const [code, answer, expected, detail] of cases) {
    test(`${code} ${JSON.stringify(answer)} is ${expected}`, async () => {
      status = code;
      body = answer;
      const session = newSession({ url });
      assert.deepEqual(await session.login('mara', 'demo'), { code: expected, detail });
      assert.equal(session.state.connection.status, 'signed-out');
    });
  }
});

describe('a handshake that is refused', () => {
  const refusals: readonly [string, unknown, string, string, ConnectionStatus][] = [
    ['login-failed', { content: { msg: 'unknown agent' } }, 'login-failed', 'unknown agent', 'signed-out'],
    ['license-error', { content: { key: 'LM', licStatus: 'EXPIRED' } }, 'licence', 'EXPIRED', 'refused'],
  ];
  for (const [code, data, expected, detail, status] of refusals) {
    test(`${code} ends ${status}`, async () => {
      await emulator.control('POST', '/faults', { refuse: { code, data } });
      const session = newSession(emulator);
      await session.login('mara', 'demo');
      await until(session, () => session.state.connection.status === status, status);
      assert.deepEqual(session.state.connection.problem, { code: expected, detail });
      await emulator.control('DELETE', '/faults');
      if (status !== 'refused') {
        assert.equal(session.state.agent, null, 'no agent');
        return;
      }
      session.reconnect();
      await until(session, () => session.state.connection.status === 'online', 'the second manual reconnect');
    });
  }
});

describe('the end of a session', () => {
  test('logout waits for the server and removes everything', async () => {
    const session = await signIn(emulator);
    assert.deepEqual(await session.logout(), { status: 'confirmed' });
    assert.deepEqual(
      [session.state.connection.status, session.state.agent, session.state.presence],
      ['signed-out', null, null],
    );
    assert.equal((await fetchWorldAgent('mara'))?.state.name, 'LOGOUT');
  });

  test('logout is joined by further calls: it is confirmed for all of them, and nothing is refused', async () => {
    const session = await signIn(emulator);
    const events = recordEvents(session, 'command-ended', 'request-refused');
    const outcomes = await Promise.all([session.logout(), session.logout(), session.logout(null, 'discard')]);
    assert.deepEqual(outcomes, Array(3).fill({ status: 'confirmed' }));
    assert.deepEqual(
      events.map(({ name }) => name),
      ['command-ended'],
    );
  });

  test('a sign-in elsewhere takes the session over; this one does not log out or reconnect', async () => {
    const first = await signIn(emulator);
    const events = recordEvents(first, 'session-taken-over');
    const second = await signIn(emulator);
    await until(first, () => first.state.connection.status === 'taken-over', 'taken over');
    assert.equal(events.length, 1);
    assert.deepEqual(await first.dispatch({ type: 'set-state', state: 'ready', reason: null }), {
      status: 'not-sent',
      why: 'offline',
    });
    assert.deepEqual(await second.dispatch({ type: 'set-state', state: 'ready', reason: null }), {
      status: 'confirmed',
    });
    assert.equal(first.state.connection.status, 'taken-over');
    first.reconnect();
    await until(second, () => second.state.connection.status === 'taken-over', 'the agent takes it back');
  });

  test('reports a forced logout by a supervisor', async () => {
    const session = await signIn(emulator);
    await emulator.control('POST', '/faults', { forceLogout: 'mara' });
    await until(session, () => session.state.connection.status === 'closed', 'the end');
    assert.equal(session.state.connection.problem?.code, 'forced-logout');
  });

  test('does not reconnect after the server disconnects', async () => {
    const session = await signIn(emulator);
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
    await until(session, () => session.state.connection.status === 'closed', 'the end');
    assert.equal(session.state.connection.problem?.code, 'session-ended');
    assert.equal((await fetchWorldAgent('mara'))?.connected, false);
  });

  test('by the server keeps drafts for the same agent, and removes them for another', async () => {
    const session = await signIn(emulator);
    const conversationId = 'talk' as ConversationId;
    const kick = async () => {
      await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'kick' } });
      await until(session, () => session.state.connection.status === 'closed', 'the end');
    };
    session.setDraft(conversationId, { text: 'half a sen', replyTo: null, whisper: false });
    await kick();
    await session.login('mara', 'demo');
    await until(session, () => session.state.presence, 'the presence of mara');
    assert.equal(session.state.local.drafts.get(conversationId)?.text, 'half a sen');
    await kick();
    await session.login('otto', 'demo');
    await until(session, () => session.state.presence, 'the presence of otto');
    assert.equal(session.state.local.drafts.size, 0);
  });

  test('by a logout removes drafts, also for the same agent', async () => {
    const session = await signIn(emulator);
    session.setDraft('talk' as ConversationId, { text: 'half a sen', replyTo: null, whisper: false });
    await session.logout(null, 'discard');
    assert.equal(session.state.local.drafts.size, 0);
    await session.login('mara', 'demo');
    await until(session, () => session.state.presence, 'the presence');
    assert.equal(session.state.local.drafts.size, 0);
  });

  test('keeps a message written offline after a refused reconnect, and sends it on the next manual one', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    await emulator.control('POST', '/faults', {
      refuse: { code: 'license-error', data: { content: { key: 'LM', licStatus: 'EXPIRED' } } },
    });
    await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
    await until(session, () => session.state.connection.status !== 'online', 'the loss');
    const body = { type: 'text', text: 'written offline' } as const;
    const outcome = session.dispatch({
      type: 'send-message',
      conversationId: id,
      body,
      replyTo: null,
      whisper: false,
      channelSessionId: null,
    });
    await until(session, () => session.state.connection.status === 'refused', 'the refusal');
    await emulator.control('DELETE', '/faults');
    session.reconnect();
    assert.deepEqual(await outcome, { status: 'confirmed' });
    assert.ok(messageTexts(session, id).includes('sent: written offline'));
  });

  test('suspend and resume keep the agent and use one socket at a time', async () => {
    const session = await signIn(emulator);
    session.suspend();
    assert.equal(session.state.connection.status, 'connecting');
    session.resume();
    await until(session, () => session.state.connection.status === 'online', 'online again');
    assert.equal(session.state.agent?.username, 'mara');
  });
});

describe('the path of the Agent Manager', () => {
  for (const base of ['/', '/crm/agent-manager']) {
    test(`${base} is used for the socket, and the services are next to it`, async () => {
      const emulatorAtBase = await startEmulator({ base });
      const session = await signIn(emulatorAtBase);
      await until(session, () => session.state.reasons, 'the reasons');
    });
  }
});
