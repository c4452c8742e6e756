import type { Conversation, EntryId, EpochMs, Notice, NoticeContent, Participant } from '../domain/index.js';
import { noticesOf } from './entries.js';

/*
 * What has become of agents' requests to bring in somebody else. The server tells it only in lines of the thread, so it
 * is read from there: that holds across reconnects and reloads, and for colleagues who did not ask themselves.
 */

type RerouteNotice = Extract<NoticeContent, { type: 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed' }>;
type AgentNotice = Extract<NoticeContent, { type: 'agent-joined' | 'agent-left' }>;

/** A request that is not settled, or that nobody answered. */
export interface Rerouting {
  /** Of the line that says so. */
  readonly id: EntryId;
  readonly state: 'searching' | 'unanswered';
  readonly request: RerouteNotice;
  /** Since when somebody is looked for; until when nobody came. */
  readonly at: EpochMs;
}

/** Lines about customers being routed to their first agent are none. */
const rerouteDirections = ['transfer', 'conference', 'consult', 'consult-transfer'];

const getRequest = (notice: Notice | undefined): RerouteNotice | null =>
  notice !== undefined && 'requestedBy' in notice.what && rerouteDirections.includes(notice.what.direction)
    ? notice.what
    : null;

const getArrival = (notice: Notice | undefined): AgentNotice | null =>
  notice?.what.type === 'agent-joined' ? notice.what : null;

/** Older requests are settled, whatever the server has told: it gives up after minutes. */
const maxRequestAgeMs = 3_600_000;

/** The latest line about a request, and what happened after it. */
function findLatestRequest(
  notices: readonly Notice[],
): { notice: Notice; request: RerouteNotice; laterNotices: readonly Notice[] } | null {
  const index = notices.findLastIndex((notice) => getRequest(notice) !== null);
  const notice = notices[index];
  const request = getRequest(notice);
  return notice === undefined || request === null ? null : { notice, request, laterNotices: notices.slice(index + 1) };
}

/** The latest request of a conversation; null when there is none, somebody has come, or it was taken back. */
export function getRerouting({ entries, participants }: Conversation): Rerouting | null {
  const notices = noticesOf(entries);
  const latest = findLatestRequest(notices);
  if (latest === null) return null;
  const { notice, request, laterNotices } = latest;
  const { id, at } = notice;
  if (at < (entries.at(-1)?.at ?? 0) - maxRequestAgeMs) return null;
  // With a consultation turned transfer nobody is looked for: who takes over is there already.
  if (request.type === 'reroute-cancelled' || request.direction === 'consult-transfer') return null;
  const hasArrived = laterNotices.some((candidate) => {
    const arrival = getArrival(candidate);
    if (arrival === null || arrival.role === 'monitor') return false;
    // A supervisor who steps in was not asked.
    return participants.find(({ agentId }) => agentId === arrival.agentId)?.bargedIn !== true;
  });
  if (hasArrived) return null;
  if (request.type === 'reroute-placed') return { id, at, request, state: 'searching' };
  // That nobody was available is said without the queue in which they were looked for.
  const placedNotice = notices.findLast((candidate) => getRequest(candidate)?.type === 'reroute-placed');
  return { id, at, request: { ...request, queueName: getRequest(placedNotice)?.queueName ?? '' }, state: 'unanswered' };
}

/**
 * Agents who are here because this one asked them for advice. A supervisor who whispers has the same role, but came in
 * to listen: only how somebody came in tells the two apart.
 */
export function getConsultedAgents(username: string, { entries, participants }: Conversation): readonly Participant[] {
  const assistants = participants.filter(({ role }) => role === 'assistant');
  if (assistants.length === 0) return assistants;
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

/** Where a conversation went that was handed over: a queue or an agent; empty when nothing says. */
export function getTransferTarget({ entries, participants }: Conversation, requestedAgentName: string): string {
  const latest = findLatestRequest(noticesOf(entries));
  if (latest?.request.direction !== 'consult-transfer') return requestedAgentName || (latest?.request.queueName ?? '');
  // Whoever was consulted became an agent of the conversation when it was handed to them.
  const arrival = getArrival(latest.laterNotices.findLast((notice) => getArrival(notice) !== null));
  return participants.find(({ agentId }) => agentId === arrival?.agentId)?.displayName ?? arrival?.name ?? '';
}
