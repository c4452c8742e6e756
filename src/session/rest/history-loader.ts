import type { ConversationId } from '../../domain/index.js';
import { learnAgentNames, namedAgentsOf } from '../../store/agent-names.js';
import { foldHistory, insertOlderPage } from '../../store/reduce-thread.js';
import { selectReadableConversation } from '../../store/selectors.js';
import { updateReadableConversation } from '../../store/reduce-conversation.js';
import type { Store } from '../../store/store.js';
import type { ServerClock } from '../server-clock.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { RestClient } from './rest-client.js';

const pageSize = 100;

/** Loads older entries of a conversation, one page at a time. */
export class HistoryLoader {
  readonly #store: Store;
  readonly #clock: ServerClock;
  readonly #rest: RestClient;
  readonly #loadedPages = new Map<ConversationId, number>();
  readonly #finished = new Set<ConversationId>();
  readonly #loading = new Map<ConversationId, Promise<boolean>>();

  constructor({ store, clock }: SessionEnvironment, rest: RestClient) {
    this.#store = store;
    this.#clock = clock;
    this.#rest = rest;
  }

  /** False once a load has found no older page. */
  hasMore(id: ConversationId): boolean {
    return !this.#finished.has(id);
  }

  /** Loads the next older page. False when there is none. Rejects with `RestError`; a later call tries again. */
  loadOlder(id: ConversationId): Promise<boolean> {
    const pendingLoad = this.#loading.get(id);
    if (pendingLoad !== undefined) return pendingLoad;
    const loading = this.#load(id).finally(() => this.#loading.delete(id));
    this.#loading.set(id, loading);
    return loading;
  }

  async #load(id: ConversationId): Promise<boolean> {
    for (;;) {
      const conversation = selectReadableConversation(this.#store.state, id);
      if (conversation === undefined || this.#finished.has(id)) return false;
      const page = this.#loadedPages.get(id) ?? 0;
      const agentId = this.#store.state.agent?.id ?? null;
      const events = await this.#rest.history(conversation.customer.id, id, page, pageSize, {
        agentId,
        now: this.#clock.now(),
      });
      if (events.length === 0) {
        this.#finished.add(id);
        return false;
      }
      this.#loadedPages.set(id, page + 1);
      this.#store.update((state) =>
        learnAgentNames(
          state,
          events.flatMap((event) => [...namedAgentsOf(event)]),
        ),
      );
      if (this.#insert(id, foldHistory(events, agentId))) return true;
      // The thread already has everything on this page: load the next one.
    }
  }

  #insert(id: ConversationId, entries: ReturnType<typeof foldHistory>): boolean {
    let hasChanged = false;
    this.#store.update((state) =>
      updateReadableConversation(state, id, (conversation) => {
        const merged = insertOlderPage(conversation.entries, entries);
        hasChanged = merged !== conversation.entries;
        return hasChanged ? { ...conversation, entries: merged } : conversation;
      }),
    );
    return hasChanged;
  }
}
