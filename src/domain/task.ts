import type { ConversationId, CustomerId, EpochMs, Opaque, QueueId, TaskId } from './ids.js';
import type { Channel, Customer } from './conversation.js';

export type TaskDirection =
  | 'inbound'
  | 'outbound'
  | 'transfer'
  | 'conference'
  | 'consult'
  | 'consult-transfer'
  | 'consult-conference'
  | 'monitor'
  | 'barge-in'
  | 'unknown';

export interface Queue {
  readonly id: QueueId;
  readonly name: string;
}

/** A task offered to the agent, who may accept it until it is withdrawn. */
export interface Offer {
  readonly conversationId: ConversationId;
  readonly taskId: TaskId;
  readonly direction: TaskDirection;
  readonly customer: Customer;
  readonly channel: Channel;
  /** The customer's address on that channel, and the company's address that they used; empty when unknown. */
  readonly customerAddress: string;
  readonly serviceAddress: string;
  readonly queue: Queue | null;
  /** The requesting agent's note (transfer, conference, consultation). */
  readonly note: string | null;
  /** User name of the requesting agent. */
  readonly requestedBy: string | null;
  /** When this client first received the offer, in server time. */
  readonly offeredAt: EpochMs;
  /** When it expires (RONA), as the server says; null when it does not, as the vendor's. See `getOfferEnd`. */
  readonly expiresAt: EpochMs | null;
  /** Total time to accept it, in seconds; null when the server does not say. */
  readonly ringSeconds: number | null;
  /** The server has already assigned the task: it is accepted automatically. */
  readonly started: boolean;
  /** Answered by telephony; not shown. */
  readonly voice: boolean;
  /** True after a lost connection, until the server has sent the offer again or withdrawn it. */
  readonly uncertain: boolean;
  /** The conversation's room on newer servers, sent back when accepting. */
  readonly room: Opaque | null;
}

/** When an offer expires, in server time; null when the server says neither when nor after how long. */
export const getOfferEnd = ({ expiresAt, offeredAt, ringSeconds }: Offer): EpochMs | null =>
  expiresAt ?? (ringSeconds === null ? null : offeredAt + ringSeconds * 1_000);

/** Why an offer was withdrawn. */
export type WithdrawReason = 'timed-out' | 'customer-left' | 'answered-elsewhere' | 'logged-out' | 'gone';

/** An offer of which only the ids and the time are known: all other fields are empty. */
export const blankOffer = (conversationId: ConversationId, taskId: TaskId, offeredAt: EpochMs): Offer => ({
  conversationId,
  taskId,
  direction: 'unknown',
  customer: { id: '' as CustomerId, name: '', anonymous: false, phones: [], source: {} as Opaque },
  channel: { name: '', logo: '' },
  customerAddress: '',
  serviceAddress: '',
  queue: null,
  note: null,
  requestedBy: null,
  offeredAt,
  expiresAt: null,
  ringSeconds: null,
  started: false,
  voice: false,
  uncertain: false,
  room: null,
});
