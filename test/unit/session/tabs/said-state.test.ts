import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ConnectionState } from '../../../../src/domain/index.js';
import { SaidState } from '../../../../src/session/tabs/said-state.js';
import { pendingCommand } from '../../../support/builders/domain-objects.js';

const online: ConnectionState = { status: 'online', problem: null };
const closed: ConnectionState = { status: 'closed', problem: null };
const pending = [pendingCommand('one')];

const typesOf = (messages: readonly { readonly type: string }[]): string => messages.map(({ type }) => type).join(' ');

describe('what the leader says of the state', () => {
  test('is what has changed since it was said', () => {
    const said = new SaidState();
    assert.equal(typesOf(said.say({ connection: online, pending: [] })), 'pending link');
    const say = (connection = online): string => typesOf(said.say({ connection, pending }));
    assert.equal(say(), 'pending');
    assert.equal(say(), '');
    assert.equal(say({ ...online, status: 'reconnecting' }), 'link');
    said.reset();
    assert.equal(say(), 'pending link');
  });

  test('is not said again to a tab that has joined', () => {
    const said = new SaidState();
    const state = { connection: online, pending };
    assert.deepEqual(said.sayAll(state).link, online);
    assert.deepEqual(said.say(state), []);
  });

  test('does not end the session of the others when the page closes its own, or signs in', () => {
    const said = new SaidState();
    assert.equal(typesOf(said.say({ connection: closed, pending })), 'pending');
    assert.equal(typesOf(said.say({ connection: { status: 'signing-in', problem: null }, pending })), '');
    assert.equal(said.sayAll({ connection: closed, pending }).link.status, 'connecting');
    const problem = { code: 'session-ended', detail: '' } as const;
    assert.equal(typesOf(said.say({ connection: { status: 'closed', problem }, pending })), 'link');
  });
});
