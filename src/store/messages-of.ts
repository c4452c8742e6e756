import type { ConversationEvent, Message } from '../domain/index.js';

/** The messages that events of a history bring, in their order. */
export const messagesOf = (events: readonly ConversationEvent[]): readonly Message[] =>
  events.flatMap((event) => (event.type === 'entry-added' && event.entry.kind === 'message' ? [event.entry] : []));
