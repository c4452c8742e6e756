import type {
  AgentId,
  BotChat,
  Channel,
  CustomerLabelId,
  EpochMs,
  Opaque,
  Queue,
  QueuedChat,
  QueueId,
  TeamChat,
  TeamMember,
} from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import { parseAgentState, parseChannelState } from './decode-agent.js';
import { parseParticipant } from './decode-participant.js';
import { findConversationId } from './basic-fields.js';
import { isVoiceChannel, parseDirection, parseQueue, parseSessionChannel } from './decode-parts.js';
import { validateJson, MAX_SNAPSHOT_SIZE } from '../payload-limits.js';
import {
  asCount,
  asId,
  asName,
  EMPTY_OBJECT,
  numberOrNull,
  asString,
  asStrings,
  asObject,
  asObjects,
  type JsonObject,
  asLabel,
  asLabels,
} from '../json.js';
import { packObjects, toOpaque, toPackedOpaque, toUnprotected, type PackedObjects } from '../wire-objects.js';

// A supervisor's reports, as JSON text or parsed. Decoders never throw; they return null for an invalid report.

const createReportDecoder =
  <Row>(parseRows: (value: unknown, now: EpochMs) => Row[], skippedKeys?: readonly string[]) =>
  (body: unknown, now: EpochMs): Row[] | null => {
    const result = validateJson(body, MAX_SNAPSHOT_SIZE, skippedKeys);
    return 'refused' in result || typeof result.value !== 'object' ? null : parseRows(result.value, now);
  };

/** A list, on newer servers inside an object. */
const parseTeamMembers = (value: unknown, now: EpochMs): Labelled<TeamMember>[] =>
  asObjects(asObject(value)['agents'] ?? value)
    .map((row) => ({
      id: asId<AgentId>(row['id']),
      name: asLabel(row['name']),
      state: parseAgentState(row['state']),
      since: parseSeconds(row['stateSince']) === null ? null : toStartTime(row['stateSince'], now),
      activeChats: asCount(row['activeChatsCount']),
      channels: asObjects(row['mrds']).map((domain) => ({
        id: asString(domain['id']),
        name: asLabel(domain['name']),
        state: parseChannelState(domain['state']),
        load: numberOrNull(domain['activeTasks']),
        limit: numberOrNull(domain['maxAgentTasks']),
      })),
      queues: asLabels(row['agentQueues']),
    }))
    .filter((member) => member.name !== '');

/** Longer durations than a year are none: some servers send a point in time, or what has overflowed. */
const maxSeconds = 366 * 86_400;

/** Null when it is not a duration. */
function parseSeconds(value: unknown): number | null {
  const seconds = numberOrNull(value);
  return seconds === null || seconds > maxSeconds ? null : Math.max(0, seconds);
}

/** Reports contain durations in seconds; the domain uses start times. */
const toStartTime = (seconds: unknown, now: EpochMs): EpochMs => now - (parseSeconds(seconds) ?? 0) * 1_000;

/**
 * Reports group rows by queue or by bot. What all rows of a group have is one object: large teams have thousands of rows every few
 * seconds, and a worker returns an object as often as there are copies of it.
 */
const parseGroups = <Of, Chat>(
  value: unknown,
  parseGroup: (group: JsonObject) => Of,
  parseRow: (row: JsonObject, of: Of) => Chat,
): Chat[] => {
  const chats: Chat[] = [];
  for (const group of asObjects(value)) {
    const of = parseGroup(group);
    for (const row of asObjects(group['chats'])) chats.push(parseRow(row, of));
  }
  return chats;
};

const noItems: readonly never[] = Object.freeze([]);
/** Most lists of a row are empty. */
const shareEmpty = <Item>(list: readonly Item[]): readonly Item[] => (list.length === 0 ? noItems : list);

const parseSince = (row: JsonObject, now: EpochMs): EpochMs =>
  toStartTime(row['activeSince'] ?? row['waitingSince'], now);

/** Newer servers list the open sessions, older ones send one session or several. The first one is used to monitor. */
function getSessions(row: JsonObject): readonly JsonObject[] {
  const openSessions = asObjects(row['activeChannelSessions']);
  return openSessions.length > 0 ? openSessions : asObjects(row['channelSession']);
}

/** The channel to show. A conversation with a call is a call, whatever other channels it has. */
function parseReportChannel(row: JsonObject, sessions: readonly JsonObject[]): Labelled<Channel> {
  const channels = sessions.map(parseSessionChannel);
  const name = asName(row['channelType']);
  return channels.find(isVoiceChannel) ?? (name === '' ? channels[0] : undefined) ?? { name, logo: '' };
}

const parseChannelName = (row: JsonObject): Labelled<string> => parseReportChannel(row, getSessions(row)).name;

/** Newer servers list the agents of a conversation. */
function parseAgentNames(row: JsonObject): Labelled<Pick<TeamChat, 'agentNames' | 'agentName' | 'agentUsername'>> {
  const details = asObjects(row['agentDetails']);
  const agents = (details.length > 0 ? details : [row])
    .map(({ agentName, agentUsername }) => ({
      name: asLabel(agentName, agentUsername),
      username: asLabel(agentUsername),
    }))
    .filter(({ name }) => name !== '');
  const first: Labelled<{ name: string; username: string }> = agents[0] ?? { name: '', username: '' };
  return { agentNames: agents.map(({ name }) => name), agentName: first.name, agentUsername: first.username };
}

/** Who monitors a conversation: records among the participants, or a field of its own. */
function parseMonitors(row: JsonObject): Labelled<readonly string[]> {
  const names = asObjects(row['conversationParticipantDetails'])
    .map((detail) => asObject(detail['conversationParticipant']))
    .filter((participant) => asName(participant['role']) === 'SILENT_MONITOR')
    .map((record) => parseParticipant(record)?.displayName ?? asLabel(''));
  return (names.length > 0 ? names : [asLabel(row['monitoredBy'])]).filter((name) => name !== '');
}

const parseGroupQueue = (group: JsonObject): Labelled<Queue> => parseQueue(group) ?? { id: '' as QueueId, name: '' };

const parseTeamChats = (value: unknown, now: EpochMs): Labelled<TeamChat>[] =>
  parseGroups(value, parseGroupQueue, (row, queue) => {
    const sessions = getSessions(row);
    const [session = EMPTY_OBJECT] = sessions;
    const channel = parseReportChannel(row, sessions);
    return {
      conversationId: findConversationId(session, row),
      queue,
      ...parseAgentNames(row),
      customerName: asLabel(row['customerName']),
      channelName: channel.name,
      since: parseSince(row, now),
      voice: isVoiceChannel(channel),
      direction: parseDirection(row['direction']),
      labelIds: shareEmpty(asStrings(row['customerLabels']) as readonly CustomerLabelId[]),
      monitors: shareEmpty(parseMonitors(row)),
      lastLine: asLabel(row['lastMessage']),
      channelSession: toUnprotected(session),
    };
  }).filter((chat) => chat.conversationId !== '');

const parseQueuedChats = (value: unknown, now: EpochMs): Labelled<QueuedChat>[] =>
  parseGroups(value, parseGroupQueue, (row, queue) => ({
    queue,
    customerName: asLabel(row['customerName']),
    channelName: parseChannelName(row),
    since: parseSince(row, now),
  }));

const parseBotChats = (value: unknown, now: EpochMs): Labelled<BotChat>[] =>
  parseGroups(
    value,
    ({ botName }) => asLabel(botName),
    (row, botName) => ({
      botName,
      customerName: asLabel(row['customerName']),
      channelName: parseChannelName(row),
      since: parseSince(row, now),
    }),
  );

export const decodeTeamMembers = createReportDecoder(parseTeamMembers);

/** Running conversations. The channel sessions in the rows are not measured here: one is validated when it is sent. */
export const decodeTeamChats = createReportDecoder(parseTeamChats, ['channelSession', 'activeChannelSessions']);

/** Decoded rows as a worker returns them: their channel sessions are packed. */
export const toCopiedChats = <Chat extends TeamChat>(chats: readonly Chat[]) => ({
  rows: chats.map((chat) => ({ ...chat, channelSession: noHandle })),
  sessions: packObjects(chats.map(({ channelSession }) => channelSession)),
});
const noHandle = null as unknown as Opaque;

/** Gives rows that were copied from a worker their channel sessions. No one else has these rows: they are not copied again. */
export function fromCopiedChats<Chat extends TeamChat>(
  rows: readonly Chat[],
  sessions: PackedObjects,
): readonly Chat[] {
  rows.forEach((chat: { channelSession: Opaque }, i) => (chat.channelSession = toPackedOpaque(sessions, i)));
  return rows;
}

/** Hides the channel sessions of rows that were decoded on the page. */
export const protectTeamChats = <Chat extends TeamChat>(chats: readonly Chat[]): readonly Chat[] =>
  chats.map((chat) => ({ ...chat, channelSession: toOpaque(asObject(chat.channelSession)) }));

export const decodeQueuedChats = createReportDecoder(parseQueuedChats);
export const decodeBotChats = createReportDecoder(parseBotChats);
