import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId } from '../../../src/domain/index.js';
import { RestError } from '../../../src/session/rest/rest-client.js';
import type { DeskSession, DeskSessionOptions } from '../../../src/session/session.js';
import { fetchUser } from '../../support/fetch-user.js';
import {
  disposeSessions,
  goReady,
  newSession,
  openChat,
  recordEvents,
  signIn,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const expireToken = () => emulator.control('POST', '/faults', { expireToken: 'mara' });

/** A valid token of mara's, as a host gets one from its own identity provider. */
async function fetchToken(): Promise<string> {
  const response = await fetch(`${emulator.url}/agent/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ username: 'mara', password: 'demo' }),
  });
  return ((await response.json()) as { data: { token: string } }).data.token;
}

const isExpired = (error: unknown) => error instanceof RestError && error.problem.code === 'credentials-expired';
const targets = (session: DeskSession) => session.rest.queueTargets('c' as ConversationId);

/** One call of every service, and an upload. */
const calls: Readonly<Record<string, (session: DeskSession) => Promise<unknown>>> = {
  admin: ({ rest }) => rest.reasons(),
  routing: targets,
  announcements: ({ rest }) => rest.announcements([]),
  conversations: ({ rest }) => rest.history('p' as never, 'c' as never, 0, 10, { agentId: null, now: 0 }),
  files: ({ rest }) => rest.upload(new File(['text'], 'a.txt'), 'c' as ConversationId),
};

describe('a token that has expired, with a function of the host', () => {
  async function connect(token: DeskSessionOptions['token'], timing = {}): Promise<DeskSession> {
    const user = await fetchUser(emulator.url);
    const session = newSession(emulator, { token }, timing);
    session.connect(user);
    await until(session, () => session.state.presence && session.state.reasons, 'the presence and the reasons');
    return session;
  }

  test('is asked for once more, with the refused one, and every call is repeated', async () => {
    let token = await fetchToken();
    const refusals: (string | null)[] = [];
    const session = await connect(async ({ refused }) => {
      if (refused === null) return token;
      refusals.push(refused);
      return (token = await fetchToken());
    });
    const events = recordEvents(session, 'credentials-expired');
    for (const [service, call] of Object.entries(calls)) {
      const expired = token;
      await expireToken();
      await call(session);
      assert.deepEqual(refusals.splice(0), [expired], service);
    }
    assert.deepEqual([events, session.state.credentialsExpired], [[], null]);
  });

  test('is renewed once for calls that fail together', async () => {
    let token = await fetchToken();
    let renewals = 0;
    const session = await connect(async ({ refused }) => {
      if (refused === null) return token;
      renewals++;
      return (token = await fetchToken());
    });
    await expireToken();
    await Promise.all([...Object.values(calls), ...Object.values(calls)].map((call) => call(session)));
    assert.equal(renewals, 1);
  });

  const functions: readonly [string, (token: string) => () => string | Promise<string>][] = [
    ['that returns the same token', (token) => () => token],
    ['that rejects', () => () => Promise.reject(new Error('signed out'))],
    [
      'that throws',
      () => () => {
        throw new Error('signed out');
      },
    ],
    ['that never settles', () => () => new Promise(() => undefined)],
    ['that returns nothing', () => () => undefined as never],
  ];
  for (const [name, create] of functions) {
    test(`a function ${name} ends in an event, and the conversations go on`, async () => {
      let renew: (() => string | Promise<string>) | null = null;
      const token = await fetchToken();
      const session = await connect(({ refused }) => (refused === null ? token : (renew?.() ?? token)), { token: 50 });
      await goReady(session);
      const id = await openChat(emulator, session);
      const events = recordEvents(session, 'credentials-expired', 'connection-changed');
      renew = create(token);
      await expireToken();
      await assert.rejects(targets(session), isExpired);
      await assert.rejects(targets(session), isExpired);
      assert.deepEqual(events, [{ name: 'credentials-expired', detail: { renewedBy: 'host' } }], 'once');
      assert.equal(session.state.credentialsExpired, 'host');
      assert.ok(session.state.conversations.byId.has(id));
      const fresh = await fetchToken();
      renew = () => fresh;
      assert.equal(await session.renewCredentials(), null);
      assert.equal(session.state.credentialsExpired, null);
    });
  }

  test('a call that works with a new token ends the problem', async () => {
    let token = await fetchToken();
    const session = await connect(() => token);
    await expireToken();
    await assert.rejects(targets(session), isExpired);
    token = await fetchToken();
    await targets(session);
    assert.equal(session.state.credentialsExpired, null);
    session.configure({ token: 'of another server' });
    await assert.rejects(targets(session), isExpired);
    session.configure({ token });
    await targets(session);
    assert.equal(session.state.credentialsExpired, null);
  });
});

describe('signing in with a token function', () => {
  const functions: readonly [string, () => string | Promise<string>][] = [
    ['rejects', () => Promise.reject(new Error('no'))],
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
    ['never settles', () => new Promise(() => undefined)],
    ['returns an expired token', () => 'expired'],
  ];
  for (const [name, token] of functions) {
    test(`that ${name} works, and says that the credentials are missing`, async () => {
      const session = newSession(emulator, { token }, { token: 50 });
      assert.equal(await session.login('mara', 'demo'), null);
      await until(session, () => session.state.presence, 'the presence');
      await until(session, () => session.state.credentialsExpired === 'host', 'the problem');
      assert.equal(session.state.configurationProblem?.code ?? 'credentials-expired', 'credentials-expired');
    });
  }
});

describe('a token that has expired, without a function of the host', () => {
  test('is renewed by the password; the connection, the conversations and a draft stay', async () => {
    const session = await signIn(emulator);
    await goReady(session);
    const id = await openChat(emulator, session);
    session.setDraft(id, { text: 'half a', replyTo: null, whisper: false });
    const events = recordEvents(session, 'credentials-expired', 'connection-changed', 'conversation-closed');
    await expireToken();
    for (const call of Object.values(calls)) await assert.rejects(call(session), isExpired);
    assert.deepEqual(events, [{ name: 'credentials-expired', detail: { renewedBy: 'password' } }]);
    assert.equal((await session.renewCredentials('wrong'))?.code, 'unauthorised');
    assert.equal(session.state.credentialsExpired, 'password');
    assert.equal(await session.renewCredentials('demo'), null);
    assert.equal(session.state.credentialsExpired, null);
    for (const call of Object.values(calls)) await call(session);
    assert.equal(events.length, 1);
    assert.equal(session.state.connection.status, 'online');
    assert.equal(session.state.local.drafts.get(id)?.text, 'half a');
  });

  test('a second expiry is an event of its own', async () => {
    const session = await signIn(emulator);
    const events = recordEvents(session, 'credentials-expired');
    for (const count of [1, 2]) {
      await expireToken();
      await assert.rejects(targets(session), isExpired);
      assert.equal(events.length, count);
      assert.equal(await session.renewCredentials('demo'), null);
    }
  });

  test('an answer to the password that comes after the logout changes nothing', async () => {
    const session = await signIn(emulator);
    await expireToken();
    await assert.rejects(targets(session), isExpired);
    const renewal = session.renewCredentials('demo');
    session.dispose();
    assert.equal((await renewal)?.code, 'sign-in-cancelled');
    assert.equal(session.state.credentialsExpired, null);
    assert.equal((await session.renewCredentials('demo'))?.code, 'session-ended');
  });

  test('reasons that failed for it are there after the renewal', async () => {
    const user = await fetchUser(emulator.url);
    const session = newSession(emulator, { token: 'of no server' }, { retry: 60_000 });
    session.connect(user);
    await until(session, () => session.state.configurationProblem, 'the failure');
    assert.equal(session.state.configurationProblem?.code, 'credentials-expired');
    session.configure({ token: null });
    assert.equal(await session.renewCredentials('demo'), null);
    await until(session, () => session.state.reasons, 'the reasons');
  });
});

test('another agent does not use the token of the one before', async () => {
  const session = await signIn(emulator);
  const seen: (string | null)[] = [];
  const fetchUserOf = await fetchUser(emulator.url, 'otto');
  session.connect(fetchUserOf);
  await until(session, () => session.state.presence, 'the presence');
  await session.rest.reasons();
  const log = await emulator.control<readonly { kind: string; who: string | null; name: string }[]>(
    'GET',
    '/log?since=0',
  );
  seen.push(...log.filter(({ name }) => name.startsWith('GET /unified-admin/reasons')).map(({ who }) => who));
  assert.equal(seen.at(-1), null);
});
