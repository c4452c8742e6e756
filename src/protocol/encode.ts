import type {
  Agent,
  ChannelSession,
  Command,
  CommandType,
  Conversation,
  EntryId,
  EpochMs,
  Message,
  MessageId,
  NotSentReason,
  Offer,
} from '../domain/index.js';
import type { ServerVersion } from './server-version.js';

export type { ServerVersion } from './server-version.js';

export interface MessageIdentity {
  readonly eventId: EntryId;
  readonly messageId: MessageId;
}

export interface EncodeContext {
  readonly agent: Agent;
  readonly now: EpochMs;
  readonly newId: () => string;
  readonly replyMode: 'reuse-id' | 'reference';
  readonly server: ServerVersion;
  readonly conversation: Conversation | null;
  readonly offer: Offer | null;
  readonly channelSession: ChannelSession | null;
  readonly identity: MessageIdentity | null;
}

export interface WireCommand {
  readonly event: string;
  readonly payload: unknown;
}

/** The wish cannot be put on the wire; `reason` says what is missing. */
export class EncodeError extends Error {
  override readonly name = 'EncodeError';
  constructor(readonly reason: NotSentReason) {
    super(reason);
  }
}

export type SendMessage = Extract<Command, { type: 'send-message' }>;

export declare function encode(command: Command, context: EncodeContext): readonly WireCommand[];
export declare function identify(
  newId: () => string,
  command: SendMessage,
  replyMode: EncodeContext['replyMode'],
): MessageIdentity;
export declare function encodeHandshake(
  agent: Agent,
  push: { readonly desktop: string | null; readonly mobile: string | null },
): { auth: Record<string, unknown>; query: Record<string, string> };
export declare function localEcho(command: SendMessage, context: EncodeContext): Message;
export declare function commandEvent(type: CommandType, server: ServerVersion): string;
/** True when `event`, as an `errors` message names it, can be about a command of this type. */
export declare function isAbout(event: string, type: CommandType): boolean;
