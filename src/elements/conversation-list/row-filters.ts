import type { ConversationRow } from './conversation-row.js';
import { matchesSearch } from './row-search.js';

export type ListFilter = 'all' | 'unread' | 'waiting';

/** What the agent has chosen to see. */
export interface RowFilters {
  readonly filter: ListFilter;
  /** Name of a channel; empty for all. */
  readonly channel: string;
  /** Folded; empty for all. */
  readonly query: string;
}

const isShown = ({ unreadCount, waitingSince }: ConversationRow, filter: ListFilter): boolean =>
  filter === 'all' || (filter === 'unread' ? unreadCount > 0 : waitingSince !== null);

const channelNames = ({ conversation }: ConversationRow): readonly string[] =>
  conversation.channelSessions.map(({ channel }) => channel.name);

export const filterRows = (
  rows: readonly ConversationRow[],
  { filter, channel, query }: RowFilters,
): readonly ConversationRow[] =>
  rows.filter(
    (row) =>
      isShown(row, filter) &&
      (channel === '' || channelNames(row).includes(channel)) &&
      matchesSearch(row.conversation, row.name, query),
  );

/** How many rows a filter leaves. */
export const countRows = (rows: readonly ConversationRow[], filter: ListFilter): number =>
  rows.filter((row) => isShown(row, filter)).length;

/** The channels that can be chosen. */
export const listChannels = (rows: readonly ConversationRow[]): readonly string[] =>
  [...new Set(rows.flatMap(channelNames))].filter((name) => name !== '').sort();
