import type { EpochMs, Keyed, TeamReportRows } from '../domain/index.js';
import { decodeBotChats, decodeQueuedChats, decodeTeamChats, decodeTeamMembers } from '../protocol/decode-report.js';
import { maskRow } from './masking.js';

/*
 * From the bytes of the reports to rows that last. The same in a worker and in the page: see `report-reader.ts`.
 */

export type TableName = keyof TeamReportRows;

/** Something for each table of a report; null: the table could not be read. */
export type Tables<Content> = Readonly<Record<TableName, Content | null>>;

/** What it takes to read a report whose bodies have come. */
export interface RowsQuestion {
  readonly id: number;
  /** The reading whose rows the page still has; 0: none. */
  readonly before: number;
  readonly bodies: Tables<ArrayBuffer>;
  readonly now: EpochMs;
  /** Names and numbers of customers are not for these eyes. */
  readonly masked: boolean;
}

/** What was read; a table that could not be is null. */
export type RowsRead = { readonly [Table in TableName]: TeamReportRows[Table] | null };

export const noRows: TeamReportRows = { members: [], chats: [], queued: [], botChats: [] };

/** What could not be read stays as it was. */
export const carriedOn = (rows: RowsRead, before: TeamReportRows): TeamReportRows => ({
  members: rows.members ?? before.members,
  chats: rows.chats ?? before.chats,
  queued: rows.queued ?? before.queued,
  botChats: rows.botChats ?? before.botChats,
});

/** Reported ages are whole seconds and travel for a while, so what is computed from them wobbles by about this much. */
const wobble = 3000;

/** Rows of one customer have the same names, and so have their keys: what is masked is masked before. */
export function readRows({ bodies, now, masked }: RowsQuestion, before: TeamReportRows): RowsRead {
  const mask = masked ? maskRow : <Row>(row: Row): Row => row;
  const chats = rowsIn(bodies.chats, decodeTeamChats, now)?.map(mask);
  const queued = rowsIn(bodies.queued, decodeQueuedChats, now)?.map(mask);
  const botChats = rowsIn(bodies.botChats, decodeBotChats, now)?.map(mask);
  return {
    members: steady(rowsIn(bodies.members, decodeTeamMembers, now), before.members, ({ name, state }) => [name, state]),
    // Two agents in one conversation are two rows of the report.
    chats: steady(chats, before.chats, (chat) => [chat.conversationId, chat.agentUsername, chat.agentName]),
    queued: steady(queued, before.queued, (chat) => [chat.queue.id, chat.channelName, chat.customerName]),
    botChats: steady(botChats, before.botChats, (chat) => [chat.botName, chat.channelName, chat.customerName]),
  };
}

function rowsIn<Row>(
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
function steady<Row extends { readonly since: EpochMs | null }>(
  rows: readonly Row[] | null | undefined,
  before: readonly Keyed<Row>[],
  namesOf: (row: Row) => readonly string[],
): readonly Keyed<Row>[] | null {
  if (rows === null || rows === undefined) return null;
  const known = beginnings(before);
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const name = namesOf(row).join('\n');
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    const key = `${name}\n${n}`;
    // The key comes first: a copy that grows afterwards costs several times as much, a thousand times over.
    return { key, ...row, since: beginning(row.since, known.get(key)) };
  });
}

/** When each row began, as far as we know. */
export const beginnings = (rows: readonly { readonly key: string; readonly since: EpochMs | null }[]) =>
  new Map(rows.map(({ key, since }) => [key, since]));

/**
 * A row that was there before keeps its beginning unless the new one differs by more than rounding explains. Otherwise
 * every reading would make all durations jump by a second.
 */
export function beginning<Since extends EpochMs | null>(told: Since, known: EpochMs | null | undefined): Since {
  const close = typeof told === 'number' && typeof known === 'number' && Math.abs(told - known) <= wobble;
  return close ? (known as Since) : told;
}
