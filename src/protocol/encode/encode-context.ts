import type {
  Agent,
  ChannelSession,
  Command,
  Conversation,
  EntryId,
  EpochMs,
  MessageId,
  NotSentReason,
  Offer,
} from '../../domain/index.js';
import type { ServerVersion } from '../server-version.js';

export type SendMessage = Extract<Command, { type: 'send-message' }>;

/** The two ids of an outgoing message, made once when it is written and kept through every retry. */
export interface MessageIdentity {
  /** Of the envelope: always ours and unique. */
  readonly eventId: EntryId;
  /** Of the message: in replies of the guide's form the id of the message replied to. */
  readonly messageId: MessageId;
}

/** What a wish does not say itself and the wire wants to know. */
export interface EncodeContext {
  readonly agent: Agent;
  readonly now: EpochMs;
  readonly newId: () => string;
  readonly replyMode: 'reuse-id' | 'reference';
  readonly server: ServerVersion;
  readonly conversation: Conversation | null;
  readonly offer: Offer | null;
  /** Where a message goes. */
  readonly channelSession: ChannelSession | null;
  /** Messages only; without one, ids are made on the spot. */
  readonly identity: MessageIdentity | null;
}

/** Something to emit. */
export interface OutgoingEvent {
  readonly event: string;
  readonly payload: unknown;
}

/** A wish that cannot be put on the wire; `reason` says what is missing. */
export class EncodeError extends Error {
  override readonly name = 'EncodeError';

  constructor(readonly reason: NotSentReason) {
    super(reason);
  }
}
