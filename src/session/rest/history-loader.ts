import type { Agent, ConversationId, Entries } from '../../domain/index.js';
import { learnAgentNames, namedAgentsOf } from '../../store/agent-names.js';
import { findEntry } from '../../store/entries.js';
import { foldHistory, insertOlderPage } from '../../store/reduce-thread.js';
import { hasLine } from '../../store/thread-lines.js';
import { selectReadableConversation } from '../../store/selectors.js';
import { updateReadableConversation } from '../../store/reduce-conversation.js';
import type { Store } from '../../store/store.js';
import type { ServerClock } from '../server-clock.js';
import { EarlierHistory } from '../events/earlier-history.js';
import type { SessionEnvironment } from '../session-environment.js';
import type { RestClient } from './rest-client.js';

const pageSize = 100;

/** What was fetched but is not in the thread yet; as the agent it was fetched for may see it. */
interface FetchedPages {
  readonly agent: Agent | null;
  readonly firstPage: number;
  readonly entries: Entries;
}

/** Loads older entries of a conversation, one page at a time. */
export class HistoryLoader {
  readonly #store: Store;
  readonly #clock: ServerClock;
  readonly #rest: RestClient;
  readonly #earlier: EarlierHistory;
  readonly #fetchedCounts = new Map<ConversationId, number>();
  readonly #finished = new Set<ConversationId>();
  readonly #fetched = new Map<ConversationId, FetchedPages>();
  readonly #fetching = new Map<ConversationId, Promise<Entries | null>>();
  readonly #loading = new Map<ConversationId, Promise<boolean>>();

  constructor(environment: SessionEnvironment, rest: RestClient) {
    this.#store = environment.store;
    this.#clock = environment.clock;
    this.#rest = rest;
    this.#earlier = EarlierHistory.of(environment);
  }

  /** False once it is known that there is no older page. */
  hasMore(id: ConversationId): boolean {
    return !this.#finished.has(id);
  }

  /**
   * Is there an older page? Fetches it, so that `loadOlder` has it at once. Rejects with `RestError`; a later call tries
   * again.
   */
  async hasOlder(id: ConversationId): Promise<boolean> {
    return (await this.#fetchNext(id)) !== null;
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
    const entries = await this.#fetchNext(id);
    if (entries === null) return false;
    this.#fetched.delete(id);
    this.#insert(id, entries);
    return true;
  }

  /** The next older page, from the server or from an earlier call; null if there is none. */
  async #fetchNext(id: ConversationId): Promise<Entries | null> {
    this.#earlier.finish(id);
    const fetched = this.#fetched.get(id);
    if (fetched !== undefined) {
      const isForThisAgent = fetched.agent === this.#store.state.agent;
      if (isForThisAgent && this.#bringsLines(id, fetched.entries)) return fetched.entries;
      this.#fetched.delete(id);
      if (!isForThisAgent) this.#fetchedCounts.set(id, fetched.firstPage);
    }
    const pending = this.#fetching.get(id);
    if (pending !== undefined) return pending;
    const fetching = this.#fetch(id).finally(() => this.#fetching.delete(id));
    this.#fetching.set(id, fetching);
    return fetching;
  }

  async #fetch(id: ConversationId): Promise<Entries | null> {
    const { agent } = this.#store.state;
    const agentId = agent?.id ?? null;
    const firstPage = this.#fetchedCounts.get(id) ?? 0;
    let entries: Entries = [];
    // Pages of which the thread already has everything, or would show nothing, are not the ones that are asked for.
    while (!this.#bringsLines(id, entries)) {
      const conversation = selectReadableConversation(this.#store.state, id);
      if (conversation === undefined || this.#finished.has(id)) return null;
      const page = this.#fetchedCounts.get(id) ?? 0;
      const context = { agentId, now: this.#clock.now() };
      const events = await this.#rest.history(conversation.customer.id, id, page, pageSize, context);
      if (events.length === 0) {
        this.#finished.add(id);
        // What has no line may still say something about messages, for example that one was deleted.
        this.#insert(id, entries);
        return null;
      }
      this.#fetchedCounts.set(id, page + 1);
      const named = events.flatMap((event) => [...namedAgentsOf(event)]);
      this.#store.update((state) => learnAgentNames(state, named));
      entries = insertOlderPage(entries, foldHistory(events, agentId));
    }
    this.#fetched.set(id, { agent, firstPage, entries });
    return entries;
  }

  /** Would the thread show more with these entries? */
  #bringsLines(id: ConversationId, entries: Entries): boolean {
    const known = selectReadableConversation(this.#store.state, id)?.entries ?? [];
    return entries.find((entry) => hasLine(entry) && findEntry(known, entry.id) === undefined) !== undefined;
  }

  #insert(id: ConversationId, entries: Entries): void {
    this.#store.update((state) =>
      updateReadableConversation(state, id, (conversation) => {
        const merged = insertOlderPage(conversation.entries, entries);
        return merged === conversation.entries ? conversation : { ...conversation, entries: merged };
      }),
    );
  }
}
