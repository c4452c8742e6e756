import type { AgentId, ChannelSessionId, CommandId, EntryId, EpochMs, MessageId } from './ids.js';
import type { Role } from './conversation.js';
import type { TaskDirection } from './task.js';

export type SenderKind = 'customer' | 'agent' | 'bot' | 'system';

export interface Sender {
  readonly kind: SenderKind;
  /** Id of the agent, customer or bot; empty for the system. */
  readonly id: string;
  /** Of an agent, the user name. */
  readonly name: string;
  /** First and last name of an agent; absent when the event does not have them. */
  readonly fullName?: string;
}

export interface Attachment {
  readonly url: string;
  readonly mimeType: string;
  /** Size in bytes; null when unknown. */
  readonly size: number | null;
  /** Text to show: the file name or a caption. */
  readonly name: string;
  readonly thumbnailUrl: string | null;
  /** By which the HTML version of a mail refers to it; absent when it is not part of a mail. */
  readonly contentId?: string;
}

export interface MessageButton {
  readonly title: string;
  readonly type: string;
  readonly payload: string;
  /** Section and description in a menu with sections; absent on plain buttons. */
  readonly menu?: { readonly section: number; readonly sectionTitle: string; readonly description: string };
}

export interface ContactCard {
  readonly name: string;
  readonly phones: readonly { readonly number: string; readonly label: string }[];
  readonly emails: readonly { readonly address: string; readonly label: string }[];
  readonly organisation: string;
  /** Absent when the card does not contain them. */
  readonly department?: string;
  readonly position?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly urls: readonly string[];
  readonly addresses: readonly string[];
  /** Accounts at messaging services; absent when the card does not contain them. */
  readonly messengers?: readonly string[];
  readonly birthday: string;
}

export interface WrapUpCode {
  readonly category: string;
  readonly value: string;
}

/** `text` is unrendered markdown, possibly empty. All fields are untrusted. */
export type MessageBody =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image' | 'video' | 'audio' | 'file'; readonly text: string; readonly attachment: Attachment }
  | { readonly type: 'sticker'; readonly text: string; readonly url: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  | {
      readonly type: 'location';
      readonly text: string;
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string;
      readonly address: string;
      readonly url: string;
    }
  | { readonly type: 'contacts'; readonly text: string; readonly contacts: readonly ContactCard[] }
  | {
      readonly type: 'buttons';
      readonly text: string;
      readonly quickReplies: boolean;
      readonly header: string;
      readonly footer: string;
      readonly buttons: readonly MessageButton[];
      /** For buttons that open as a list: the label that opens it and the heading above it. */
      readonly menu?: { readonly label: string; readonly prompt: string };
    }
  | { readonly type: 'carousel'; readonly text: string; readonly cards: readonly CarouselCard[] }
  | {
      readonly type: 'list';
      readonly text: string;
      readonly header: string;
      readonly footer: string;
      readonly button: string;
      readonly sections: readonly {
        readonly title: string;
        readonly rows: readonly { readonly id: string; readonly title: string; readonly description: string }[];
      }[];
    }
  | { readonly type: 'wrap-up'; readonly text: string; readonly codes: readonly WrapUpCode[]; readonly note: string }
  | {
      readonly type: 'comment';
      readonly text: string;
      readonly postId: string;
      /** A text, an image or video, or an action on `replyTo` (like, hide, delete, private-reply …). */
      readonly act: string;
      readonly attachment: Attachment | null;
      /** The social network's id of this comment. Replies to it and actions on it refer to this id. */
      readonly commentId?: string;
    }
  | {
      readonly type: 'email';
      readonly text: string;
      readonly subject: string;
      readonly from: string;
      readonly to: readonly string[];
      readonly cc: readonly string[];
      readonly bcc: readonly string[];
      /** Where answers go to; absent where it is the sender. */
      readonly replyTo?: readonly string[];
      /** Untrusted markup. Show it in a sandboxed frame only. */
      readonly html: string;
      readonly receivedAt: EpochMs | null;
      readonly attachments: readonly Attachment[];
    }
  | { readonly type: 'deleted'; readonly text: string; readonly messageId: MessageId }
  | { readonly type: 'voice'; readonly text: string; readonly call: VoiceCall }
  | {
      readonly type: 'receipt';
      readonly text: string;
      readonly title: string;
      /** Absent when the receipt has no date. */
      readonly boughtAt?: EpochMs;
      readonly lines: readonly LabeledValue[];
    }
  | { readonly type: 'template'; readonly text: string; readonly name: string; readonly lines: readonly LabeledValue[] }
  /**
   * A system message to all participants. `level` as the server names it (info, warning, system-error …), or `too-large`
   * in place of a message over the limits.
   */
  | { readonly type: 'notice'; readonly text: string; readonly level: string }
  /** Any other type: shown by its name and the texts it carries, never dropped. */
  | {
      readonly type: 'unknown';
      readonly text: string;
      readonly wireType: string;
      /** Texts of its other fields; absent if there are none. */
      readonly lines?: readonly LabeledValue[];
    };

export interface LabeledValue {
  readonly label: string;
  readonly value: string;
  /** A second text about what is labelled, such as the kind of a bought article. */
  readonly detail?: string;
}

export interface CarouselCard {
  readonly title: string;
  readonly text: string;
  readonly imageUrl: string;
  readonly buttons: readonly MessageButton[];
  /** What the card opens when the customer presses it; absent when it opens nothing. */
  readonly url?: string;
}

export interface VoiceCall {
  readonly startedAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly seconds: number | null;
  readonly recordingUrl: string;
  /** How long it was on hold; absent when it was not. */
  readonly holdSeconds?: number;
  /** Absent when there are none. */
  readonly wrapUps?: readonly WrapUpCode[];
  /** Who was called, and how it began and ended; `seconds` is absent when the server does not say how long it took. */
  readonly legs: readonly (LabeledValue & { readonly seconds?: number })[];
}

/**
 * Delivery of an outgoing message. Set by the outbox: `queued`, `sending`, `unconfirmed`, `undecided` (may or may not have
 * arrived; the agent decides whether to send it again) and `rejected`. Set by the server: `sent`, `delivered`, `seen`,
 * `failed`.
 */
export type DeliveryState =
  'queued' | 'sending' | 'unconfirmed' | 'undecided' | 'rejected' | 'sent' | 'delivered' | 'seen' | 'failed';

export interface Message {
  readonly kind: 'message';
  /** Identity in the thread: the event id of the envelope. */
  readonly id: EntryId;
  /**
   * The message id. A reply in `reuse-id` mode has the id of the message it quotes, so this is not an identity: what
   * refers to a message by it goes through `resolve-message.ts`.
   */
  readonly messageId: MessageId;
  readonly at: EpochMs;
  readonly sender: Sender;
  readonly body: MessageBody;
  /** Visible to agents only. */
  readonly whisper: boolean;
  readonly replyTo: MessageId | null;
  readonly channelSessionId: ChannelSessionId | null;
  /** Upper-case name of the channel the message is sent on; empty when unknown. */
  readonly channelName: string;
  readonly delivery: DeliveryState;
  /** Who has read it. Own messages only. */
  readonly seenBy: readonly { readonly id: string; readonly name: string; readonly at: EpochMs }[];
  /** Why delivery failed, as the server put it; else empty. */
  readonly failure: string;
  /** Answers suggested by a bot. */
  readonly suggestions: readonly { readonly text: string; readonly confidence: number | null }[];
  /** Set for messages that other systems send or schedule, such as campaigns or outbound SMS. */
  readonly activity: 'outbound' | 'scheduled' | null;
  /** When a scheduled message is sent; absent for others. */
  readonly scheduledAt?: EpochMs;
  /** The command that sends the message, until the server has confirmed it. */
  readonly pendingCommand: CommandId | null;
}

/** True for a message of this agent: sent under their id, or still in the outbox. Bots and customers may share an id. */
export const isOwnMessage = ({ sender, pendingCommand }: Message, agentId: AgentId | null | undefined): boolean =>
  sender.kind === 'agent' && (sender.id === agentId || pendingCommand !== null);

/** Something that happened in a conversation. Elements turn it into text. */
export type NoticeContent =
  | {
      readonly type: 'channel-session-started' | 'channel-session-ended';
      readonly channelName: string;
      readonly cause: string;
      /** The pre-chat form as the customer filled it in. */
      readonly form?: readonly LabeledValue[];
    }
  | {
      readonly type: 'agent-joined' | 'agent-left';
      readonly agentId: AgentId;
      readonly name: string;
      readonly role: Role;
    }
  | {
      readonly type: 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed';
      readonly direction: TaskDirection;
      readonly to: 'queue' | 'agent';
      readonly queueName: string;
      readonly requestedBy: string;
    }
  | { readonly type: 'paused' | 'resumed' }
  | { readonly type: 'hand-raised' | 'hand-lowered'; readonly names: readonly string[] }
  | { readonly type: 'customer-changed'; readonly name: string }
  | { readonly type: 'customer-left' }
  | { readonly type: 'call'; readonly what: 'leg-started' | 'leg-ended' | 'held' | 'resumed'; readonly detail: string }
  | { readonly type: 'call-summary'; readonly call: VoiceCall }
  /**
   * A note about a message, of which it is not known which one it means: several may be meant (then it is shown), or none
   * that is loaded.
   */
  | {
      readonly type: 'unresolved-note';
      readonly what: 'deleted' | 'failed';
      readonly messageId: MessageId;
      readonly by: Pick<Sender, 'kind' | 'id'>;
      readonly candidates: number;
    }
  /** Any other system event. */
  | { readonly type: 'other'; readonly wireName: string };

export interface Notice {
  readonly kind: 'notice';
  readonly id: EntryId;
  readonly at: EpochMs;
  readonly what: NoticeContent;
  /** False for notices that are kept but not shown in the thread. */
  readonly visible: boolean;
}

export type Entry = Message | Notice;

/** A read-only thread, oldest first. Not an array, so that appending does not copy the thread. */
export interface Entries extends Iterable<Entry> {
  readonly length: number;
  at(position: number): Entry | undefined;
  slice(start?: number, end?: number): readonly Entry[];
  find<T extends Entry>(predicate: (entry: Entry) => entry is T): T | undefined;
  find(predicate: (entry: Entry) => boolean): Entry | undefined;
  findLast<T extends Entry>(predicate: (entry: Entry) => entry is T): T | undefined;
  findLast(predicate: (entry: Entry) => boolean): Entry | undefined;
  filter<T extends Entry>(predicate: (entry: Entry) => entry is T): readonly T[];
  filter(predicate: (entry: Entry) => boolean): readonly Entry[];
}
