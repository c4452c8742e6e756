import type { ChannelSessionId, ConversationId, Offer } from '../domain/index.js';
import * as local from '../store/reduce-local.js';
import type { Draft } from '../store/state.js';
import type { Store } from '../store/store.js';
import type { SessionEmitter } from './events/session-emitter.js';
import type { SessionEnvironment } from './session-environment.js';

/** The changes of state that the agent makes on this page alone, without the server. */
export class ClientState {
  readonly #store: Store;
  readonly #events: SessionEmitter;

  constructor({ store, events }: SessionEnvironment) {
    this.#store = store;
    this.#events = events;
  }

  activate(id: ConversationId | null): void {
    this.#update(local.setActiveConversation(id));
  }

  markRead(id: ConversationId): void {
    this.#update(local.markRead(id));
  }

  setDraft(id: ConversationId, draft: Draft | null): void {
    this.#update(local.setDraft(id, draft));
  }

  chooseReplyChannel(id: ConversationId, session: ChannelSessionId): void {
    this.#update(local.setReplyChannel(id, session));
  }

  hideOffer(id: ConversationId): void {
    this.#update(local.hideOffer(id));
  }

  dismissEnded(): void {
    this.#update(local.dismissEnded);
  }

  addMissedOffer(offer: Offer): void {
    this.#update(local.addMissedOffer(offer));
  }

  emitActiveConversation(): void {
    this.#events.emit('active-conversation-changed', { conversationId: this.#store.state.local.activeConversation });
  }

  #update(change: Parameters<typeof local.updateLocal>[1]): void {
    const previous = this.#store.state.local.activeConversation;
    this.#store.update((state) => local.updateLocal(state, change));
    if (this.#store.state.local.activeConversation !== previous) this.emitActiveConversation();
  }
}
