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

/** The two ids of an outgoing message, created once and kept for retries. */
export interface MessageIdentity {
  /** Id of the envelope, always new and unique. */
  readonly eventId: EntryId;
  /** Id of the message. In replies in `reuse-id` mode, the id of the quoted message. */
  readonly messageId: MessageId;
}

/** Input of encoders besides the command. */
export interface EncodeContext {
  readonly agent: Agent;
  readonly now: EpochMs;
  readonly newId: () => string;
  readonly replyMode: 'reuse-id' | 'reference';
  readonly server: ServerVersion;
  readonly conversation: Conversation | null;
  readonly offer: Offer | null;
  /** The channel session a message is sent on. */
  readonly channelSession: ChannelSession | null;
  /** Messages only. If null, new ids are created. */
  readonly identity: MessageIdentity | null;
}

/** An event to emit. */
export interface OutgoingEvent {
  readonly event: string;
  readonly payload: unknown;
}

/** A command that cannot be encoded. `reason` says why. */
export class EncodeError extends Error {
  override readonly name = 'EncodeError';

  constructor(readonly reason: NotSentReason) {
    super(reason);
  }
}
