import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hasPermission, isChannelOn, isSupervisor } from '../../../src/domain/index.js';
import type { Agent, ChannelState, Permission, Team, TeamId } from '../../../src/domain/index.js';
import { agent } from '../../support/builders/domain-objects.js';

const withPermissions = (...permissions: readonly Permission[]): Agent => ({
  ...agent(),
  permissions: new Set(permissions),
});
const team: Team = { id: 'support' as TeamId, name: 'Support' };

describe('hasPermission', () => {
  test('grants only the listed permissions', () => {
    const listed = withPermissions('transfer');
    assert.equal(hasPermission(listed, 'transfer'), true);
    assert.equal(hasPermission(listed, 'conference'), false);
    assert.equal(hasPermission(withPermissions(), 'transfer'), false);
  });

  test('grants everything when the server lists no permissions', () => {
    assert.equal(hasPermission({ ...agent(), permissions: null }, 'wrap-up'), true);
  });

  test('grants nothing without an agent', () => {
    assert.equal(hasPermission(null, 'wrap-up'), false);
  });
});

describe('isSupervisor', () => {
  test('needs a supervised team and the listed permission', () => {
    const supervisor: Agent = { ...withPermissions('supervise'), supervisedTeams: [team] };
    assert.equal(isSupervisor(supervisor), true);
    assert.equal(isSupervisor({ ...supervisor, supervisedTeams: [] }), false);
    assert.equal(isSupervisor({ ...supervisor, permissions: new Set(['transfer']) }), false);
  });

  test('is false when the server lists no permissions', () => {
    assert.equal(isSupervisor({ ...agent(), permissions: null, supervisedTeams: [team] }), false);
  });
});

test('a media domain is on while it takes part in routing or is full', () => {
  const states: readonly ChannelState[] = [
    'not-ready',
    'ready',
    'active',
    'busy',
    'pending-not-ready',
    'interrupted',
    'logged-out',
    'unknown',
  ];
  assert.deepEqual(states.filter(isChannelOn), ['ready', 'active', 'busy']);
});
