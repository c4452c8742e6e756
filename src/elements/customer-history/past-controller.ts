import type { ReactiveControllerHost } from 'lit';
import type { SessionController } from '../../context/session-controller.js';
import {
  hasPermission,
  type Agent,
  type Conversation,
  type ConversationId,
  type CustomerId,
  type PastConversation,
} from '../../domain/index.js';
import type { DeskSession } from '../../session/session.js';
import type { SessionState } from '../../store/state.js';
import { CustomerLoader } from '../internal/customers/customer-loader.js';

type Past = Awaited<ReturnType<DeskSession['customers']>>['past'];

/** Loads a customer's earlier conversations page by page, and makes one of them readable. */
export class PastController extends CustomerLoader {
  /** Null until the first page is there. */
  conversations: readonly PastConversation[] | null = null;
  hasMore = false;
  /** The conversation that is read. */
  openId: ConversationId | null = null;

  #past: Past | null = null;
  #conversationId: ConversationId | null = null;

  constructor(
    host: ReactiveControllerHost,
    sessionController: SessionController,
    conversation: () => Conversation | undefined,
  ) {
    super(host, sessionController, conversation);
    host.addController(this);
  }

  /** Loads the next page; all pages until one brings a conversation. */
  async loadMore(): Promise<void> {
    const { session } = this;
    const id = this.customerId;
    if (session === undefined || id === null || id === '' || this.isLoading) return;
    await this.attempt(async (isWanted) => {
      const past = (this.#past ??= (await session.customers()).past);
      const countBefore = this.conversations?.length ?? 0;
      do {
        if (!isWanted()) return;
        await past.loadMore(id);
      } while (past.hasMore(id) && this.#listOthers(past, id).length === countBefore);
      if (!isWanted()) return;
      this.#show(past, id);
    });
  }

  open(id: ConversationId): boolean {
    const customer = this.conversation()?.customer;
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

  protected override isOther(conversation: Conversation | undefined): boolean {
    return (conversation?.id ?? null) !== this.#conversationId;
  }

  protected override reset(conversation: Conversation | undefined): void {
    this.close();
    this.#conversationId = conversation?.id ?? null;
    this.conversations = null;
  }

  protected override handleOnline(agent: Agent | null): void {
    if (this.conversations === null && hasPermission(agent, 'view-history')) void this.#start();
  }

  protected override forgetSession(): void {
    this.close();
    this.#past = null;
  }

  protected override handleState(state: SessionState): void {
    // After a reconnect the state has no earlier conversation: it is read again from the list.
    if (this.openId !== null && !state.local.pastConversations.has(this.openId)) this.close();
  }

  /** Conversations may have ended since the history was last read. */
  async #start(): Promise<void> {
    const { session } = this;
    const id = this.customerId;
    if (session === undefined || id === null) return;
    const isWanted = this.ask();
    const customers = await session.customers().catch(() => null);
    if (!isWanted()) return;
    customers?.past.reload(id);
    await this.loadMore();
  }

  #listOthers(past: Past, id: CustomerId): readonly PastConversation[] {
    const shownId = this.conversation()?.id;
    return past.list(id).filter((conversation) => conversation.id !== shownId);
  }

  #show(past: Past, id: CustomerId): void {
    this.conversations = this.#listOthers(past, id);
    this.hasMore = past.hasMore(id);
  }
}
