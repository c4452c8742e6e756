import type { Conversation, ConversationEvent, EpochMs } from '../../domain/index.js';
import type { ServerClock } from '../server-clock.js';

/* How far something is known does not follow from the time of a clock that is ahead. */

/** When an event happened; 0 where it does not say. Typing has the time at which it was read, also in a history. */
const getEventTime = (event: ConversationEvent): EpochMs =>
  event.type === 'entry-added' ? event.entry.at : event.type === 'customer-typing' ? 0 : (event.at ?? 0);

/** Server time up to which the events of a history go; 0 for none. */
export const getNewestTime = (events: readonly ConversationEvent[], clock: Pick<ServerClock, 'isAhead'>): EpochMs =>
  events.reduce((newest, event) => {
    const at = getEventTime(event);
    return clock.isAhead(at) ? newest : Math.max(newest, at);
  }, 0);

/** Server time up to which a thread goes; 0 for an empty one. */
export const getNewestEntryTime = ({ entries }: Conversation, clock: Pick<ServerClock, 'isAhead'>): EpochMs =>
  entries.findLast(({ at }) => !clock.isAhead(at))?.at ?? 0;
