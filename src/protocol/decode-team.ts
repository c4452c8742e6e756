import type {
  AgentId,
  Announcement,
  BotChat,
  EpochMs,
  PullList,
  Queue,
  QueuedChat,
  QueueId,
  QueueItem,
  QueueTarget,
  TeamChat,
  TeamMember,
} from '../domain/index.js';
import { agentStateOf, channelStateOf, opaque } from './decode-agent.js';
import { conversationIdOf, customerOf, isVoice, queueOf, sessionChannel } from './decode-parts.js';
import {
  alike,
  count,
  fieldsOf,
  firstText,
  id,
  lookUp,
  nameOf,
  NOTHING,
  numberOrNull,
  text,
  texts,
  wire,
  wires,
  type Wire,
} from './guards.js';
import { moment } from './time.js';

/** Lists of waiting work an agent may subscribe to. */
export const pullListsOf = (value: unknown): PullList[] =>
  wires(value)
    .map((row) => fieldsOf(row, 'id', 'name', 'description'))
    .filter((list) => list.id !== '');

const itemStates = alike('created', 'active', 'inactive', 'closing', 'closed');

/** A customer in a pull-mode list. The id of such a request is the id of the conversation it is about. */
export function queueItemOf(row: Wire, now: EpochMs): QueueItem | null {
  const itemId = text(row['id']);
  const listId = text(row['listId']);
  if (itemId === '' || listId === '') return null;
  const session = wire(row['channelSession']);
  return {
    id: itemId,
    listId,
    conversationId: conversationIdOf(session, { conversationId: itemId }),
    customerName: customerOf(wire(session['customer'])).name,
    channelName: sessionChannel(session).name,
    status: lookUp(itemStates, nameOf(row['status'])) ?? 'created',
    since: moment(row['time']) ?? now,
    channelSession: opaque(session),
  };
}

export const queueItemsOf = (value: unknown, now: EpochMs): QueueItem[] =>
  wires(value)
    .map((row) => queueItemOf(row, now))
    .filter((item) => item !== null);

export function announcementOf(row: Wire): Announcement | null {
  const announcementId = firstText(row['id'], row['_id']);
  if (announcementId === '') return null;
  return {
    id: announcementId,
    text: text(row['announcementText']),
    from: text(row['supervisorName']),
    fromId: id<AgentId>(row['supervisorId']),
    at: moment(row['scheduledTime']),
    expiresAt: moment(row['expiryTime']),
    seenBy: texts(row['seenBy']),
  };
}

/** Queues an agent can send a conversation to, and who would be free to take it. */
export const queueTargetsOf = (value: unknown): QueueTarget[] =>
  wires(value)
    .map((row) => {
      const agents = wires(row['availableAgents']).map((agent) => fieldsOf(agent, 'id', 'name'));
      return {
        id: firstText(row['queueId'], row['id']) as QueueId,
        name: firstText(row['queueName'], row['name']),
        freeAgents: count(row['totalAvailableAgents'] ?? agents.length),
        agents: agents.filter((agent) => agent.id !== ''),
      };
    })
    .filter((queue) => queue.name !== '');

export const teamMembersOf = (value: unknown, now: EpochMs): TeamMember[] =>
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

/** Running conversations. */
export const teamChatsOf = (value: unknown, now: EpochMs): TeamChat[] =>
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

export const queuedChatsOf = (value: unknown, now: EpochMs): QueuedChat[] =>
  grouped(value, (row, group) => ({
    queue: queueOfGroup(group),
    customerName: text(row['customerName']),
    channelName: channelNameOf(row),
    since: sinceOf(row, now),
  }));

export const botChatsOf = (value: unknown, now: EpochMs): BotChat[] =>
  grouped(value, (row, group) => ({
    botName: text(group['botName']),
    customerName: text(row['customerName']),
    channelName: channelNameOf(row),
    since: sinceOf(row, now),
  }));
