import type { ConversationId } from '../../domain/index.js';
import type { SessionEnvironment } from '../session-environment.js';
import { selectPastConversation } from '../../store/basic-selectors.js';
import type { Customers } from '../customers/customers.js';
import type { HistoryLoader } from './history-loader.js';
import { RestError } from './rest-answer.js';
import type { RestClient } from './rest-client.js';

/** Older entries of conversations, one page at a time. */
export class History {
  readonly #environment: SessionEnvironment;
  readonly #rest: RestClient;
  #loader: HistoryLoader | undefined;

  readonly #customers: () => Promise<Customers>;

  constructor(environment: SessionEnvironment, rest: RestClient, customers: () => Promise<Customers>) {
    this.#environment = environment;
    this.#customers = customers;
    this.#rest = rest;
  }

  /** False once it is known that there is no older page. */
  hasMore(id: ConversationId): boolean {
    return this.#loader?.hasMore(id) ?? true;
  }

  /**
   * Is there an older page? Fetches it, so that `loadOlder` has it at once. Rejects with `RestError`; a later call tries
   * again.
   */
  async hasOlder(id: ConversationId): Promise<boolean> {
    return (await this.#load(id)).hasOlder(id);
  }

  /** Loads the next older page. False when there is none. Rejects with `RestError`; a later call tries again. */
  async loadOlder(id: ConversationId): Promise<boolean> {
    return (await this.#load(id)).loadOlder(id);
  }

  async #load(id: ConversationId): Promise<Pick<HistoryLoader, 'hasOlder' | 'loadOlder'>> {
    const { conversations, store } = this.#environment;
    if (selectPastConversation(store.state, id) !== undefined) return (await this.#customers()).past;
    const { HistoryLoader: Loader } =
      conversations.code ??
      (await conversations.load().catch(() => {
        throw new RestError({ code: 'unreachable', detail: '' });
      }));
    return (this.#loader ??= new Loader(this.#environment, this.#rest));
  }
}
