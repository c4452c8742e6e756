import type { Conversation, Entry, EntryId, EpochMs, NoticeWhat, Participant } from '../domain/index.js';

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

function requestIn(entry: Entry | undefined): RequestLine | null {
  if (entry?.kind !== 'notice' || !('requestedBy' in entry.what)) return null;
  return directions.includes(entry.what.direction) ? entry.what : null;
}

const arrivalIn = (entry: Entry | undefined): AgentLine | null =>
  entry?.kind === 'notice' && entry.what.type === 'agent-joined' ? entry.what : null;

const latest = new WeakMap<readonly Entry[], Rerouting | null>();

/** The latest request of a conversation; null when there is none, somebody has come, or it was taken back. */
export function reroutingOf({ entries, participants }: Conversation): Rerouting | null {
  const known = latest.get(entries);
  if (known !== undefined) return known;
  const found = latestRequest(entries, participants);
  latest.set(entries, found);
  return found;
}

function latestRequest(entries: readonly Entry[], participants: readonly Participant[]): Rerouting | null {
  const position = entries.findLastIndex((entry) => requestIn(entry) !== null);
  const entry = entries[position];
  const request = requestIn(entry);
  if (entry === undefined || request === null || request.type === 'reroute-cancelled') return null;
  // With a consultation turned transfer nobody is looked for: who takes over is there already.
  if (request.direction === 'consult-transfer') return null;
  const answered = entries.slice(position + 1).some((later) => {
    const arrival = arrivalIn(later);
    if (arrival === null || arrival.role === 'monitor') return false;
    // A supervisor who steps in was not asked.
    return participants.find(({ agentId }) => agentId === arrival.agentId)?.bargedIn !== true;
  });
  if (answered) return null;
  if (request.type === 'reroute-placed') return { id: entry.id, at: entry.at, request, state: 'looking' };
  // That nobody was available is said without the queue in which they were looked for.
  const placed = entries.slice(0, position).findLast((earlier) => requestIn(earlier)?.type === 'reroute-placed');
  const queueName = request.queueName || (requestIn(placed)?.queueName ?? '');
  return { id: entry.id, at: entry.at, request: { ...request, queueName }, state: 'nobody' };
}

/**
 * Agents who were asked for advice and are here. A supervisor who whispers has the same role, but came in to listen:
 * only how somebody came in tells the two apart.
 */
export const consultedIn = ({ entries, participants }: Conversation): readonly Participant[] =>
  participants.filter(({ agentId, role }) => {
    if (role !== 'assistant') return false;
    const came = entries.findLast((entry) => arrivalIn(entry)?.agentId === agentId);
    return arrivalIn(came)?.role === 'assistant';
  });

/** Where a conversation went that was handed over: a queue or an agent; empty when nothing says. */
export function whereItWent({ entries }: Conversation, askedFor: string): string {
  const position = entries.findLastIndex((entry) => requestIn(entry) !== null);
  const request = requestIn(entries[position]);
  if (request?.direction !== 'consult-transfer') return askedFor || (request?.queueName ?? '');
  // Whoever was consulted became an agent of the conversation when it was handed to them.
  const next = entries.slice(position + 1).findLast((entry) => arrivalIn(entry) !== null);
  return arrivalIn(next)?.name ?? '';
}
