import {
  joinTeamChats,
  type EpochMs,
  type Keyed,
  type ReportTableName,
  type TeamChat,
  type TeamMember,
  type TeamReportRows,
} from '../../domain/index.js';
import {
  decodeBotChats,
  decodeQueuedChats,
  decodeTeamChats,
  decodeTeamMembers,
} from '../../protocol/decode/decode-report.js';
import { maskRow } from '../masking/mask-value.js';
import { TextMask } from '../masking/text-mask.js';

/*
 * Parses the tables of a report. Runs in a worker or on the page; see `parse-rows-async.ts`.
 */

/** One value for each table of a report; null when the table could not be read. */
export type ByTable<Content> = Readonly<Record<ReportTableName, Content | null>>;

/** The response bodies of a report, and how to parse them. */
export interface ParseRowsRequest {
  readonly id: number;
  /** Id of the previous report; 0 when there is none. */
  readonly previousId: number;
  readonly teamId: string;
  readonly bodies: ByTable<ArrayBuffer>;
  readonly now: EpochMs;
  /** Mask the names and numbers of customers. */
  readonly isMasked: boolean;
}

/** The parsed tables; null for a table that could not be read. */
export type ParsedRows = { readonly [Table in ReportTableName]: TeamReportRows[Table] | null };

export const emptyRows: TeamReportRows = { members: [], chats: [], queued: [], botChats: [] };

/** Keeps the previous rows of tables that could not be read. */
export const withPrevious = (rows: ParsedRows, previous: TeamReportRows): TeamReportRows => ({
  members: rows.members ?? previous.members,
  chats: rows.chats ?? previous.chats,
  queued: rows.queued ?? previous.queued,
  botChats: rows.botChats ?? previous.botChats,
});

/** Ages are in whole seconds and the network delays them, so computed start times vary by about this much. */
const toleranceMs = 3000;

/** Masking comes first, because keys contain names and must not reveal them. */
export function parseRows({ bodies, now, isMasked }: ParseRowsRequest, previous: TeamReportRows): ParsedRows {
  const mask = isMasked ? maskRow : <Row>(row: Row): Row => row;
  const chats = joinAgents(decodeRows(bodies.chats, decodeTeamChats, now))?.map(isMasked ? maskChat : mask);
  const members = uniqueMembers(decodeRows(bodies.members, decodeTeamMembers, now));
  const queued = decodeRows(bodies.queued, decodeQueuedChats, now)?.map(mask);
  const botChats = decodeRows(bodies.botChats, decodeBotChats, now)?.map(mask);
  return {
    members: stabilize(members, previous.members, ({ id, name }) => [id || name]),
    chats: stabilize(chats, previous.chats, (chat) => [chat.conversationId]),
    queued: stabilize(queued, previous.queued, (chat) => [chat.queue.id, chat.channelName, chat.customerName]),
    botChats: stabilize(botChats, previous.botChats, (chat) => [chat.botName, chat.channelName, chat.customerName]),
  };
}

/** An agent whom the server lists twice is one row. Without ids, agents of one name may be different people. */
const uniqueMembers = (rows: readonly TeamMember[] | null): readonly TeamMember[] | null => {
  const ids = new Set<string>();
  return rows && rows.filter(({ id }) => id === '' || (!ids.has(id) && ids.add(id)));
};

/**
 * Older servers report one row for each agent of a conversation; for newer ones a conversation is one row. Rows with different
 * customers stay apart, whatever their ids: joined, one customer would not be listed.
 */
function joinAgents(rows: readonly TeamChat[] | null): readonly TeamChat[] | null {
  const chats = new Map<string, TeamChat>();
  for (const row of rows ?? []) {
    const key = `${row.conversationId}\n${row.customerName}`;
    const known = chats.get(key);
    chats.set(key, known === undefined ? row : joinTeamChats(known, row));
  }
  return rows?.length === chats.size ? rows : rows && [...chats.values()];
}

/** The last line may be a bot's or the agent's, with the customer's name in it. */
function maskChat(chat: TeamChat): TeamChat {
  const { customerName, lastLine } = chat;
  const mask = new TextMask({ names: [customerName], addresses: [customerName] });
  return { ...maskRow(chat), lastLine: mask.all(lastLine) };
}

function decodeRows<Row>(
  body: ArrayBuffer | null,
  decode: (json: string, now: EpochMs) => readonly Row[] | null,
  now: EpochMs,
): readonly Row[] | null {
  const json = body === null ? null : new TextDecoder().decode(body);
  // Servers send an empty body for an empty table.
  return json === null ? null : json.trim() === '' ? [] : decode(json, now);
}

/** Adds a unique key to each row and keeps its start time stable. Most rows have no id, so equal ones are numbered. */
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
    // The key comes first: adding properties after the spread is several times slower, and there are thousands of rows.
    return { key, ...row, since: startedAt(row.since, previousStarts.get(key)) };
  });
}

/** The start time of each row, where known. */
export const startedAtByKey = (rows: readonly { readonly key: string; readonly since: EpochMs | null }[]) =>
  new Map(rows.map(({ key, since }) => [key, since]));

/**
 * Keeps the previous start time unless the reported one differs by more than the tolerance. Otherwise every refresh would
 * make all durations jump by a second.
 */
export function startedAt<Since extends EpochMs | null>(reported: Since, previous: EpochMs | null | undefined): Since {
  const isClose =
    typeof reported === 'number' && typeof previous === 'number' && Math.abs(reported - previous) <= toleranceMs;
  return isClose ? (previous as Since) : reported;
}
