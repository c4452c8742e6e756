import type { TimePort } from './clock.js';

/** How a link is: `deaf` looks open but is silent, `dead` will not come back by itself. */
export type Vitals = 'healthy' | 'deaf' | 'dead' | 'restoring';

export interface WatchdogPort {
  readonly time: TimePort;
  /** Milliseconds between looks. */
  readonly period: number;
  vitals(): Vitals;
  /** Ends a deaf link, so that it is restored. */
  cut(): void;
  /** Makes a new link now, whatever was being waited for. */
  restart(): void;
  /** Signals that the page or the network may have slept; see `onWake`. */
  onWake(listener: (networkIsBack: boolean) => void): () => void;
}

/**
 * Notices links that are open in name only. The client of this version learns of a dead peer by missing the server's
 * next ping, most of a minute later; everything sent until then is lost without a sound. Runs only while there is a link
 * to watch: never after a refusal or an end, where a new link is a person's decision.
 */
export class Watchdog {
  #timer: unknown;
  #unwatch: (() => void) | undefined;

  constructor(private readonly port: WatchdogPort) {}

  start(): void {
    if (this.#unwatch !== undefined) return;
    this.#unwatch = this.port.onWake((networkIsBack) => this.check(networkIsBack));
    this.#schedule();
  }

  stop(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.port.time.clearTimeout(this.#timer);
  }

  /** True when the link can be used now. A link that cannot is replaced; one being restored is hurried when it may be. */
  check(hurry = false): boolean {
    if (this.#unwatch === undefined) return false;
    const vitals = this.port.vitals();
    if (vitals === 'deaf') this.port.cut();
    if (vitals === 'dead' || (vitals === 'restoring' && hurry)) this.port.restart();
    return vitals === 'healthy';
  }

  #schedule(): void {
    this.#timer = this.port.time.setTimeout(() => {
      this.#schedule();
      this.check();
    }, this.port.period);
  }
}
