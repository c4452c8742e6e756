import type { ConversationEvent, EpochMs } from '../../domain/index.js';

/** When an event happened; 0 where it does not say. Typing has the time at which it was read, also in a history. */
const getEventTime = (event: ConversationEvent): EpochMs =>
  event.type === 'entry-added' ? event.entry.at : event.type === 'customer-typing' ? 0 : (event.at ?? 0);

/** Server time up to which the events of a history go; 0 for none. */
export const getNewestTime = (events: readonly ConversationEvent[]): EpochMs =>
  events.reduce((newest, event) => Math.max(newest, getEventTime(event)), 0);
