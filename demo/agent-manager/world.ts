/**
 * The world: everything the emulated Agent Manager knows, and the few primitives every rule is written with. It has no
 * socket and no clock of its own; rules change it through these primitives, and what it wants to tell the agents
 * collects in `out` until the caller drains it.
 */
import { CHAT, NEVER_READY, MRDS, PEOPLE, TEAMS, type Person } from './catalog.js';
import type { Clock } from './clock.js';
import type { Ids } from './ids.js';
import { Refusal } from './guards.js';
import { presencePayload } from './payloads-agent.js';
import { envelope, type EnvelopeParts } from './payloads-cim.js';
import { roomInfo } from './payloads-session.js';
import type {
  Agent,
  Announcement,
  CimEvent,
  Conversation,
  ConversationLog,
  Customer,
  Obj,
  Outgoing,
  Participant,
  PullRequest,
  Push,
  RouteRequest,
  Task,
  WorldOptions,
} from './types.js';

export type RecordKind = 'agent' | 'customer' | 'conversation' | 'task' | 'route' | 'pull' | 'announcement';

/** One line of a conversation's log, as the store keeps it. */
export interface LogLine {
  readonly conversationId: string;
  readonly seq: number;
  readonly event: CimEvent;
  /** Part of the conversation, part of what the customer sees, or both. */
  readonly stored: boolean;
  readonly seen: boolean;
  /** The envelope id as published, which differs from the event's own when ids are re-minted. */
  readonly envelopeId?: string;
}

export interface AppendOptions {
  /** Not part of the conversation's history (typing). */
  readonly volatile?: boolean;
  /** On the customer's screen too. */
  readonly seen?: boolean;
  /** Not sent to agents. */
  readonly silent?: boolean;
  readonly envelopeId?: string;
  /** Wakes a desk without a socket through the push service. */
  readonly push?: { readonly title: string; readonly body: string; readonly except?: string };
}

const MAX_PUSHES = 2000;

export class World {
  readonly agents = new Map<string, Agent>();
  readonly agentsByName = new Map<string, Agent>();
  readonly customers = new Map<string, Customer>();
  readonly conversations = new Map<string, Conversation>();
  readonly logs = new Map<string, ConversationLog>();
  readonly tasks = new Map<string, Task>();
  /** Requests being routed; settled ones are gone. */
  readonly routes = new Map<string, RouteRequest>();
  readonly pulls = new Map<string, PullRequest>();
  readonly announcements = new Map<string, Announcement>();
  readonly pushes: Push[] = [];

  // Indexes: derived from the above, never stored.
  readonly openTasks = new Map<string, Set<string>>();
  readonly offers = new Map<string, Set<string>>();
  readonly routesOf = new Map<string, Set<string>>();
  readonly joined = new Map<string, Set<string>>();
  readonly customerConversations = new Map<string, string[]>();
  readonly customersByPhone = new Map<string, string>();

  order = 1;
  out: Outgoing[] = [];
  changed = new Set<string>();
  lines: LogLine[] = [];

  constructor(
    readonly options: WorldOptions,
    readonly clock: Clock,
    readonly ids: Ids,
    /** Whether changes are recorded for a store. */
    readonly tracking = false,
  ) {
    for (const person of PEOPLE) this.addPerson(person);
  }

  now(): number {
    return this.clock.now();
  }

  // -- telling agents --------------------------------------------------------------------------------------------

  send(to: string, name: string, payload: unknown): void {
    this.out.push({ kind: 'event', to, name, payload });
  }

  disconnect(to: string): void {
    this.out.push({ kind: 'disconnect', to });
  }

  /** Takes what is to be delivered. */
  drain(): Outgoing[] {
    const out = this.out;
    this.out = [];
    return out;
  }

  sendPresence(agent: Agent, change: { changed?: boolean; parent?: boolean; mrds?: readonly string[] } = {}): void {
    const payload = presencePayload(agent, {
      changed: change.changed ?? true,
      parent: change.parent ?? false,
      mrds: change.mrds ?? [],
      correlationId: this.ids.uuid(),
    });
    this.send(agent.id, 'agentPresence', payload);
  }

  push(agent: Agent, data: Record<string, string>): void {
    if (agent.connected || agent.fcmKey === null) return;
    this.pushes.push({ token: agent.fcmKey, agentId: agent.id, data, at: this.now() });
    if (this.pushes.length > MAX_PUSHES) this.pushes.shift();
  }

  // -- the conversation log --------------------------------------------------------------------------------------

  /** Makes a server event of a conversation, timed so that a conversation's events never run backwards. */
  event(conversation: Conversation, parts: Omit<EnvelopeParts, 'id' | 'at'> & { id?: string }): CimEvent {
    return envelope(conversation, { ...parts, id: parts.id ?? this.ids.uuid(), at: this.stamp(conversation) });
  }

  stamp(conversation: Conversation): number {
    conversation.lastEventAt = Math.max(this.now(), conversation.lastEventAt);
    return conversation.lastEventAt;
  }

  /** Adds an event to its conversation and sends it to every agent in it. */
  append(conversation: Conversation, event: CimEvent, options: AppendOptions = {}): CimEvent {
    const log = this.log(conversation.id);
    const stored = options.volatile !== true;
    if (stored) log.events.push(event);
    if (options.seen) log.customerView.push(event);
    if (stored || options.seen) this.record(log, event, stored, options);
    if (!options.silent) this.broadcast(conversation, event, options.push);
    return event;
  }

  /** Sends an event as text to every agent in the conversation. */
  broadcast(conversation: Conversation, event: CimEvent, push?: AppendOptions['push']): void {
    if (conversation.participants.length === 0) return;
    const payload = this.cimPayload(conversation, event);
    for (const { agentId } of conversation.participants) {
      this.send(agentId, 'onCimEvent', payload);
      const agent = push && agentId !== push.except ? this.agents.get(agentId) : undefined;
      if (push && agent) this.push(agent, { title: push.title, body: push.body, event: 'onCimEvent', conversationId: conversation.id });
    }
  }

  cimPayload(conversation: Conversation, event: CimEvent): Obj {
    return {
      cimEvent: JSON.stringify(event),
      conversationId: conversation.id,
      roomInfo: roomInfo(conversation.roomId),
    };
  }

  private record(log: ConversationLog, event: CimEvent, stored: boolean, options: AppendOptions): void {
    const envelopeId = options.envelopeId;
    if (envelopeId !== undefined) {
      log.envelopeIds.set(envelopeId, event);
      const id = messageId(event);
      if (id !== undefined) log.messageBodies.set(id, { digest: bodyDigest(event), event });
    }
    const seq = log.next++;
    if (!this.tracking) return;
    this.lines.push({
      conversationId: event.conversationId,
      seq,
      event,
      stored,
      seen: options.seen === true,
      ...(envelopeId === undefined ? {} : { envelopeId }),
    });
    this.changed.add(`conversation:${event.conversationId}`);
  }

  // -- changing records ------------------------------------------------------------------------------------------

  touch(kind: RecordKind, id: string): void {
    if (this.tracking) this.changed.add(`${kind}:${id}`);
  }

  addAgent(agent: Agent): Agent {
    this.agents.set(agent.id, agent);
    this.agentsByName.set(agent.username, agent);
    this.touch('agent', agent.id);
    return agent;
  }

  addPerson(person: Person): Agent {
    return this.addAgent({
      id: person.id,
      username: person.username,
      firstName: person.firstName,
      lastName: person.lastName,
      roles: person.roles,
      teamId: TEAMS.find((team) => team.teamName === person.team)?.teamId ?? '',
      supervises: TEAMS.filter((team) => person.supervises.includes(team.teamName)).map((team) => team.teamId),
      extension: person.extension,
      mrds: person.mrds.map(({ name, max }) => ({
        mrdId: MRDS.find((mrd) => mrd.name === name)?.id ?? CHAT.id,
        max,
        wantsReady: false,
        state: 'LOGOUT',
        previousState: null,
        stateChangeTime: this.now(),
        lastReady: NEVER_READY,
        readyOrder: 0,
      })),
      state: 'LOGOUT',
      reason: null,
      stateChangeTime: this.now(),
      loginTime: null,
      connected: false,
      awayAt: null,
      fcmKey: null,
      lists: [],
      tokenSerial: 0,
      tokensExpired: 0,
      settings: {},
    });
  }

  addCustomer(customer: Customer): Customer {
    this.customers.set(customer._id, customer);
    for (const phone of customer.phoneNumber) this.customersByPhone.set(phone, customer._id);
    this.touch('customer', customer._id);
    return customer;
  }

  addConversation(conversation: Conversation, log: ConversationLog = newLog()): Conversation {
    this.conversations.set(conversation.id, conversation);
    this.logs.set(conversation.id, log);
    const known = this.customerConversations.get(conversation.customerId);
    if (known) known.push(conversation.id);
    else this.customerConversations.set(conversation.customerId, [conversation.id]);
    for (const { agentId } of conversation.participants) addTo(this.joined, agentId, conversation.id);
    this.touch('conversation', conversation.id);
    return conversation;
  }

  addTask(task: Task): Task {
    this.tasks.set(task.id, task);
    this.indexTask(task);
    this.touch('task', task.id);
    return task;
  }

  /** Keeps the per-agent list of open tasks right after a task changed. */
  indexTask(task: Task): void {
    this.touch('task', task.id);
    if (!task.assignedTo) return;
    const open = task.state !== 'CLOSED' && task.mediaState === 'ACTIVE';
    if (open) addTo(this.openTasks, task.assignedTo.id, task.id);
    else this.openTasks.get(task.assignedTo.id)?.delete(task.id);
  }

  addRoute(route: RouteRequest): RouteRequest {
    this.routes.set(route.id, route);
    addTo(this.routesOf, route.conversationId, route.id);
    if (route.offer) addTo(this.offers, route.offer.agentId, route.id);
    this.touch('route', route.id);
    return route;
  }

  dropRoute(route: RouteRequest): void {
    this.routes.delete(route.id);
    this.routesOf.get(route.conversationId)?.delete(route.id);
    if (route.offer) this.offers.get(route.offer.agentId)?.delete(route.id);
    this.clock.clear(`rona:${route.id}`);
    this.clock.clear(`ttl:${route.id}`);
    this.touch('route', route.id);
  }

  addParticipant(conversation: Conversation, participant: Participant): void {
    conversation.participants.push(participant);
    addTo(this.joined, participant.agentId, conversation.id);
    this.touch('conversation', conversation.id);
  }

  dropParticipant(conversation: Conversation, participant: Participant): void {
    conversation.participants = conversation.participants.filter((entry) => entry !== participant);
    this.joined.get(participant.agentId)?.delete(conversation.id);
    this.clock.clear(`wrap:${conversation.id}:${participant.agentId}`);
    this.touch('conversation', conversation.id);
  }

  // -- finding records -------------------------------------------------------------------------------------------

  log(conversationId: string): ConversationLog {
    let log = this.logs.get(conversationId);
    if (!log) this.logs.set(conversationId, (log = newLog()));
    return log;
  }

  agent(id: string): Agent {
    const agent = this.agents.get(id);
    if (!agent) throw new Refusal('unknown agent', 404);
    return agent;
  }

  /** The conversation a desk names, or a refusal. */
  conversation(id: string | undefined): Conversation {
    const found = id === undefined ? undefined : this.conversations.get(id);
    if (!found) throw new Refusal(id === undefined ? 'conversationId is missing' : 'unknown conversation', 404, id);
    return found;
  }

  participant(conversation: Conversation, agentId: string): Participant | undefined {
    return conversation.participants.find((entry) => entry.agentId === agentId);
  }

  routesIn(conversationId: string): RouteRequest[] {
    const found: RouteRequest[] = [];
    for (const id of this.routesOf.get(conversationId) ?? []) {
      const route = this.routes.get(id);
      if (route) found.push(route);
    }
    return found;
  }

  offersOf(agentId: string): RouteRequest[] {
    const found: RouteRequest[] = [];
    for (const id of this.offers.get(agentId) ?? []) {
      const route = this.routes.get(id);
      if (route) found.push(route);
    }
    return found;
  }

  /** The task a participant or a request holds; a missing one would be a bug of ours. */
  task(id: string): Task {
    const task = this.tasks.get(id);
    if (!task) throw new Refusal('unknown task', 404);
    return task;
  }
}

export function newLog(): ConversationLog {
  return { events: [], customerView: [], envelopeIds: new Map(), messageBodies: new Map(), next: 0 };
}

/** The message id inside an event, when it is a message. */
export function messageId(event: CimEvent): string | undefined {
  const data = event.data as { id?: unknown; body?: unknown } | null | undefined;
  return data && typeof data === 'object' && typeof data.id === 'string' && data.body ? data.id : undefined;
}

export function bodyDigest(event: CimEvent): string {
  return JSON.stringify((event.data as { body?: unknown }).body ?? null);
}

export function addTo(index: Map<string, Set<string>>, key: string, value: string): void {
  const set = index.get(key);
  if (set) set.add(value);
  else index.set(key, new Set([value]));
}
