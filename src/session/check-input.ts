import { warnOnce } from '../browser/diagnostics.js';
import type { Agent, CommandOutcome, WrapUpCode } from '../domain/index.js';
import { decodeAgent, decodeLogin } from '../protocol/decode/decode-sign-in.js';
import type { Draft, DraftFile, WaitingMessage, WrapUpDraft } from '../store/state.js';

/** The outcome of what is no command, null for a command. */
export function checkCommand<Value>(
  command: Value,
  findProblem: (command: Value) => string | null,
): CommandOutcome | null {
  const expected = findProblem(command);
  if (expected === null) return null;
  warnOnce(`This is no command: ${expected}. Nothing was sent.`);
  return { status: 'invalid', expected };
}

/** Nothing that is given is deeper. */
const maxDepth = 16;

/**
 * What a host gives, as it is now: the host may change its object afterwards, or give one of a framework that no storage can
 * clone. Objects without fields stay as they are, because they stand for wire objects.
 */
export function copyInput<Value>(value: Value, depth = maxDepth, copies = new Map<unknown, unknown>()): Value {
  if (['function', 'symbol', 'bigint'].includes(typeof value)) return undefined as Value;
  if (typeof value !== 'object' || value === null) return value;
  // What contains itself ends, and what is referred to many times is copied once.
  if (depth === 0 || copies.has(value)) return (copies.get(value) ?? null) as Value;
  copies.set(value, null);
  try {
    const fields = Object.entries(value).map(([key, field]) => [key, copyInput(field, depth - 1, copies)]);
    const object = fields.length === 0 ? value : Object.fromEntries(fields);
    copies.set(value, Array.isArray(value) ? fields.map(([, field]) => field) : object);
  } catch {
    // A getter of the host, or a proxy that is revoked.
  }
  return copies.get(value) as Value;
}

/** The agent that a host states as a Keycloak user object, or its JSON; null with a warning for anything else. */
export function readUser(user: unknown): Agent | null {
  const agent = decodeAgent(user);
  if (agent !== null) return agent;
  const isLoginResponse = decodeLogin(user) !== null;
  warnOnce(
    `The agent is the Keycloak user object of the login response, with id and username, or its JSON. ${
      isLoginResponse ? 'This is the whole response: give the user object in it.' : 'Another value is ignored.'
    }`,
  );
  return null;
}

const isText = (value: unknown): boolean => typeof (value ?? '') === 'string';

/** Null is an empty list. */
const isListOf = <Item>(list: readonly Item[] | null | undefined, fits: (item: Item) => boolean): boolean =>
  (list ?? null) === null || (Array.isArray(list) && list.every(fits));

const isDraft = (draft: Draft | null | undefined): draft is Draft =>
  typeof draft?.text === 'string' &&
  isText(draft.replyTo) &&
  isText(draft.replyToEntry) &&
  isListOf<DraftFile | null>(draft.files, (file) => isText(file?.id) && typeof file?.file?.size === 'number') &&
  isListOf<WaitingMessage | null>(draft.waiting, (message) => isDraft(message?.draft));

/** The draft of a host with all its fields; undefined with a warning for what is none. */
export function readDraft(draft: Draft | null | undefined): Draft | null | undefined {
  if (draft === null) return null;
  if (isDraft(draft)) {
    const { files, waiting, ...rest } = draft;
    return {
      ...rest,
      replyTo: draft.replyTo ?? null,
      whisper: Boolean(draft.whisper),
      ...(files && { files }),
      ...(waiting && { waiting }),
    };
  }
  warnOnce(
    'A draft is an object with text, replyTo, whisper and lists of files and messages, or null; another value is ignored.',
  );
  return undefined;
}

const isCode = (code: WrapUpCode | null | undefined): boolean =>
  typeof code?.category === 'string' && typeof code.value === 'string';

/** Whether a host's wrap-up can be stored; warns if not. */
export function isWrapUpDraft(draft: WrapUpDraft | null | undefined): boolean {
  if (draft === null || (typeof draft?.note === 'string' && Array.isArray(draft.codes) && draft.codes.every(isCode)))
    return true;
  warnOnce('The draft of a wrap-up is an object with codes and note, or null; another value is ignored.');
  return false;
}
