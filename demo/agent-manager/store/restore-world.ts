/** Restores a stored world: records, logs, indexes and timers. `--forget` drops messages. */
import {
  startAnnouncementTimer,
  startAwayTimer,
  startHoldTimer,
  startRouteTimers,
  startWrapUpTimer,
} from '../rules/start-timers.js';
import { bodyDigest, messageId, type RecordKind } from '../world/records.js';
import type {
  Agent,
  Announcement,
  Label,
  Conversation,
  Customer,
  PullRequest,
  RouteRequest,
  Task,
} from '../world/world-types.js';
import type { LogLine, World } from '../world/world.js';

export interface SavedRecord {
  readonly kind: RecordKind;
  readonly value: unknown;
}

export type SavedLine = LogLine;

/** The time span of the messages that `--forget partial` drops. */
const partialLossMs = 5000;

/** Fills the world. Returns the dropped lines, in the form they are to be stored in. */
export function restoreWorld(
  world: World,
  records: readonly SavedRecord[],
  lines: readonly SavedLine[],
  forget: 'none' | 'partial' | 'all',
): LogLine[] {
  const recordsOfKind = <T>(kind: RecordKind) =>
    records.filter((entry) => entry.kind === kind).map((entry) => entry.value as T);
  const agents = recordsOfKind<Agent>('agent');
  for (const agent of agents) world.addAgent({ ...agent, connected: false });
  for (const customer of recordsOfKind<Customer>('customer')) world.addCustomer(customer);
  for (const task of recordsOfKind<Task>('task')) world.addTask(task);
  for (const conversation of recordsOfKind<Conversation>('conversation')) world.addConversation(conversation);
  for (const request of recordsOfKind<RouteRequest>('route')) world.addRouteRequest(request);
  for (const pullRequest of recordsOfKind<PullRequest>('pull')) world.pullRequests.set(pullRequest.id, pullRequest);
  for (const announcement of recordsOfKind<Announcement>('announcement'))
    world.announcements.set(announcement.id, announcement);
  const labels = recordsOfKind<Label>('label');
  if (labels.length > 0) world.labels.clear();
  for (const label of labels) world.labels.set(label._id, label);
  for (const mrd of [...world.agents.values()].flatMap((agent) => agent.mrds)) {
    world.nextOrder = Math.max(world.nextOrder, mrd.readyOrder + 1);
  }
  for (const request of world.routeRequests.values()) world.nextOrder = Math.max(world.nextOrder, request.order + 1);
  const lost = restoreLogs(world, lines, forget);
  startTimers(world);
  // The restored records need no saving. In a new database the seed agents do.
  if (agents.length > 0) world.changedKeys = new Set();
  world.unsavedLines = [];
  return lost;
}

function restoreLogs(world: World, lines: readonly SavedLine[], forget: 'none' | 'partial' | 'all'): LogLine[] {
  const newest = lines.reduce((latest, line) => Math.max(latest, line.event.timestamp), 0);
  const lost: LogLine[] = [];
  for (const line of lines) {
    const { event } = line;
    const log = world.log(line.conversationId);
    log.nextSequence = Math.max(log.nextSequence, line.seq + 1);
    const isMessage = event.type === 'MESSAGE';
    const isLost =
      isMessage &&
      line.stored &&
      (forget === 'all' || (forget === 'partial' && event.timestamp > newest - partialLossMs));
    if (isLost) lost.push({ ...line, stored: false });
    else if (line.stored) log.events.push(event);
    // Dropped messages stay on the customer's screen, and in the ids of `--dedupe`.
    if (line.visibleToCustomer) log.customerView.push(event);
    if (line.envelopeId === undefined) continue;
    log.envelopeIds.set(line.envelopeId, event);
    const id = messageId(event);
    if (id !== undefined) log.messageBodies.set(id, { digest: bodyDigest(event), event });
  }
  return lost;
}

function startTimers(world: World): void {
  for (const request of world.routeRequests.values()) startRouteTimers(world, request);
  for (const agent of world.agents.values()) {
    if (agent.state === 'LOGOUT') continue;
    // No agent has a socket after a restart: the away timers start now.
    agent.awayAt = world.now() + world.options.awayMs;
    startAwayTimer(world, agent);
  }
  for (const announcement of world.announcements.values()) startAnnouncementTimer(world, announcement);
  for (const conversation of world.conversations.values()) {
    startHoldTimer(world, conversation);
    for (const participant of conversation.participants) startWrapUpTimer(world, conversation, participant);
  }
}
