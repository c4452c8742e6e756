import { warnOnce } from '../browser/diagnostics.js';
import type { Agent, CommandOutcome } from '../domain/index.js';
import { decodeAgent, decodeLogin } from '../protocol/decode/decode-sign-in.js';
import type { Draft, WrapUpDraft } from '../store/state.js';

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

/** Whether a host's draft can be stored; warns if not. */
export function isDraft(draft: Draft | null | undefined): boolean {
  if (draft === null || typeof draft?.text === 'string') return true;
  warnOnce('A draft is an object with text, replyTo and whisper, or null; another value is ignored.');
  return false;
}

/** Whether a host's wrap-up can be stored; warns if not. */
export function isWrapUpDraft(draft: WrapUpDraft | null | undefined): boolean {
  if (draft === null || (typeof draft?.note === 'string' && Array.isArray(draft.codes))) return true;
  warnOnce('The draft of a wrap-up is an object with codes and note, or null; another value is ignored.');
  return false;
}
