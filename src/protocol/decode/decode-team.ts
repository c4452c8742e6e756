import type { AgentId, Announcement, EpochMs, PullList, QueueId, QueueItem, QueueTarget } from '../../domain/index.js';
import { toOpaque } from './decode-agent.js';
import { findConversationId, parseCustomer, parseSessionChannel } from './decode-parts.js';
import { ownValue } from '../../domain/own-value.js';
import {
  enumTable,
  asCount,
  pickStrings,
  firstNonBlank,
  asId,
  asName,
  asString,
  asStrings,
  asObject,
  asObjects,
  type JsonObject,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';

/** Pull-mode lists an agent may subscribe to. */
export const parsePullLists = (value: unknown): PullList[] =>
  asObjects(value)
    .map((row) => pickStrings(row, 'id', 'name', 'description'))
    .filter((list) => list.id !== '');

const queueItemStatuses = enumTable('created', 'active', 'inactive', 'closing', 'closed');

/** A customer in a pull-mode list. Its id is also the id of the conversation. */
export function parseQueueItem(row: JsonObject, now: EpochMs): QueueItem | null {
  const itemId = asString(row['id']);
  const listId = asString(row['listId']);
  if (itemId === '' || listId === '') return null;
  const session = asObject(row['channelSession']);
  return {
    id: itemId,
    listId,
    conversationId: findConversationId(session, { conversationId: itemId }),
    customerName: parseCustomer(asObject(session['customer'])).name,
    channelName: parseSessionChannel(session).name,
    status: ownValue(queueItemStatuses, asName(row['status'])) ?? 'created',
    since: parseTimestamp(row['time']) ?? now,
    channelSession: toOpaque(session),
  };
}

export const parseQueueItems = (value: unknown, now: EpochMs): QueueItem[] =>
  asObjects(value)
    .map((row) => parseQueueItem(row, now))
    .filter((item) => item !== null);

export function parseAnnouncement(row: JsonObject): Announcement | null {
  const announcementId = firstNonBlank(row['id'], row['_id']);
  if (announcementId === '') return null;
  return {
    id: announcementId,
    text: asString(row['announcementText']),
    from: asString(row['supervisorName']),
    fromId: asId<AgentId>(row['supervisorId']),
    at: parseTimestamp(row['scheduledTime']),
    expiresAt: parseTimestamp(row['expiryTime']),
    seenBy: asStrings(row['seenBy']),
  };
}

/** Queues a conversation can be sent to, with their free agents. */
export const parseQueueTargets = (value: unknown): QueueTarget[] =>
  asObjects(value)
    .map((row) => {
      const agents = asObjects(row['availableAgents']).map((agent) => pickStrings(agent, 'id', 'name'));
      return {
        id: firstNonBlank(row['queueId'], row['id']) as QueueId,
        name: firstNonBlank(row['queueName'], row['name']),
        freeAgents: asCount(row['totalAvailableAgents'] ?? agents.length),
        agents: agents.filter((agent) => agent.id !== ''),
      };
    })
    .filter((queue) => queue.name !== '');
