import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeAgent } from '../../../../src/protocol/decode/decode-rest.js';
import { parseChannelSession } from '../../../../src/protocol/decode/decode-parts.js';
import { isForcedLogout } from '../../../../src/protocol/logout-reasons.js';
import type { Presence } from '../../../../src/domain/index.js';

describe('permissions', () => {
  const decodePermissions = (permittedResources: unknown) =>
    decodeAgent({ id: 'mara', username: 'mara', permittedResources })?.permissions;
  const resource = (rsname: string, ...scopes: readonly string[]) => ({ rsname, scopes });

  test('are null when the server lists none, so that nothing is forbidden', () => {
    for (const none of [undefined, null, {}, { Resources: [] }, { Resources: [resource(' ', 'view')] }]) {
      assert.equal(decodePermissions(none), null);
    }
  });

  test('are empty when the server lists only others, so that everything else is forbidden', () => {
    assert.deepEqual(decodePermissions({ Resources: [resource('customer-labels', 'export')] }), new Set());
  });

  test('are found by resource and scope, with stray spaces, and in a resource that is listed twice', () => {
    const resources = [
      resource(' agent-conversation-control ', ' view_wrap_up '),
      resource('agent-conversation-control', 'view_consult'),
      resource('subscribed-list', 'manage'),
    ];
    const expected = new Set(['wrap-up', 'consult', 'manage-lists']);
    assert.deepEqual(decodePermissions({ Resources: resources }), expected);
    assert.deepEqual(decodePermissions({ resources }), expected, 'both spellings of the key');
  });

  test('a scope counts for its own resource only', () => {
    assert.deepEqual(decodePermissions({ Resources: [resource('customer', 'manage', 'view')] }), new Set());
  });
});

test('a logout is forced when the name of its reason says so', () => {
  const presence = (state: Presence['state'], label: string): Presence => ({
    state,
    reason: { id: '', label },
    since: 0,
  });
  assert.equal(isForcedLogout(presence('logged-out', 'FORCED_LOGOUT_BY_SUPERVISOR')), true);
  assert.equal(isForcedLogout(presence('logged-out', 'End of Shift')), false);
  assert.equal(isForcedLogout(presence('not-ready', 'FORCED_LOGOUT_BY_SUPERVISOR')), false);
  assert.equal(isForcedLogout({ state: 'logged-out', reason: null, since: 0 }), false);
});

test('messages on Facebook are public comments, on other channels not', () => {
  const hasPublicComments = (name: string) =>
    parseChannelSession({ id: 'session', channel: { channelType: { name } } })?.publicComments;
  assert.equal(hasPublicComments('FACEBOOK'), true);
  assert.equal(hasPublicComments('WHATSAPP'), false);
});
