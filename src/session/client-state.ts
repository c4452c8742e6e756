import type { ChannelSessionId, ConversationId } from '../domain/index.js';
import * as local from '../store/reduce-local.js';
import type { Draft, SessionState } from '../store/state.js';
import { Store } from '../store/store.js';
import { DeskSessionEvent, type SessionEventName, type SessionEventMap } from './events/session-event-map.js';

/** The part of a session that needs no server: its state, and what the agent does on this page alone. */
export class ClientState extends EventTarget {
  protected readonly store = new Store();

  get state(): SessionState {
    return this.store.state;
  }

  /** Calls `listener` after every change of `state`, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    return this.store.subscribe(listener);
  }

  /** Puts a conversation in front of the agent, for every list and thread of this session. */
  activate(id: ConversationId | null): void {
    this.updateLocal(local.setActiveConversation(id));
  }

  /** The agent has seen everything in this conversation. */
  markRead(id: ConversationId): void {
    this.updateLocal(local.markRead(id));
  }

  /** Keeps what is being written; null forgets it. */
  setDraft(id: ConversationId, draft: Draft | null): void {
    this.updateLocal(local.setDraft(id, draft));
  }

  /** Chooses by which open channel answers go. */
  chooseReplyChannel(id: ConversationId, session: ChannelSessionId): void {
    this.updateLocal(local.setReplyChannel(id, session));
  }

  /** Lets an offer pass: it goes on ringing on the server, but is not shown here any more. */
  hideOffer(id: ConversationId): void {
    this.updateLocal(local.hideOffer(id));
  }

  /** Forgets why offers and conversations went away, once a person has read it. */
  dismissEnded(): void {
    this.updateLocal(local.dismissEnded);
  }

  protected updateLocal(change: Parameters<typeof local.updateLocal>[1]): void {
    const before = this.state.local.activeConversation;
    this.store.update((state) => local.updateLocal(state, change));
    if (this.state.local.activeConversation !== before) this.emitActiveConversation();
  }

  protected emitActiveConversation(): void {
    this.emit('active-conversation-changed', { conversationId: this.state.local.activeConversation });
  }

  protected readonly emit = <Name extends SessionEventName>(name: Name, detail: SessionEventMap[Name]): void => {
    this.dispatchEvent(new DeskSessionEvent(name, detail));
  };
}
