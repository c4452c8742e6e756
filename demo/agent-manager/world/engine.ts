/**
 * Applies changes to the world one at a time and delivers the events they produce in order: immediately when the world
 * is in memory, after the write when it is stored.
 */
import { CommandError } from './untrusted-input.js';
import type { Outgoing } from './world-types.js';
import type { LogLine, World } from './world.js';

/** Persists the changes of a world. */
export interface WorldStore {
  /** Takes a snapshot of the changed records synchronously and writes it. Once resolved, kill -9 does not lose it. */
  save(world: World, changed: ReadonlySet<string>, lines: readonly LogLine[]): Promise<void>;
  saveFile(name: string, type: string, bytes: Buffer): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Called around the delivery of a change's events; the `crash` fault uses them. */
export interface DeliveryHooks {
  readonly beforeEcho?: () => void;
  readonly afterEcho?: () => void;
}

export class Engine {
  /** Delivers events to the sockets; set by the server. */
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

  /** Applies a change and delivers its events. When it throws, its events are dropped. */
  perform<T>(change: () => T, hooks: DeliveryHooks = {}): T {
    const { world } = this;
    let value: T;
    try {
      value = change();
    } catch (error) {
      // A rule throws before it changes anything. After a bug, half of its events must not reach a desk.
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

  /** Resolves when the events of all changes so far have been delivered. */
  async idle(): Promise<void> {
    while (this.#pendingSaves > 0) await this.#saves;
  }

  #flush(outgoing: readonly Outgoing[], hooks: DeliveryHooks): void {
    hooks.beforeEcho?.();
    if (outgoing.length > 0) this.deliver(outgoing);
    hooks.afterEcho?.();
  }
}
