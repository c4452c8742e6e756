import type { BotChat, EpochMs, QueuedChat, TeamChat, TeamMember, TeamReport } from '../../domain/index.js';

/** Reported ages are whole seconds and travel for a while, so what is computed from them wobbles by about this much. */
const wobble = 3000;

/** A row with a name that lasts from one report to the next. */
export type Keyed<Row> = Row & { readonly key: string };

export interface SteadyReport {
  readonly at: EpochMs;
  readonly chats: readonly Keyed<TeamChat>[];
  readonly queued: readonly Keyed<QueuedChat>[];
  readonly bots: readonly Keyed<BotChat>[];
  readonly agents: readonly Keyed<TeamMember>[];
}

/**
 * A report whose rows can be told apart and whose beginnings stand still: a row that was there before keeps its beginning
 * unless the new one differs by more than rounding explains. Otherwise every reading would make all durations jump by a
 * second.
 */
export function steadyReport(report: TeamReport, before: SteadyReport | null): SteadyReport {
  return {
    at: report.at,
    // Two agents in one conversation are two rows of the report.
    chats: steady(report.chats, before?.chats, (chat) => [chat.conversationId, chat.agentUsername, chat.agentName]),
    queued: steady(report.queued, before?.queued, (chat) => [chat.queue.id, chat.channelName, chat.customerName]),
    bots: steady(report.botChats, before?.bots, (chat) => [chat.botName, chat.channelName, chat.customerName]),
    agents: steady(report.members, before?.agents, ({ name, state }) => [name, state]),
  };
}

/**
 * Most rows carry no id, and two customers may share a name: equal ones are numbered in their order. Rounding only ever
 * makes a row look younger, so of two close observations the earlier is the truer one.
 */
function steady<Row extends { readonly since: EpochMs | null }>(
  rows: readonly Row[],
  before: readonly Keyed<Row>[] = [],
  namesOf: (row: Row) => readonly string[],
): readonly Keyed<Row>[] {
  const known = new Map(before.map(({ key, since }) => [key, since]));
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const name = namesOf(row).join('\n');
    const n = (seen.get(name) ?? 0) + 1;
    seen.set(name, n);
    const key = `${name}\n${n}`;
    const since = known.get(key) ?? null;
    const close = since !== null && row.since !== null && Math.abs(row.since - since) <= wobble;
    // The key comes first: a copy that grows afterwards costs several times as much, a thousand times over.
    return { key, ...row, since: close ? Math.min(since, row.since) : row.since };
  });
}
