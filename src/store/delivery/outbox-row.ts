import type { AgentId, CommandId, ConversationId, EntryId, EpochMs, Message } from '../../domain/index.js';
import { isOwnMessage } from '../../domain/index.js';

/**
 * `queued`: waits for its turn. `committing`: it is its turn, and this is being written to the device. `in-flight`: sent.
 * `unconfirmed`: sent, and the history will show whether it arrived. `needs-decision`: the history cannot show it; the agent
 * decides. `rejected`: the server has refused it. A confirmed message has no row.
 */
export type RowState = 'queued' | 'committing' | 'in-flight' | 'unconfirmed' | 'needs-decision' | 'rejected';

/**
 * Why the agent has to decide: no history could be read, it has lost messages, it was sent again often enough, or another page
 * has sent or discarded it.
 */
export type DecisionReason = 'no-history' | 'regressed' | 'resent' | 'elsewhere';

/** A message that the server is known to have stored. */
export interface Witness {
  readonly id: EntryId;
  readonly at: EpochMs;
}

export const maxWitnesses = 10;

/** The newest of these messages. Whispers and what bots write may be in one history and not in the other. */
export const toWitnesses = (messages: readonly Message[]): readonly Witness[] =>
  messages
    .filter(({ whisper, sender: { kind } }) => !whisper && (kind === 'agent' || kind === 'customer'))
    .slice(-maxWitnesses)
    .map(({ id, at }) => ({ id, at }));

/** An own message until the server has confirmed it. Times of sending and reading are monotonic. */
export interface OutboxRow {
  readonly id: CommandId;
  readonly conversationId: ConversationId;
  /** As the thread shows it. Its ids never change: every attempt sends the same message. */
  readonly message: Message;
  readonly state: RowState;
  /** How often it was sent, or may have been. */
  readonly sends: number;
  readonly automaticResends: number;
  readonly sentAt: number;
  /** Events that look like this message and are not it: earlier ones, or those of other rows. */
  readonly lookalikes: readonly EntryId[];
  /** What the server had stored when this was sent first. A history without them has lost messages. */
  readonly witnesses: readonly Witness[];
  /** Start of the first reading on this connection that lacked it, since it was sent last. */
  readonly absentAt: number | null;
  /** When its confirmation became overdue. */
  readonly unconfirmedAt: number;
  /** For this lost confirmation, `topicSubscription` was asked instead of REST. */
  readonly hasSubscribed: boolean;
  readonly decision: DecisionReason | null;
  /** Why it was rejected, in the server's words. */
  readonly problem: string;
  /** Counts what was written to the device. */
  readonly version: number;
}

export const createRow = (
  row: Pick<OutboxRow, 'id' | 'conversationId' | 'message'> & Partial<OutboxRow>,
): OutboxRow => ({
  state: 'queued',
  sends: 0,
  automaticResends: 0,
  sentAt: 0,
  lookalikes: [],
  witnesses: [],
  absentAt: null,
  unconfirmedAt: 0,
  hasSubscribed: false,
  decision: null,
  problem: '',
  version: 0,
  ...row,
});

/** Another page may have sent it: it is looked for before it is sent. */
export const asMaybeSent = (row: OutboxRow): OutboxRow => ({
  ...row,
  state: 'unconfirmed',
  sends: Math.max(1, row.sends),
});

/** An event this much older than the message is not it: the clocks of server and page may differ by less. */
const maxClockDifferenceMs = 60_000;

/** A reply under the id of the message that it answers: its event id alone is its own. */
export const reusesId = ({ replyTo, messageId }: Message): boolean => replyTo === messageId;

/** Could `message` be this one under another envelope id? Some servers create new ones. */
export function looksLike(message: Message, pending: Message, agentId: AgentId | null): boolean {
  if (message.messageId !== pending.messageId) return false;
  // A reply of another agent may have the id of this message.
  if (!reusesId(pending)) return !reusesId(message);
  return (
    isOwnMessage(message, agentId) &&
    message.replyTo === pending.replyTo &&
    message.body.type === pending.body.type &&
    message.body.text === pending.body.text &&
    message.at >= pending.at - maxClockDifferenceMs
  );
}

/**
 * Pairs of rows and the messages that confirm them: by envelope id, else by likeness, first come first matched. What has confirmed another row
 * before is `claimed`.
 */
export function findConfirmations(
  rows: readonly OutboxRow[],
  messages: readonly Message[],
  agentId: AgentId | null,
  claimedBefore: readonly EntryId[] = [],
): ReadonlyMap<OutboxRow, Message> {
  const found = new Map<OutboxRow, Message>();
  if (rows.length === 0) return found;
  const byId = new Map(messages.map((message) => [message.id, message]));
  const ownIds = new Set(rows.map(({ message }) => message.id));
  for (const row of rows) {
    const echo = byId.get(row.message.id);
    if (echo !== undefined) found.set(row, echo);
  }
  const claimed = new Set(claimedBefore);
  for (const row of rows) {
    // No other message has its id, whichever page has sent it. Replies may.
    if (found.has(row) || (row.sends === 0 && reusesId(row.message))) continue;
    const echo = messages.find(
      (message) =>
        !ownIds.has(message.id) &&
        !claimed.has(message.id) &&
        !row.lookalikes.includes(message.id) &&
        looksLike(message, row.message, agentId),
    );
    if (echo === undefined) continue;
    claimed.add(echo.id);
    found.set(row, echo);
  }
  return found;
}
