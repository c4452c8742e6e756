import assert from 'node:assert/strict';
import { after, afterEach, before, describe, mock, test } from 'node:test';
import { RestError } from '../../src/session/rest/rest-client.js';
import {
  disposeSessions,
  newSession,
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

interface LoggedCall {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}
const getCalls = async (name: string) =>
  (await emulator.control<readonly LoggedCall[]>('GET', '/log?since=0')).filter((call) => call.name === name);

describe('the address that a host writes', () => {
  for (const write of [
    (url: string) => `${url}?tenant=a`,
    (url: string) => `${url}#x`,
    (url: string) => `  ${url}/ \n`,
    (url: string) => url.replace('http:', 'WS:'),
    (url: string) => `${url.replace('http:', 'HTTP:')}/?tenant=a#x`,
  ]) {
    test(`${JSON.stringify(write('http://h/am'))} signs in, connects and reaches the services`, async () => {
      const session = await signIn({ url: write(emulator.url) });
      await until(session, () => session.state.reasons, 'the reasons');
    });
  }

  test('its query goes to the services', async () => {
    const session = await signIn({ url: `${emulator.url}?tenant=harbour` });
    await session.rest.queueTargets('c' as never);
    const calls = await getCalls('GET /routing-engine/precision-queues/available-agents');
    assert.deepEqual(calls.at(-1)?.payload, { conversationId: 'c', tenant: 'harbour' });
    const address = session.rest.downloadUrl('a b.png');
    assert.match(address, /\/file-engine\/api\/downloadFileStream\?filename=a%20b\.png&tenant=harbour$/);
  });

  test('what is no address is named in the result and in a warning', async () => {
    const address = emulator.url.replace('http://', '');
    const session = newSession({ url: address });
    assert.deepEqual(await session.login('mara', 'demo'), { code: 'no-url', detail: address });
    const warnings = warn.mock.calls.map(({ arguments: [text] }) => String(text));
    assert.ok(warnings.some((text) => text.includes(address) && text.includes('needs "https://"')));
    await assert.rejects(
      session.rest.reasons(),
      (error) => error instanceof RestError && error.problem.code === 'no-url',
    );
    assert.equal(session.rest.fileUrl('https://h/downloadFileStream?filename=a'), null);
  });

  test('of a service is read in the same way', async () => {
    const admin = emulator.url.replace('agent-manager', 'unified-admin');
    const session = await signIn({ url: emulator.url }, 'mara', { services: { admin: ` ${admin}/?tenant=a#x` } });
    await until(session, () => session.state.reasons, 'the reasons');
    session.configure({ services: { admin: 'h.example.com/admin' } });
    await assert.rejects(
      session.rest.reasons(),
      (error) => error instanceof RestError && error.problem.code === 'no-url',
    );
  });
});

test('an address that changes while an agent is signed in is used for the next sign-in', async () => {
  const other = await startEmulator();
  const session = await signIn(emulator);
  session.configure({ url: other.url });
  assert.match(session.rest.downloadUrl('a'), new RegExp(`^${new URL(emulator.url).origin}/`));
  assert.equal((await session.rest.reasons()).length > 0, true, 'the token is one of this server');
  assert.equal(await session.login('otto', 'demo'), null);
  await until(session, () => session.state.presence, 'the presence');
  assert.match(session.rest.downloadUrl('a'), new RegExp(`^${new URL(other.url).origin}/`));
});
