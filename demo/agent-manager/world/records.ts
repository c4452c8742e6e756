/** The records of the world, and the indexes to look them up. */
import { createHash } from 'node:crypto';
import type { EmulatedClock } from './emulated-clock.js';
import { chatDomain, mediaRoutingDomains, neverReadyTime, teams, type AgentSeed } from './seed-data.js';
import { CommandError } from './untrusted-input.js';
import { timerKey, type WorldTimer } from './world-timers.js';
import type {
  Agent,
  Announcement,
  Label,
  CimEvent,
  Conversation,
  ConversationLog,
  Customer,
  Participant,
  PullRequest,
  RouteRequest,
  Task,
} from './world-types.js';

export type RecordKind = 'agent' | 'customer' | 'conversation' | 'task' | 'route' | 'pull' | 'announcement' | 'label';

export class Records {
  readonly agents = new Map<string, Agent>();
  readonly agentsByUsername = new Map<string, Agent>();
  readonly customers = new Map<string, Customer>();
  readonly conversations = new Map<string, Conversation>();
  readonly logs = new Map<string, ConversationLog>();
  readonly tasks = new Map<string, Task>();
  /** Requests being routed; accepted, cancelled and timed-out ones are removed. */
  readonly routeRequests = new Map<string, RouteRequest>();
  readonly pullRequests = new Map<string, PullRequest>();
  readonly announcements = new Map<string, Announcement>();
  readonly labels = new Map<string, Label>();

  // Indexes: derived from the maps above, never stored.
  readonly openTaskIdsByAgent = new Map<string, Set<string>>();
  readonly offerIdsByAgent = new Map<string, Set<string>>();
  readonly routeIdsByConversation = new Map<string, Set<string>>();
  readonly conversationIdsByAgent = new Map<string, Set<string>>();
  readonly conversationIdsByCustomer = new Map<string, string[]>();
  readonly customerIdsByPhone = new Map<string, string>();

  nextOrder = 1;
  /** Keys of the records that changed since the last save. */
  changedKeys = new Set<string>();

  constructor(
    readonly clock: EmulatedClock,
    /** Whether changes are recorded for a store. */
    readonly tracksChanges: boolean,
  ) {}

  now(): number {
    return this.clock.now();
  }

  // -- changing records ------------------------------------------------------------------------------------------

  markChanged(kind: RecordKind, id: string): void {
    if (this.tracksChanges) this.changedKeys.add(`${kind}:${id}`);
  }

  /** The clock was advanced: a restart continues from the new time. */
  markClockChanged(): void {
    if (this.tracksChanges) this.changedKeys.add('clock:ahead');
  }

  clearTimer(timer: WorldTimer): void {
    this.clock.clear(timerKey(timer));
  }

  setLabel(label: Label): void {
    this.labels.set(label._id, label);
    this.#markLabelsChanged();
  }

  /** It goes from its customers too. */
  removeLabel(id: string): void {
    this.labels.delete(id);
    this.markChanged('label', id);
    this.#markLabelsChanged();
    for (const customer of this.customers.values()) {
      const labels: unknown = customer['labels'];
      if (Array.isArray(labels) && labels.includes(id))
        this.addCustomer({ ...customer, labels: labels.filter((label) => label !== id) });
    }
  }

  /** All are stored, so that a seed label that was removed does not come back. */
  #markLabelsChanged(): void {
    for (const id of this.labels.keys()) this.markChanged('label', id);
  }

  addAgent(agent: Agent): Agent {
    this.agents.set(agent.id, agent);
    this.agentsByUsername.set(agent.username, agent);
    this.markChanged('agent', agent.id);
    return agent;
  }

  addAgentFromSeed(seed: AgentSeed): Agent {
    return this.addAgent({
      id: seed.id,
      username: seed.username,
      firstName: seed.firstName,
      lastName: seed.lastName,
      roles: seed.roles,
      teamId: teams.find((team) => team.teamName === seed.team)?.teamId ?? '',
      supervises: teams.filter((team) => seed.supervises.includes(team.teamName)).map((team) => team.teamId),
      lacks: seed.lacks ?? [],
      extension: seed.extension,
      mrds: seed.mrds.map(({ name, max }) => ({
        mrdId: mediaRoutingDomains.find((mrd) => mrd.name === name)?.id ?? chatDomain.id,
        max,
        readyRequested: false,
        state: 'LOGOUT',
        previousState: null,
        stateChangeTime: this.now(),
        lastReady: neverReadyTime,
        readyOrder: 0,
      })),
      state: 'LOGOUT',
      reason: null,
      stateChangeTime: this.now(),
      loginTime: null,
      connected: false,
      awayAt: null,
      registrationToken: null,
      subscribedListIds: [],
      tokenSerial: 0,
      expiredTokenSerial: 0,
      settings: {},
    });
  }

  addCustomer(customer: Customer): Customer {
    this.customers.set(customer._id, customer);
    for (const phone of customer.phoneNumber) this.customerIdsByPhone.set(phone, customer._id);
    this.markChanged('customer', customer._id);
    return customer;
  }

  addConversation(conversation: Conversation, log: ConversationLog = createLog()): Conversation {
    this.conversations.set(conversation.id, conversation);
    this.logs.set(conversation.id, log);
    const conversationIds = this.conversationIdsByCustomer.get(conversation.customerId);
    if (conversationIds) conversationIds.push(conversation.id);
    else this.conversationIdsByCustomer.set(conversation.customerId, [conversation.id]);
    for (const { agentId } of conversation.participants)
      addToIndex(this.conversationIdsByAgent, agentId, conversation.id);
    this.markChanged('conversation', conversation.id);
    return conversation;
  }

  addTask(task: Task): Task {
    this.tasks.set(task.id, task);
    this.indexTask(task);
    this.markChanged('task', task.id);
    return task;
  }

  /** Updates the index of open tasks after a task changed. */
  indexTask(task: Task): void {
    this.markChanged('task', task.id);
    if (!task.assignedTo) return;
    const isOpen = task.state !== 'CLOSED' && task.mediaState === 'ACTIVE';
    if (isOpen) addToIndex(this.openTaskIdsByAgent, task.assignedTo.id, task.id);
    else this.openTaskIdsByAgent.get(task.assignedTo.id)?.delete(task.id);
  }

  addRouteRequest(request: RouteRequest): RouteRequest {
    this.routeRequests.set(request.id, request);
    addToIndex(this.routeIdsByConversation, request.conversationId, request.id);
    if (request.offer) addToIndex(this.offerIdsByAgent, request.offer.agentId, request.id);
    this.markChanged('route', request.id);
    return request;
  }

  dropRouteRequest(request: RouteRequest): void {
    this.routeRequests.delete(request.id);
    this.routeIdsByConversation.get(request.conversationId)?.delete(request.id);
    if (request.offer) this.offerIdsByAgent.get(request.offer.agentId)?.delete(request.id);
    this.clearTimer({ kind: 'ring-timeout', requestId: request.id });
    this.clearTimer({ kind: 'request-timeout', requestId: request.id });
    this.markChanged('route', request.id);
  }

  addParticipant(conversation: Conversation, participant: Participant): void {
    conversation.participants.push(participant);
    addToIndex(this.conversationIdsByAgent, participant.agentId, conversation.id);
    this.markChanged('conversation', conversation.id);
  }

  dropParticipant(conversation: Conversation, participant: Participant): void {
    conversation.participants = conversation.participants.filter((entry) => entry !== participant);
    this.conversationIdsByAgent.get(participant.agentId)?.delete(conversation.id);
    this.clearTimer({ kind: 'wrap-up', conversationId: conversation.id, agentId: participant.agentId });
    this.markChanged('conversation', conversation.id);
  }

  // -- finding records -------------------------------------------------------------------------------------------

  log(conversationId: string): ConversationLog {
    let log = this.logs.get(conversationId);
    if (!log) this.logs.set(conversationId, (log = createLog()));
    return log;
  }

  agent(id: string): Agent {
    const agent = this.agents.get(id);
    if (!agent) throw new CommandError('unknown agent', 404);
    return agent;
  }

  /** The conversation with an id from a payload. Throws a `CommandError` when there is none. */
  conversation(id: string | undefined): Conversation {
    const found = id === undefined ? undefined : this.conversations.get(id);
    if (!found)
      throw new CommandError(id === undefined ? 'conversationId is missing' : 'unknown conversation', 404, id);
    return found;
  }

  participant(conversation: Conversation, agentId: string): Participant | undefined {
    return conversation.participants.find((participant) => participant.agentId === agentId);
  }

  routeRequestsIn(conversationId: string): RouteRequest[] {
    const found: RouteRequest[] = [];
    for (const id of this.routeIdsByConversation.get(conversationId) ?? []) {
      const request = this.routeRequests.get(id);
      if (request) found.push(request);
    }
    return found;
  }

  offersTo(agentId: string): RouteRequest[] {
    const found: RouteRequest[] = [];
    for (const id of this.offerIdsByAgent.get(agentId) ?? []) {
      const request = this.routeRequests.get(id);
      if (request) found.push(request);
    }
    return found;
  }

  /** The task of a participant or a request; a missing one is a bug in the emulator. */
  task(id: string): Task {
    const task = this.tasks.get(id);
    if (!task) throw new CommandError('unknown task', 404);
    return task;
  }
}

function createLog(): ConversationLog {
  return { events: [], customerView: [], envelopeIds: new Map(), messageBodies: new Map(), nextSequence: 0 };
}

/** The message id in an event; undefined when the event is not a message. */
export function messageId(event: CimEvent): string | undefined {
  const data = event.data as { id?: unknown; body?: unknown } | null | undefined;
  return data && typeof data === 'object' && typeof data.id === 'string' && data.body ? data.id : undefined;
}

/** A hash of a message's body, to find duplicates. */
export function bodyDigest(event: CimEvent): string {
  const text = JSON.stringify((event.data as { body?: unknown }).body ?? null);
  return createHash('sha256').update(text).digest('base64');
}

export function addToIndex(index: Map<string, Set<string>>, key: string, value: string): void {
  const set = index.get(key);
  if (set) set.add(value);
  else index.set(key, new Set([value]));
}
