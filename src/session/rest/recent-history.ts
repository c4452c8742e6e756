import type { ConversationEvent, ConversationId, EpochMs } from '../../domain/index.js';
import { selectReadableConversation } from '../../store/basic-selectors.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { RestClient } from './rest-client.js';

const pageSize = 25;
/** What is older than so many pages is loaded by scrolling. */
const maxPages = 40;

/** What the server has stored of a conversation, as far back as it was read. */
export interface RecentEvents {
  /** Oldest first, and complete after `since`: what has just that time may be on the next page. */
  readonly events: readonly ConversationEvent[];
  /** Server time; -Infinity when everything was read. */
  readonly since: EpochMs;
}

/** Reads the newest history of open conversations from the REST service, to find what the socket has not brought. */
export class RecentHistory {
  readonly #environment: SessionEnvironment;
  readonly #rest: RestClient;
  readonly #reading = new Map<ConversationId, { readonly since: EpochMs; readonly result: Promise<RecentEvents> }>();

  constructor(environment: SessionEnvironment, rest: RestClient) {
    this.#environment = environment;
    this.#rest = rest;
  }

  /**
   * Reads back to this server time, at least one page; more only while connected. Rejects with `RestError`, and when the conversation is
   * unknown.
   */
  read(id: ConversationId, since: EpochMs): Promise<RecentEvents> {
    const reading = this.#reading.get(id);
    if (reading !== undefined && reading.since <= since) return reading.result;
    const result = this.#read(id, since).finally(() => {
      if (this.#reading.get(id)?.result === result) this.#reading.delete(id);
    });
    this.#reading.set(id, { since, result });
    return result;
  }

  /** The same, but not by a reading that has begun earlier. */
  readNow(id: ConversationId, since: EpochMs): Promise<RecentEvents> {
    return this.#read(id, since);
  }

  async #read(id: ConversationId, since: EpochMs): Promise<RecentEvents> {
    const { store, clock, conversations } = this.#environment;
    let events: readonly ConversationEvent[] = [];
    let readSince: EpochMs = Infinity;
    for (let page = 0; page < maxPages && readSince >= since; page++) {
      // The next page is not needed once the connection is gone.
      if (page > 0 && store.state.connection.status !== 'online') throw new Error('The connection is closed.');
      const customer = selectReadableConversation(store.state, id)?.customer;
      if (customer === undefined) throw new Error(`No conversation ${id}.`);
      const context = { agentId: store.state.agent?.id ?? null, now: clock.now() };
      const next = await this.#rest.recentHistory(customer.id, id, page, pageSize, context);
      events = [...next.events, ...events];
      readSince = next.oldestAt ?? -Infinity;
    }
    conversations.whenLoaded(({ learnAgentNames, namedAgentsOf }) => {
      const named = events.flatMap((event) => [...namedAgentsOf(event)]);
      store.update((state) => learnAgentNames(state, named));
    });
    return { events, since: readSince };
  }
}
