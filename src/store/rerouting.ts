import type { Conversation, EntryId, EpochMs, Notice, NoticeContent, Participant } from '../domain/index.js';
import type { AgentNames } from './agent-names.js';
import { noticesOf } from './entries.js';

/*
 * The progress of requests to bring in another agent. The server reports it only in notices of the thread, so it is
 * derived from them. That works across reconnects and reloads, and for colleagues who did not make the request.
 */

type RerouteNotice = Extract<NoticeContent, { type: 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed' }>;
type AgentNotice = Extract<NoticeContent, { type: 'agent-joined' | 'agent-left' }>;

/** A request that is still open, or that no agent answered. */
export interface Rerouting {
  /** Id of the notice that reports it. */
  readonly id: EntryId;
  readonly state: 'searching' | 'unanswered';
  readonly request: RerouteNotice;
  /** When the search began, or when it ended without an answer. */
  readonly at: EpochMs;
}

/** Directions of agents' requests. Routing a customer to the first agent is not one. */
const rerouteDirections = ['transfer', 'conference', 'consult', 'consult-transfer'];

const getRequest = (notice: Notice | undefined): RerouteNotice | null =>
  notice !== undefined && 'requestedBy' in notice.what && rerouteDirections.includes(notice.what.direction)
    ? notice.what
    : null;

const getArrival = (notice: Notice | undefined): AgentNotice | null =>
  notice?.what.type === 'agent-joined' ? notice.what : null;

/** Older requests are over, even without a notice: the server gives up after minutes. */
const maxRequestAgeMs = 3_600_000;

/** The latest notice about a request, and the notices after it. */
function findLatestRequest(
  notices: readonly Notice[],
): { notice: Notice; request: RerouteNotice; laterNotices: readonly Notice[] } | null {
  const index = notices.findLastIndex((notice) => getRequest(notice) !== null);
  const notice = notices[index];
  const request = getRequest(notice);
  return notice === undefined || request === null ? null : { notice, request, laterNotices: notices.slice(index + 1) };
}

/**
 * The latest request of a conversation; null when there is none, an agent has joined, or it was cancelled. `now` is the
 * server's time: an entry of a customer whose clock is ahead does not make a request old.
 */
export function getRerouting({ entries, participants }: Conversation, now: EpochMs): Rerouting | null {
  const notices = noticesOf(entries);
  const latest = findLatestRequest(notices);
  if (latest === null) return null;
  const { notice, request, laterNotices } = latest;
  const { id, at } = notice;
  if (at < Math.min(entries.at(-1)?.at ?? 0, now) - maxRequestAgeMs) return null;
  // A consultation turned into a transfer needs no search: the new agent is already there.
  if (request.type === 'reroute-cancelled' || request.direction === 'consult-transfer') return null;
  const hasArrived = laterNotices.some((candidate) => {
    const arrival = getArrival(candidate);
    if (arrival === null || arrival.role === 'monitor') return false;
    // A supervisor who barges in is not an answer to the request.
    return participants.find(({ agentId }) => agentId === arrival.agentId)?.bargedIn !== true;
  });
  if (hasArrived) return null;
  if (request.type === 'reroute-placed') return { id, at, request, state: 'searching' };
  // The failure notice does not name the queue; the notice of the request does.
  const placedNotice = notices.findLast((candidate) => getRequest(candidate)?.type === 'reroute-placed');
  return { id, at, request: { ...request, queueName: getRequest(placedNotice)?.queueName ?? '' }, state: 'unanswered' };
}

/**
 * Agents consulted by the agent `username`. A supervisor who whispers has the same role but joined as a monitor, so the
 * role at joining decides.
 */
export function getConsultedAgents(username: string, { entries, participants }: Conversation): readonly Participant[] {
  const assistants = participants.filter(({ role }) => role === 'assistant');
  const notices = noticesOf(entries);
  const requestNotice = notices.findLast((notice) => {
    const request = getRequest(notice);
    return request?.type === 'reroute-placed' && request.direction === 'consult';
  });
  if (![username, ''].includes(getRequest(requestNotice)?.requestedBy ?? '')) return [];
  return assistants.filter(({ agentId }) => {
    const arrivalNotice = notices.findLast((notice) => getArrival(notice)?.agentId === agentId);
    return getArrival(arrivalNotice)?.role === 'assistant';
  });
}

/** The queue or agent a conversation was transferred to; empty when unknown. */
export function getTransferTarget(
  { entries, participants }: Conversation,
  requestedAgentName: string,
  names: AgentNames,
): string {
  const latest = findLatestRequest(noticesOf(entries));
  if (latest?.request.direction !== 'consult-transfer') return requestedAgentName || (latest?.request.queueName ?? '');
  // The consulted agent joined when the transfer was made.
  const arrival = getArrival(latest.laterNotices.findLast((notice) => getArrival(notice) !== null));
  if (arrival === null) return '';
  const participant = participants.find(({ agentId }) => agentId === arrival.agentId);
  return names.nameOf({ id: arrival.agentId, username: arrival.name, name: participant?.displayName });
}
