import type { AgentId, Announcement, EpochMs, PullList, QueueId, QueueItem, QueueTarget } from '../../domain/index.js';
import type { Labelled } from '../../domain/text/label.js';
import { findConversationId } from './basic-fields.js';
import { parseCustomer, parseSessionChannel } from './decode-parts.js';
import { ownValue } from '../../domain/own-value.js';
import {
  enumTable,
  asCount,
  firstNonBlank,
  asId,
  asName,
  asString,
  asObject,
  asObjects,
  type JsonObject,
  asLabel,
  asLabels,
  pickLabels,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';
import { asSentName } from '../wire-names.js';
import { toOpaque } from '../wire-objects.js';

/** Pull-mode lists an agent may subscribe to. */
export const parsePullLists = (value: unknown): Labelled<PullList>[] =>
  asObjects(value)
    .map((row) => ({ id: asString(row['id']), ...pickLabels(row, 'name', 'description') }))
    .filter((list) => list.id !== '');

const queueItemStatuses = enumTable('created', 'active', 'inactive', 'closing', 'closed');

/** A customer in a pull-mode list. Its id is also the id of the conversation. */
export function parseQueueItem(row: JsonObject, now: EpochMs): Labelled<QueueItem> | null {
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

export const parseQueueItems = (value: unknown, now: EpochMs): Labelled<QueueItem>[] =>
  asObjects(value)
    .map((row) => parseQueueItem(row, now))
    .filter((item) => item !== null);

export function parseAnnouncement(row: JsonObject): Labelled<Announcement> | null {
  const announcementId = firstNonBlank(row['id'], row['_id']);
  if (announcementId === '') return null;
  return {
    id: announcementId,
    text: asString(row['announcementText']),
    from: asLabel(row['supervisorName']),
    fromId: asId<AgentId>(row['supervisorId']),
    at: parseTimestamp(row['scheduledTime']),
    expiresAt: parseTimestamp(row['expiryTime']),
    seenBy: asLabels(row['seenBy']),
  };
}

/** Queues a conversation can be sent to, with their free agents. */
export const parseQueueTargets = (value: unknown): Labelled<QueueTarget>[] =>
  asObjects(value)
    .map((row) => {
      const agents = asObjects(row['availableAgents']).map((agent) => ({
        id: asString(agent['id']),
        name: asLabel(agent['name']),
      }));
      return {
        id: firstNonBlank(row['queueId'], row['id']) as QueueId,
        name: asSentName(row['queueName'], row['name']),
        freeAgents: asCount(row['totalAvailableAgents'] ?? agents.length),
        agents: agents.filter((agent) => agent.id !== ''),
      };
    })
    .filter((queue) => queue.name !== '');
