import type {
  AgentId,
  Announcement,
  BotChat,
  EpochMs,
  PullList,
  QueuedChat,
  QueueId,
  QueueItem,
  QueueTarget,
  TeamChat,
  TeamMember,
} from '../domain/index.js';
import { agentStateOf, channelStateOf, lookUp, opaque } from './decode-agent.js';
import { conversationIdOf, customerOf, queueOf, sessionChannel } from './decode-parts.js';
import { count, firstText, id, isWire, nameOf, numberOrNull, text, texts, wire, wires, type Wire } from './guards.js';
import { moment } from './time.js';

/** Lists of waiting work an agent may subscribe to. The documentation shows a single one where desks get a list. */
export function pullListsOf(value: unknown): PullList[] {
  return wires(isWire(value) ? [value] : value)
    .filter((row) => text(row['id']) !== '')
    .map((row) => ({ id: text(row['id']), name: text(row['name']), description: text(row['description']) }));
}

const itemStates: Readonly<Record<string, QueueItem['status']>> = {
  CREATED: 'created',
  ACTIVE: 'active',
  INACTIVE: 'inactive',
  CLOSING: 'closing',
  CLOSED: 'closed',
};

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
  wires(isWire(value) ? [value] : value)
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
    expiresAt: moment(row['expiryTime']),
  };
}

/** Queues an agent can send a conversation to, and who would be free to take it. */
export function queueTargetsOf(value: unknown): QueueTarget[] {
  return wires(value)
    .filter((row) => firstText(row['queueName'], row['name']) !== '')
    .map((row) => {
      const agents = wires(row['availableAgents']).map((agent) => ({
        id: text(agent['id']),
        name: text(agent['name']),
      }));
      return {
        id: firstText(row['queueId'], row['id']) as QueueId,
        name: firstText(row['queueName'], row['name']),
        freeAgents:
          numberOrNull(row['totalAvailableAgents']) === null ? agents.length : count(row['totalAvailableAgents']),
        agents: agents.filter((agent) => agent.id !== ''),
      };
    });
}

export function teamMembersOf(value: unknown, now: EpochMs): TeamMember[] {
  return wires(value).map((row) => ({
    name: text(row['name']),
    state: agentStateOf(row['state']),
    since: numberOrNull(row['stateSince']) === null ? null : since(row['stateSince'], now),
    activeChats: count(row['activeChatsCount']),
    channels: wires(row['mrds']).map((domain) => ({
      id: text(domain['id']),
      name: text(domain['name']),
      state: channelStateOf(domain['state']),
    })),
    queues: texts(row['agentQueues']),
  }));
}

/** Reports say how many seconds something has lasted; the desk wants to know since when. */
const since = (seconds: unknown, now: EpochMs): EpochMs => now - Math.max(0, numberOrNull(seconds) ?? 0) * 1_000;

/** Reports group their rows by queue or by bot. */
function grouped<T>(value: unknown, rowOf: (row: Wire, group: Wire) => T | null): T[] {
  return wires(value).flatMap((group) =>
    wires(group['chats'])
      .map((row) => rowOf(row, group))
      .filter((row) => row !== null),
  );
}

const nowhere = { id: '' as QueueId, name: '' };

/** Running conversations. Newer servers give all of a conversation's sessions; it is monitored through the first. */
export function teamChatsOf(value: unknown, now: EpochMs): TeamChat[] {
  return grouped(value, (row, group) => {
    const sessions = row['channelSession'];
    const session = wire(Array.isArray(sessions) ? sessions[0] : sessions);
    const conversationId = conversationIdOf(session, row);
    if (conversationId === '') return null;
    return {
      conversationId,
      queue: queueOf(group) ?? nowhere,
      agentName: firstText(row['agentName'], row['agentUsername']),
      agentUsername: text(row['agentUsername']),
      customerName: text(row['customerName']),
      channelName: nameOf(row['channelType']) || sessionChannel(session).name,
      since: since(row['activeSince'], now),
      channelSession: opaque(session),
    };
  });
}

export const queuedChatsOf = (value: unknown, now: EpochMs): QueuedChat[] =>
  grouped(value, (row, group) => ({
    queue: queueOf(group) ?? nowhere,
    customerName: text(row['customerName']),
    channelName: nameOf(row['channelType']),
    since: since(row['waitingSince'], now),
  }));

export const botChatsOf = (value: unknown, now: EpochMs): BotChat[] =>
  grouped(value, (row, group) => ({
    botName: text(group['botName']),
    customerName: text(row['customerName']),
    channelName: nameOf(row['channelType']) || sessionChannel(wire(row['channelSession'])).name,
    since: since(row['activeSince'], now),
  }));
