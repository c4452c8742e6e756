import type { Agent, ConnectionProblem, DeskSettings, EpochMs, LoginResult } from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import { pickStrings, firstNonBlank, asBoolean, asString, asTitle, asUpperCase, asObject, asObjects } from '../json.js';
import { MAX_SNAPSHOT_SIZE, validateJson } from '../payload-limits.js';
import { parseTimestamp } from '../timestamp.js';
import { resolveHandle } from '../wire-objects.js';
import { getTaskConversation, parseActiveTask, type ActiveTask } from './active-task.js';
import { parseAgent, parseReasons } from './decode-agent.js';
import { validateBody, withValidation } from './rest-body.js';

export type { ActiveTask } from './active-task.js';

// REST responses that every desk requests. Decoders never throw; an invalid response gives an empty list or null.

/** The user is in `keycloak_User` (spelled like that), within `data` on most servers. Old servers send no token. */
export function decodeLogin(body: unknown): Labelled<LoginResult> | null {
  const response = asObject(validateBody(body));
  const data = asObject(response['data']);
  const agent = parseAgent(asObject(data['keycloak_User'] ?? response['keycloak_User']));
  const token = firstNonBlank(data['token'], response['token']) || null;
  return agent && { agent, token, issuedAt: parseIssueTime(token ?? '') };
}

/** When an access token was issued (`iat`); null when it is no JSON Web Token. */
function parseIssueTime(token: string): EpochMs | null {
  try {
    const claims = token.split('.')[1] ?? '';
    const { iat } = asObject(JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))));
    return typeof iat === 'number' ? parseTimestamp(iat * 1_000) : null;
  } catch {
    return null;
  }
}

/** A user object from the host page, its JSON text, or the handle of a user whom another session has signed in. */
export function decodeAgent(user: unknown): Labelled<Agent> | null {
  const result = validateJson(resolveHandle(user), MAX_SNAPSHOT_SIZE);
  return 'refused' in result ? null : parseAgent(asObject(result.value));
}

const loginProblemCodes: Readonly<Record<number, ConnectionProblem['code']>> = {
  400: 'bad-request',
  401: 'unauthorised',
  408: 'timed-out',
  412: 'licence',
};

/** Why the login was refused. Depending on the server, its text is in one of several fields. */
export function decodeLoginError(status: number, body: unknown): Labelled<ConnectionProblem> {
  const content = validateBody(body);
  const { msg, error } = asObject(content);
  const { error_detail: details, ...errorFields } = asObject(error);
  const field = pickStrings(asObject(asObject(msg)['error']), 'attribute', 'validation');
  const detail = asTitle(
    msg,
    field.attribute && `${field.attribute} is ${field.validation}`,
    asObject(details)['reason'],
    errorFields['msg'],
    errorFields['error_message'],
    error,
    asString(content).length <= 300 ? content : '',
  );
  return { code: loginProblemCodes[status] ?? (status >= 500 && status < 600 ? 'server-error' : 'other'), detail };
}

/** Why the socket did not connect. A refusal by the server has data; without data the server was not reached. */
export function decodeConnectError(error: {
  readonly message?: unknown;
  readonly data?: unknown;
}): Labelled<ConnectionProblem> {
  const message = asTitle(error.message);
  const data = validateBody(error.data);
  const content = asObject(asObject(data)['content']);
  const detail = asTitle(content['msg']);
  if (message.trim().toLowerCase() === 'login-failed') return { code: 'login-failed', detail };
  if (asUpperCase(content['key']) === 'LM') return { code: 'licence', detail: asTitle(content['licStatus'], detail) };
  const hasResponse = detail !== '' || (error.data ?? null) !== null;
  return { code: hasResponse ? 'other' : 'unreachable', detail: detail || message };
}

export const decodeReasons = withValidation(parseReasons);

/**
 * The first item of a list; null for what is no list. Settings missing on old servers default to true, auto-answer to false.
 */
export function decodeSettings(body: unknown): DeskSettings | null {
  const list = validateBody(body);
  const settings = asObjects(list)[0] ?? (Array.isArray(list) ? {} : undefined);
  if (settings === undefined) return null;
  return {
    fileSharing: asBoolean(settings['isFileSharingEnabled'], true),
    emojis: asBoolean(settings['isEmojisEnabled'], true),
    formatting: asBoolean(settings['isMessageFormattingEnabled'], true),
    participants: asBoolean(settings['isConversationParticipantsEnabled'], true),
    autoAnswer: asBoolean(settings['isAutoAnswerEnabled'], false),
  };
}

/**
 * The agent's active tasks, in either task format. Closed and unassigned tasks are left out. Null for what is no list of tasks:
 * what an empty list does not name has ended.
 */
export function decodeActiveTasks(body: unknown): ActiveTask[] | null {
  const content = validateBody(body);
  const tasks = asObjects(content);
  const isEmptyList = Array.isArray(content) && content.length === 0;
  if (!isEmptyList && !tasks.some((task) => getTaskConversation(task) !== '')) return null;
  return tasks.map(parseActiveTask).filter((task) => task !== null);
}
