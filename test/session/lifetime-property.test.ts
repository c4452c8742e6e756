import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { ConnectionProblem, ConnectionStatus } from '../../src/domain/index.js';
import { loginPath } from '../../src/protocol/rest-paths.js';
import type { TransportListener } from '../../src/session/connection/transport.js';
import { getStatus, lifetimeTransitions, type LifetimeState } from '../../src/session/lifetime.js';
import { DeskSession } from '../../src/session/session.js';
import { FakeTime } from '../support/builders/fake-time.js';
import { disposeSessions, startEmulator, until, type NodeEmulator } from '../support/node/node-session.js';

const publicTransitions = new Set(
  Object.entries(lifetimeTransitions).flatMap(([from, transitions]) =>
    Object.values(transitions).map((to) => `${getStatus(from as LifetimeState)} → ${getStatus(to)}`),
  ),
);
const createUser = (username: string) => ({ id: `id-${username}`, username, roles: ['agent'] });
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

interface FakeConnection {
  readonly listener: TransportListener | null;
  isOpen: boolean;
  isUp: boolean;
}

interface OpenRequest {
  readonly username: string | null;
  readonly answer: (response: Response | null) => void;
}

/** A session with a transport and a server whose every answer the test chooses, also after the session has closed them. */
class SessionModel {
  readonly connections: FakeConnection[] = [];
  readonly requests: OpenRequest[] = [];
  readonly unsettled = new Set<string>();
  readonly #time = new FakeTime();
  #loginCount = 0;
  #isAway = false;
  #isOver = false;
  #status: ConnectionStatus = 'signed-out';

  readonly session = new DeskSession(
    { url: 'http://server.invalid/agent-manager' },
    {
      time: this.#time,
      transport: () => {
        const connection = { listener: null as TransportListener | null, isOpen: false, isUp: false };
        this.connections.push(connection);
        return {
          open: (listener) => Object.assign(connection, { listener, isOpen: true }),
          send: () => connection.isUp,
          close: () => Object.assign(connection, { isOpen: false, isUp: false }),
        };
      },
      fetch: (url, init) =>
        new Promise((resolve, reject) => {
          const isLogin = String(url as string).endsWith(loginPath);
          const { username } = isLogin
            ? (JSON.parse(String(init?.body as string)) as { username: string })
            : { username: null };
          const answer = (response: Response | null) =>
            response === null ? reject(new TypeError('network')) : resolve(response);
          this.requests.push({ username, answer });
        }),
    },
  );

  constructor() {
    this.session.addEventListener('connection-changed', () => {
      const { status } = this.session.state.connection;
      const step = `${this.#status} → ${status}`;
      assert.ok(status === this.#status || publicTransitions.has(step), `${step} is in the table`);
      this.#status = status;
    });
  }

  login(username: string, password: string): void {
    const id = `${username} ${this.#loginCount++}`;
    this.unsettled.add(id);
    this.#isOver = false;
    void this.session.login(username, password).then((problem) => {
      this.unsettled.delete(id);
      if (problem === null) assert.equal(this.session.state.agent?.username, username, 'a sign-in that succeeded');
    });
  }

  answer(index: number, kind: 'ok' | 'refused' | 'unreachable'): void {
    const [request] = this.requests.splice(index % Math.max(this.requests.length, 1), 1);
    if (request === undefined) return;
    const { username } = request;
    if (kind === 'unreachable') request.answer(null);
    else if (kind === 'refused') request.answer(new Response('{}', { status: 401 }));
    else
      request.answer(
        Response.json(username === null ? [] : { data: { token: 't', keycloak_User: createUser(username) } }),
      );
  }

  suspend(): void {
    this.#isAway = true;
    this.session.suspend();
  }

  resume(): void {
    this.#isAway = false;
    this.session.resume();
  }

  dispose(): void {
    this.#isOver = true;
    this.session.dispose();
  }

  give(act: () => void): void {
    this.#isOver = false;
    act();
  }

  /** What a connection reports, also one that the session has closed. */
  report(index: number, what: string): void {
    const connection = this.connections[index % Math.max(this.connections.length, 1)];
    const listener = connection?.listener;
    if (connection === undefined || !listener) return;
    connection.isUp =
      connection.isOpen && (what === 'up' || (connection.isUp && (what === 'takeover' || what === 'retry')));
    if (what === 'up') listener.onConnect();
    else if (what === 'lost') listener.onDisconnect('lost', '');
    else if (what === 'kick') {
      connection.isOpen = false;
      listener.onDisconnect('ended-by-server', '');
    } else if (what === 'retry') listener.onConnectError({ code: 'unreachable', detail: '' }, true);
    else if (what === 'takeover') listener.onEvent('socketSessionRemoved', [{}], null);
    else listener.onConnectError({ code: what as ConnectionProblem['code'], detail: '' }, false);
  }

  check(isSettled = true): void {
    const { connection, agent } = this.session.state;
    const { status } = connection;
    const open = this.connections.filter(({ isOpen }) => isOpen);
    assert.ok(open.length <= 1, 'one connection at most');
    if (open.length > 0) {
      assert.ok(!this.#isAway && !this.#isOver, 'a connection has an owner');
      assert.ok(['connecting', 'online', 'reconnecting'].includes(status), `a connection while ${status}`);
    }
    if (status === 'online' || status === 'reconnecting') assert.equal(open.length, 1, status);
    // A session that is back looks first whether the agent was logged out in another tab.
    if (status === 'connecting' && (isSettled || open.length > 0))
      assert.equal(open.length, this.#isAway ? 0 : 1, 'connecting');
    assert.equal(status === 'online', open[0]?.isUp ?? false, 'online is what the connection is');
    assert.equal(agent === null, ['signed-out', 'signing-in', 'closed'].includes(status), `the agent while ${status}`);
  }
}

const index = fc.nat(20);
const username = fc.constantFrom('mara', 'otto');
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('login' as const), username, password: fc.constantFrom('a', 'b') }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      index,
      kind: fc.constantFrom('ok' as const, 'ok' as const, 'refused' as const, 'unreachable' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      index,
      what: fc.constantFrom('up', 'up', 'lost', 'kick', 'retry', 'takeover', 'login-failed', 'licence', 'other'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('connect' as const, 'declare' as const), username }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'suspend' as const,
        'resume' as const,
        'reconnect' as const,
        'logout' as const,
        'dispose' as const,
      ),
    }),
  },
);

function perform(model: SessionModel, act: typeof step extends fc.Arbitrary<infer Step> ? Step : never): void {
  const { session } = model;
  switch (act.do) {
    case 'login':
      return model.login(act.username, act.password);
    case 'answer':
      return model.answer(act.index, act.kind);
    case 'report':
      return model.report(act.index, act.what);
    case 'connect':
      return model.give(() => session.connect(createUser(act.username)));
    case 'declare':
      return model.give(() => session.declareAgent(createUser(act.username)));
    case 'suspend':
      return model.suspend();
    case 'resume':
      return model.resume();
    case 'dispose':
      return model.dispose();
    case 'reconnect':
      return session.reconnect();
    case 'logout':
      return void session.logout();
  }
}

describe('random sequences of acts, answers and losses', () => {
  test('leave no state outside the table, no connection without an owner and no false success', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 40 }), async (steps) => {
        const model = new SessionModel();
        let isResumed = false;
        for (const [act, isSameTurn] of steps) {
          perform(model, act);
          model.check(act.do !== 'resume' && !isResumed);
          isResumed = isSameTurn && (isResumed || act.do === 'resume');
          if (isSameTurn) continue;
          await nextTurn();
          model.check();
        }
        await nextTurn();
        while (model.requests.length > 0) {
          model.answer(0, 'ok');
          await nextTurn();
        }
        model.check();
        assert.deepEqual([...model.unsettled], [], 'every sign-in has an answer');
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('random sequences at the emulator', () => {
  let emulator: NodeEmulator;
  before(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => disposeSessions(emulator));

  const isConnected = async () =>
    (
      await emulator.control<{ agents: readonly { username: string; connected: boolean }[] }>('GET', '/world')
    ).agents.some((agent) => agent.username === 'mara' && agent.connected);

  test('end with the connection that the session says it has', { timeout: 120_000 }, async () => {
    const acts = fc.constantFrom(
      'login',
      'wrong',
      'suspend',
      'resume',
      'drop',
      'kick',
      'wait',
      'dispose',
      'other page',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { maxLength: 8 }), async (steps) => {
        await emulator.control('POST', '/reset', {});
        const session = new DeskSession({ url: emulator.url });
        const other = new DeskSession({ url: emulator.url });
        let isAway = false;
        let hasOther = false;
        try {
          for (const act of steps) {
            if (act === 'login') void session.login('mara', 'demo');
            else if (act === 'wrong') await session.login('mara', 'wrong');
            else if (act === 'dispose') session.dispose();
            else if (act === 'suspend' || act === 'resume') {
              isAway = act === 'suspend';
              session[act]();
            } else if (act === 'drop' || act === 'kick') {
              const how = act === 'kick' ? 'kick' : 'close';
              await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how } });
            } else if (act === 'other page') {
              hasOther = true;
              await other.login('mara', 'demo');
            } else await new Promise((resolve) => setTimeout(resolve, 15));
          }
          other.dispose();
          const isSettled = () =>
            ['signed-out', 'closed', 'taken-over', 'online'].includes(session.state.connection.status) ||
            (isAway && session.state.connection.status === 'connecting');
          await until(session, isSettled, `the session settles after ${steps.join(', ')}`);
          await until(
            session,
            async () => (await isConnected()) === (session.state.connection.status === 'online'),
            `the server agrees after ${steps.join(', ')} (other page: ${hasOther})`,
            10_000,
          );
          assert.ok(!(isAway && session.state.connection.status === 'online'), 'not online while away');
        } finally {
          session.dispose();
          other.dispose();
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
