import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ClientState } from '../../../../src/session/client-state.js';
import { Resync } from '../../../../src/session/connection/resync.js';
import { RecentHistory } from '../../../../src/session/rest/recent-history.js';
import type { PushBrowser } from '../../../../src/session/push/push-browser.js';
import { PushClient } from '../../../../src/session/push/push-client.js';
import { defaultTiming } from '../../../../src/session/timing.js';
import type { SessionState } from '../../../../src/store/state.js';
import { updateDelivery } from '../../../../src/store/outbox.js';
import { pendingCommand, stateWith } from '../../../support/builders/domain-objects.js';
import { createSessionParts, settlePromises } from '../../../support/builders/session-parts.js';

const registration = {} as ServiceWorkerRegistration;

/** A browser with the permission granted and a registered service worker. */
const browser: PushBrowser = {
  isSupported: true,
  isMobile: false,
  permission: () => 'granted',
  requestPermission: async () => Promise.resolve('granted'),
  getRegistration: async () => Promise.resolve(registration),
  register: async () => Promise.resolve(registration),
  unregister: async () => Promise.resolve(),
  messaging: async () => Promise.reject(new Error('not used: the options have their own getToken')),
  onWorkerMessage: () => () => undefined,
  getRequestedConversation: () => null,
};

function createClient(getToken: () => Promise<string | null>, state: SessionState = stateWith()) {
  const firebase = { apiKey: '', projectId: '', messagingSenderId: '', appId: '' };
  const { environment, time, connection, rest } = createSessionParts(state, () => [], { push: { firebase, getToken } });
  const clientState = new ClientState(environment);
  const resync = new Resync(environment, rest, connection, new RecentHistory(environment, rest));
  const client = new PushClient({ environment, clientState, connection, resync }, browser);
  return { client, environment, time, connection };
}

describe('a refresh of the push token', () => {
  test('keeps the present token when it yields none, fails or times out', async () => {
    const results: readonly (() => Promise<string | null>)[] = [
      () => Promise.resolve(null),
      () => Promise.reject(new Error('no network')),
      () => new Promise(() => undefined),
    ];
    for (const result of results) {
      let getToken: () => Promise<string | null> = () => Promise.resolve('token');
      const { client, time, environment } = createClient(() => getToken());
      await client.refresh();
      getToken = result;
      const refreshing = client.refresh();
      await settlePromises();
      time.advance(defaultTiming.rest);
      await refreshing;
      assert.deepEqual(client.tokens(), { desktop: 'token', mobile: null });
      assert.equal(client.state, 'on');
      assert.equal(environment.store.state.push, 'on');
    }
  });

  test('replaces the token by a new one', async () => {
    let token = 'first';
    const { client } = createClient(() => Promise.resolve(token));
    await client.refresh();
    token = 'second';
    await client.refresh();
    assert.equal(client.tokens().desktop, 'second');
  });

  test('has failed when there is no token yet and it yields none', async () => {
    const { client } = createClient(() => Promise.resolve(null));
    await client.refresh();
    assert.equal(client.state, 'failed');
    assert.equal(client.hasToken, false);
  });
});

describe('a new token', () => {
  test('is sent with a new connection, but not while something is being sent', async () => {
    let token = 'first';
    const pending = pendingCommand('hello');
    const state: SessionState = { ...stateWith(), connection: { status: 'online', problem: null } };
    const { client, environment, connection } = createClient(() => Promise.resolve(token), state);
    let handshakes = 0;
    const listener = { onConnect() {}, onDisconnect() {}, onConnectError() {}, onEvent() {}, onParseError() {} };
    const push = { tokens: () => client.tokens(), tokenSent() {}, tokenReady: () => undefined };
    connection.open({ ...listener, onConnect: () => handshakes++ }, push);
    await client.refresh();
    client.tokenSent(client.tokens());
    handshakes = 0;
    environment.store.update((current) => ({ ...current, pending: [{ ...pending, delivery: 'sending' }] }));
    token = 'second';
    await client.refresh();
    assert.equal(handshakes, 0, 'the message would be interrupted');
    environment.store.update((current) => updateDelivery(current, pending.id, 'unconfirmed'));
    assert.equal(handshakes, 1, 'nothing is being sent any more');
  });
});
