/**
 * The world: everything the emulated Agent Manager knows, and the few primitives every rule is written with. It has no
 * socket and no clock of its own; rules change it through these primitives, and what it wants to tell the agents
 * collects in `out` until the caller drains it.
 */
import { PEOPLE } from './catalog.js';
import type { Clock } from './clock.js';
import type { Ids } from './ids.js';
import { presencePayload } from './payloads-agent.js';
import { envelope, type EnvelopeParts } from './payloads-cim.js';
import { roomInfo } from './payloads-session.js';
import { bodyDigest, messageId, Records } from './records.js';
import type { Agent, CimEvent, Conversation, ConversationLog, Obj, Outgoing, Push, WorldOptions } from './types.js';

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

export class World extends Records {
  readonly pushes: Push[] = [];
  out: Outgoing[] = [];
  lines: LogLine[] = [];

  constructor(
    readonly options: WorldOptions,
    clock: Clock,
    readonly ids: Ids,
    tracking = false,
  ) {
    super(clock, tracking);
    for (const person of PEOPLE) this.addPerson(person);
  }

  /** Forgets everything and starts over with the fixed cast. */
  clear(): void {
    this.clock.reset();
    const all = [
      this.agents,
      this.agentsByName,
      this.customers,
      this.conversations,
      this.logs,
      this.tasks,
      this.routes,
    ];
    const more = [this.pulls, this.announcements, this.openTasks, this.offers, this.routesOf, this.joined];
    for (const map of [...all, ...more, this.customerConversations, this.customersByPhone]) map.clear();
    this.pushes.length = 0;
    this.out = [];
    this.changed = new Set();
    this.lines = [];
    for (const person of PEOPLE) this.addPerson(person);
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
      if (push && agent) {
        this.push(agent, {
          title: push.title,
          body: push.body,
          event: 'onCimEvent',
          payload: JSON.stringify({ conversationId: conversation.id }),
        });
      }
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
    if (envelopeId !== undefined && this.options.dedupe) {
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
}
