import type { ChannelSessionId, ConversationId } from '../domain/index.js';
import * as local from '../store/reduce-local.js';
import type { Draft, SessionState } from '../store/state.js';
import { Store } from '../store/store.js';
import { SessionFactEvent, type SessionFactName, type SessionFacts } from './session-events.js';

/** The part of a session that needs no server: its state, and what the agent does on this page alone. */
export class LocalDesk extends EventTarget {
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
    this.change(local.activated(id));
  }

  /** The agent has seen everything in this conversation. */
  markRead(id: ConversationId): void {
    this.change(local.read(id));
  }

  /** Keeps what is being written; null forgets it. */
  setDraft(id: ConversationId, draft: Draft | null): void {
    this.change(local.drafted(id, draft));
  }

  /** Chooses by which open channel answers go. */
  chooseReplyChannel(id: ConversationId, session: ChannelSessionId): void {
    this.change(local.channelChosen(id, session));
  }

  /** Lets an offer pass: it goes on ringing on the server, but is not shown here any more. */
  hideOffer(id: ConversationId): void {
    this.change(local.offerHidden(id));
  }

  /** Forgets why offers and conversations went away, once a person has read it. */
  dismissEnded(): void {
    this.change(local.endedDismissed);
  }

  protected change(change: Parameters<typeof local.changeLocal>[1]): void {
    const before = this.state.local.activeConversation;
    this.store.update((state) => local.changeLocal(state, change));
    if (this.state.local.activeConversation !== before) this.fireActive();
  }

  protected fireActive(): void {
    this.fire('active-conversation-changed', { conversationId: this.state.local.activeConversation });
  }

  protected readonly fire = <Name extends SessionFactName>(name: Name, detail: SessionFacts[Name]): void => {
    this.dispatchEvent(new SessionFactEvent(name, detail));
  };
}
