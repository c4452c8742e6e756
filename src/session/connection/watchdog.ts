import type { TimeProvider } from '../server-clock.js';

/** How a link is: `deaf` looks open but is silent, `dead` will not come back by itself. */
export type ConnectionHealth = 'healthy' | 'stale' | 'closed' | 'reconnecting';

export interface WatchdogDependencies {
  readonly time: TimeProvider;
  /** Milliseconds between looks. */
  readonly intervalMs: number;
  getHealth(): ConnectionHealth;
  /** Ends a deaf link, so that it is restored. */
  disconnect(): void;
  /** Makes a new link now, whatever was being waited for. */
  reconnect(): void;
  /** Signals that the page or the network may have slept; see `onWake`. */
  onWake(listener: (isNetworkBack: boolean) => void): () => void;
}

/**
 * Notices links that are open in name only. The client of this version learns of a dead peer by missing the server's
 * next ping, most of a minute later; everything sent until then is lost without a sound. Runs only while there is a link
 * to watch: never after a refusal or an end, where a new link is a person's decision.
 */
export class Watchdog {
  #timer: unknown;
  #removeWakeListener: (() => void) | undefined;

  constructor(private readonly deps: WatchdogDependencies) {}

  start(): void {
    if (this.#removeWakeListener !== undefined) return;
    this.#removeWakeListener = this.deps.onWake((isNetworkBack) => this.check(isNetworkBack));
    this.#schedule();
  }

  stop(): void {
    this.#removeWakeListener?.();
    this.#removeWakeListener = undefined;
    this.deps.time.clearTimeout(this.#timer);
  }

  /** True when the link can be used now. A link that cannot is replaced; one being restored is hurried when it may be. */
  check(reconnectNow = false): boolean {
    if (this.#removeWakeListener === undefined) return false;
    const health = this.deps.getHealth();
    if (health === 'stale') this.deps.disconnect();
    if (health === 'closed' || (health === 'reconnecting' && reconnectNow)) this.deps.reconnect();
    return health === 'healthy';
  }

  #schedule(): void {
    this.#timer = this.deps.time.setTimeout(() => {
      this.#schedule();
      this.check();
    }, this.deps.intervalMs);
  }
}
