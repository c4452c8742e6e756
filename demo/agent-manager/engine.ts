/**
 * Runs changes of the world one after the other and sees to it that what they tell the agents leaves in order: at once
 * when the world lives in memory, after the write when it is kept in a store.
 */
import { Refusal } from './guards.js';
import type { Outgoing } from './types.js';
import type { LogLine, World } from './world.js';

/** Where changes are made to last. */
export interface Store {
  /** Takes a snapshot of the changed records now and writes it; resolves once a kill could not lose it. */
  save(world: World, changed: ReadonlySet<string>, lines: readonly LogLine[]): Promise<void>;
  saveFile(name: string, type: string, bytes: Buffer): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Points at which a crash can be staged. */
export interface Hooks {
  readonly beforeEcho?: () => void;
  readonly afterEcho?: () => void;
}

export class Engine {
  /** Set by the socket side. */
  deliver: (out: readonly Outgoing[]) => void = () => undefined;
  private chain: Promise<void> = Promise.resolve();
  private pending = 0;

  constructor(
    readonly world: World,
    readonly store: Store | null,
    private readonly complain: (error: unknown) => void,
  ) {
    world.clock.onFire = (run) => {
      try {
        this.perform(run);
      } catch (error) {
        complain(error);
      }
    };
  }

  /** Applies a change; a thrown refusal leaves nothing behind. */
  perform<T>(change: () => T, hooks: Hooks = {}): T {
    const { world } = this;
    let value: T;
    try {
      value = change();
    } catch (error) {
      // Rules refuse before they change anything; anything half said by a bug must not reach a desk either.
      if (!(error instanceof Refusal)) this.complain(error);
      world.drain();
      throw error;
    }
    const out = world.drain();
    if (!this.store || (world.changed.size === 0 && world.lines.length === 0 && this.pending === 0)) {
      this.hand(out, hooks);
      return value;
    }
    const { changed, lines } = world;
    world.changed = new Set();
    world.lines = [];
    const saved = this.store.save(world, changed, lines);
    this.pending += 1;
    this.chain = Promise.all([this.chain, saved])
      .catch(this.complain)
      .then(() => {
        this.pending -= 1;
        this.hand(out, hooks);
      });
    return value;
  }

  /** Resolves when everything performed so far has been handed to the sockets. */
  async idle(): Promise<void> {
    while (this.pending > 0) await this.chain;
  }

  private hand(out: readonly Outgoing[], hooks: Hooks): void {
    hooks.beforeEcho?.();
    if (out.length > 0) this.deliver(out);
    hooks.afterEcho?.();
  }
}
