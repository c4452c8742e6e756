import type { ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import { SessionSubscriber } from '../../context/session-subscriber.js';
import {
  hasPermission,
  type Agent,
  type ConnectionProblem,
  type Conversation,
  type ConversationId,
  type CustomerId,
  type PastConversation,
} from '../../domain/index.js';
import { RestError } from '../../session/rest/rest-client.js';
import type { DeskSession } from '../../session/session.js';

type Past = Awaited<ReturnType<DeskSession['customers']>>['past'];

/** Loads a customer's earlier conversations page by page, and makes one of them readable. */
export class PastController extends SessionSubscriber {
  /** Null until the first page is there. */
  conversations: readonly PastConversation[] | null = null;
  hasMore = false;
  isLoading = false;
  /** Why the last page could not be loaded. */
  problem: ConnectionProblem | null = null;
  /** The conversation that is read. */
  openId: ConversationId | null = null;

  readonly #conversation: () => Conversation | undefined;
  #past: Past | null = null;
  #customerId: CustomerId | null = null;
  #agent: Agent | null = null;
  #conversationId: ConversationId | null = null;
  #isOnline = false;
  /** Counts customers: what was asked about an earlier one is dropped. */
  #question = 0;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    conversation: () => Conversation | undefined,
  ) {
    super(host, sessionController);
    this.#conversation = conversation;
    host.addController(this);
  }

  hostUpdate(): void {
    const state = this.session?.state;
    const conversation = this.#conversation();
    const customerId = conversation?.customer.id ?? null;
    const agent = state?.agent ?? null;
    if (customerId !== this.#customerId || agent !== this.#agent || conversation?.id !== this.#conversationId) {
      this.close();
      this.#customerId = customerId;
      this.#agent = agent;
      this.#conversationId = conversation?.id ?? null;
      this.#isOnline = false;
      this.#question++;
      this.conversations = null;
      this.problem = null;
      this.isLoading = false;
    }
    const isOnline = state?.connection.status === 'online';
    const cameOnline = isOnline && !this.#isOnline;
    this.#isOnline = isOnline;
    if (cameOnline && this.conversations === null && hasPermission(agent, 'view-history')) void this.#start();
  }

  /** Loads the next page; all pages until one brings a conversation. */
  async loadMore(): Promise<void> {
    const { session } = this;
    const id = this.#customerId;
    if (session === undefined || id === null || id === '' || this.isLoading) return;
    const question = this.#question;
    this.isLoading = true;
    this.problem = null;
    this.host.requestUpdate();
    try {
      const past = (this.#past ??= (await session.customers()).past);
      const countBefore = this.conversations?.length ?? 0;
      do {
        if (question !== this.#question) return;
        await past.loadMore(id);
      } while (past.hasMore(id) && this.#listOthers(past, id).length === countBefore);
      if (question !== this.#question) return;
      this.#show(past, id);
    } catch (error) {
      if (question !== this.#question) return;
      if (!(error instanceof RestError)) throw error;
      this.problem = error.problem;
    } finally {
      if (question === this.#question) {
        this.isLoading = false;
        this.host.requestUpdate();
      }
    }
  }

  open(id: ConversationId): boolean {
    const customer = this.#conversation()?.customer;
    if (this.#past === null || customer === undefined) return false;
    if (!this.#past.open(customer, id)) {
      // Another element of the page reads the history again.
      void this.#start();
      return false;
    }
    this.openId = id;
    this.host.requestUpdate();
    return true;
  }

  close(): void {
    if (this.openId === null) return;
    this.#past?.close(this.openId);
    this.openId = null;
    this.host.requestUpdate();
  }

  override hostDisconnected(): void {
    this.close();
    super.hostDisconnected();
  }

  protected override subscribe(session: DeskSession | undefined): (() => void) | undefined {
    this.close();
    this.#past = null;
    this.#customerId = null;
    this.#question++;
    return session?.subscribe(() => {
      const { state } = session;
      // After a reconnect the state has no earlier conversation: it is read again from the list.
      if (this.openId !== null && !state.local.pastConversations.has(this.openId)) this.close();
      if ((state.connection.status === 'online') !== this.#isOnline || state.agent !== this.#agent)
        this.host.requestUpdate();
    });
  }

  /** Conversations may have ended since the history was last read. */
  async #start(): Promise<void> {
    const { session } = this;
    const id = this.#customerId;
    if (session === undefined || id === null) return;
    const question = this.#question;
    const customers = await session.customers().catch(() => null);
    if (question !== this.#question) return;
    customers?.past.reload(id);
    await this.loadMore();
  }

  #listOthers(past: Past, id: CustomerId): readonly PastConversation[] {
    const shownId = this.#conversation()?.id;
    return past.list(id).filter((conversation) => conversation.id !== shownId);
  }

  #show(past: Past, id: CustomerId): void {
    this.conversations = this.#listOthers(past, id);
    this.hasMore = past.hasMore(id);
  }
}
