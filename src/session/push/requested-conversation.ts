import { blankOffer, type ConversationId, type TaskId } from '../../domain/index.js';
import { addMissedOffer, setActiveConversation } from '../../store/reduce-local.js';
import type { PushDependencies } from './push.js';

/** How long the server may take to repeat an offer after the resync (ms). */
const offerTimeoutMs = 2_000;

/**
 * The conversation whose notification was clicked. It becomes active once it is here, now or after the next sign-in. An
 * offer stays to be accepted. When neither arrives, the conversation is listed with the lost offers.
 */
export class RequestedConversation {
  readonly #deps: PushDependencies;
  #conversationId: ConversationId | null = null;
  #unsubscribe: (() => void) | undefined;
  #timer: unknown;

  constructor(deps: PushDependencies) {
    this.#deps = deps;
  }

  request(id: ConversationId | null): void {
    const { events, store } = this.#deps.environment;
    events.emit('conversation-requested', { conversationId: id });
    this.#clear();
    if (id === null) return;
    this.#conversationId = id;
    this.#unsubscribe = store.subscribe(() => this.#check());
    this.#check();
  }

  #check(): void {
    const { clientState, environment } = this.#deps;
    const { connection, conversations, offers } = environment.store.state;
    const id = this.#conversationId;
    if (id === null || connection.status !== 'online') return;
    if (conversations.byId.has(id)) {
      this.#clear();
      clientState.update(setActiveConversation(id));
    } else if (offers.byId.has(id)) this.#clear();
    else this.#timer ??= environment.time.setTimeout(() => this.#handleTimeout(id), offerTimeoutMs);
  }

  /** The end of a resync need not change the state, so this polls for it. */
  #handleTimeout(id: ConversationId): void {
    this.#timer = undefined;
    const { clientState, environment, resync } = this.#deps;
    if (environment.store.state.connection.status !== 'online' || !resync.isDone) {
      this.#check();
      return;
    }
    this.#clear();
    // The task id is not known either; the conversation's id stands for it.
    clientState.update(addMissedOffer(blankOffer(id, id as string as TaskId, environment.clock.now())));
  }

  #clear(): void {
    this.#conversationId = null;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#deps.environment.time.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
