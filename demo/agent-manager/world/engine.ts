/**
 * Runs changes of the world one after the other and sees to it that what they tell the agents leaves in order: at once
 * when the world lives in memory, after the write when it is kept in a store.
 */
import { CommandError } from './untrusted-input.js';
import type { Outgoing } from './world-types.js';
import type { LogLine, World } from './world.js';

/** Where changes are made to last. */
export interface WorldStore {
  /** Takes a snapshot of the changed records now and writes it; resolves once a kill could not lose it. */
  save(world: World, changed: ReadonlySet<string>, lines: readonly LogLine[]): Promise<void>;
  saveFile(name: string, type: string, bytes: Buffer): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Points at which a crash can be staged. */
export interface DeliveryHooks {
  readonly beforeEcho?: () => void;
  readonly afterEcho?: () => void;
}

export class Engine {
  /** Set by the socket side. */
  deliver: (outgoing: readonly Outgoing[]) => void = () => undefined;
  #saves: Promise<void> = Promise.resolve();
  #pendingSaves = 0;
  readonly #warn: (error: unknown) => void;

  constructor(
    readonly world: World,
    readonly store: WorldStore | null,
    warn: (error: unknown) => void,
  ) {
    this.#warn = warn;
    world.clock.runTimer = (run) => {
      try {
        this.perform(run);
      } catch (error) {
        warn(error);
      }
    };
  }

  /** Applies a change; a thrown refusal leaves nothing behind. */
  perform<T>(change: () => T, hooks: DeliveryHooks = {}): T {
    const { world } = this;
    let value: T;
    try {
      value = change();
    } catch (error) {
      // Rules refuse before they change anything; anything half said by a bug must not reach a desk either.
      if (!(error instanceof CommandError)) this.#warn(error);
      world.drain();
      throw error;
    }
    const outgoing = world.drain();
    if (!this.store || (world.changedKeys.size === 0 && world.unsavedLines.length === 0 && this.#pendingSaves === 0)) {
      this.#flush(outgoing, hooks);
      return value;
    }
    const { changedKeys: changed, unsavedLines: lines } = world;
    world.changedKeys = new Set();
    world.unsavedLines = [];
    const saved = this.store.save(world, changed, lines);
    this.#pendingSaves += 1;
    this.#saves = Promise.all([this.#saves, saved])
      .catch(this.#warn)
      .then(() => {
        this.#pendingSaves -= 1;
        this.#flush(outgoing, hooks);
      });
    return value;
  }

  /** Resolves when everything performed so far has been handed to the sockets. */
  async idle(): Promise<void> {
    while (this.#pendingSaves > 0) await this.#saves;
  }

  #flush(outgoing: readonly Outgoing[], hooks: DeliveryHooks): void {
    hooks.beforeEcho?.();
    if (outgoing.length > 0) this.deliver(outgoing);
    hooks.afterEcho?.();
  }
}
