import { hasPermission, type Agent, type ChannelSession, type Customer, type ServerEvent } from '../../domain/index.js';

/*
 * Some agents have no permission to see personal data of customers. It is masked here, before it reaches the state, so no
 * element or host page can show it. Data that is sent back to the server stays unmasked.
 */

/** True when this agent may not see names and numbers of customers. */
export const isPiiMasked = (agent: Agent | null): boolean =>
  agent !== null && !hasPermission(agent, 'view-customer-details');

const maskDots = '•••';

/** Keeps the first letter of each word: enough to tell two customers apart. */
export const maskName = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `${[...word][0] ?? ''}${maskDots}`)
    .join(' ');

/** Keeps the last two digits of a number, and the first letter of any other address (email, social network). */
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

/** Masks a row of a report or list, where a number may stand for the customer's name. */
export const maskRow = <Row extends { readonly customerName: string }>(row: Row): Row => ({
  ...row,
  customerName: /\d{4}/.test(row.customerName) ? maskAddress(row.customerName) : maskName(row.customerName),
});

/** The same event with names and numbers of customers masked. */
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
