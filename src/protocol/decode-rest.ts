import type {
  Agent,
  Announcement,
  BotChat,
  ConnectionProblem,
  ConversationEvent,
  ConversationId,
  DeskSettings,
  EpochMs,
  LoginResult,
  PullList,
  QueuedChat,
  QueueTarget,
  Reason,
  TeamChat,
  TeamMember,
  WrapUpForm,
} from '../domain/index.js';
import { agentOf, reasonsOf } from './decode-agent.js';
import { historyOf } from './decode-conversation.js';
import { activeTaskOf, type ActiveTask } from './decode-task.js';
import {
  announcementOf,
  botChatsOf,
  pullListsOf,
  queuedChatsOf,
  queueTargetsOf,
  teamChatsOf,
  teamMembersOf,
} from './decode-team.js';
import { admit, admitJson, MAX_SNAPSHOT } from './gate.js';
import { count, firstText, flag, isWire, text, textOrNull, texts, upper, wire, wireOrNull, wires } from './guards.js';
import type { DecodeContext } from './types.js';

export type { ActiveTask } from './decode-task.js';

// Answers over HTTP. None of these throws; what cannot be read gives an empty list or null.

/** The answer's content once it has passed the gate; undefined when it has not. */
function admitted(body: unknown): unknown {
  const result = admit(body, MAX_SNAPSHOT);
  return 'refused' in result ? undefined : result.value;
}

/** The user is under `keycloak_User`, spelled like that, in `data`; old servers give no token. */
export function decodeLogin(body: unknown): LoginResult | null {
  const answer = wire(admitted(body));
  const data = wire(answer['data']);
  const user = wireOrNull(data['keycloak_User']) ?? wireOrNull(answer['keycloak_User']);
  const agent = user === null ? null : agentOf(user);
  return agent === null ? null : { agent, token: textOrNull(data['token']) ?? textOrNull(answer['token']) };
}

/** A user object a host page hands over, or the JSON of one. */
export function agentFromWire(user: unknown): Agent | null {
  const result = admitJson(user, MAX_SNAPSHOT);
  return 'refused' in result || !isWire(result.value) ? null : agentOf(result.value);
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
  const answer = wire(content);
  const error = wire(answer['error']);
  const details = wire(error['error_detail']);
  const field = wire(wire(answer['msg'])['error']);
  const attribute = text(field['attribute']);
  const detail = firstText(
    answer['msg'],
    attribute === '' ? '' : `${attribute} is ${text(field['validation'])}`,
    details['reason'],
    error['msg'],
    error['error_message'],
    answer['error'],
    typeof content === 'string' && content.length <= 300 ? content : '',
  );
  const known = loginProblems[status] ?? (status >= 500 && status < 600 ? 'server-error' : 'other');
  return { code: known, detail };
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
  if (words !== '') return { code: 'other', detail: words };
  return error.data === undefined || error.data === null
    ? { code: 'unreachable', detail: message }
    : { code: 'other', detail: message };
}

export const decodeReasons = (body: unknown): Reason[] => reasonsOf(admitted(body));

/** The settings are the first of a list. What an old server does not know of is allowed, except answering by itself. */
export function decodeSettings(body: unknown): DeskSettings | null {
  const content = admitted(body);
  const settings = isWire(content) ? content : wires(content)[0];
  if (settings === undefined) return null;
  return {
    fileSharing: flag(settings['isFileSharingEnabled'], true),
    emojis: flag(settings['isEmojisEnabled'], true),
    formatting: flag(settings['isMessageFormattingEnabled'], true),
    participants: flag(settings['isConversationParticipantsEnabled'], true),
    autoAnswer: flag(settings['isAutoAnswerEnabled'], false),
  };
}

export const decodeQueueTargets = (body: unknown): QueueTarget[] => queueTargetsOf(admitted(body));
export const decodeTeamMembers = (body: unknown, now: EpochMs): TeamMember[] => teamMembersOf(admitted(body), now);
export const decodeTeamChats = (body: unknown, now: EpochMs): TeamChat[] => teamChatsOf(admitted(body), now);
export const decodeQueuedChats = (body: unknown, now: EpochMs): QueuedChat[] => queuedChatsOf(admitted(body), now);
export const decodeBotChats = (body: unknown, now: EpochMs): BotChat[] => botChatsOf(admitted(body), now);
export const decodePullLists = (body: unknown): PullList[] => pullListsOf(admitted(body));

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
    .map((attribute) => wireOrNull(attribute['categoryOptions']))
    .find((found) => found !== null);
  if (options === null || options === undefined) return null;
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

export interface CannedCategory {
  readonly category: string;
  readonly texts: readonly string[];
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
