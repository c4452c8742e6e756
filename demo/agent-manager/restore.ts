/** Brings a stored world back: records, logs, indexes and every timer that was running; or with some memory lost. */
import { armHold } from './hold.js';
import { armAway } from './presence.js';
import { armRoute } from './routing.js';
import type { Agent, Announcement, Conversation, Customer, PullRequest, RouteRequest, Task } from './types.js';
import { armWrapUp } from './wrapup.js';
import { bodyDigest, messageId, type RecordKind } from './records.js';
import type { LogLine, World } from './world.js';

export interface SavedRecord {
  readonly kind: RecordKind;
  readonly value: unknown;
}

export type SavedLine = LogLine;

/** How far back a partial loss reaches. */
const LOST_MS = 5000;

/** Fills the world; returns the lines whose memory was lost, as they are to be kept from now on. */
export function restoreWorld(
  world: World,
  records: readonly SavedRecord[],
  lines: readonly SavedLine[],
  forget: 'none' | 'partial' | 'all',
): LogLine[] {
  const of = <T>(kind: RecordKind) => records.filter((entry) => entry.kind === kind).map((entry) => entry.value as T);
  const agents = of<Agent>('agent');
  for (const agent of agents) world.addAgent({ ...agent, connected: false });
  for (const customer of of<Customer>('customer')) world.addCustomer(customer);
  for (const task of of<Task>('task')) world.addTask(task);
  for (const conversation of of<Conversation>('conversation')) world.addConversation(conversation);
  for (const route of of<RouteRequest>('route')) world.addRoute(route);
  for (const pull of of<PullRequest>('pull')) world.pulls.set(pull.id, pull);
  for (const entry of of<Announcement>('announcement')) world.announcements.set(entry.id, entry);
  for (const mrd of [...world.agents.values()].flatMap((agent) => agent.mrds)) {
    world.order = Math.max(world.order, mrd.readyOrder + 1);
  }
  for (const route of world.routes.values()) world.order = Math.max(world.order, route.order + 1);
  const lost = restoreLogs(world, lines, forget);
  armTimers(world);
  // A new database has yet to be told about the fixed cast; everything else is as it was read.
  if (agents.length > 0) world.changed = new Set();
  world.lines = [];
  return lost;
}

function restoreLogs(world: World, lines: readonly SavedLine[], forget: 'none' | 'partial' | 'all'): LogLine[] {
  const newest = lines.reduce((latest, line) => Math.max(latest, line.event.timestamp), 0);
  const lost: LogLine[] = [];
  for (const line of lines) {
    const { event } = line;
    const log = world.log(line.conversationId);
    log.next = Math.max(log.next, line.seq + 1);
    const message = event.type === 'MESSAGE';
    const forgotten =
      message && line.stored && (forget === 'all' || (forget === 'partial' && event.timestamp > newest - LOST_MS));
    if (forgotten) lost.push({ ...line, stored: false });
    else if (line.stored) log.events.push(event);
    // What the customer has on the screen is not the server's to forget; nor is the durable memory of ids.
    if (line.seen) log.customerView.push(event);
    if (line.envelopeId === undefined) continue;
    log.envelopeIds.set(line.envelopeId, event);
    const id = messageId(event);
    if (id !== undefined) log.messageBodies.set(id, { digest: bodyDigest(event), event });
  }
  return lost;
}

function armTimers(world: World): void {
  for (const route of world.routes.values()) armRoute(world, route);
  for (const agent of world.agents.values()) {
    if (agent.state === 'LOGOUT') continue;
    // Nobody has a socket after a restart: everybody's time to come back starts now.
    agent.awayAt = world.now() + world.options.awayMs;
    armAway(world, agent);
  }
  for (const conversation of world.conversations.values()) {
    armHold(world, conversation);
    for (const entry of conversation.participants) armWrapUp(world, conversation, entry);
  }
}
