import type { StoredMessage } from '../outbox/stored-message.js';

/**
 * What a session keeps on the device, by kind. Records are read from outside the program: another script of this origin, or
 * another release, may have written them. Code that reads a kind checks its shape.
 */
export interface RecordTypes {
  /** When this agent last signed in here (epoch ms). Written by `DeviceRecords`; its id is empty. */
  readonly 'signed-in-at': number;
  /** A message that the server has not confirmed, by command id. */
  readonly message: StoredMessage;
  /** A message that the agent has discarded, by command id. A tab that was put aside meanwhile has it still. */
  readonly discarded: true;
  /** What is being written in a conversation, by conversation id. */
  readonly draft: unknown;
  /** Wrap-up codes and note that have not been sent, by conversation id. */
  readonly 'wrap-up': unknown;
  /** The note of a colleague about an open conversation, by conversation id. */
  readonly 'handover-note': unknown;
  /** The active conversation; its id is empty. */
  readonly 'active-conversation': unknown;
  /** Filters of an element, by its name. */
  readonly filter: unknown;
  /** The agent's own settings and canned responses, by name. */
  readonly setting: unknown;
  /** Sign-in data, encrypted. */
  readonly 'sign-in': unknown;
}

export type RecordKind = keyof RecordTypes;

interface RecordRule {
  /** Goes at logout. */
  readonly untilLogout: boolean;
  /** Goes after 24 h without a sign-in, and when another agent signs in while no tab of this one is open. */
  readonly whileInUse: boolean;
}

const untilLogout: RecordRule = { untilLogout: true, whileInUse: true };
/** No customer data: kept until the agent forgets this device. */
const untilForgotten: RecordRule = { untilLogout: false, whileInUse: false };

/** How long each kind is kept. */
export const recordRules: { readonly [Kind in RecordKind]: RecordRule } = {
  'signed-in-at': untilLogout,
  message: untilLogout,
  discarded: untilLogout,
  draft: untilLogout,
  'wrap-up': untilLogout,
  'handover-note': untilLogout,
  'active-conversation': untilLogout,
  filter: untilLogout,
  setting: untilForgotten,
  'sign-in': untilLogout,
};
