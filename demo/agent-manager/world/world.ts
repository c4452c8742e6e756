/**
 * The state of the emulated Agent Manager, and the operations the rules change it with. It has no sockets: the events
 * for agents collect in `outgoing` until the engine takes them with `drain`.
 */
import { presencePayload } from '../payloads/agent-payloads.js';
import { roomInfo } from '../payloads/channel-session-payloads.js';
import { createCimEvent, type CimEventParts } from '../payloads/cim-payloads.js';
import type { EmulatedClock } from './emulated-clock.js';
import type { IdGenerator } from './id-generator.js';
import { bodyDigest, messageId, Records } from './records.js';
import { agentSeeds, seedLabels } from './seed-data.js';
import { timerKey, type WorldTimer } from './world-timers.js';
import type {
  Agent,
  CimEvent,
  Conversation,
  ConversationLog,
  Json,
  Outgoing,
  PushNotification,
  WorldOptions,
} from './world-types.js';

/** One entry of a conversation's log, as it is stored. */
export interface LogLine {
  readonly conversationId: string;
  readonly seq: number;
  readonly event: CimEvent;
  /** In the history of the conversation (`stored`), on the customer's screen (`visibleToCustomer`), or both. */
  readonly stored: boolean;
  readonly visibleToCustomer: boolean;
  /** The event id as published; with `--remint-event-ids` the stored event has another one. */
  readonly envelopeId?: string;
}

export interface AppendOptions {
  /** Not kept in the conversation's history (typing). */
  readonly transient?: boolean;
  /** Also shown on the customer's screen. */
  readonly visibleToCustomer?: boolean;
  /** Not sent to agents. */
  readonly skipAgents?: boolean;
  readonly envelopeId?: string;
  /** Also sent as a push notification to agents without a socket, except to the agent `except`. */
  readonly push?: { readonly title: string; readonly body: string; readonly except?: string };
}

const maxPushes = 2000;

export class World extends Records {
  readonly pushes: PushNotification[] = [];
  outgoing: Outgoing[] = [];
  unsavedLines: LogLine[] = [];
  readonly #runTimer: (world: World, timer: WorldTimer) => void;

  constructor(
    readonly options: WorldOptions,
    clock: EmulatedClock,
    readonly ids: IdGenerator,
    /** Carries out a timer that is due: `handleTimer` of the rules. */
    runTimer: (world: World, timer: WorldTimer) => void,
    tracksChanges = false,
  ) {
    super(clock, tracksChanges);
    this.#runTimer = runTimer;
    this.#addSeeds();
  }

  #addSeeds(): void {
    for (const seed of agentSeeds) this.addAgentFromSeed(seed);
    for (const label of seedLabels) this.labels.set(label._id, label);
  }

  /** Clears everything and adds the seeds again. */
  clear(): void {
    this.clock.reset();
    const maps = [
      this.agents,
      this.agentsByUsername,
      this.customers,
      this.conversations,
      this.logs,
      this.tasks,
      this.routeRequests,
    ];
    const otherMaps = [
      this.pullRequests,
      this.announcements,
      this.labels,
      this.openTaskIdsByAgent,
      this.offerIdsByAgent,
      this.routeIdsByConversation,
      this.conversationIdsByAgent,
    ];
    for (const map of [...maps, ...otherMaps, this.conversationIdsByCustomer, this.customerIdsByPhone]) map.clear();
    this.pushes.length = 0;
    this.outgoing = [];
    this.changedKeys = new Set();
    this.unsavedLines = [];
    this.#addSeeds();
  }

  /** Sets or replaces a timer. Timers are not stored: `restoreWorld` starts them again. */
  setTimer(timer: WorldTimer, dueAt: number): void {
    this.clock.set(timerKey(timer), dueAt, () => {
      this.#runTimer(this, timer);
    });
  }

  // -- sending to agents ------------------------------------------------------------------------------------------

  send(to: string, name: string, payload: unknown): void {
    this.outgoing.push({ kind: 'event', to, name, payload });
  }

  disconnect(to: string): void {
    this.outgoing.push({ kind: 'disconnect', to });
  }

  /** Returns the events to deliver, and empties the list. */
  drain(): Outgoing[] {
    const outgoing = this.outgoing;
    this.outgoing = [];
    return outgoing;
  }

  sendPresence(
    agent: Agent,
    change: { changed?: boolean; parentChanged?: boolean; changedMrdIds?: readonly string[] } = {},
  ): void {
    const payload = presencePayload(agent, {
      changed: change.changed ?? true,
      parentChanged: change.parentChanged ?? false,
      changedMrdIds: change.changedMrdIds ?? [],
      correlationId: this.ids.uuid(),
    });
    this.send(agent.id, 'agentPresence', payload);
  }

  sendPush(agent: Agent, data: Record<string, string>): void {
    if (agent.connected || agent.registrationToken === null) return;
    this.pushes.push({ token: agent.registrationToken, agentId: agent.id, data, at: this.now() });
    if (this.pushes.length > maxPushes) this.pushes.shift();
  }

  // -- the conversation log --------------------------------------------------------------------------------------

  /** Creates a server event. The timestamps of a conversation never decrease. */
  createEvent(conversation: Conversation, parts: Omit<CimEventParts, 'id' | 'at'> & { id?: string }): CimEvent {
    return createCimEvent(conversation, {
      ...parts,
      id: parts.id ?? this.ids.uuid(),
      at: this.nextTimestamp(conversation),
    });
  }

  nextTimestamp(conversation: Conversation): number {
    conversation.lastEventAt = Math.max(this.now(), conversation.lastEventAt);
    return conversation.lastEventAt;
  }

  /** Adds an event to its conversation and sends it to every agent in it. */
  append(conversation: Conversation, event: CimEvent, options: AppendOptions = {}): CimEvent {
    const log = this.log(conversation.id);
    const stored = options.transient !== true;
    if (stored) log.events.push(event);
    if (options.visibleToCustomer) log.customerView.push(event);
    if (stored || options.visibleToCustomer) this.#record(log, event, stored, options);
    if (!options.skipAgents) this.broadcast(conversation, event, options.push);
    return event;
  }

  /** Sends an event, as a JSON string, to every agent in the conversation. */
  broadcast(conversation: Conversation, event: CimEvent, push?: AppendOptions['push']): void {
    if (conversation.participants.length === 0) return;
    const payload = this.cimPayload(conversation, event);
    for (const { agentId } of conversation.participants) {
      this.send(agentId, 'onCimEvent', payload);
      const agent = push && agentId !== push.except ? this.agents.get(agentId) : undefined;
      if (push && agent) {
        this.sendPush(agent, {
          title: push.title,
          body: push.body,
          event: 'onCimEvent',
          payload: JSON.stringify({ conversationId: conversation.id }),
        });
      }
    }
  }

  cimPayload(conversation: Conversation, event: CimEvent): Json {
    return {
      cimEvent: JSON.stringify(event),
      conversationId: conversation.id,
      roomInfo: roomInfo(conversation.roomId),
    };
  }

  #record(log: ConversationLog, event: CimEvent, stored: boolean, options: AppendOptions): void {
    const envelopeId = options.envelopeId;
    if (envelopeId !== undefined && this.options.dedupe) {
      log.envelopeIds.set(envelopeId, event);
      const id = messageId(event);
      if (id !== undefined) log.messageBodies.set(id, { digest: bodyDigest(event), event });
    }
    const seq = log.nextSequence++;
    if (!this.tracksChanges) return;
    this.unsavedLines.push({
      conversationId: event.conversationId,
      seq,
      event,
      stored,
      visibleToCustomer: options.visibleToCustomer === true,
      ...(envelopeId === undefined ? {} : { envelopeId }),
    });
    this.changedKeys.add(`conversation:${event.conversationId}`);
  }
}
