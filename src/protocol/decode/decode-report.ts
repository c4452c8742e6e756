import type { BotChat, EpochMs, Queue, QueuedChat, QueueId, TeamChat, TeamMember } from '../../domain/index.js';
import { parseAgentState, parseChannelState } from './decode-agent.js';
import { findConversationId, isVoiceChannel, parseQueue, parseSessionChannel } from './decode-parts.js';
import { validateJson, MAX_SNAPSHOT_SIZE } from '../payload-limits.js';
import {
  asCount,
  asName,
  EMPTY_OBJECT,
  numberOrNull,
  asString,
  asObjects,
  type JsonObject,
  asLabel,
  asLabels,
} from '../json.js';
import { protect, toUnprotected } from '../wire-objects.js';

// A supervisor's reports, as JSON text or parsed. Decoders never throw; they return null for an invalid report.

const createReportDecoder =
  <Row>(parseRows: (value: unknown, now: EpochMs) => Row[], skippedKey?: string) =>
  (body: unknown, now: EpochMs): Row[] | null => {
    const result = validateJson(body, MAX_SNAPSHOT_SIZE, skippedKey);
    return 'refused' in result || typeof result.value !== 'object' ? null : parseRows(result.value, now);
  };

const parseTeamMembers = (value: unknown, now: EpochMs): TeamMember[] =>
  asObjects(value)
    .map((row) => ({
      name: asLabel(row['name']),
      state: parseAgentState(row['state']),
      since: numberOrNull(row['stateSince']) === null ? null : toStartTime(row['stateSince'], now),
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

/** Reports contain durations in seconds; the domain uses start times. */
const toStartTime = (seconds: unknown, now: EpochMs): EpochMs => now - Math.max(0, numberOrNull(seconds) ?? 0) * 1_000;

/** Reports group rows by queue or by bot. Large teams have a thousand rows every few seconds, so copies are avoided. */
const parseGroups = <Chat>(value: unknown, parseRow: (row: JsonObject, group: JsonObject) => Chat): Chat[] => {
  const chats: Chat[] = [];
  for (const group of asObjects(value)) for (const row of asObjects(group['chats'])) chats.push(parseRow(row, group));
  return chats;
};

const parseSince = (row: JsonObject, now: EpochMs): EpochMs =>
  toStartTime(row['activeSince'] ?? row['waitingSince'], now);

/** Newer servers list all sessions of a conversation. The first one is used to monitor it. */
const getFirstSession = (row: JsonObject): JsonObject => asObjects(row['channelSession'])[0] ?? EMPTY_OBJECT;

const parseChannelName = (row: JsonObject): string =>
  asName(row['channelType']) || parseSessionChannel(getFirstSession(row)).name;

const parseGroupQueue = (group: JsonObject): Queue => parseQueue(group) ?? { id: '' as QueueId, name: '' };

const parseTeamChats = (value: unknown, now: EpochMs): TeamChat[] =>
  parseGroups(value, (row, group) => {
    const session = getFirstSession(row);
    const channelName = parseChannelName(row);
    return {
      conversationId: findConversationId(session, row),
      queue: parseGroupQueue(group),
      agentName: asLabel(row['agentName'], row['agentUsername']),
      agentUsername: asLabel(row['agentUsername']),
      customerName: asLabel(row['customerName']),
      channelName,
      since: parseSince(row, now),
      voice: isVoiceChannel({ name: channelName, logo: '' }),
      monitoredBy: asLabel(row['monitoredBy']),
      lastLine: asLabel(row['lastMessage']),
      channelSession: toUnprotected(session),
    };
  }).filter((chat) => chat.conversationId !== '');

const parseQueuedChats = (value: unknown, now: EpochMs): QueuedChat[] =>
  parseGroups(value, (row, group) => ({
    queue: parseGroupQueue(group),
    customerName: asLabel(row['customerName']),
    channelName: parseChannelName(row),
    since: parseSince(row, now),
  }));

const parseBotChats = (value: unknown, now: EpochMs): BotChat[] =>
  parseGroups(value, (row, group) => ({
    botName: asLabel(group['botName']),
    customerName: asLabel(row['customerName']),
    channelName: parseChannelName(row),
    since: parseSince(row, now),
  }));

export const decodeTeamMembers = createReportDecoder(parseTeamMembers);

/** Running conversations. The channel sessions in the rows are not measured here: one is validated when it is sent. */
export const decodeTeamChats = createReportDecoder(parseTeamChats, 'channelSession');

/** Hides the channel sessions of decoded rows. Rows of an earlier report, already protected, are not copied. */
export const protectTeamChats = <Chat extends TeamChat>(chats: readonly Chat[]): readonly Chat[] =>
  chats.map((chat) => {
    const channelSession = protect(chat.channelSession);
    return channelSession === chat.channelSession ? chat : { ...chat, channelSession };
  });

export const decodeQueuedChats = createReportDecoder(parseQueuedChats);
export const decodeBotChats = createReportDecoder(parseBotChats);
