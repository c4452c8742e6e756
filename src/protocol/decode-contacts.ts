import type { ContactCard } from '../domain/index.js';
import { firstText, text, texts, wire, wires, type Wire } from './guards.js';

/** Contact cards. Channels fill in different parts, so everything but a name may be missing, and that too. */
export const contactsOf = (value: unknown): readonly ContactCard[] => wires(value).map(contactOf);

function contactOf(card: Wire): ContactCard {
  const name = wire(card['name']);
  const parts = wire(name['additionalNameDetails']);
  const more = wire(card['additionalContactDetails']);
  const organisation = wire(more['org']);
  const firstName = text(parts['first_name']);
  const lastName = text(parts['last_name']);
  const department = text(organisation['department']);
  const position = text(organisation['title']);
  return {
    name: firstText(name['formattedName'], `${firstName} ${lastName}`.trim()),
    phones: wires(card['phones']).map((phone) => ({
      number: text(phone['phone']),
      label: text(wire(phone['additionalPhoneDetails'])['type']),
    })),
    emails: wires(more['emails']).map((mail) => ({ address: text(mail['email']), label: text(mail['type']) })),
    organisation: firstText(organisation['company'], more['org']),
    ...(department === '' ? {} : { department }),
    ...(position === '' ? {} : { position }),
    ...(firstName === '' ? {} : { firstName }),
    ...(lastName === '' ? {} : { lastName }),
    urls: listOf(more['urls'], (url) => firstText(url['url'], url['value'])),
    addresses: listOf(more['addresses'], addressLine),
    birthday: text(more['birthday']),
  };
}

/** Items are objects on one channel and plain texts on another. */
function listOf(value: unknown, line: (item: Wire) => string): readonly string[] {
  return [...texts(value), ...wires(value).map(line)].filter((item) => item !== '');
}

const addressLine = (address: Wire): string =>
  ['street', 'zip', 'city', 'state', 'country']
    .map((key) => text(address[key]))
    .filter((part) => part !== '')
    .join(', ');
