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
import { conversationIdOf, customerOf, queueOf, sessionChannel } from './decode-parts.js';
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
      })),
      queues: texts(row['agentQueues']),
    }))
    .filter((member) => member.name !== '');

/** Reports say how many seconds something has lasted; the desk wants to know since when. */
const since = (seconds: unknown, now: EpochMs): EpochMs => now - Math.max(0, numberOrNull(seconds) ?? 0) * 1_000;

interface Row {
  /** The queue or bot it is listed under. */
  readonly group: Wire;
  readonly row: Wire;
  /** Newer servers give all of a conversation's sessions; it is monitored through the first. */
  readonly session: Wire;
  /** What all reports say alike. */
  readonly common: { readonly customerName: string; readonly channelName: string; readonly since: EpochMs };
}

/** Reports group their rows by queue or by bot. */
const grouped = (value: unknown, now: EpochMs): readonly Row[] =>
  wires(value).flatMap((group) =>
    wires(group['chats']).map((row) => {
      const session = wires(row['channelSession'])[0] ?? NOTHING;
      const common = {
        customerName: text(row['customerName']),
        channelName: nameOf(row['channelType']) || sessionChannel(session).name,
        since: since(row['activeSince'] ?? row['waitingSince'], now),
      };
      return { group, row, session, common };
    }),
  );

const queueOfGroup = (group: Wire): Queue => queueOf(group) ?? { id: '' as QueueId, name: '' };

/** Running conversations. */
export const teamChatsOf = (value: unknown, now: EpochMs): TeamChat[] =>
  grouped(value, now)
    .map(({ group, row, session, common }) => ({
      ...common,
      conversationId: conversationIdOf(session, row),
      queue: queueOfGroup(group),
      agentName: firstText(row['agentName'], row['agentUsername']),
      agentUsername: text(row['agentUsername']),
      channelSession: opaque(session),
    }))
    .filter((chat) => chat.conversationId !== '');

export const queuedChatsOf = (value: unknown, now: EpochMs): QueuedChat[] =>
  grouped(value, now).map(({ group, common }) => ({ ...common, queue: queueOfGroup(group) }));

export const botChatsOf = (value: unknown, now: EpochMs): BotChat[] =>
  grouped(value, now).map(({ group, common }) => ({ ...common, botName: text(group['botName']) }));
