import type { AgentId, Announcement, EpochMs, PullList, QueueId, QueueItem, QueueTarget } from '../domain/index.js';
import { opaque } from './decode-agent.js';
import { conversationIdOf, customerOf, sessionChannel } from './decode-parts.js';
import {
  alike,
  count,
  fieldsOf,
  firstText,
  id,
  lookUp,
  nameOf,
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
