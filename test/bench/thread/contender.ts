import type { Message } from '../../../src/domain/index.js';
import type { WireTopic } from './wire-topics.js';

/** A live wire event; only the fields that the benchmark sets are typed. */
export interface CimEvent {
  id: string;
  timestamp: number;
  conversationId: string;
  data: { id: string; header: { timestamp: number }; body: { markdownText: string } };
}

export interface LivePlan {
  readonly sample: CimEvent;
  readonly count: number;
  /** Milliseconds between messages; 0 sends all at once. */
  readonly gapMs: number;
}

export interface LiveMessage {
  readonly id: string;
  readonly payload: { readonly cimEvent: string; readonly conversationId: string };
  /** In `performance.timeOrigin` based time, comparable between page and worker. */
  readonly sentAt: number;
}

/** A conversation as the session decoded it; the same for all contenders. */
export interface BenchConversation {
  readonly id: string;
  readonly messages: readonly Message[];
}

/** An implementation of a thread. */
export interface Contender {
  /** Renders a conversation in place of the current one. */
  open(conversation: BenchConversation): void;
  /** Renders a conversation that arrives from the wire, or has arrived before, in place of the current one. */
  openFromWire(topic: WireTopic): void;
  /** How many messages of the conversation it has. */
  countMessages(topic: WireTopic): number;
  /** Handles a live event. */
  receive(message: LiveMessage): void;
  /** The scroll container. */
  scroller(): HTMLElement | null;
  /** Message rows in the DOM, in order. */
  rows(): HTMLCollectionOf<Element> | readonly Element[];
  /** The row of a message. */
  find(id: string): Element | null;
  /** The message field. */
  field(): HTMLTextAreaElement | null;
  /** Removes it from the page and drops all references. */
  close(): void;
}
