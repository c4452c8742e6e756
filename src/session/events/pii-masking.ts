import {
  type ChannelSession,
  type Conversation,
  type ConversationEvent,
  type Customer,
  type Offer,
  type Sender,
  type ServerEvent,
} from '../../domain/index.js';
import { parseCustomerDetails, type CustomerDetails } from '../../protocol/decode/customer-details.js';
import { EntryList } from '../../store/entry-list.js';
import { initialState, type SessionState } from '../../store/state.js';
import type { Table } from '../../store/table.js';
import { maskAnswer, maskEntry } from '../masking/mask-entry.js';
import { applyRules, nothing, type MaskRules } from '../masking/mask-rules.js';
import { maskAddress, maskName, maskRow } from '../masking/mask-value.js';
import { TextMask } from '../masking/text-mask.js';

/*
 * Some agents have no permission to see personal data of customers. It is masked here, before it reaches the state, so no
 * element or host page can show it. What is sent back to the server is not in the state, and stays unmasked.
 */

const maskCustomer = (customer: Customer): Customer => ({
  ...customer,
  name: maskName(customer.name),
  phones: customer.phones.map(maskAddress),
});

const maskChannelSession = (session: ChannelSession): ChannelSession => ({
  ...session,
  customerAddress: maskAddress(session.customerAddress),
});

/** What a form or a bot asked the customer for. */
const maskData = (data: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...data].map(([key, value]) => [key, maskAnswer(value)]));

const maskOffer = (offer: Offer, mask: TextMask): Offer => ({
  ...offer,
  customer: maskCustomer(offer.customer),
  customerAddress: maskAddress(offer.customerAddress),
  note: offer.note === null ? null : mask.all(offer.note),
});

const maskConversation = (conversation: Conversation): Conversation => ({
  ...conversation,
  customer: maskCustomer(conversation.customer),
  channelSessions: conversation.channelSessions.map(maskChannelSession),
  data: maskData(conversation.data),
});

const maskSession = <Event extends { readonly session: ChannelSession }>(event: Event): Event => ({
  ...event,
  session: maskChannelSession(event.session),
});

const maskSender = (sender: Sender): Sender =>
  sender.kind === 'customer' ? { ...sender, name: maskName(sender.name) } : sender;

const maskAll = (events: readonly ConversationEvent[], mask: TextMask): readonly ConversationEvent[] =>
  events.map((event) => applyRules(eventRules, event, mask));

const eventRules: MaskRules<ServerEvent, TextMask> = {
  'channel-types-listed': nothing,
  'presence-reported': nothing,
  'offer-received': (event, mask) => ({ ...event, offer: maskOffer(event.offer, mask) }),
  'offer-withdrawn': nothing,
  'conversation-snapshot': (event, mask) => ({
    ...event,
    conversation: maskConversation(event.conversation),
    history: maskAll(event.history, mask),
    ...(event.later && { later: maskAll(event.later, mask) }),
  }),
  'history-completed': (event, mask) => ({
    ...event,
    history: maskAll(event.history, mask),
    later: maskAll(event.later, mask),
  }),
  'conversation-closed': (event, mask) => ({ ...event, detail: mask.all(event.detail) }),
  'conversation-ended': nothing,
  'wrap-up-started': nothing,
  'reroute-acknowledged': nothing,
  'assistance-assigned': nothing,
  'task-replaced': nothing,
  'pull-lists-subscribed': nothing,
  'queue-items-listed': (event) => ({ ...event, items: event.items.map(maskRow) }),
  'queue-item-changed': (event) => ({ ...event, item: maskRow(event.item) }),
  'pull-list-dropped': nothing,
  'announcement-made': nothing,
  'announcement-withdrawn': nothing,
  'request-refused': (event, mask) => ({ ...event, message: mask.all(event.message) }),
  'session-taken-over': nothing,
  'team-reported': nothing,
  'entry-added': (event, mask) => ({ ...event, entry: maskEntry(event.entry, mask) }),
  'receipt-received': (event, mask) => ({
    ...event,
    by: maskSender(event.by),
    detail: mask.all(event.detail),
  }),
  // Suggestions are sent to the customer as they are.
  'suggestions-made': nothing,
  'message-deleted': (event) => ({ ...event, by: maskSender(event.by) }),
  'customer-typing': nothing,
  'participant-joined': nothing,
  'participant-left': nothing,
  'participant-role-changed': nothing,
  'channel-session-opened': maskSession,
  'channel-session-updated': maskSession,
  'channel-session-closed': nothing,
  'customer-changed': (event) => ({ ...event, customer: maskCustomer(event.customer) }),
  'data-changed': (event) => ({ ...event, data: maskData(event.data) }),
  'sla-changed': nothing,
  'hold-changed': nothing,
  'hands-changed': (event) => (event.hand === null ? event : { ...event, hand: maskRow(event.hand) }),
};

/** The same event with the customer's personal data masked. `state` is the one before the event. */
export const maskEvent = <Event extends ServerEvent>(event: Event, state = initialState): Event =>
  applyRules(eventRules, event, createMask(findCustomer(event, state)));

/** The same for the events of one conversation. */
export function maskEvents(events: readonly ConversationEvent[], state: SessionState): readonly ConversationEvent[] {
  const [first] = events;
  if (first === undefined) return events;
  return maskAll(events, createMask(findCustomer(first, state)));
}

/** The same for events about a customer who is known by their details only. */
export const maskEventsAbout = (
  events: readonly ConversationEvent[],
  details: CustomerDetails,
): readonly ConversationEvent[] => maskAll(events, new TextMask(details));

/** What a state may keep when its agent has just lost the permission. */
export function maskState(state: SessionState): SessionState {
  const maskKnownOffer = (offer: Offer): Offer => maskOffer(offer, createMask(offer));
  const maskKnownConversation = (conversation: Conversation): Conversation => {
    const mask = createMask(conversation);
    const entries = conversation.entries.slice().map((entry) => maskEntry(entry, mask));
    return { ...maskConversation(conversation), entries: EntryList.of(entries) };
  };
  const { local } = state;
  return {
    ...state,
    offers: mapRows(state.offers, maskKnownOffer),
    conversations: mapRows(state.conversations, maskKnownConversation),
    queueItems: mapRows(state.queueItems, maskRow),
    local: {
      ...local,
      lostOffers: local.lostOffers.map((lost) => ({ ...lost, offer: maskKnownOffer(lost.offer) })),
      // Nothing says whom they are about.
      serverErrors: [],
      keptConversations: new Map(
        [...local.keptConversations].map(([id, conversation]) => [id, maskKnownConversation(conversation)]),
      ),
      // Shown by elements only, which load them again.
      pastConversations: initialState.local.pastConversations,
      endedConversations: local.endedConversations.map((ended) => ({
        ...ended,
        conversation: maskKnownConversation(ended.conversation),
      })),
    },
  };
}

const mapRows = <Id, Row>({ ids, byId }: Table<Id, Row>, change: (row: Row) => Row): Table<Id, Row> => ({
  ids,
  byId: new Map([...byId].map(([id, row]) => [id, change(row)])),
});

/** The customer whom an event is about, from the event itself or from the state. */
function findCustomer(event: ServerEvent, { conversations, offers }: SessionState): Offer | Conversation | undefined {
  if (event.type === 'conversation-snapshot') return event.conversation;
  if (event.type === 'offer-received') return event.offer;
  if (!('conversationId' in event) || event.conversationId === null) return undefined;
  return conversations.byId.get(event.conversationId) ?? offers.byId.get(event.conversationId);
}

/** Masks what is known of a customer: their name and addresses, those of their channel sessions included. */
function createMask(known: Offer | Conversation | undefined): TextMask {
  if (known === undefined) return new TextMask({ names: [], addresses: [] });
  const sessions = 'channelSessions' in known ? known.channelSessions : [];
  return new TextMask(
    parseCustomerDetails(
      known.customer.source,
      sessions.map(({ source }) => source),
    ),
  );
}
