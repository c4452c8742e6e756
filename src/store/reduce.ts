import type { ServerEvent, WithdrawReason, ConversationId } from '../domain/index.js';
import { learnAgentNames, namedAgentsOf } from './agent-names.js';
import {
  completeHistory,
  updateConversation,
  reduceClosed,
  reduceConversation,
  reduceSnapshot,
} from './reduce-conversation.js';
import { withoutValue } from './reduce-local.js';
import { reduceRaisedHands } from './raised-hands.js';
import { selectWithdrawnOffer } from './selectors.js';
import { isBasicEvent, reduceBasicEvent } from './reduce-basic.js';
import type { SessionState } from './state.js';
import { withRow, withoutRow } from './table.js';

export { markOffersUncertain, resetServerState } from './reduce-basic.js';

/** Lost offers are kept to explain them for a moment, so a few are enough. */
const maxLostOffers = 10;

/**
 * Applies one server event; returns the same state when nothing changes. Pure: the time is a parameter. Pending commands
 * are not touched here.
 */
export function reduce(state: SessionState, event: ServerEvent, now: number): SessionState {
  return reduceRaisedHands(reduceEvent(learnAgentNames(state, namedAgentsOf(event)), event, now), event);
}

function reduceEvent(state: SessionState, event: ServerEvent, now: number): SessionState {
  if (isBasicEvent(event)) return reduceBasicEvent(state, event);
  switch (event.type) {
    case 'offer-received': {
      const { offer } = event;
      const known = state.offers.byId.get(offer.conversationId);
      // The same task again (after a reconnect) keeps the time it was first offered.
      const nextOffer = known?.taskId === offer.taskId ? { ...offer, offeredAt: known.offeredAt } : offer;
      const { hiddenOffers } = state.local;
      const local =
        known?.taskId !== offer.taskId && hiddenOffers.has(offer.conversationId)
          ? { ...state.local, hiddenOffers: withoutValue(hiddenOffers, offer.conversationId) }
          : state.local;
      return { ...state, offers: withRow(state.offers, offer.conversationId, nextOffer), local };
    }
    case 'offer-withdrawn':
      return selectWithdrawnOffer(state, event) === undefined
        ? state
        : withdrawOffer(state, event.conversationId, event.reason, now);
    case 'conversation-snapshot':
      return reduceSnapshot(state, event);
    case 'history-completed':
      return completeHistory(state, event);
    case 'conversation-closed':
      return reduceClosed(state, event, now);
    case 'conversation-ended':
      return updateConversation(state, event.conversationId, (known) => ({ ...known, state: 'closed' }));
    case 'wrap-up-started':
      return updateConversation(state, event.conversationId, (known) => ({
        ...known,
        state: 'wrapping-up',
        wrapUp: { endsAt: event.at + event.seconds * 1000, seconds: event.seconds },
      }));
    case 'task-replaced':
      return updateConversation(state, event.conversationId, (known) => ({ ...known, taskId: event.taskId }));
    case 'queue-item-changed': {
      const { item } = event;
      const isClosed = item.status === 'closing' || item.status === 'closed';
      // The time may be that of the change; the customer has waited since the earliest one.
      const since = Math.min(item.since, state.queueItems.byId.get(item.id)?.since ?? Infinity);
      const queueItems = isClosed
        ? withoutRow(state.queueItems, item.id)
        : withRow(state.queueItems, item.id, { ...item, since });
      return queueItems === state.queueItems ? state : { ...state, queueItems };
    }
    case 'pull-list-dropped': {
      const remainingIds = state.queueItems.ids.filter((id) => state.queueItems.byId.get(id)?.listId !== event.listId);
      if (remainingIds.length === state.queueItems.ids.length) return state;
      const byId = new Map([...state.queueItems.byId].filter(([, item]) => item.listId !== event.listId));
      return { ...state, queueItems: { ids: remainingIds, byId } };
    }
    case 'announcement-made': {
      const { local } = state;
      const { id, seenBy } = event.announcement;
      if (local.announcementNews.get(id) === 'withdrawn') return state;
      const known = local.announcements.find((announcement) => announcement.id === id);
      const made = { ...event.announcement, seenBy: [...new Set([...(known?.seenBy ?? []), ...seenBy])] };
      const announcements = [...local.announcements.filter((announcement) => announcement !== known), made];
      const announcementNews = new Map(local.announcementNews).set(id, 'made');
      return { ...state, local: { ...local, announcements, announcementNews } };
    }
    case 'announcement-withdrawn': {
      const announcements = state.local.announcements.filter(({ id }) => id !== event.id);
      const announcementNews = new Map(state.local.announcementNews).set(event.id, 'withdrawn');
      return { ...state, local: { ...state.local, announcements, announcementNews } };
    }
    case 'reroute-acknowledged':
    case 'assistance-assigned':
    case 'team-reported':
      // These settle commands or end the session. They do not change the tables.
      return state;
    default:
      return reduceConversation(state, event);
  }
}

export function withdrawOffer(
  state: SessionState,
  conversationId: ConversationId,
  reason: WithdrawReason,
  now: number,
): SessionState {
  const offer = state.offers.byId.get(conversationId);
  if (offer === undefined) return state;
  const { local } = state;
  // A dismissed offer needs no explanation when it is withdrawn.
  const isSilent = local.hiddenOffers.has(conversationId) || offer.started || offer.voice;
  return {
    ...state,
    offers: withoutRow(state.offers, conversationId),
    local: {
      ...local,
      hiddenOffers: withoutValue(local.hiddenOffers, conversationId),
      lostOffers: isSilent ? local.lostOffers : [...local.lostOffers, { offer, reason, at: now }].slice(-maxLostOffers),
    },
  };
}
