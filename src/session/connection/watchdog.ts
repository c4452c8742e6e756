import type { TimeProvider } from '../server-clock.js';

/** `stale`: open, but silent for too long. `closed`: Socket.IO will not reconnect by itself. */
export type ConnectionHealth = 'healthy' | 'stale' | 'closed' | 'reconnecting';

export interface WatchdogDependencies {
  readonly time: TimeProvider;
  /** Milliseconds between checks. */
  readonly intervalMs: number;
  getHealth(): ConnectionHealth;
  /** Ends a stale connection, so that Socket.IO reconnects. */
  disconnect(): void;
  /** Connects now, without waiting for the backoff. */
  reconnect(): void;
  /** Subscribes to signs that the page or the network was suspended; see `onWake`. */
  onWake(listener: (isNetworkBack: boolean) => void): () => void;
}

/**
 * Detects connections that look open but are dead. This version of Socket.IO notices that only when the server's next
 * ping is missing, most of a minute later; everything sent until then is lost. Stopped after a refusal or a final
 * disconnect, where the agent decides whether to connect again.
 */
export class Watchdog {
  readonly #deps: WatchdogDependencies;
  #timer: unknown;
  #removeWakeListener: (() => void) | undefined;

  constructor(deps: WatchdogDependencies) {
    this.#deps = deps;
  }

  start(): void {
    if (this.#removeWakeListener !== undefined) return;
    this.#removeWakeListener = this.#deps.onWake((isNetworkBack) => this.check(isNetworkBack));
    this.#schedule();
  }

  stop(): void {
    this.#removeWakeListener?.();
    this.#removeWakeListener = undefined;
    this.#deps.time.clearTimeout(this.#timer);
  }

  /** True when the connection is healthy. Replaces it otherwise; `reconnectNow` also skips the backoff of a reconnect. */
  check(reconnectNow = false): boolean {
    if (this.#removeWakeListener === undefined) return false;
    const health = this.#deps.getHealth();
    if (health === 'stale') this.#deps.disconnect();
    if (health === 'closed' || (health === 'reconnecting' && reconnectNow)) this.#deps.reconnect();
    return health === 'healthy';
  }

  #schedule(): void {
    this.#timer = this.#deps.time.setTimeout(() => {
      this.#schedule();
      this.check();
    }, this.#deps.intervalMs);
  }
}
