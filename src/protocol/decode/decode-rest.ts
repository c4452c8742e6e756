import type {
  CannedCategory,
  Agent,
  Announcement,
  ConnectionProblem,
  ConversationEvent,
  ConversationId,
  DeskSettings,
  EpochMs,
  LoginResult,
  WrapUpForm,
} from '../../domain/index.js';
import { cleanLabel, type Labelled } from '../../domain/label.js';
import { resolveHandle } from '../wire-objects.js';
import { parseAgent, parseReasons } from './decode-agent.js';
import { decodeHistory } from './decode-history.js';
import { findConversationId } from './decode-parts.js';
import { parseActiveTask, type ActiveTask } from './decode-task.js';
import { parseAnnouncement, parsePullLists, parseQueueTargets } from './decode-team.js';
import { validatePayload, validateJson, MAX_SNAPSHOT_SIZE } from '../payload-limits.js';
import {
  asCount,
  pickStrings,
  firstNonBlank,
  asBoolean,
  isObject,
  asString,
  asTitle,
  asStrings,
  asUpperCase,
  asObject,
  asObjects,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import { asSentName } from '../wire-names.js';
import type { DecodeContext } from './decode-context.js';

export type { ActiveTask } from './decode-task.js';

// REST responses. Decoders never throw; an invalid response gives an empty list or null.

/** The validated body; undefined when it exceeds the payload limits. */
function validateBody(body: unknown): unknown {
  const result = validatePayload(body, MAX_SNAPSHOT_SIZE);
  return 'refused' in result ? undefined : result.value;
}

/** Validates the body before it is parsed. */
const withValidation =
  <Args extends readonly unknown[], Content>(parse: (content: unknown, ...args: Args) => Content) =>
  (body: unknown, ...args: Args): Content =>
    parse(validateBody(body), ...args);

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

export const decodeQueueTargets = withValidation(parseQueueTargets);
export const decodePullLists = withValidation(parsePullLists);

/**
 * One page of a customer's history. The server sends it newest first; the result is oldest first. Events of earlier
 * conversations get `conversationId`, because they are shown in its thread. Invalid events are left out. Null for what is no
 * page of a history.
 */
export function decodeActivities(
  body: unknown,
  conversationId: ConversationId,
  context: DecodeContext,
): ConversationEvent[] | null {
  const docs: unknown = isObject(body) ? body['docs'] : body;
  if (!Array.isArray(docs)) return null;
  const history = decodeHistory(docs.slice(0, 5_000).reverse(), conversationId, context);
  return typeof history === 'string' ? [] : [...history.events];
}

/** A page of a customer's history, as far as it belongs to one of their conversations. */
export interface ActivitiesPage {
  /** Oldest first. */
  readonly events: readonly ConversationEvent[];
  /** When the oldest event of the page happened, whichever conversation it belongs to; null for an empty page. */
  readonly oldestAt: EpochMs | null;
}

/** Null for what is no page of a history. */
export function decodeOwnActivities(
  body: unknown,
  conversationId: ConversationId,
  context: DecodeContext,
): ActivitiesPage | null {
  const docs: unknown = isObject(body) ? body['docs'] : body;
  if (!Array.isArray(docs)) return null;
  const rows = asObjects(docs);
  const own = rows.filter((row) => findConversationId(row) === conversationId);
  const times = rows.map((row) => parseTimestamp(row['timestamp'])).filter((at) => at !== null);
  return {
    events: decodeActivities(own, conversationId, context) ?? [],
    oldestAt: rows.length === 0 ? null : Math.min(context.now, ...times),
  };
}

/** The agent's active tasks, in either task format. Closed and unassigned tasks are left out. */
export const decodeActiveTasks = (body: unknown): ActiveTask[] =>
  asObjects(validateBody(body))
    .map(parseActiveTask)
    .filter((task) => task !== null);

/** Up to five codes when the form allows multiple choices, else one. */
export function decodeWrapUpForm(body: unknown): Labelled<WrapUpForm> | null {
  const options = asObjects(asObject(validateBody(body))['attributes'])
    .map((attribute) => attribute['categoryOptions'])
    .find(isObject);
  if (options === undefined) return null;
  return {
    maxCodes: asBoolean(options['isMultipleChoice'], false) ? 5 : 1,
    categories: asObjects(options['categories']).map((category) => ({
      name: asSentName(category['categoryName']),
      values: asStrings(category['values']).map((value) => asSentName(value)),
    })),
  };
}

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
}

export function decodeUpload(body: unknown): UploadedFile | null {
  const file = asObject(validateBody(body));
  const name = asString(file['name']);
  return name === '' ? null : { name, mimeType: asString(file['type']), size: asCount(file['size']) };
}

/** Canned responses by language code, then by category. */
export function decodeCannedResponses(body: unknown): ReadonlyMap<string, readonly Labelled<CannedCategory>[]> {
  const languages = new Map<string, readonly Labelled<CannedCategory>[]>();
  for (const [language, categories] of Object.entries(asObject(validateBody(body)))) {
    if (!isObject(categories)) continue;
    languages.set(
      language,
      Object.entries(categories).map(([category, values]) => ({
        category: cleanLabel(category),
        texts: asStrings(values),
      })),
    );
  }
  return languages;
}

export const decodeAnnouncements = (body: unknown): Labelled<Announcement>[] =>
  asObjects(validateBody(body))
    .map(parseAnnouncement)
    .filter((announcement) => announcement !== null);
