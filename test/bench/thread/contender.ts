import type { Message } from '../../../src/domain/index.js';

/** A live event as the wire carries it; only what the bench writes into it has a type. */
export interface CimEvent {
  id: string;
  timestamp: number;
  conversationId: string;
  data: { id: string; header: { timestamp: number }; body: { markdownText: string } };
}

export interface LivePlan {
  readonly sample: CimEvent;
  readonly count: number;
  /** Milliseconds between two; 0 = all at once. */
  readonly gapMs: number;
}

export interface LiveMessage {
  readonly id: string;
  readonly payload: { readonly cimEvent: string; readonly conversationId: string };
  /** On the clock that pages and workers share. */
  readonly sentAt: number;
}

/** A conversation as all contenders get it: what the session holds after it was read from the server. */
export interface BenchConversation {
  readonly id: string;
  readonly messages: readonly Message[];
}

/** Something that can show a thread. */
export interface Contender {
  /** Draws a conversation, another one than is shown or none before. */
  open(conversation: BenchConversation): void;
  /** Takes a live event. */
  receive(message: LiveMessage): void;
  /** What scrolls. */
  scroller(): HTMLElement | null;
  /** Message rows now in the page, in their order. */
  rows(): HTMLCollectionOf<Element> | readonly Element[];
  /** Row of a message. */
  find(id: string): Element | null;
  /** Where the agent writes. */
  field(): HTMLTextAreaElement | null;
  /** Takes it out of the page and forgets it. */
  close(): void;
}
