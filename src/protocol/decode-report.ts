import type { BotChat, EpochMs, Queue, QueuedChat, QueueId, TeamChat, TeamMember } from '../domain/index.js';
import { agentStateOf, channelStateOf, opaque } from './decode-agent.js';
import { conversationIdOf, isVoice, queueOf, sessionChannel } from './decode-parts.js';
import { admitJson, MAX_SNAPSHOT } from './gate.js';
import { count, fieldsOf, firstText, nameOf, NOTHING, numberOrNull, text, texts, wires, type Wire } from './guards.js';

// A supervisor's reports, as JSON or parsed. None of the readers throws; null: it is no report.

const reader =
  <Row>(rowsOf: (value: unknown, now: EpochMs) => Row[], kept?: string) =>
  (body: unknown, now: EpochMs): Row[] | null => {
    const result = admitJson(body, MAX_SNAPSHOT, kept);
    return 'refused' in result || typeof result.value !== 'object' ? null : rowsOf(result.value, now);
  };

const teamMembersOf = (value: unknown, now: EpochMs): TeamMember[] =>
  wires(value)
    .map((row) => ({
      name: text(row['name']),
      state: agentStateOf(row['state']),
      since: numberOrNull(row['stateSince']) === null ? null : since(row['stateSince'], now),
      activeChats: count(row['activeChatsCount']),
      channels: wires(row['mrds']).map((domain) => ({
        ...fieldsOf(domain, 'id', 'name'),
        state: channelStateOf(domain['state']),
        load: numberOrNull(domain['activeTasks']),
        limit: numberOrNull(domain['maxAgentTasks']),
      })),
      queues: texts(row['agentQueues']),
    }))
    .filter((member) => member.name !== '');

/** Reports say how many seconds something has lasted; the desk wants to know since when. */
const since = (seconds: unknown, now: EpochMs): EpochMs => now - Math.max(0, numberOrNull(seconds) ?? 0) * 1_000;

/** Reports group their rows by queue or by bot. A thousand rows are read every few seconds, so nothing is copied twice. */
const grouped = <Chat>(value: unknown, read: (row: Wire, group: Wire) => Chat): Chat[] => {
  const chats: Chat[] = [];
  for (const group of wires(value)) for (const row of wires(group['chats'])) chats.push(read(row, group));
  return chats;
};

const sinceOf = (row: Wire, now: EpochMs): EpochMs => since(row['activeSince'] ?? row['waitingSince'], now);

/** Newer servers give all of a conversation's sessions; it is monitored through the first. */
const sessionOf = (row: Wire): Wire => wires(row['channelSession'])[0] ?? NOTHING;

const channelNameOf = (row: Wire): string => nameOf(row['channelType']) || sessionChannel(sessionOf(row)).name;

const queueOfGroup = (group: Wire): Queue => queueOf(group) ?? { id: '' as QueueId, name: '' };

const teamChatsOf = (value: unknown, now: EpochMs): TeamChat[] =>
  grouped(value, (row, group) => {
    const session = sessionOf(row);
    const channelName = channelNameOf(row);
    return {
      conversationId: conversationIdOf(session, row),
      queue: queueOfGroup(group),
      agentName: firstText(row['agentName'], row['agentUsername']),
      agentUsername: text(row['agentUsername']),
      customerName: text(row['customerName']),
      channelName,
      since: sinceOf(row, now),
      voice: isVoice({ name: channelName, logo: '' }),
      monitoredBy: text(row['monitoredBy']),
      lastLine: text(row['lastMessage']),
      channelSession: opaque(session),
    };
  }).filter((chat) => chat.conversationId !== '');

const queuedChatsOf = (value: unknown, now: EpochMs): QueuedChat[] =>
  grouped(value, (row, group) => ({
    queue: queueOfGroup(group),
    customerName: text(row['customerName']),
    channelName: channelNameOf(row),
    since: sinceOf(row, now),
  }));

const botChatsOf = (value: unknown, now: EpochMs): BotChat[] =>
  grouped(value, (row, group) => ({
    botName: text(group['botName']),
    customerName: text(row['customerName']),
    channelName: channelNameOf(row),
    since: sinceOf(row, now),
  }));

export const decodeTeamMembers = reader(teamMembersOf);

/**
 * Running conversations. A thousand rows come every few seconds, each with a whole channel session, of which one may be
 * sent back some day: it passes the gate then.
 */
export const decodeTeamChats = reader(teamChatsOf, 'channelSession');

export const decodeQueuedChats = reader(queuedChatsOf);
export const decodeBotChats = reader(botChatsOf);
