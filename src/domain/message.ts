import type { AgentId, ChannelSessionId, CommandId, EntryId, EpochMs, MessageId, Opaque } from './ids.js';
import type { Role } from './conversation.js';
import type { TaskDirection } from './task.js';

export type SenderKind = 'customer' | 'agent' | 'bot' | 'system';

export interface Sender {
  readonly kind: SenderKind;
  /** Agent, customer or bot id; empty for the system. */
  readonly id: string;
  readonly name: string;
}

export interface Attachment {
  readonly url: string;
  readonly mimeType: string;
  /** Bytes; null when unknown. */
  readonly size: number | null;
  /** File name or caption to show. */
  readonly name: string;
  readonly thumbnailUrl: string | null;
}

export interface MessageButton {
  readonly title: string;
  readonly type: string;
  readonly payload: string;
  /** Where it stands in a menu with sections, and what is written under it; absent on plain buttons. */
  readonly menu?: { readonly section: number; readonly sectionTitle: string; readonly description: string };
}

export interface ContactCard {
  readonly name: string;
  readonly phones: readonly { readonly number: string; readonly label: string }[];
  readonly emails: readonly { readonly address: string; readonly label: string }[];
  readonly organisation: string;
  /** Department and position there, and the parts of the name, when the card says. */
  readonly department?: string;
  readonly position?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly urls: readonly string[];
  readonly addresses: readonly string[];
  readonly birthday: string;
}

export interface WrapUpCode {
  readonly category: string;
  readonly value: string;
}

/** `text` is markdown as written, possibly empty, and untrusted like everything in here. */
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
      /** Buttons that open as a list: the words that open it, and those above it. */
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
      /** What was done: a text, an image or video, or an act on `replyTo` (like, hide, delete, private-reply …). */
      readonly act: string;
      readonly attachment: Attachment | null;
      /** The social network's own id of this comment: answers to it and acts on it name it. */
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
      /** Untrusted markup. May only be shown in a sandboxed frame. */
      readonly html: string;
      readonly receivedAt: EpochMs | null;
      readonly attachments: readonly Attachment[];
    }
  | { readonly type: 'deleted'; readonly text: string; readonly messageId: MessageId }
  | { readonly type: 'voice'; readonly text: string; readonly call: VoiceCall }
  | { readonly type: 'receipt'; readonly text: string; readonly title: string; readonly lines: readonly LabeledValue[] }
  | { readonly type: 'template'; readonly text: string; readonly name: string; readonly lines: readonly LabeledValue[] }
  /** Something a system has to say to whoever takes part; `level` in its own word (info, warning, system-error …). */
  | { readonly type: 'notice'; readonly text: string; readonly level: string }
  /** Anything we have no picture of: shown by its name and whatever text it carries, never dropped. */
  | { readonly type: 'unknown'; readonly text: string; readonly wireType: string };

export interface LabeledValue {
  readonly label: string;
  readonly value: string;
}

export interface CarouselCard {
  readonly title: string;
  readonly text: string;
  readonly imageUrl: string;
  readonly buttons: readonly MessageButton[];
}

export interface VoiceCall {
  readonly startedAt: EpochMs | null;
  readonly endedAt: EpochMs | null;
  readonly seconds: number | null;
  readonly recordingUrl: string;
  readonly legs: readonly LabeledValue[];
}

/**
 * Where an outgoing message stands. Of the outbox: `queued`, `sending`, `unconfirmed`, `undecided` (may or may not have
 * arrived: the agent decides) and `rejected`. Of the server: `sent`, `delivered`, `seen`, `failed`.
 */
export type DeliveryState =
  'queued' | 'sending' | 'unconfirmed' | 'undecided' | 'rejected' | 'sent' | 'delivered' | 'seen' | 'failed';

export interface Message {
  readonly kind: 'message';
  /** Thread identity: the envelope's event id. */
  readonly id: EntryId;
  /** The message id. In seed-form replies it is the id of the quoted message, so it is not an identity. */
  readonly messageId: MessageId;
  readonly at: EpochMs;
  readonly sender: Sender;
  readonly body: MessageBody;
  /** Only agents see it. */
  readonly whisper: boolean;
  readonly replyTo: MessageId | null;
  readonly channelSessionId: ChannelSessionId | null;
  /** Upper-case channel name the message came or goes by; empty when unknown. */
  readonly channelName: string;
  readonly delivery: DeliveryState;
  /** Who has read it (our messages only). */
  readonly seenBy: readonly { readonly id: string; readonly name: string; readonly at: EpochMs }[];
  /** Why delivery failed, in the server's words; empty otherwise. */
  readonly failure: string;
  /** What a bot proposes to answer. */
  readonly suggestions: readonly { readonly text: string; readonly confidence: number | null }[];
  /** Scheduled or sent by a third party on our behalf (campaigns, outbound SMS). */
  readonly activity: 'outbound' | 'scheduled' | null;
  /** Set while the message is still ours alone: the command that will send it. */
  readonly pendingCommand: CommandId | null;
}

/** True for a message of this agent: sent under their id, or still in the outbox. Bots and customers may share an id. */
export const isOwnMessage = ({ sender, pendingCommand }: Message, agentId: AgentId | null | undefined): boolean =>
  sender.kind === 'agent' && (sender.id === agentId || pendingCommand !== null);

/** Something that happened in a conversation. Data, not words: the element chooses those. */
export type NoticeContent =
  | {
      readonly type: 'channel-session-started' | 'channel-session-ended';
      readonly channelName: string;
      readonly cause: string;
      /** What the customer filled in before the chat began. */
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
  /** A system event kept for the record, shown only on request. */
  | { readonly type: 'other'; readonly wireName: string };

export interface Notice {
  readonly kind: 'notice';
  readonly id: EntryId;
  readonly at: EpochMs;
  readonly what: NoticeContent;
  /** False for events that are part of the record but have no line in the thread. */
  readonly visible: boolean;
  readonly source?: Opaque;
}

export type Entry = Message | Notice;

/** A thread as it can be read, oldest first. Not an array: a new one must cost the same however long the thread is. */
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
