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

/** A task that rings: the agent may accept it until it is withdrawn. */
export interface Offer {
  readonly conversationId: ConversationId;
  readonly taskId: TaskId;
  readonly direction: TaskDirection;
  readonly customer: Customer;
  readonly channel: Channel;
  readonly queue: Queue | null;
  /** What the requesting agent wrote (transfer, conference, consult). */
  readonly note: string | null;
  /** User name of the requesting agent. */
  readonly requestedBy: string | null;
  /** When this client first saw the offer (server time). */
  readonly offeredAt: EpochMs;
  /** When it rings out (RONA), if the server says; the vendor's server does not. */
  readonly expiresAt: EpochMs | null;
  /** How long it rings in all, in seconds, if the server says. */
  readonly ringSeconds: number | null;
  /** The server has already given us this task: accept it without asking. */
  readonly started: boolean;
  /** Telephony answers these; nothing is to be shown. */
  readonly voice: boolean;
  /** True from a dropped link until the server has re-sent or withdrawn the offer. */
  readonly uncertain: boolean;
  /** Container of the conversation on newer servers; sent back in answers. */
  readonly room: Opaque | null;
}

/** Why an offer is no longer there. */
export type WithdrawReason = 'timed-out' | 'customer-left' | 'answered-elsewhere' | 'logged-out' | 'gone';

/** An offer of which only the ids and the time are known. */
export const blankOffer = (conversationId: ConversationId, taskId: TaskId, offeredAt: EpochMs): Offer => ({
  conversationId,
  taskId,
  direction: 'unknown',
  customer: { id: '' as CustomerId, name: '', anonymous: false, phones: [], source: {} as Opaque },
  channel: { name: '', logo: '' },
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
