import type { Conversation, EntryId, EpochMs, Notice, NoticeWhat, Participant } from '../domain/index.js';
import { noticesOf } from './entries.js';

/*
 * What has become of agents' requests to bring in somebody else. The server tells it only in lines of the thread, so it
 * is read from there: that holds across reconnects and reloads, and for colleagues who did not ask themselves.
 */

type RequestLine = Extract<NoticeWhat, { type: 'reroute-placed' | 'reroute-cancelled' | 'reroute-failed' }>;
type AgentLine = Extract<NoticeWhat, { type: 'agent-joined' | 'agent-left' }>;

/** A request that is not settled, or that nobody answered. */
export interface Rerouting {
  /** Of the line that says so. */
  readonly id: EntryId;
  readonly state: 'looking' | 'nobody';
  readonly request: RequestLine;
  /** Since when somebody is looked for; until when nobody came. */
  readonly at: EpochMs;
}

/** Lines about customers being routed to their first agent are none. */
const directions = ['transfer', 'conference', 'consult', 'consult-transfer'];

const requestIn = (notice: Notice | undefined): RequestLine | null =>
  notice !== undefined && 'requestedBy' in notice.what && directions.includes(notice.what.direction)
    ? notice.what
    : null;

const arrivalIn = (notice: Notice | undefined): AgentLine | null =>
  notice?.what.type === 'agent-joined' ? notice.what : null;

/** Older requests are settled, whatever the server has told: it gives up after minutes. */
const hour = 3_600_000;

/** The latest line about a request, and what happened after it. */
function latestLine(
  notices: readonly Notice[],
): { line: Notice; request: RequestLine; later: readonly Notice[] } | null {
  const position = notices.findLastIndex((notice) => requestIn(notice) !== null);
  const line = notices[position];
  const request = requestIn(line);
  return line === undefined || request === null ? null : { line, request, later: notices.slice(position + 1) };
}

/** The latest request of a conversation; null when there is none, somebody has come, or it was taken back. */
export function reroutingOf({ entries, participants }: Conversation): Rerouting | null {
  const notices = noticesOf(entries);
  const found = latestLine(notices);
  if (found === null) return null;
  const { line, request, later } = found;
  const { id, at } = line;
  if (at < (entries.at(-1)?.at ?? 0) - hour) return null;
  // With a consultation turned transfer nobody is looked for: who takes over is there already.
  if (request.type === 'reroute-cancelled' || request.direction === 'consult-transfer') return null;
  const answered = later.some((each) => {
    const arrival = arrivalIn(each);
    if (arrival === null || arrival.role === 'monitor') return false;
    // A supervisor who steps in was not asked.
    return participants.find(({ agentId }) => agentId === arrival.agentId)?.bargedIn !== true;
  });
  if (answered) return null;
  if (request.type === 'reroute-placed') return { id, at, request, state: 'looking' };
  // That nobody was available is said without the queue in which they were looked for.
  const placed = notices.findLast((each) => requestIn(each)?.type === 'reroute-placed');
  return { id, at, request: { ...request, queueName: requestIn(placed)?.queueName ?? '' }, state: 'nobody' };
}

/**
 * Agents who are here because this one asked them for advice. A supervisor who whispers has the same role, but came in
 * to listen: only how somebody came in tells the two apart.
 */
export function consultedBy(username: string, { entries, participants }: Conversation): readonly Participant[] {
  const helpers = participants.filter(({ role }) => role === 'assistant');
  if (helpers.length === 0) return helpers;
  const notices = noticesOf(entries);
  const asked = notices.findLast((notice) => {
    const request = requestIn(notice);
    return request?.type === 'reroute-placed' && request.direction === 'consult';
  });
  if (![username, ''].includes(requestIn(asked)?.requestedBy ?? '')) return [];
  return helpers.filter(({ agentId }) => {
    const came = notices.findLast((notice) => arrivalIn(notice)?.agentId === agentId);
    return arrivalIn(came)?.role === 'assistant';
  });
}

/** Where a conversation went that was handed over: a queue or an agent; empty when nothing says. */
export function whereItWent({ entries, participants }: Conversation, askedFor: string): string {
  const found = latestLine(noticesOf(entries));
  if (found?.request.direction !== 'consult-transfer') return askedFor || (found?.request.queueName ?? '');
  // Whoever was consulted became an agent of the conversation when it was handed to them.
  const next = arrivalIn(found.later.findLast((notice) => arrivalIn(notice) !== null));
  return participants.find(({ agentId }) => agentId === next?.agentId)?.displayName ?? next?.name ?? '';
}
