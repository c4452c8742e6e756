import type { ConversationId, CustomerId, CustomerLabelId, EpochMs } from './ids.js';
import type { LabeledValue } from './message.js';

/** A label that supervisors define and agents give to customers, e.g. “vip”. */
export interface CustomerLabel {
  readonly id: CustomerLabelId;
  readonly name: string;
  /** `#rrggbb`, or empty. */
  readonly color: string;
}

/** `address`: by which a channel knows the customer; `secret`: a password or the like, whose value is never kept. */
export type CustomerFieldKind = 'phone' | 'email' | 'address' | 'secret' | 'flag' | 'text';

/** What the server knows about a customer by one attribute of its schema. */
export interface CustomerField {
  readonly key: string;
  /** As an administrator named it. */
  readonly name: string;
  readonly kind: CustomerFieldKind;
  readonly values: readonly string[];
  /** False only if the schema says that it is not personal. */
  readonly personal: boolean;
}

/** A customer as the server stores them, beyond what conversations say. */
export interface CustomerProfile {
  readonly id: CustomerId;
  /** First and last name, or empty. */
  readonly name: string;
  readonly anonymous: boolean;
  /** The attributes with a value, in the order of the schema, without the name. */
  readonly fields: readonly CustomerField[];
  readonly labelIds: readonly CustomerLabelId[];
}

/** An earlier conversation of a customer, by any channel. */
export interface PastConversation {
  readonly id: ConversationId;
  /** Names of its channel types. */
  readonly channels: readonly string[];
  /** Time of its oldest and its newest event, as far as they are loaded. */
  readonly startedAt: EpochMs;
  readonly endedAt: EpochMs;
  /** The customer's first words, or empty. */
  readonly subject: string;
  readonly agents: readonly string[];
  readonly messageCount: number;
}

/** What the customer filled in before the chat. */
export type PreChatForm = readonly LabeledValue[];
