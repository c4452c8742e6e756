import {
  blankConversation,
  type Agent,
  type Conversation,
  type ConversationEvent,
  type ConversationId,
  type Customer,
  type CustomerId,
  type Entries,
  type PastConversation,
} from '../../domain/index.js';
import { limitText } from '../../domain/text/limit-text.js';
import { decodeActivitiesByConversation } from '../../protocol/customers/decode-customers.js';
import type { CustomerDetails } from '../../protocol/decode/customer-details.js';
import * as paths from '../../protocol/rest-paths.js';
import { learnAgentNames, namedAgentsOf, selectAgentNames } from '../../store/agent-names.js';
import { updateLocal, removePastConversation, setPastConversation } from '../../store/reduce-local.js';
import { foldHistory, insertOlderPage } from '../../store/reduce-thread.js';
import { selectPastConversation } from '../../store/selectors.js';
import { maskEventsAbout } from '../events/pii-masking.js';
import { isPiiMasked } from '../masking/is-pii-masked.js';
import { requireAnswer } from '../rest/rest-answer.js';
import type { RestClient } from '../rest/rest-client.js';
import type { SessionEnvironment } from '../session-environment.js';

const pageSize = 100;
/** The smallest limit of a server: a page with fewer rows is the last one. */
const shortestFullPage = 25;
/** Customers whose history is kept. */
const maxCustomers = 5;
/** Pages in a row without anything of a conversation after which it is taken to be complete. */
const maxForeignPages = 3;
/** Longest subject, in characters. */
const maxSubjectLength = 200;

interface CustomerHistory {
  readonly agent: Agent | null;
  readonly conversations: Map<ConversationId, Entries>;
  pageCount: number;
  isComplete: boolean;
  loading: Promise<ReadonlySet<ConversationId>> | null;
}

/** Earlier conversations of customers across channels. Those that are opened can be read in a thread. */
export class PastConversations {
  readonly #environment: SessionEnvironment;
  readonly #rest: RestClient;
  readonly #loadDetails: (id: CustomerId) => Promise<CustomerDetails>;
  readonly #histories = new Map<CustomerId, CustomerHistory>();

  constructor(
    environment: SessionEnvironment,
    rest: RestClient,
    loadDetails: (id: CustomerId) => Promise<CustomerDetails>,
  ) {
    this.#environment = environment;
    this.#rest = rest;
    this.#loadDetails = loadDetails;
  }

  /** The conversations loaded so far, the latest first, without those that the agent is in. */
  list(id: CustomerId): readonly PastConversation[] {
    const { state } = this.#environment.store;
    const names = selectAgentNames(state);
    return [...this.#historyOf(id).conversations]
      .filter(([conversationId, entries]) => entries.length > 0 && !state.conversations.byId.has(conversationId))
      .map(([conversationId, entries]) => summarize(conversationId, entries, (agent) => names.nameOf(agent)))
      .sort((a, b) => b.endedAt - a.endedAt);
  }

  /** False once everything is loaded. */
  hasMore(id: CustomerId): boolean {
    return !this.#historyOf(id).isComplete;
  }

  /** Loads the next page. Rejects with `RestError`; a later call tries again. */
  async loadMore(id: CustomerId): Promise<void> {
    await this.#loadPage(id);
  }

  /** Forgets what is loaded, to read it again from the newest. */
  reload(id: CustomerId): void {
    this.#histories.delete(id);
  }

  /** Makes a conversation readable, by its id, until it is closed. False if it is not loaded. */
  open(customer: Customer, id: ConversationId): boolean {
    const entries = this.#historyOf(customer.id).conversations.get(id);
    if (entries === undefined) return false;
    this.#environment.store.update((state) =>
      updateLocal(state, setPastConversation(toConversation(customer, id, entries))),
    );
    return true;
  }

  close(id: ConversationId): void {
    this.#environment.store.update((state) => updateLocal(state, removePastConversation(id)));
  }

  /** Is there an older page of an open conversation? Rejects with `RestError`. */
  async hasOlder(id: ConversationId): Promise<boolean> {
    return this.loadOlder(id);
  }

  /** Loads older entries of an open conversation. False when there are none. Rejects with `RestError`. */
  async loadOlder(id: ConversationId): Promise<boolean> {
    const { store } = this.#environment;
    const opened = selectPastConversation(store.state, id);
    if (opened === undefined) return false;
    const customerId = opened.customer.id;
    for (let foreignPages = 0; foreignPages < maxForeignPages && this.hasMore(customerId); foreignPages++) {
      const changed = await this.#loadPage(customerId);
      if (changed.has(id)) return this.open(opened.customer, id);
      // It begins here, unless the customer has used several channels at once.
      if (hasStart(opened.entries)) return false;
    }
    return false;
  }

  /** The conversations that have grown. */
  #loadPage(id: CustomerId): Promise<ReadonlySet<ConversationId>> {
    const history = this.#historyOf(id);
    if (history.isComplete) return Promise.resolve(new Set());
    history.loading ??= this.#fetchPage(id, history).finally(() => (history.loading = null));
    return history.loading;
  }

  async #fetchPage(id: CustomerId, history: CustomerHistory): Promise<ReadonlySet<ConversationId>> {
    const { store, clock } = this.#environment;
    const agentId = history.agent?.id ?? null;
    // Without the customer's name and numbers, a page could not be masked.
    const details = isPiiMasked(history.agent) ? await this.#loadDetails(id) : null;
    const body = await this.#rest.request('conversations', paths.historyPath(id, history.pageCount, pageSize));
    const page = requireAnswer(decodeActivitiesByConversation(body, { agentId, now: clock.now() }));
    history.pageCount++;
    if (page.rowCount < shortestFullPage) history.isComplete = true;
    const changed = new Set<ConversationId>();
    for (const [conversationId, decoded] of page.conversations) {
      const events = details === null ? decoded : maskEventsAbout(decoded, details);
      store.update((state) =>
        learnAgentNames(
          state,
          events.flatMap((event) => [...namedAgentsOf(event)]),
        ),
      );
      if (this.#insert(history, conversationId, events, agentId)) changed.add(conversationId);
    }
    return changed;
  }

  #insert(
    { conversations }: CustomerHistory,
    id: ConversationId,
    events: readonly ConversationEvent[],
    agentId: Agent['id'] | null,
  ): boolean {
    const known = conversations.get(id) ?? [];
    const entries = insertOlderPage(known, foldHistory(events, agentId));
    conversations.set(id, entries);
    return entries !== known;
  }

  /** Kept for the agent for whom it was loaded: another one may see less. */
  #historyOf(id: CustomerId): CustomerHistory {
    const { agent } = this.#environment.store.state;
    const known = this.#histories.get(id);
    if (known?.agent === agent) return known;
    const history: CustomerHistory = {
      agent,
      conversations: new Map(),
      pageCount: 0,
      isComplete: false,
      loading: null,
    };
    this.#histories.delete(id);
    this.#histories.set(id, history);
    const [oldest] = this.#histories.keys();
    if (this.#histories.size > maxCustomers && oldest !== undefined) this.#histories.delete(oldest);
    return history;
  }
}

const hasStart = (entries: Entries): boolean => {
  const first = entries.at(0);
  return first?.kind === 'notice' && first.what.type === 'channel-session-started';
};

function summarize(
  id: ConversationId,
  entries: Entries,
  nameOf: (agent: { readonly id: string; readonly username: string; readonly name: string | undefined }) => string,
): PastConversation {
  const channels = new Set<string>();
  const agents = new Set<string>();
  let subject = '';
  let messageCount = 0;
  for (const entry of entries) {
    if (entry.kind === 'notice') {
      if ('channelName' in entry.what && entry.what.channelName !== '') channels.add(entry.what.channelName);
      continue;
    }
    if (entry.channelName !== '') channels.add(entry.channelName);
    const { sender, body } = entry;
    messageCount++;
    if (sender.kind === 'agent') agents.add(nameOf({ id: sender.id, username: sender.name, name: sender.fullName }));
    if (sender.kind === 'customer' && subject === '') subject = limitText(body.text.trim(), maxSubjectLength);
  }
  return {
    id,
    channels: [...channels],
    startedAt: entries.at(0)?.at ?? 0,
    endedAt: entries.at(entries.length - 1)?.at ?? 0,
    subject,
    agents: [...agents].filter((name) => name !== ''),
    messageCount,
  };
}

/** Of a conversation that is over, nothing but its content is known. */
const toConversation = (customer: Customer, id: ConversationId, entries: Entries): Conversation => ({
  ...blankConversation(id, customer),
  entries,
  openedAt: entries.at(0)?.at ?? 0,
});
