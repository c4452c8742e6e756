import type { ConversationEvent, ConversationId, EpochMs } from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import { asObject } from '../json.js';
import { MAX_SNAPSHOT_SIZE, validateJson } from '../payload-limits.js';
import { parseTimestamp } from '../timestamp.js';
import { decodeConversationEvent } from './decode-conversation-event.js';
import type { DecodeContext } from './decode-context.js';
import { isMessageAdded, withoutContent } from './body/decode-oversized.js';
import { SharedValues } from './shared-values.js';

type HistoryEvents = readonly Labelled<ConversationEvent>[];

export interface DecodedHistory {
  readonly events: HistoryEvents;
  readonly problems: readonly string[];
  readonly startedAt: EpochMs | null;
}

interface TimedEvents {
  readonly at: EpochMs;
  readonly events: HistoryEvents;
}

const asRows = (rows: unknown): readonly unknown[] => (Array.isArray(rows) ? rows : []);

/**
 * Decodes history, oldest first. Servers do not keep strict order (a typing stop may follow the message that caused it),
 * so events are sorted by time. Equal times keep their order; an event without a time follows its predecessor.
 */
export function decodeHistory(
  rows: unknown,
  conversationId: ConversationId,
  context: DecodeContext,
  maxSize = MAX_SNAPSHOT_SIZE,
): DecodedHistory | string {
  const decoder = new RowDecoder(asRows(rows), conversationId, context, maxSize);
  if (!decoder.decode()) return 'too large';
  return decoder.result();
}

/** History of which only the newest rows have been decoded; the others are decoded in slices. */
export class EarlierRows {
  readonly #earlier: RowDecoder;
  readonly #newest: RowDecoder;

  constructor(earlier: RowDecoder, newest: RowDecoder) {
    this.#earlier = earlier;
    this.#newest = newest;
  }

  /** Decodes some more rows. True once all are decoded, or if they are too large together. */
  decode(count: number): boolean {
    return !this.#earlier.decode(count) || this.#earlier.isDone;
  }

  /** The whole history, as if it had been decoded at once. Only what is new of the problems. */
  result(): DecodedHistory {
    if (!this.#earlier.isDone) return { ...this.#newest.result(), problems: ['history: too large'] };
    return { ...this.#earlier.result(this.#newest), problems: this.#earlier.problems };
  }
}

/**
 * Decodes the newest rows of a history and leaves the earlier ones for later. Null if all of them are to be decoded at once:
 * because there are few, because the first of the newest has no time, or because there is no answer among the newest.
 */
export function decodeNewest(
  rows: unknown,
  count: number,
  conversationId: ConversationId,
  context: DecodeContext,
  maxSize: number,
): { readonly newest: DecodedHistory; readonly earlier: EarlierRows } | null {
  const all = asRows(rows);
  const start = all.length - count;
  if (start < count || parseTimestamp(asObject(all[start])['timestamp']) === null) return null;
  const newest = new RowDecoder(all.slice(start), conversationId, context, maxSize);
  if (!newest.decode()) return null;
  const decoded = newest.result();
  if (!decoded.events.some(isAnswer)) return null;
  const earlier = new RowDecoder(all.slice(0, start), conversationId, context, newest.remainingSize);
  const startedAt = parseTimestamp(asObject(all[0])['timestamp']) ?? decoded.startedAt;
  return { newest: { ...decoded, startedAt }, earlier: new EarlierRows(earlier, newest) };
}

/** What the customer has written since is unread. */
const isAnswer = (event: ConversationEvent): boolean =>
  event.type === 'entry-added' &&
  event.entry.kind === 'message' &&
  event.entry.sender.kind !== 'customer' &&
  !event.entry.whisper;

class RowDecoder {
  readonly problems: string[] = [];
  remainingSize: number;
  readonly #rows: readonly unknown[];
  readonly #conversationId: ConversationId;
  readonly #context: DecodeContext;
  readonly #timed: TimedEvents[] = [];
  readonly #shared = new SharedValues();
  #next = 0;
  #previousAt: EpochMs | null = null;

  constructor(rows: readonly unknown[], conversationId: ConversationId, context: DecodeContext, maxSize: number) {
    this.#rows = rows;
    this.#conversationId = conversationId;
    this.#context = context;
    this.remainingSize = maxSize;
  }

  get isDone(): boolean {
    return this.#next === this.#rows.length;
  }

  /** False if the rows are too large together. */
  decode(count = Infinity): boolean {
    const end = Math.min(this.#rows.length, this.#next + count);
    for (; this.#next < end; this.#next++) if (!this.#decodeRow(this.#rows[this.#next])) return false;
    return true;
  }

  result(newer?: RowDecoder): DecodedHistory {
    const timed = newer === undefined ? this.#timed : [...this.#timed, ...newer.#timed];
    timed.sort((a, b) => a.at - b.at);
    return { events: timed.flatMap((row) => row.events), problems: this.problems, startedAt: timed[0]?.at ?? null };
  }

  #decodeRow(row: unknown): boolean {
    const { now } = this.#context;
    const check = validateJson(row, this.remainingSize);
    const isRefused = 'refused' in check;
    if (isRefused && check.refused === 'too large') return false;
    if (isRefused) this.problems.push(`history: ${check.refused}`);
    else this.remainingSize -= check.size;
    const event = isRefused ? withoutContent(row, check.refused, now) : asObject(check.value);
    if (event === null) return true;
    const at: EpochMs = parseTimestamp(event['timestamp']) ?? this.#previousAt ?? now;
    this.#previousAt = at;
    const decoded = decodeConversationEvent(event, { ...this.#context, conversationId: this.#conversationId, at });
    if (typeof decoded !== 'string') {
      const events = isRefused ? decoded.filter(isMessageAdded) : decoded;
      this.#timed.push({ at, events: events.map((historyEvent) => this.#shared.of(historyEvent)) });
    }
    // A refused event has its problem already.
    else if (!isRefused) this.problems.push(`history: ${decoded}`);
    return true;
  }
}
