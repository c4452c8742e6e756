import type { QueueItem, ServerEvent } from '../../domain/index.js';
import { isOwnMessage, screenPopOf } from '../../domain/index.js';
import { selectWithdrawnOffer } from '../../store/selectors.js';
import { initialState, type SessionState } from '../../store/state.js';
import { basicSessionEventsOf, type SessionEvent } from './basic-session-events.js';

/** The session events that follow from a server event, given the state before and after it. */
export function sessionEventsOf(
  event: ServerEvent,
  before: SessionState,
  after: SessionState,
): readonly SessionEvent[] {
  switch (event.type) {
    case 'offer-received': {
      const { offer } = event;
      const knownOffer = before.offers.byId.get(offer.conversationId);
      // The server repeats its offers after a reconnect.
      return knownOffer?.taskId === offer.taskId || offer.started ? [] : [['offer-received', { offer }]];
    }
    case 'offer-withdrawn': {
      const offer = selectWithdrawnOffer(before, event);
      return offer === undefined || offer.started ? [] : [['offer-withdrawn', { offer, reason: event.reason }]];
    }
    case 'conversation-snapshot': {
      const conversationId = event.conversation.id;
      if (before.conversations.byId.has(conversationId)) return [];
      const { taskId } = event.conversation;
      const isOffered =
        before.offers.byId.has(conversationId) || before.local.lostOffers.some(({ offer }) => offer.taskId === taskId);
      const screenPop = screenPopOf(after.conversations.byId.get(conversationId) ?? event.conversation);
      const acceptedEvents: SessionEvent[] = isOffered ? [['task-accepted', screenPop]] : [];
      return [...acceptedEvents, ['conversation-opened', screenPop]];
    }
    case 'wrap-up-started': {
      const { conversationId } = event;
      const wrapUp = after.conversations.byId.get(conversationId)?.wrapUp ?? null;
      const isKnown = (before.conversations.byId.get(conversationId)?.wrapUp ?? null) !== null;
      return wrapUp === null || isKnown ? [] : [['wrap-up-started', { conversationId, ...wrapUp }]];
    }
    case 'conversation-closed': {
      const { conversationId, reason, detail } = event;
      return before.conversations.byId.has(conversationId)
        ? [['conversation-closed', { conversationId, reason, detail }]]
        : [];
    }
    case 'entry-added':
      return messageReceivedEvents(event, before, after);
    case 'receipt-received': {
      const { conversationId, messageId, detail: reason } = event;
      return event.status === 'failed' ? [['message-failed', { conversationId, messageId, reason }]] : [];
    }
    case 'participant-joined':
    case 'participant-role-changed': {
      const { conversationId, participant } = event;
      // Monitoring is silent, so the host page gets no events about other monitors.
      if (participant.role === 'monitor' && participant.agentId !== after.agent?.id) return [];
      const change = event.type === 'participant-joined' ? 'joined' : 'role';
      return [['participant-changed', { conversationId, change, agentId: participant.agentId, participant }]];
    }
    case 'participant-left': {
      const { conversationId, agentId } = event;
      const participant = before.conversations.byId
        .get(conversationId)
        ?.participants.find((candidate) => candidate.agentId === agentId);
      if (participant?.role === 'monitor' && agentId !== after.agent?.id) return [];
      return [['participant-changed', { conversationId, change: 'left', agentId, participant: null }]];
    }
    case 'announcement-made': {
      const { announcement } = event;
      const { announcements, announcementNews } = before.local;
      const agentId = after.agent?.id ?? '';
      // The list may have contained it already.
      const isSeen = announcements.some(({ id, seenBy }) => id === announcement.id && seenBy.includes(agentId));
      return isSeen || announcementNews.has(announcement.id) ? [] : [['announcement-received', { announcement }]];
    }
    case 'hands-changed': {
      const { conversationId } = event;
      const isAbout = (hand: { readonly conversationId: string }) => hand.conversationId === conversationId;
      const known = before.local.raisedHands.find(isAbout);
      const hand = after.local.raisedHands.find(isAbout);
      if (hand === undefined) return known === undefined ? [] : [['hand-lowered', { conversationId }]];
      return known === undefined ? [['hand-raised', { hand }]] : [];
    }
    case 'queue-item-changed':
      return newQueueItemEvents([event.item], before);
    case 'queue-items-listed':
      // The first listing, and that of a newly subscribed list, contains customers who waited before.
      return event.replace && before.queueItems !== initialState.queueItems
        ? newQueueItemEvents(event.items, before)
        : [];
    default:
      return basicSessionEventsOf(event, before, after);
  }
}

const newQueueItemEvents = (items: readonly QueueItem[], { queueItems }: SessionState): readonly SessionEvent[] =>
  items
    .filter(({ id, status }) => status === 'created' && !queueItems.byId.has(id))
    .map((item) => ['queue-item-received', { item }]);

function messageReceivedEvents(
  { conversationId, entry }: Extract<ServerEvent, { type: 'entry-added' }>,
  before: SessionState,
  after: SessionState,
): readonly SessionEvent[] {
  if (entry.kind !== 'message') return [];
  const isUnchanged =
    before.conversations.byId.get(conversationId)?.entries === after.conversations.byId.get(conversationId)?.entries;
  if (isUnchanged || isOwnMessage(entry, after.agent?.id)) return [];
  return [['message-received', { conversationId, message: entry }]];
}
