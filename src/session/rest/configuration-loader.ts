import type { ConnectionProblem } from '../../domain/index.js';
import { Backoff } from '../../browser/backoff.js';
import type { SessionEnvironment } from '../session-environment.js';
import { RestError, type RestClient } from './rest-client.js';

/**
 * Loads the reasons and settings of all desks. What could not be loaded is requested again, with a growing delay, until both
 * are there. The session works without them, but offers no reasons.
 */
export class ConfigurationLoader {
  readonly #environment: SessionEnvironment;
  readonly #rest: RestClient;
  readonly #backoff: Backoff;
  #running: Promise<void> | null = null;

  constructor(environment: SessionEnvironment, rest: RestClient) {
    this.#environment = environment;
    this.#rest = rest;
    this.#backoff = new Backoff(environment);
  }

  /** Loads what is missing, now. Joins a load that is running. */
  load(): Promise<void> {
    const { reasons, settings } = this.#environment.store.state;
    if (this.#running !== null) return this.#running;
    if (reasons !== null && settings !== null) return Promise.resolve();
    this.#backoff.cancel();
    const running: Promise<void> = this.#loadMissing(() => this.#running === running);
    this.#running = running;
    return running;
  }

  /** The agent is not connected any more. Answers on their way are dropped: another one may sign in, at another server. */
  stop(): void {
    this.#running = null;
    this.#backoff.reset();
  }

  async #loadMissing(isCurrent: () => boolean): Promise<void> {
    const { store } = this.#environment;
    let problem: ConnectionProblem | null = null;
    const load = async <Value>(present: Value | null, request: () => Promise<Value>): Promise<Value | null> => {
      if (present !== null) return present;
      try {
        return await request();
      } catch (error) {
        problem = error instanceof RestError ? error.problem : { code: 'other', detail: String(error) };
        return null;
      }
    };
    const [reasons, settings] = await Promise.all([
      load(store.state.reasons, () => this.#rest.reasons()),
      load(store.state.settings, () => this.#rest.settings()),
    ]);
    if (!isCurrent()) return;
    this.#running = null;
    store.update((state) => ({ ...state, reasons, settings, configurationProblem: problem }));
    if (problem === null) this.#backoff.reset();
    else this.#backoff.schedule(() => void this.load());
  }
}
