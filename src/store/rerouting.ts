import type { Conversation, Entries, Entry, EntryId, EpochMs, NoticeWhat, Participant } from '../domain/index.js';

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

/** Older requests are settled, whatever the server has told: it gives up after minutes. A long thread is not searched. */
const hour = 3_600_000;

/** The latest line about a request, and what came after it. */
function latestLine(
  entries: Entries,
  oldest: EpochMs,
): { entry: Entry; request: RequestLine; later: readonly Entry[] } | null {
  for (let i = entries.length - 1; i >= 0; i--) {
    const entry = entries.at(i);
    if (entry === undefined || entry.at < oldest) return null;
    const request = requestIn(entry);
    if (request !== null) return { entry, request, later: entries.slice(i + 1) };
  }
  return null;
}

const latest = new WeakMap<Entries, Rerouting | null>();

/** The latest request of a conversation; null when there is none, somebody has come, or it was taken back. */
export function reroutingOf({ entries, participants }: Conversation): Rerouting | null {
  const known = latest.get(entries);
  if (known !== undefined) return known;
  const found = latestRequest(entries, participants);
  latest.set(entries, found);
  return found;
}

function latestRequest(entries: Entries, participants: readonly Participant[]): Rerouting | null {
  const found = latestLine(entries, (entries.at(entries.length - 1)?.at ?? 0) - hour);
  if (found === null) return null;
  const { entry, request, later } = found;
  const { id, at } = entry;
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
  const placed = entries.findLast((each) => requestIn(each)?.type === 'reroute-placed');
  return { id, at, request: { ...request, queueName: requestIn(placed)?.queueName ?? '' }, state: 'nobody' };
}

/**
 * Agents who are here because this one asked them for advice. A supervisor who whispers has the same role, but came in
 * to listen: only how somebody came in tells the two apart.
 */
export function consultedBy(username: string, { entries, participants }: Conversation): readonly Participant[] {
  const helpers = participants.filter(({ role }) => role === 'assistant');
  // Most conversations have none, and long threads are not searched for nothing.
  if (helpers.length === 0) return helpers;
  const asked = entries.findLast((entry) => {
    const request = requestIn(entry);
    return request?.type === 'reroute-placed' && request.direction === 'consult';
  });
  if (![username, ''].includes(requestIn(asked)?.requestedBy ?? '')) return [];
  return helpers.filter(({ agentId }) => {
    const came = entries.findLast((entry) => arrivalIn(entry)?.agentId === agentId);
    return arrivalIn(came)?.role === 'assistant';
  });
}

/** Where a conversation went that was handed over: a queue or an agent; empty when nothing says. */
export function whereItWent({ entries, participants }: Conversation, askedFor: string): string {
  const found = latestLine(entries, 0);
  if (found?.request.direction !== 'consult-transfer') return askedFor || (found?.request.queueName ?? '');
  // Whoever was consulted became an agent of the conversation when it was handed to them.
  const next = arrivalIn(found.later.findLast((entry) => arrivalIn(entry) !== null));
  return participants.find(({ agentId }) => agentId === next?.agentId)?.displayName ?? next?.name ?? '';
}
