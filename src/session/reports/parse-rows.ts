import type { EpochMs, Keyed, ReportTableName, TeamReportRows } from '../../domain/index.js';
import {
  decodeBotChats,
  decodeQueuedChats,
  decodeTeamChats,
  decodeTeamMembers,
} from '../../protocol/decode/decode-report.js';
import { maskRow } from '../events/pii-masking.js';

/*
 * From the bytes of the reports to rows that last. The same in a worker and in the page: see `report-reader.ts`.
 */

/** Something for each table of a report; null: the table could not be read. */
export type ByTable<Content> = Readonly<Record<ReportTableName, Content | null>>;

/** What it takes to read a report whose bodies have come. */
export interface ParseRowsRequest {
  readonly id: number;
  /** The reading whose rows the page still has; 0: none. */
  readonly previousId: number;
  readonly bodies: ByTable<ArrayBuffer>;
  readonly now: EpochMs;
  /** Names and numbers of customers are not for these eyes. */
  readonly isMasked: boolean;
}

/** What was read; a table that could not be is null. */
export type ParsedRows = { readonly [Table in ReportTableName]: TeamReportRows[Table] | null };

export const emptyRows: TeamReportRows = { members: [], chats: [], queued: [], botChats: [] };

/** What could not be read stays as it was. */
export const withPrevious = (rows: ParsedRows, previous: TeamReportRows): TeamReportRows => ({
  members: rows.members ?? previous.members,
  chats: rows.chats ?? previous.chats,
  queued: rows.queued ?? previous.queued,
  botChats: rows.botChats ?? previous.botChats,
});

/** Reported ages are whole seconds and travel for a while, so what is computed from them wobbles by about this much. */
const toleranceMs = 3000;

/** Rows of one customer have the same names, and so have their keys: what is masked is masked before. */
export function parseRows({ bodies, now, isMasked }: ParseRowsRequest, previous: TeamReportRows): ParsedRows {
  const mask = isMasked ? maskRow : <Row>(row: Row): Row => row;
  const chats = decodeRows(bodies.chats, decodeTeamChats, now)?.map(mask);
  const queued = decodeRows(bodies.queued, decodeQueuedChats, now)?.map(mask);
  const botChats = decodeRows(bodies.botChats, decodeBotChats, now)?.map(mask);
  return {
    members: stabilize(decodeRows(bodies.members, decodeTeamMembers, now), previous.members, ({ name, state }) => [
      name,
      state,
    ]),
    // Two agents in one conversation are two rows of the report.
    chats: stabilize(chats, previous.chats, (chat) => [chat.conversationId, chat.agentUsername, chat.agentName]),
    queued: stabilize(queued, previous.queued, (chat) => [chat.queue.id, chat.channelName, chat.customerName]),
    botChats: stabilize(botChats, previous.botChats, (chat) => [chat.botName, chat.channelName, chat.customerName]),
  };
}

function decodeRows<Row>(
  body: ArrayBuffer | null,
  decode: (json: string, now: EpochMs) => readonly Row[] | null,
  now: EpochMs,
): readonly Row[] | null {
  const json = body === null ? null : new TextDecoder().decode(body);
  // No content is a way to say that there is nothing.
  return json === null ? null : json.trim() === '' ? [] : decode(json, now);
}

/**
 * Rows that can be told apart and whose beginnings stand still. Most rows carry no id, and two customers may share a name:
 * equal ones are numbered in their order.
 */
function stabilize<Row extends { readonly since: EpochMs | null }>(
  rows: readonly Row[] | null | undefined,
  previous: readonly Keyed<Row>[],
  keyPartsOf: (row: Row) => readonly string[],
): readonly Keyed<Row>[] | null {
  if (rows === null || rows === undefined) return null;
  const previousStarts = startedAtByKey(previous);
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const baseKey = keyPartsOf(row).join('\n');
    const occurrence = (counts.get(baseKey) ?? 0) + 1;
    counts.set(baseKey, occurrence);
    const key = `${baseKey}\n${occurrence}`;
    // The key comes first: a copy that grows afterwards costs several times as much, a thousand times over.
    return { key, ...row, since: startedAt(row.since, previousStarts.get(key)) };
  });
}

/** When each row began, as far as we know. */
export const startedAtByKey = (rows: readonly { readonly key: string; readonly since: EpochMs | null }[]) =>
  new Map(rows.map(({ key, since }) => [key, since]));

/**
 * A row that was there before keeps its beginning unless the new one differs by more than rounding explains. Otherwise
 * every reading would make all durations jump by a second.
 */
export function startedAt<Since extends EpochMs | null>(reported: Since, previous: EpochMs | null | undefined): Since {
  const isClose =
    typeof reported === 'number' && typeof previous === 'number' && Math.abs(reported - previous) <= toleranceMs;
  return isClose ? (previous as Since) : reported;
}
