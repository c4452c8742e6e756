import type { EpochMs, Keyed, Level, QueuedChat, TeamChat, TeamMember, TeamReportRows } from '../../../domain/index.js';
import { getAvailability } from './availability.js';
import { getLevel, type Limit } from './limits.js';

/** What can need a supervisor, in the order of the filters. */
export const attentionKinds = ['hand', 'waiting', 'not-ready', 'unanswered', 'long-chat'] as const;

export type AttentionKind = (typeof attentionKinds)[number];

/** When a time needs attention (ms). */
export type AttentionLimits = Readonly<Record<Exclude<AttentionKind, 'hand'>, Limit>>;

interface ItemOf<Kind extends AttentionKind, Row> {
  readonly kind: Kind;
  /** The same in each report, as long as it needs attention. */
  readonly key: string;
  readonly row: Keyed<Row>;
  readonly level: Exclude<Level, 'ok'>;
  readonly since: EpochMs;
  /** How many customers of this level wait in this queue; 1 for all other kinds. */
  readonly count: number;
}

export type AttentionItem = ChatItem | ItemOf<'waiting', QueuedChat> | ItemOf<'not-ready', TeamMember>;

type ChatItem = ItemOf<'hand' | 'unanswered' | 'long-chat', TeamChat>;

export interface AttentionFacts {
  readonly rows: Pick<TeamReportRows, 'members' | 'chats' | 'queued'>;
  readonly limits: AttentionLimits;
  /** Milliseconds since a time. */
  readonly elapsed: (since: EpochMs) => number;
  /** Since when an agent has been in their state, where known. */
  readonly stateSince: (member: TeamMember) => EpochMs | null;
  /** Since when a customer has waited for an answer; null where that is not known, or when they do not. */
  readonly unansweredSince: (chat: TeamChat) => EpochMs | null;
  /** Since when an agent has raised a hand in a chat; null when no hand is raised. */
  readonly handRaisedAt: (chat: TeamChat) => EpochMs | null;
}

/** The level of the time an agent has not been ready. Who is ready or signed out needs no one. */
export const getMemberLevel = (
  member: TeamMember,
  since: EpochMs | null,
  { limits, elapsed }: Pick<AttentionFacts, 'limits' | 'elapsed'>,
): Level =>
  since === null || getAvailability(member) !== 'not-ready' ? 'ok' : getLevel(elapsed(since), limits['not-ready']);

/** The items of rows: most are the same in the next report, and a second later. */
const itemsOfRows = new WeakMap<object, AttentionItem>();

/** The item of a row, the same object as before when nothing about it has changed. */
function getItem<Item extends AttentionItem>(
  kind: Item['kind'],
  id: string,
  { row, level, since }: Pick<Item, 'row' | 'level' | 'since'>,
): Item {
  const known = itemsOfRows.get(row);
  if (known?.kind === kind && known.level === level && known.since === since) return known as Item;
  const item = { kind, key: `${kind} ${id}`, row, level, since, count: 1 } as Item;
  itemsOfRows.set(row, item);
  return item;
}

/**
 * What needs attention, the most urgent first: raised hands, then what is over its limit, then what is near it, each by its
 * share of the limit. Customers of one queue are one item, that of the longest wait: sixty of them would hide the rest.
 */
export function findAttentionItems(facts: AttentionFacts): readonly AttentionItem[] {
  const { rows, limits, elapsed } = facts;
  const items: AttentionItem[] = [];
  const queues = new Map<string, Extract<AttentionItem, { kind: 'waiting' }>>();
  for (const row of rows.queued) {
    const level = getLevel(elapsed(row.since), limits.waiting);
    if (level === 'ok') continue;
    const key = `waiting ${row.queue.id || row.queue.name}`;
    const known = queues.get(key);
    const isWorst = known === undefined || row.since < known.since;
    // Only those of the same level: who is over the limit does not count who is near it.
    const count =
      known === undefined || (isWorst && level !== known.level) ? 1 : known.count + (level === known.level ? 1 : 0);
    if (isWorst) queues.set(key, { kind: 'waiting', key, row, level, since: row.since, count });
    else queues.set(key, { ...known, count });
  }
  items.push(...queues.values());
  for (const row of rows.members) {
    const since = facts.stateSince(row);
    const level = getMemberLevel(row, since, facts);
    if (since === null || level === 'ok') continue;
    items.push(
      getItem<Extract<AttentionItem, { kind: 'not-ready' }>>('not-ready', row.id || row.name, { row, level, since }),
    );
  }
  for (const row of rows.chats) {
    const add = (kind: 'unanswered' | 'long-chat', since: EpochMs | null): boolean => {
      const level = since === null ? 'ok' : getLevel(elapsed(since), limits[kind]);
      if (since === null || level === 'ok') return false;
      items.push(getItem<ChatItem>(kind, row.conversationId, { row, level, since }));
      return true;
    };
    const handRaisedAt = facts.handRaisedAt(row);
    if (handRaisedAt !== null)
      items.push(getItem<ChatItem>('hand', row.conversationId, { row, level: 'over', since: handRaisedAt }));
    // A chat is listed once: that a customer waits for an answer is more urgent than that the chat is long.
    else if (!add('unanswered', facts.unansweredSince(row))) add('long-chat', row.since);
  }
  const rankOf = ({ kind, level }: AttentionItem): number => (kind === 'hand' ? 0 : level === 'over' ? 1 : 2);
  const shareOf = ({ kind, since }: AttentionItem): number =>
    elapsed(since) / (kind === 'hand' ? 1 : limits[kind].over || limits[kind].near);
  return items
    .map((item) => ({ item, rank: rankOf(item), share: shareOf(item) }))
    .sort((a, b) => a.rank - b.rank || b.share - a.share || (a.item.key < b.item.key ? -1 : 1))
    .map(({ item }) => item);
}

/** How many people each kind is about. */
export function countAttention(items: readonly AttentionItem[]): Readonly<Record<AttentionKind, number>> {
  const counts = { hand: 0, waiting: 0, 'not-ready': 0, unanswered: 0, 'long-chat': 0 };
  for (const { kind, count } of items) counts[kind] += count;
  return counts;
}

/** The first items, with the most urgent of each kind among them: one kind does not hide the others. */
export function pickFew(items: readonly AttentionItem[], count: number): readonly AttentionItem[] {
  if (items.length <= count) return items;
  const firsts = attentionKinds.flatMap((kind) => items.find((item) => item.kind === kind) ?? []);
  const picked = new Set(firsts.slice(0, count));
  for (const item of items) {
    if (picked.size >= count) break;
    picked.add(item);
  }
  return items.filter((item) => picked.has(item));
}

/** Items that are shown keep their places while someone points at them; new ones come last. */
export function keepPlaces(items: readonly AttentionItem[], shownKeys: readonly string[]): readonly AttentionItem[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const kept = shownKeys.map((key) => byKey.get(key)).filter((item) => item !== undefined);
  const keptKeys = new Set(kept.map(({ key }) => key));
  return [...kept, ...items.filter(({ key }) => !keptKeys.has(key))];
}

/** What is over its limit now and was not before. */
export const findNewItems = (
  items: readonly AttentionItem[],
  knownKeys: ReadonlySet<string>,
): readonly AttentionItem[] => items.filter(({ key, level }) => level === 'over' && !knownKeys.has(key));
