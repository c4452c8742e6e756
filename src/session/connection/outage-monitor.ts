import type { SessionEnvironment } from '../session-environment.js';
import type { Connection } from './connection.js';

/** Reports a lost connection as an outage, unless it is back after a moment: short gaps are no concern of the agent. */
export class OutageMonitor {
  readonly #environment: SessionEnvironment;
  readonly #connection: Connection;
  #timer: unknown;

  constructor(environment: SessionEnvironment, connection: Connection) {
    this.#environment = environment;
    this.#connection = connection;
    environment.store.subscribe(() => this.#update());
  }

  #update(): void {
    const { store, time, timing, clock } = this.#environment;
    const isLost = store.state.connection.status === 'reconnecting';
    if (isLost && this.#timer === undefined) {
      const lastUpdate = clock.now() - this.#connection.silence;
      this.#timer = time.setTimeout(() => store.update((state) => ({ ...state, outage: { lastUpdate } })), timing.blip);
    } else if (!isLost && this.#timer !== undefined) {
      time.clearTimeout(this.#timer);
      this.#timer = undefined;
      store.update((state) => (state.outage === null ? state : { ...state, outage: null }));
    }
  }
}
