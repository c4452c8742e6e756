/** Every record the world keeps, with the indexes that make finding them cheap. */
import { createHash } from 'node:crypto';
import { CHAT, NEVER_READY, MRDS, TEAMS, type Person } from './catalog.js';
import type { Clock } from './clock.js';
import { Refusal } from './guards.js';
import type {
  Agent,
  Announcement,
  CimEvent,
  Conversation,
  ConversationLog,
  Customer,
  Participant,
  PullRequest,
  RouteRequest,
  Task,
} from './types.js';

export type RecordKind = 'agent' | 'customer' | 'conversation' | 'task' | 'route' | 'pull' | 'announcement';

export class Records {
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

  // Indexes: derived from the above, never stored.
  readonly openTasks = new Map<string, Set<string>>();
  readonly offers = new Map<string, Set<string>>();
  readonly routesOf = new Map<string, Set<string>>();
  readonly joined = new Map<string, Set<string>>();
  readonly customerConversations = new Map<string, string[]>();
  readonly customersByPhone = new Map<string, string>();

  order = 1;
  /** Keys of records that changed since the store last looked. */
  changed = new Set<string>();

  constructor(
    readonly clock: Clock,
    /** Whether changes are recorded for a store. */
    readonly tracking: boolean,
  ) {}

  now(): number {
    return this.clock.now();
  }

  // -- changing records ------------------------------------------------------------------------------------------

  touch(kind: RecordKind, id: string): void {
    if (this.tracking) this.changed.add(`${kind}:${id}`);
  }

  /** The clock jumped: a restart has to start from the new time. */
  touchClock(): void {
    if (this.tracking) this.changed.add('clock:ahead');
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
      lacks: person.lacks ?? [],
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

/** A short stand-in for a message's body. */
export function bodyDigest(event: CimEvent): string {
  const text = JSON.stringify((event.data as { body?: unknown }).body ?? null);
  return createHash('sha256').update(text).digest('base64');
}

export function addTo(index: Map<string, Set<string>>, key: string, value: string): void {
  const set = index.get(key);
  if (set) set.add(value);
  else index.set(key, new Set([value]));
}
