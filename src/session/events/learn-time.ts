import type { ServerEvent } from '../../domain/index.js';
import type { EventStamp } from '../../protocol/decode/decode-context.js';
import type { SessionState } from '../../store/state.js';
import type { ServerClock } from '../server-clock.js';

/** Learns the server's time from the timestamp of a live conversation event. */
export function learnFromStamp(clock: ServerClock, { at, isServerMade }: EventStamp): void {
  if (isServerMade) clock.observeNew(at);
  else clock.observeHint(at);
}

/** Learns the server's time from the timestamps within an event. While the state is not resynced, the server repeats itself. */
export function learnFromEvent(
  clock: ServerClock,
  event: ServerEvent,
  before: SessionState,
  isResynced: boolean,
): void {
  if (event.type === 'presence-reported') {
    const at = getNewest(event);
    const isNew = event.changed && before.presence !== null && at > getNewest(before);
    if (isNew) clock.observeNew(at);
    else clock.observePast(at);
  }
  if (event.type === 'offer-received') {
    const { conversationId, taskId, expiresAt, ringSeconds } = event.offer;
    if (expiresAt === null || ringSeconds === null) return;
    const offeredAt = expiresAt - ringSeconds * 1_000;
    const isNew = isResynced && before.offers.byId.get(conversationId)?.taskId !== taskId;
    if (isNew) clock.observeNew(offeredAt);
    else clock.observeBetween(offeredAt, expiresAt);
  }
  if (event.type === 'conversation-snapshot') {
    const newest = event.history.findLast(({ type }) => type === 'entry-added');
    if (newest?.type === 'entry-added') clock.observeHint(newest.entry.at);
  }
}

/** When the agent's state, or that of a channel, last changed. */
const getNewest = ({ presence, channels }: Pick<SessionState, 'presence' | 'channels'>): number =>
  Math.max(presence?.since ?? 0, ...channels.map(({ since }) => since));
