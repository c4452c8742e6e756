/** The way from the world to the sockets, with everything a bad network can do to an event. */
import type { Socket } from 'socket.io';
import type { Faults } from './faults.js';
import type { Outgoing } from './types.js';
import type { WireLog } from './wire-log.js';
import type { World } from './world.js';

interface Parcel {
  readonly agentId: string;
  readonly name: string;
  readonly payload: unknown;
}

interface Queued {
  readonly parcel: Parcel;
  readonly due: number;
}

const HELD_LONGEST_MS = 250;

export class Delivery {
  /** The one live socket of each agent. */
  readonly sockets = new Map<string, Socket>();
  /** What is still on its way, per agent in the order of sending. */
  private readonly queues = new Map<string, Queued[]>();
  private readonly held = new Map<string, { parcel: Parcel; timer: NodeJS.Timeout }>();
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly world: World,
    private readonly faults: Faults,
    private readonly log: WireLog,
  ) {}

  /** Sends what the world has to say. */
  deliver(out: readonly Outgoing[]): void {
    for (const item of out) {
      if (item.kind === 'disconnect') this.sockets.get(item.to)?.disconnect(true);
      else this.send({ agentId: item.to, name: item.name, payload: item.payload });
    }
  }

  private send(parcel: Parcel): void {
    if (!this.faults.disturbsDelivery) {
      this.later(parcel);
      return;
    }
    const { lose, duplicate, misroute, reorder } = this.faults.lasting;
    if (lose && concerns(lose.event, parcel) && this.faults.chance(lose.p)) return;
    const sent = parcel.name === 'onCimEvent' && this.faults.chance(misroute) ? this.astray(parcel) : parcel;
    if (this.faults.chance(reorder) && !this.held.has(sent.agentId)) {
      this.hold(sent);
      return;
    }
    this.later(sent);
    if (this.faults.chance(duplicate)) this.later(sent);
    const waiting = this.held.get(sent.agentId);
    if (waiting) this.letGo(sent.agentId);
  }

  /** Keeps an event back so that the next one overtakes it. */
  private hold(parcel: Parcel): void {
    const timer = setTimeout(() => {
      this.letGo(parcel.agentId);
    }, HELD_LONGEST_MS);
    timer.unref();
    this.held.set(parcel.agentId, { parcel, timer });
  }

  private letGo(agentId: string): void {
    const waiting = this.held.get(agentId);
    if (!waiting) return;
    this.held.delete(agentId);
    clearTimeout(waiting.timer);
    this.later(waiting.parcel);
  }

  /** Delays without reordering: what was sent earlier to the same agent leaves earlier, whatever the dice say. */
  private later(parcel: Parcel): void {
    const range = this.faults.lasting.delayMs;
    const queue = this.queues.get(parcel.agentId) ?? [];
    if (!range && queue.length === 0) {
      this.emit(parcel);
      return;
    }
    const wait = range ? range[0] + this.faults.random() * (range[1] - range[0]) : 0;
    queue.push({ parcel, due: performance.now() + wait });
    this.queues.set(parcel.agentId, queue);
    if (queue.length === 1) this.pump(parcel.agentId, queue);
  }

  private pump(agentId: string, queue: Queued[]): void {
    const [head] = queue;
    if (!head) return;
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        queue.shift();
        this.emit(head.parcel);
        for (let next = queue[0]; next && next.due <= performance.now(); next = queue[0]) {
          queue.shift();
          this.emit(next.parcel);
        }
        this.pump(agentId, queue);
      },
      Math.max(0, head.due - performance.now()),
    );
    timer.unref();
    this.timers.add(timer);
  }

  /** The same event under the name of another conversation of the agent, or of one that does not exist. */
  private astray(parcel: Parcel): Parcel {
    const payload = parcel.payload as { conversationId?: unknown };
    const own = [...(this.world.joined.get(parcel.agentId) ?? [])].filter((id) => id !== payload.conversationId);
    const conversationId = own[Math.floor(this.faults.random() * own.length)] ?? 'ffffffffffffffffffffffff';
    return { ...parcel, payload: { ...payload, conversationId } };
  }

  private emit(parcel: Parcel): void {
    const socket = this.sockets.get(parcel.agentId);
    if (!socket?.connected) return;
    const who = this.world.agents.get(parcel.agentId)?.username ?? null;
    this.note('out', who, parcel.name, parcel.payload);
    if (parcel.name === 'onTopicData') {
      socket.emit(parcel.name, parcel.payload, (answer: unknown) => {
        this.note('in', who, 'onTopicData:ack', answer);
      });
    } else {
      socket.emit(parcel.name, parcel.payload);
    }
  }

  private note(dir: 'in' | 'out', who: string | null, name: string, payload: unknown): void {
    this.log.add({ at: this.world.now(), dir, who, kind: 'event', name, payload });
  }

  /** Lets go of what was kept back to be overtaken. */
  release(): void {
    for (const agentId of [...this.held.keys()]) this.letGo(agentId);
  }

  /** Forgets everything still on its way. */
  clear(): void {
    for (const timer of this.timers) clearTimeout(timer);
    for (const { timer } of this.held.values()) clearTimeout(timer);
    this.timers.clear();
    this.held.clear();
    this.queues.clear();
  }
}

/** A loss can name the event of the wire or the CIM event inside it. */
function concerns(event: string, parcel: Parcel): boolean {
  if (event === parcel.name) return true;
  if (parcel.name !== 'onCimEvent') return false;
  const text = (parcel.payload as { cimEvent?: unknown }).cimEvent;
  return typeof text === 'string' && text.includes(`"name":"${event}"`);
}
