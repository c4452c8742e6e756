import type { NoticeWhat, TaskDirection } from '../domain/index.js';
import { directionOf } from './decode-parts.js';
import { mediaOf } from './decode-task.js';
import { firstText, isWire, nameOf, text, texts, upper, wire, type Wire } from './guards.js';
import { notice, unseen, type NoticeDecoder } from './notice.js';

// What becomes of agents' requests to bring in somebody else: the lines a conversation shows about tasks.

function reroute(
  type: 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed',
  request: Wire,
  queueName: string,
): NoticeWhat {
  return {
    type,
    direction: directionOf(request['direction']),
    to: upper(request['mode']) === 'AGENT' ? 'agent' : 'queue',
    queueName,
    requestedBy: text(wire(request['metadata'])['requestedBy']),
  };
}

const askedByAgents: readonly TaskDirection[] = ['transfer', 'conference', 'consult'];

/**
 * Only requests of agents are told: a customer being queued is not news to whoever is already there. A consultation has
 * its line when it has found somebody.
 */
export const taskEnqueued: NoticeDecoder = (event, name, scope) => {
  const data = wire(event['data']);
  const medias = mediaOf(wire(data['task']));
  const media = medias.find((one) => one.state === 'QUEUED') ?? medias.at(-1);
  if (media === undefined) return unseen(event, name, scope);
  const queueName = firstText(wire(data['queue'])['name'], media.queueName);
  const what = reroute('reroute-placed', media.request, queueName);
  const direction = directionOf(media.request['direction']);
  if (!askedByAgents.includes(direction)) return unseen(event, name, scope);
  return [notice(event, name, scope, what, direction !== 'consult')];
};

/**
 * A cancelled conference request; a transfer or consultation that has found somebody; a consultation turned transfer.
 * Every other step of a task shows in presence, offers and participants.
 */
export const taskStateChanged: NoticeDecoder = (event, name, scope) => {
  const data = wire(event['data']);
  const task = isWire(data['task']) ? data['task'] : data;
  const medias = mediaOf(task);
  const last = medias.at(-1);
  if (last === undefined) return unseen(event, name, scope);
  if (nameOf(wire(task['state'])['reasonCode']) === 'FORCE_CLOSED') {
    const what = reroute('reroute-cancelled', last.request, last.queueName);
    const conference = directionOf(last.request['direction']) === 'conference';
    return conference ? [notice(event, name, scope, what, true)] : unseen(event, name, scope);
  }
  const changed = texts(data['mediaStateChanges']);
  for (const media of medias) {
    if (changed.length > 0 && !changed.includes(media.id)) continue;
    const direction = directionOf(media.request['direction']);
    const found = media.state === 'RESERVED' && (direction === 'transfer' || direction === 'consult');
    if (found || (media.state === 'ACTIVE' && direction === 'consult-transfer')) {
      return [notice(event, name, scope, reroute('reroute-placed', media.request, media.queueName), true)];
    }
  }
  return unseen(event, name, scope);
};

export const noAgentAvailable: NoticeDecoder = (event, name, scope) => {
  const request = wire(wire(event['data'])['requestType']);
  const visible = askedByAgents.includes(directionOf(request['direction']));
  return [notice(event, name, scope, reroute('reroute-failed', request, ''), visible)];
};
