import { blankOffer, type ConversationId, type TaskId } from '../../domain/index.js';
import type { PushDependencies } from './push.js';

/** How long the server may take to repeat an offer after everything else is known (ms). */
const offerTimeoutMs = 2_000;

/**
 * The conversation a person has clicked a notification of. It comes to the front when it is here, now or after the next
 * sign-in; an offer of it is there to be accepted. When it is neither, that is said where lost offers are said.
 */
export class RequestedConversation {
  #conversationId: ConversationId | null = null;
  #unsubscribe: (() => void) | undefined;
  #timer: unknown;

  constructor(private readonly deps: PushDependencies) {}

  request(id: ConversationId | null): void {
    this.deps.onConversationRequested(id);
    this.#clear();
    if (id === null) return;
    this.#conversationId = id;
    this.#unsubscribe = this.deps.session.subscribe(() => this.#check());
    this.#check();
  }

  #check(): void {
    const { session, time } = this.deps;
    const id = this.#conversationId;
    if (id === null || session.state.connection.status !== 'online') return;
    if (session.state.conversations.byId.has(id)) {
      this.#clear();
      session.activate(id);
    } else if (session.state.offers.byId.has(id)) this.#clear();
    else this.#timer ??= time.setTimeout(() => this.#handleTimeout(id), offerTimeoutMs);
  }

  /** That everything is known by now changes nothing in the state, so that it is looked for from time to time. */
  #handleTimeout(id: ConversationId): void {
    this.#timer = undefined;
    const { session } = this.deps;
    if (session.state.connection.status !== 'online' || !this.deps.isResynced()) {
      this.#check();
      return;
    }
    this.#clear();
    // The task is not known either; the conversation's id stands for it.
    this.deps.addMissedOffer(blankOffer(id, id as string as TaskId, session.clock.now()));
  }

  #clear(): void {
    this.#conversationId = null;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.deps.time.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
