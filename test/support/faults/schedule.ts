import { createRandom } from '../../../demo/agent-manager/world/id-generator.js';
import type { Memory } from './emulator-process.js';

/**
 * The servers of the delivery contract. `immediate` stores at once; `lagging` stores late; `forgetful` also loses messages when it
 * restarts; `deduping` stores a repeated message once.
 */
export type ServerModel = 'immediate' | 'lagging' | 'forgetful' | 'deduping';
const serverModels: readonly ServerModel[] = ['immediate', 'lagging', 'forgetful', 'deduping'];

/** Faults of the emulator that stay until they are cleared; probabilities from 0 to 1. Times in milliseconds of session time. */
export interface ServerFaults {
  readonly lose?: { readonly event: string; readonly p: number };
  readonly duplicate?: number;
  readonly copies?: number;
  readonly reorder?: number;
  readonly misroute?: number;
  readonly delayMs?: readonly [number, number];
  readonly restDelayMs?: readonly [number, number];
  readonly restFail?: { readonly path: string; readonly p: number };
}

/** Asleep, no script of a page runs, and then it goes on. */
export type PageFault = 'reload' | 'crash' | 'navigate' | 'sleep';
const pageFaults: readonly PageFault[] = ['reload', 'crash', 'navigate', 'sleep'];

export type Fault =
  | { readonly type: 'kill'; readonly memory: Memory }
  | { readonly type: 'crash'; readonly at: 'before-store' | 'before-echo' | 'after-echo'; readonly memory: Memory }
  | { readonly type: 'reset' }
  | { readonly type: 'silence'; readonly toServer: boolean; readonly toClient: boolean }
  | { readonly type: 'refuse'; readonly ms: number }
  | { readonly type: 'slow-accept'; readonly delay: number; readonly ms: number }
  | { readonly type: 'cut-after'; readonly bytes: number; readonly ms: number }
  | { readonly type: 'bandwidth'; readonly bytesPerSecond: number; readonly ms: number }
  | { readonly type: 'latency'; readonly delay: number; readonly ms: number }
  | { readonly type: 'server'; readonly faults: ServerFaults; readonly ms: number }
  | { readonly type: 'close'; readonly how: 'close' | 'kick' | 'kill' | 'half-open' }
  | { readonly type: 'take-over' }
  | { readonly type: 'expire-token' }
  | { readonly type: 'clock-jump'; readonly ms: number }
  /** What only happens to a page in a browser. */
  | { readonly type: 'page'; readonly how: PageFault };

/** What happens at one moment of session time (ms). Chats are named by their position. */
export type Step =
  | { readonly at: number; readonly type: 'agent-sends'; readonly chat: number; readonly isReply: boolean }
  | { readonly at: number; readonly type: 'customer-sends'; readonly chat: number }
  | { readonly at: number; readonly type: 'fault'; readonly fault: Fault };

export interface Schedule {
  readonly seed: number;
  readonly model: ServerModel;
  /** The echo has another event id than the message that was sent. */
  readonly remintsIds: boolean;
  readonly replyMode: 'reuse-id' | 'reference';
  /** Time between receiving a message and storing it. */
  readonly lag: number;
  readonly chats: number;
  /** The first two chats are of one customer. */
  readonly sharesCustomer: boolean;
  readonly steps: readonly Step[];
}

export const faultTypes: readonly Fault['type'][] = [
  'kill',
  'crash',
  'reset',
  'silence',
  'refuse',
  'slow-accept',
  'cut-after',
  'bandwidth',
  'latency',
  'server',
  'close',
  'take-over',
  'expire-token',
  'clock-jump',
  'page',
];

/** How often each fault is chosen. */
const weights: Readonly<Record<Fault['type'], number>> = {
  kill: 10,
  crash: 12,
  reset: 6,
  silence: 16,
  refuse: 6,
  'slow-accept': 4,
  'cut-after': 6,
  bandwidth: 4,
  latency: 4,
  server: 30,
  close: 6,
  'take-over': 5,
  'expire-token': 3,
  'clock-jump': 4,
  page: 0,
};
const weightsOfPages = { ...weights, page: 30 };

export interface ScheduleOptions {
  /** Pages are also reloaded, crash and are left. */
  readonly inPage?: boolean;
}

/** The schedule of a seed: always the same. */
export function createSchedule(seed: number, { inPage = false }: ScheduleOptions = {}): Schedule {
  const random = createRandom(seed * 2_654_435_761 + 1);
  const upTo = (max: number): number => Math.floor(random() * max);
  const between = (min: number, max: number): number => min + upTo(max - min);
  const pick = <T>(items: readonly T[]): T => items[upTo(items.length)] as T;
  const chance = (p: number): boolean => random() < p;

  const server = serverModels[seed % serverModels.length] ?? 'immediate';
  const chosenWeights = inPage ? weightsOfPages : weights;
  const pickMemory = (): Memory => (server === 'forgetful' ? pick(['none', 'partial', 'all'] as const) : 'none');
  const pickServerFaults = (): ServerFaults =>
    pick<() => ServerFaults>([
      () => ({ lose: { event: 'AGENT_MESSAGE', p: pick([0.3, 1]) } }),
      () => ({ lose: { event: 'CUSTOMER_MESSAGE', p: pick([0.3, 1]) } }),
      () => ({ lose: { event: 'onTopicData', p: pick([0.5, 1]) } }),
      () => ({ duplicate: 1, copies: between(2, 6) }),
      () => ({ reorder: pick([0.3, 0.8]) }),
      () => ({ misroute: pick([0.3, 1]) }),
      () => ({ delayMs: [0, pick([2_000, 12_000, 60_000])] }),
      () => ({ restDelayMs: [0, pick([3_000, 20_000])] }),
      () => ({ restFail: { path: pick(['activities', 'tasks', '/']), p: pick([0.5, 1]) } }),
    ])();
  const createFault = (type: Fault['type']): Fault => {
    switch (type) {
      case 'kill':
        return { type, memory: pickMemory() };
      case 'crash':
        return { type, at: pick(['before-store', 'before-echo', 'after-echo'] as const), memory: pickMemory() };
      case 'reset':
      case 'take-over':
      case 'expire-token':
        return { type };
      case 'silence':
        return {
          type,
          ...pick([
            { toServer: true, toClient: true },
            { toServer: true, toClient: false },
            { toServer: false, toClient: true },
          ]),
        };
      case 'refuse':
        return { type, ms: between(500, 12_000) };
      case 'slow-accept':
        return { type, delay: between(1_000, 8_000), ms: between(5_000, 20_000) };
      case 'cut-after':
        return { type, bytes: between(100, 20_000), ms: between(5_000, 15_000) };
      case 'bandwidth':
        return { type, bytesPerSecond: pick([8_000, 32_000]), ms: between(5_000, 15_000) };
      case 'latency':
        return { type, delay: between(100, 3_000), ms: between(5_000, 20_000) };
      case 'server':
        return { type, faults: pickServerFaults(), ms: between(5_000, 30_000) };
      case 'close':
        return { type, how: pick(['close', 'kick', 'kill', 'half-open'] as const) };
      case 'clock-jump':
        return { type, ms: pick([-3_600_000, -5_000, 5_000, 3_600_000]) };
      case 'page':
        return { type, how: pick(pageFaults) };
    }
  };
  const pickFaultType = (): Fault['type'] => {
    let rest = random() * Object.values(chosenWeights).reduce((sum, weight) => sum + weight, 0);
    return faultTypes.find((type) => (rest -= chosenWeights[type]) < 0) ?? 'reset';
  };

  const chats = between(1, 4);
  const steps: Step[] = [];
  const length = between(20_000, 60_000);
  for (let at = 0; at < length; at += between(300, 4_000)) {
    const chat = upTo(chats);
    if (chance(0.45)) {
      // People write in bursts.
      for (let count = between(1, 5); count > 0; count--)
        steps.push({ at: at + count * 100, type: 'agent-sends', chat, isReply: chance(0.25) });
    } else if (chance(0.6)) steps.push({ at, type: 'customer-sends', chat });
    else steps.push({ at, type: 'fault', fault: createFault(pickFaultType()) });
  }
  return {
    seed,
    model: server,
    remintsIds: chance(0.4),
    replyMode: pick(['reuse-id', 'reference'] as const),
    lag: server === 'immediate' ? 0 : upTo(3_000),
    chats,
    sharesCustomer: chance(0.5),
    steps: steps.sort((a, b) => a.at - b.at),
  };
}
