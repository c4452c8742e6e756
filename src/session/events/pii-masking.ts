import { hasPermission, type Agent, type ChannelSession, type Customer, type ServerEvent } from '../../domain/index.js';

/*
 * Some agents may not see who a customer is. What they must not see is masked here, before it becomes state: whatever an
 * element or a host shows of it later, it shows masked. What is sent back to the server stays as it came.
 */

/** True when names and numbers of customers are not for this agent's eyes. */
export const isPiiMasked = (agent: Agent | null): boolean =>
  agent !== null && !hasPermission(agent, 'view-customer-details');

const maskDots = '•••';

/** The first letter of each word: enough to tell two customers apart, and of no use to anybody else. */
export const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${[...word][0] ?? ''}${maskDots}`)
    .join(' ');

/** A number keeps its last two digits; any other address (mail, social network) its first letter. */
export function maskAddress(address: string): string {
  if (address === '') return '';
  return /^\+?[\d\s().-]+$/.test(address) ? `${maskDots}${address.replace(/\D/g, '').slice(-2)}` : maskName(address);
}

const maskCustomer = (customer: Customer): Customer => ({
  ...customer,
  name: maskName(customer.name),
  phones: customer.phones.map(maskAddress),
});

const maskChannelSession = (session: ChannelSession): ChannelSession => ({
  ...session,
  customerAddress: maskAddress(session.customerAddress),
});

/** Rows of reports and lists. The customer may be known there by a number alone. */
export const maskRow = <Row extends { readonly customerName: string }>(row: Row): Row => ({
  ...row,
  customerName: /\d{4}/.test(row.customerName) ? maskAddress(row.customerName) : maskName(row.customerName),
});

/** The same event without names and numbers of customers. */
export function maskEvent<Event extends ServerEvent>(event: Event): Event;
export function maskEvent(event: ServerEvent): ServerEvent {
  switch (event.type) {
    case 'offer-received':
      return { ...event, offer: { ...event.offer, customer: maskCustomer(event.offer.customer) } };
    case 'conversation-snapshot': {
      const { conversation, history } = event;
      return {
        ...event,
        conversation: {
          ...conversation,
          customer: maskCustomer(conversation.customer),
          channelSessions: conversation.channelSessions.map(maskChannelSession),
        },
        history: history.map((historyEvent) => maskEvent(historyEvent)),
      };
    }
    case 'entry-added': {
      const { entry } = event;
      if (entry.kind === 'message' && entry.sender.kind === 'customer') {
        return { ...event, entry: { ...entry, sender: { ...entry.sender, name: maskName(entry.sender.name) } } };
      }
      return entry.kind === 'notice' && entry.what.type === 'customer-changed'
        ? { ...event, entry: { ...entry, what: { ...entry.what, name: maskName(entry.what.name) } } }
        : event;
    }
    case 'receipt-received':
      return event.by.kind === 'customer' ? { ...event, by: { ...event.by, name: maskName(event.by.name) } } : event;
    case 'channel-session-opened':
    case 'channel-session-updated':
      return { ...event, session: maskChannelSession(event.session) };
    case 'customer-changed':
      return { ...event, customer: maskCustomer(event.customer) };
    case 'queue-items-listed':
      return { ...event, items: event.items.map(maskRow) };
    case 'queue-item-changed':
      return { ...event, item: maskRow(event.item) };
    default:
      return event;
  }
}
