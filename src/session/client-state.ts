import type { ConversationId } from '../domain/index.js';
import { updateLocal, type LocalUpdate } from '../store/reduce-local.js';
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

  /** When the active conversation is dismissed, an open one takes its place. */
  dismiss(change: LocalUpdate): void {
    const [first = null] = this.#store.state.conversations.ids;
    this.update((local) => {
      const next = change(local);
      return next.activeConversation === local.activeConversation ? next : { ...next, activeConversation: first };
    });
  }

  update(change: LocalUpdate): void {
    const previous = this.#store.state.local.activeConversation;
    this.#store.update((state) => updateLocal(state, change));
    this.emitIfActiveChanged(previous);
  }

  emitIfActiveChanged(previous: ConversationId | null): void {
    const conversationId = this.#store.state.local.activeConversation;
    if (conversationId !== previous) this.#events.emit('active-conversation-changed', { conversationId });
  }
}
