/** Telemetry and the support file of a session: what they say, and that nothing of a person is in them. */
import assert from 'node:assert/strict';
import { PerformanceObserver } from 'node:perf_hooks';
import { after, before, describe, test } from 'node:test';
import type { ConversationId, TelemetryEvent, TelemetryHook, UnplainFields } from '../../../src/domain/index.js';
import { DeskSession } from '../../../src/session/session.js';
import { maxSupportFileLength } from '../../../src/session/support/create-support-file.js';
import { goReady, openChat, startEmulator, until, type NodeEmulator } from '../../support/node/node-session.js';

let emulator: NodeEmulator;
const sessions: DeskSession[] = [];
before(async () => {
  emulator = await startEmulator();
});
after(() => sessions.forEach((session) => session.dispose()));

const secrets = /Harrow|Solveig|parcel|On its way|mara|Bearer|eyJ|127\.0\.0\.1|[0-9a-f]{24}|[0-9a-f]{8}-[0-9a-f]{4}/;

/** Signs in, takes a chat, answers it, loses the connection and gets it back. */
async function work(session: DeskSession) {
  assert.equal(await session.login('mara', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
  await goReady(session);
  const conversationId = await openChat(emulator, session, {
    customer: { firstName: 'Solveig', lastName: 'Harrow' },
    text: 'Where is my parcel?',
  });
  const outcome = await session.dispatch({
    type: 'send-message',
    conversationId,
    body: { type: 'text', text: 'On its way' },
    ...{ replyTo: null, whisper: false, channelSessionId: null },
  });
  assert.equal(outcome.status, 'confirmed');
  session.noteElementError('chat-thread', 'render', new TypeError('Solveig Harrow is no function'));
  session.noteElementError('crm-harrow', 'Solveig', 'parcel');
  const statuses: string[] = [];
  session.addEventListener('connection-changed', () => statuses.push(session.state.connection.status));
  await emulator.control('POST', '/faults', { dropSockets: { username: 'mara', how: 'close' } });
  await until(session, () => statuses.includes('online'), 'the connection is back');
}

describe('telemetry', () => {
  test('says what happened and how long it took, without anything of a person, and a support file says it too', async () => {
    const events: TelemetryEvent[] = [];
    const entries: string[] = [];
    const observer = new PerformanceObserver((list) => entries.push(...list.getEntries().map(({ name }) => name)));
    observer.observe({ entryTypes: ['measure', 'mark'] });
    const hook: TelemetryHook = (event) => void events.push(event);
    const session = new DeskSession({ url: emulator.url, telemetry: hook, tabs: 'single' });
    sessions.push(session);
    await work(session);
    const find = <Name extends TelemetryEvent['name']>(name: Name) =>
      events.filter((event): event is TelemetryEvent<Name> => event.name === name);
    await until(session, () => find('connect').length === 2, 'both connects are told');
    assert.deepEqual(
      find('sign-in').map(({ outcome }) => outcome),
      ['done'],
    );
    assert.deepEqual(
      find('connect').map(({ kind }) => kind),
      ['first', 'again'],
    );
    assert.deepEqual(
      find('disconnect').map(({ status, code }) => [status, code]),
      [['reconnecting', 'none']],
    );
    assert.equal(find('offer-accepted').length, 1);
    assert.equal(find('message-confirmed').length, 1);
    assert.ok(find('command').some(({ command, outcome }) => command === 'accept-offer' && outcome === 'confirmed'));
    assert.deepEqual(
      find('render-error').map(({ element, where, error }) => [element, where, error]),
      [
        ['chat-thread', 'render', 'TypeError'],
        ['inner', 'render', 'other'],
      ],
    );
    for (const event of events) {
      assert.ok(Math.abs(Date.now() - event.at) < 120_000, event.name);
      if ('durationMs' in event) assert.ok(event.durationMs >= 0 && event.durationMs < 120_000, event.name);
    }
    assert.doesNotMatch(JSON.stringify(events), secrets);
    await until(session, () => entries.includes('agent-desk/offer-accepted'), 'the entry of the timeline');
    assert.ok(entries.includes('agent-desk/render-error'));
    observer.disconnect();
    // Level, however long the page is open.
    assert.deepEqual(
      performance.getEntries().filter(({ name }) => name.startsWith('agent-desk/')),
      [],
    );

    const file = await session.supportFile();
    const text = JSON.stringify(file, null, 1);
    assert.doesNotMatch(text, secrets);
    assert.ok(text.length <= maxSupportFileLength);
    assert.deepEqual([file.state.connection, file.diagnosis.status, file.state.conversations], ['online', 'ok', 1]);
    assert.deepEqual(
      file.connectionHistory.map(({ status }) => status),
      ['signing-in', 'connecting', 'online', 'reconnecting', 'online'],
    );
    assert.deepEqual(file.errors, [{ name: 'render-error', count: 2 }]);
    assert.equal(file.telemetry.length, events.length);
    await emulator.control('POST', '/reset', {});
  });

  test('is in a support file without a hook, and a hook that throws does no harm', async (t) => {
    const plain = new DeskSession({ url: emulator.url });
    sessions.push(plain);
    await work(plain);
    const { telemetry, settings } = await plain.supportFile();
    assert.equal(settings.hasTelemetry, false);
    assert.ok(telemetry.some(({ name }) => name === 'message-confirmed'));
    await emulator.control('POST', '/reset', {});
    plain.dispose();

    const errors = t.mock.method(console, 'error', () => undefined);
    let calls = 0;
    const session = new DeskSession({
      url: emulator.url,
      telemetry: () => {
        calls += 1;
        if (calls % 2 === 0) throw new Error('no');
        return Promise.reject(new Error('no')) as never;
      },
    });
    sessions.push(session);
    await work(session);
    await until(session, () => calls > 8, 'the hook goes on being called');
    const reports = errors.mock.calls.filter(({ arguments: [text] }) => /telemetry/.test(String(text)));
    assert.equal(reports.length, 1);
    await emulator.control('POST', '/reset', {});
  });

  test('has only fields that cannot hold personal data, which the compiler checks', () => {
    type None<Fields extends never> = Fields;
    type Plain = None<UnplainFields<{ a: { n: number; b: boolean; w: 'one' | 'two' } }>>;
    // @ts-expect-error a text of any kind
    type Text = None<UnplainFields<{ a: { text: string } }>>;
    // @ts-expect-error a text with a mark of its own
    type Id = None<UnplainFields<{ a: { id: ConversationId } }>>;
    // @ts-expect-error a pattern of a text
    type Pattern = None<UnplainFields<{ a: { id: `agent-${string}` } }>>;
    // @ts-expect-error a record of its own
    type Nested = None<UnplainFields<{ a: { customer: { name: 'x' } } }>>;
    // @ts-expect-error a text that may be missing
    type Optional = None<UnplainFields<{ a: { text?: string } }>>;
    const checked: [Plain, Text, Id, Pattern, Nested, Optional] | null = null;
    assert.equal(checked, null);
  });
});
