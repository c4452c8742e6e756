import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Announcement, ServerEvent } from '../../../../src/domain/index.js';
import { sessionEventsOf } from '../../../../src/session/events/session-events-of.js';
import { reduce } from '../../../../src/store/reduce.js';
import { initialState, type SessionState } from '../../../../src/store/state.js';
import { agent } from '../../../support/builders/domain-objects.js';

const announcement = (seenBy: readonly string[] = []): Announcement => ({
  ...{ id: 'a', text: 'The lift is out of order.', from: 'vela', fromId: 'vela', at: 0, expiresAt: null, seenBy },
});
const made: ServerEvent = { type: 'announcement-made', announcement: announcement() };
const withdrawn: ServerEvent = { type: 'announcement-withdrawn', id: 'a' };

/** The state after the events, and the session events on the way. */
function run(listed: readonly Announcement[], ...events: readonly ServerEvent[]) {
  let state: SessionState = {
    ...initialState,
    agent: agent(),
    local: { ...initialState.local, announcements: listed },
  };
  const names: string[] = [];
  for (const event of events) {
    const next = reduce(state, event, 1_000);
    names.push(...sessionEventsOf(event, state, next).map(([name]) => name));
    state = next;
  }
  return { names, announcements: state.local.announcements };
}

test('an announcement is new once, also if the list of announcements had it before the connection said so', () => {
  assert.deepEqual(run([], made, made).names, ['announcement-received']);
  assert.deepEqual(run([announcement()], made, made).names, ['announcement-received']);
});

test('an announcement that the agent has seen in the list is not new, and stays seen', () => {
  const seen = announcement([agent().id]);
  assert.deepEqual(run([seen], made), { names: [], announcements: [seen] });
});

test('an announcement that comes after its withdrawal is not there', () => {
  assert.deepEqual(run([], withdrawn, made), { names: [], announcements: [] });
});
