import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConversationRow } from '../../../../src/elements/conversation-list/conversation-row.js';
import {
  countRows,
  filterRows,
  listChannels,
  type RowFilters,
} from '../../../../src/elements/conversation-list/row-filters.js';
import { channelSession, conversation } from '../../../support/builders/domain-objects.js';

function row(id: string, unreadCount: number, waitingSince: number | null, ...channels: string[]): ConversationRow {
  const channelSessions = channels.map((name) => channelSession(name, name));
  const shown = conversation(id, { channelSessions });
  return { id: shown.id, conversation: shown, name: id, unreadCount, waitingSince, isOnHold: false, lastAt: 0 };
}

const rows = [row('ana', 2, 5, 'WEB'), row('ben', 1, null, 'SMS', 'WEB'), row('cho', 0, 0, 'SMS'), row('dea', 0, null)];

const shown = (filters: Partial<RowFilters>): string =>
  filterRows(rows, { filter: 'all', channel: '', query: '', ...filters })
    .map(({ id }) => id)
    .join(' ');

test('shows the rows that are unread, wait, have a channel, and match the search', () => {
  assert.equal(shown({}), 'ana ben cho dea');
  assert.equal(shown({ filter: 'unread' }), 'ana ben');
  assert.equal(shown({ filter: 'waiting' }), 'ana cho');
  assert.equal(shown({ channel: 'SMS' }), 'ben cho');
  assert.equal(shown({ channel: 'EMAIL' }), '');
  assert.equal(shown({ query: 'ch' }), 'cho');
  assert.equal(shown({ filter: 'waiting', channel: 'WEB', query: 'a' }), 'ana');
});

test('counts what each filter leaves, and names each channel once', () => {
  assert.deepEqual([countRows(rows, 'all'), countRows(rows, 'unread'), countRows(rows, 'waiting')], [4, 2, 2]);
  assert.deepEqual(listChannels([...rows, row('eli', 0, null, '')]), ['SMS', 'WEB']);
});
