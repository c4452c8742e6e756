/** Delivers the world's events to the sockets, and applies the faults that affect delivery. */
import type { Socket } from 'socket.io';
import type { Faults } from '../control/faults.js';
import type { WireLog } from '../control/wire-log.js';
import type { Outgoing } from '../world/world-types.js';
import type { World } from '../world/world.js';

interface Envelope {
  readonly agentId: string;
  readonly name: string;
  readonly payload: unknown;
}

interface QueuedEnvelope {
  readonly envelope: Envelope;
  readonly dueAt: number;
}

const maxHoldMs = 250;

export class Delivery {
  /** The connected socket of each agent. */
  readonly sockets = new Map<string, Socket>();
  /** Delayed events per agent, in the order of sending. */
  readonly #queues = new Map<string, QueuedEnvelope[]>();
  /** Events held back by the `reorder` fault, at most one per agent. */
  readonly #heldBack = new Map<string, { envelope: Envelope; timer: NodeJS.Timeout }>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #world: World;
  readonly #faults: Faults;
  readonly #log: WireLog;

  constructor(world: World, faults: Faults, log: WireLog) {
    this.#world = world;
    this.#faults = faults;
    this.#log = log;
  }

  /** Delivers events and disconnects, in order. */
  deliver(outgoing: readonly Outgoing[]): void {
    for (const item of outgoing) {
      if (item.kind === 'disconnect') this.sockets.get(item.to)?.disconnect(true);
      else this.#send({ agentId: item.to, name: item.name, payload: item.payload });
    }
  }

  #send(envelope: Envelope): void {
    if (!this.#faults.affectsDelivery) {
      this.#enqueue(envelope);
      return;
    }
    const { lose, duplicate, copies = 2, misroute, reorder } = this.#faults.ongoing;
    if (lose && matchesEvent(lose.event, envelope) && this.#faults.chance(lose.p)) return;
    const outgoing =
      envelope.name === 'onCimEvent' && this.#faults.chance(misroute) ? this.#misrouted(envelope) : envelope;
    if (this.#faults.chance(reorder) && !this.#heldBack.has(outgoing.agentId)) {
      this.#holdBack(outgoing);
      return;
    }
    this.#enqueue(outgoing);
    if (this.#faults.chance(duplicate)) for (let copy = 1; copy < copies; copy++) this.#enqueue(outgoing);
    const waiting = this.#heldBack.get(outgoing.agentId);
    if (waiting) this.#release(outgoing.agentId);
  }

  /** Holds an event back, so that the next one is delivered first. */
  #holdBack(envelope: Envelope): void {
    const timer = setTimeout(() => {
      this.#release(envelope.agentId);
    }, maxHoldMs);
    timer.unref();
    this.#heldBack.set(envelope.agentId, { envelope, timer });
  }

  #release(agentId: string): void {
    const waiting = this.#heldBack.get(agentId);
    if (!waiting) return;
    this.#heldBack.delete(agentId);
    clearTimeout(waiting.timer);
    this.#enqueue(waiting.envelope);
  }

  /** Delays an event without reordering: the events to one agent stay in the order of sending. */
  #enqueue(envelope: Envelope): void {
    const range = this.#faults.ongoing.delayMs;
    const queue = this.#queues.get(envelope.agentId) ?? [];
    if (!range && queue.length === 0) {
      this.#emit(envelope);
      return;
    }
    const delayMs = range ? this.#faults.randomIn(range) : 0;
    queue.push({ envelope, dueAt: performance.now() + delayMs });
    this.#queues.set(envelope.agentId, queue);
    if (queue.length === 1) this.#scheduleNext(envelope.agentId, queue);
  }

  #scheduleNext(agentId: string, queue: QueuedEnvelope[]): void {
    const [head] = queue;
    if (!head) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        queue.shift();
        this.#emit(head.envelope);
        for (let next = queue[0]; next && next.dueAt <= performance.now(); next = queue[0]) {
          queue.shift();
          this.#emit(next.envelope);
        }
        this.#scheduleNext(agentId, queue);
      },
      Math.max(0, head.dueAt - performance.now()),
    );
    timer.unref();
    this.#timers.add(timer);
  }

  /** The same event with the id of another conversation of the agent, or of one that does not exist. */
  #misrouted(envelope: Envelope): Envelope {
    const payload = envelope.payload as { conversationId?: unknown };
    const otherIds = [...(this.#world.conversationIdsByAgent.get(envelope.agentId) ?? [])].filter(
      (id) => id !== payload.conversationId,
    );
    const conversationId = otherIds[Math.floor(this.#faults.random() * otherIds.length)] ?? 'ffffffffffffffffffffffff';
    return { ...envelope, payload: { ...payload, conversationId } };
  }

  #emit(envelope: Envelope): void {
    const socket = this.sockets.get(envelope.agentId);
    if (!socket?.connected) return;
    const who = this.#world.agents.get(envelope.agentId)?.username ?? null;
    this.#logEvent('out', who, envelope.name, envelope.payload);
    if (envelope.name === 'onTopicData') {
      socket.emit(envelope.name, envelope.payload, (acknowledgement: unknown) => {
        this.#logEvent('in', who, 'onTopicData:ack', acknowledgement);
      });
    } else {
      socket.emit(envelope.name, envelope.payload);
    }
  }

  #logEvent(dir: 'in' | 'out', who: string | null, name: string, payload: unknown): void {
    this.#log.add({ at: this.#world.now(), dir, who, kind: 'event', name, payload });
  }

  /** Delivers the events held back by `reorder`. */
  releaseAll(): void {
    for (const agentId of [...this.#heldBack.keys()]) this.#release(agentId);
  }

  /** Drops all delayed and held-back events. */
  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const { timer } of this.#heldBack.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#heldBack.clear();
    this.#queues.clear();
  }
}

/** `lose` names a socket event, or the CIM event inside `onCimEvent`. */
function matchesEvent(event: string, envelope: Envelope): boolean {
  if (event === envelope.name) return true;
  if (envelope.name !== 'onCimEvent') return false;
  const text = (envelope.payload as { cimEvent?: unknown }).cimEvent;
  return typeof text === 'string' && text.includes(`"name":"${event}"`);
}
