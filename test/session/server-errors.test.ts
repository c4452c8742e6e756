import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { DeskSession } from '../../src/session/session.js';
import {
  disposeSessions,
  newSession,
  recordEvents,
  startEmulator,
  until,
  type NodeEmulator,
} from '../support/node/node-session.js';
import { SteeredTransport } from '../support/node/steered-transport.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

async function signInSteered(): Promise<{ session: DeskSession; receive: (payload: unknown) => void }> {
  const transports: SteeredTransport[] = [];
  const session = newSession(
    emulator,
    {},
    {},
    {
      transport: (options) => {
        const transport = new SteeredTransport(options);
        transports.push(transport);
        return transport;
      },
    },
  );
  assert.equal(await session.login('mara', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
  return { session, receive: (payload) => transports.at(-1)?.add('errors', payload) };
}

const messages = (session: DeskSession) => session.state.local.serverErrors.map(({ message }) => message);

describe('an error of the server that answers nothing', () => {
  const payloads: readonly [string, unknown, { event: string; message: string; conversationId: string | null }][] = [
    [
      'with a task',
      { task: 'X', msg: 'Queue is down' },
      { event: 'X', message: 'Queue is down', conversationId: null },
    ],
    ['as a string', 'Queue is down', { event: '', message: 'Queue is down', conversationId: null }],
    [
      'about a conversation',
      { task: 'X', msg: 'Queue is down', conversationId: 'c-1' },
      { event: 'X', message: 'Queue is down', conversationId: 'c-1' },
    ],
    ['without words', { task: 'X' }, { event: 'X', message: '', conversationId: null }],
    ['that is empty', {}, { event: '', message: '', conversationId: null }],
    [
      'with hidden characters',
      { msg: 'Queue \u202eis\u200b down' },
      { event: '', message: 'Queue is down', conversationId: null },
    ],
  ];
  for (const [title, payload, error] of payloads) {
    test(`is in the state until it is dismissed: ${title}`, async () => {
      const { session, receive } = await signInSteered();
      const events = recordEvents(session, 'server-error-reported');
      receive(payload);
      assert.deepEqual(session.state.local.serverErrors, [error]);
      assert.deepEqual(events, [{ name: 'server-error-reported', detail: error }]);
      session.dismissServerErrors(session.state.local.serverErrors);
      assert.deepEqual(session.state.local.serverErrors, []);
      receive(payload);
      assert.deepEqual(session.state.local.serverErrors, [error]);
    });
  }

  test('is listed once when it is repeated, and the latest three are kept', async () => {
    const { session, receive } = await signInSteered();
    for (const msg of ['a', 'a', 'b', 'a']) receive({ msg });
    assert.deepEqual(messages(session), ['a', 'b']);
    for (let count = 0; count < 50; count++) receive({ msg: `error ${count}` });
    assert.deepEqual(messages(session), ['error 47', 'error 48', 'error 49']);
  });

  test('is left to a host that cancels the event', async () => {
    const { session, receive } = await signInSteered();
    session.addEventListener('server-error-reported', (event) => event.preventDefault());
    receive({ msg: 'Queue is down' });
    assert.deepEqual(messages(session), []);
  });

  test('is gone with the session', async () => {
    const { session, receive } = await signInSteered();
    receive({ msg: 'Queue is down' });
    await session.logout();
    assert.deepEqual(messages(session), []);
  });

  test('is not the refusal of a command', async () => {
    const { session, receive } = await signInSteered();
    const events = recordEvents(session, 'server-error-reported');
    const outcome = session.dispatch({ type: 'set-state', state: 'ready', reason: null });
    receive({ task: 'changeAgentState', msg: 'not now' });
    assert.deepEqual(await outcome, { status: 'refused', message: 'not now' });
    assert.deepEqual([messages(session), events], [[], []]);
  });
});
