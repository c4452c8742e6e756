import type {
  CannedCategory,
  Agent,
  Announcement,
  ConnectionProblem,
  ConversationEvent,
  ConversationId,
  DeskSettings,
  LoginResult,
  WrapUpForm,
} from '../domain/index.js';
import { agentOf, reasonsOf } from './decode-agent.js';
import { historyOf } from './decode-conversation.js';
import { activeTaskOf, type ActiveTask } from './decode-task.js';
import { announcementOf, pullListsOf, queueTargetsOf } from './decode-team.js';
import { admit, admitJson, MAX_SNAPSHOT } from './gate.js';
import { count, fieldsOf, firstText, flag, isWire, text, texts, upper, wire, wires } from './guards.js';
import type { DecodeContext } from './types.js';

export type { ActiveTask } from './decode-task.js';

// Answers over HTTP. None of these throws; what cannot be read gives an empty list or null.

/** The answer's content once it has passed the gate; undefined when it has not. */
function admitted(body: unknown): unknown {
  const result = admit(body, MAX_SNAPSHOT);
  return 'refused' in result ? undefined : result.value;
}

/** Reads an answer that has passed the gate. */
const answer =
  <Rest extends readonly unknown[], Content>(read: (content: unknown, ...rest: Rest) => Content) =>
  (body: unknown, ...rest: Rest): Content =>
    read(admitted(body), ...rest);

/** The user is under `keycloak_User`, spelled like that, in `data`; old servers give no token. */
export function decodeLogin(body: unknown): LoginResult | null {
  const whole = wire(admitted(body));
  const data = wire(whole['data']);
  const agent = agentOf(wire(data['keycloak_User'] ?? whole['keycloak_User']));
  return agent && { agent, token: firstText(data['token'], whole['token']) || null };
}

/** A user object a host page hands over, or the JSON of one. */
export function agentFromWire(user: unknown): Agent | null {
  const result = admitJson(user, MAX_SNAPSHOT);
  return 'refused' in result ? null : agentOf(wire(result.value));
}

const loginProblems: Readonly<Record<number, ConnectionProblem['code']>> = {
  400: 'bad-request',
  401: 'unauthorised',
  408: 'timed-out',
  412: 'licence',
};

/** Why the login was refused. The detail is the server's text, of which it has four places. */
export function decodeLoginError(status: number, body: unknown): ConnectionProblem {
  const content = admitted(body);
  const { msg, error } = wire(content);
  const { error_detail: details, ...said } = wire(error);
  const field = fieldsOf(wire(wire(msg)['error']), 'attribute', 'validation');
  const detail = firstText(
    msg,
    field.attribute && `${field.attribute} is ${field.validation}`,
    wire(details)['reason'],
    said['msg'],
    said['error_message'],
    error,
    text(content).length <= 300 ? content : '',
  );
  return { code: loginProblems[status] ?? (status >= 500 && status < 600 ? 'server-error' : 'other'), detail };
}

/**
 * Why the socket was refused, or did not come about. A server's refusal carries data; without any, nobody answered.
 */
export function decodeConnectError(error: { readonly message?: unknown; readonly data?: unknown }): ConnectionProblem {
  const message = text(error.message);
  const data = admitted(error.data);
  const content = wire(wire(data)['content']);
  const words = text(content['msg']);
  if (message.trim().toLowerCase() === 'login-failed') return { code: 'login-failed', detail: words };
  if (upper(content['key']) === 'LM') return { code: 'licence', detail: firstText(content['licStatus'], words) };
  const answered = words !== '' || (error.data ?? null) !== null;
  return { code: answered ? 'other' : 'unreachable', detail: words || message };
}

export const decodeReasons = answer(reasonsOf);

/** The settings are the first of a list. What an old server does not know of is allowed, except answering by itself. */
export function decodeSettings(body: unknown): DeskSettings | null {
  const settings = wires(admitted(body))[0];
  if (settings === undefined) return null;
  return {
    fileSharing: flag(settings['isFileSharingEnabled'], true),
    emojis: flag(settings['isEmojisEnabled'], true),
    formatting: flag(settings['isMessageFormattingEnabled'], true),
    participants: flag(settings['isConversationParticipantsEnabled'], true),
    autoAnswer: flag(settings['isAutoAnswerEnabled'], false),
  };
}

export const decodeQueueTargets = answer(queueTargetsOf);
export const decodePullLists = answer(pullListsOf);

/**
 * A page of a customer's past, newest first on the wire and oldest first here. Events of earlier conversations are
 * given as events of `conversationId`, in whose thread they are shown; those that cannot be read are left out.
 */
export function decodeActivities(
  body: unknown,
  conversationId: ConversationId,
  context: DecodeContext,
): ConversationEvent[] {
  const docs: unknown = isWire(body) ? body['docs'] : body;
  if (!Array.isArray(docs)) return [];
  const history = historyOf(docs.slice(0, 5_000).reverse(), conversationId, context);
  return typeof history === 'string' ? [] : [...history.events];
}

/** Tasks an agent has on hand, of either generation; what is closed or belongs to nobody yet is left out. */
export const decodeActiveTasks = (body: unknown): ActiveTask[] =>
  wires(admitted(body))
    .map(activeTaskOf)
    .filter((task) => task !== null);

/** One code where the form asks for a single choice, else up to five. */
export function decodeWrapUpForm(body: unknown): WrapUpForm | null {
  const options = wires(wire(admitted(body))['attributes'])
    .map((attribute) => attribute['categoryOptions'])
    .find(isWire);
  if (options === undefined) return null;
  return {
    maxCodes: flag(options['isMultipleChoice'], false) ? 5 : 1,
    categories: wires(options['categories']).map((category) => ({
      name: text(category['categoryName']),
      values: texts(category['values']),
    })),
  };
}

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
}

export function decodeUpload(body: unknown): UploadedFile | null {
  const file = wire(admitted(body));
  const name = text(file['name']);
  return name === '' ? null : { name, mimeType: text(file['type']), size: count(file['size']) };
}

/** Ready-made texts by language code, then by category. */
export function decodeCannedMessages(body: unknown): ReadonlyMap<string, readonly CannedCategory[]> {
  const languages = new Map<string, readonly CannedCategory[]>();
  for (const [language, categories] of Object.entries(wire(admitted(body)))) {
    if (!isWire(categories)) continue;
    languages.set(
      language,
      Object.entries(categories).map(([category, found]) => ({ category, texts: texts(found) })),
    );
  }
  return languages;
}

export const decodeAnnouncements = (body: unknown): Announcement[] =>
  wires(admitted(body))
    .map(announcementOf)
    .filter((announcement) => announcement !== null);
