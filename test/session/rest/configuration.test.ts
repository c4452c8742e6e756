import assert from 'node:assert/strict';
import { afterEach, before, describe, test } from 'node:test';
import type { ConversationId, CustomerId } from '../../../src/domain/index.js';
import * as conversationsCode from '../../../src/session/conversations-code.js';
import { RestError } from '../../../src/session/rest/rest-client.js';
import {
  disposeSessions,
  newSession,
  startEmulator,
  until,
  type NodeEmulator,
} from '../../support/node/node-session.js';

let emulator: NodeEmulator;
before(async () => {
  emulator = await startEmulator();
});
afterEach(() => disposeSessions(emulator));

const page = '<!doctype html><title>Sign in</title>';
/** Answers paths that contain a name by what `answer` makes; all others by the emulator. */
const fetchWith =
  (name: string, answer: (attempt: number) => Response | null, attempts: string[] = []): typeof fetch =>
  (url, init) => {
    const response = (url as string).includes(name) ? answer(attempts.push(url as string)) : null;
    return response === null ? fetch(url, init) : Promise.resolve(response);
  };

const failures: readonly [string, () => Response][] = [
  ['an error', () => new Response('{}', { status: 503 })],
  ['a page of a proxy', () => new Response(page, { status: 200, headers: { 'Content-Type': 'text/html' } })],
  ['an empty body', () => new Response('', { status: 200 })],
  ['an error with a status of success', () => Response.json({ error: 'no route' })],
  ['a text', () => Response.json('unavailable')],
];

describe('reasons that fail at sign-in', () => {
  for (const [name, answer] of failures) {
    test(`with ${name} are not none, and are loaded again by themselves`, async () => {
      const dependencies = { fetch: fetchWith('/reasons', (attempt) => (attempt <= 2 ? answer() : null)) };
      const session = newSession(emulator, {}, { retry: 20 }, dependencies);
      await session.login('mara', 'demo');
      await until(session, () => session.state.configurationProblem, 'the failure is known');
      assert.equal(session.state.reasons, null);
      await until(session, () => session.state.reasons, 'the reasons');
      assert.equal(session.state.configurationProblem, null);
    });
  }

  test('are loaded at once when they are requested, and only one request runs at a time', async () => {
    const attempts: string[] = [];
    const answer = (attempt: number) => (attempt === 1 ? new Response(page) : null);
    const session = newSession(emulator, {}, { retry: 60_000 }, { fetch: fetchWith('/reasons', answer, attempts) });
    await session.login('mara', 'demo');
    await until(session, () => session.state.configurationProblem, 'the failure is known');
    await Promise.all([session.loadConfiguration(), session.loadConfiguration()]);
    assert.ok((session.state.reasons?.length ?? 0) > 0);
    await session.loadConfiguration();
    assert.equal(attempts.length, 2);
  });
});

test('settings that fail are loaded again; an empty list of them is the default', async () => {
  const answers = [new Response(page), Response.json([])];
  const dependencies = { fetch: fetchWith('/agent-desk-settings', () => answers.shift() ?? null) };
  const session = newSession(emulator, {}, { retry: 20 }, dependencies);
  await session.login('mara', 'demo');
  await until(session, () => session.state.settings, 'the settings');
  assert.deepEqual([session.state.settings?.emojis, answers.length], [true, 0]);
});

describe('an answer that is none', () => {
  for (const [name, answer] of failures.slice(1)) {
    test(`${name} fails every call that returns a list`, async () => {
      const session = newSession(emulator, {}, {}, { conversationsCode, fetch: () => Promise.resolve(answer()) });
      const { rest } = session;
      const context = { agentId: null, now: 0 };
      for (const [call, result] of Object.entries({
        reasons: rest.reasons(),
        pullLists: rest.pullLists(),
        announcements: rest.announcements([]),
        queueTargets: rest.queueTargets('c' as ConversationId),
        activeTasks: rest.activeTasks('a'),
        history: rest.history('p' as CustomerId, 'c' as ConversationId, 0, 10, context),
      })) {
        await assert.rejects(
          result,
          (error) => error instanceof RestError && error.problem.code === 'server-error',
          call,
        );
      }
    });
  }

  test('an empty list is an answer', async () => {
    const session = newSession(emulator, {}, {}, { fetch: () => Promise.resolve(Response.json([])) });
    assert.deepEqual(await session.rest.activeTasks('a'), []);
    assert.deepEqual(await session.rest.reasons(), []);
  });
});
