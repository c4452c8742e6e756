import type { ContactCard, Line, MessageBody, VoiceCall } from '../domain/index.js';
import { fieldsOf, firstText, list, nameOf, numberOrNull, text, texts, wire, wires, type Wire } from './guards.js';
import { moment } from './time.js';

type Untexted<Body> = Body extends unknown ? Omit<Body, 'text'> & { readonly text?: string } : never;

/** Reads what one kind of body has besides its text; null when it lacks what makes it one. */
export type BodyReader = (body: Wire, header: Wire) => Untexted<MessageBody> | null;

/** Text written as an object with a `text` in it, or bare. */
export const captionOf = (value: unknown): string => firstText(wire(value)['text'], value);

/** One leg named with how it ended, or, on newer desks, a list of legs. */
export const voice: BodyReader = (body) => {
  const call = callOf(body);
  const { leg, reasonCode } = fieldsOf(body, 'leg', 'reasonCode');
  const legs = call.legs.length > 0 || leg === '' ? call.legs : [{ label: leg, value: reasonCode }];
  return { type: 'voice', call: { ...call, legs } };
};

/** A finished call: who spoke how, one line per leg. */
export function callOf(data: Wire): VoiceCall {
  return {
    startedAt: moment(data['startTime']),
    endedAt: moment(data['endTime']),
    seconds: numberOrNull(data['duration']),
    recordingUrl: text(data['recordingUrl']),
    legs: wires(data['callLegs']).map((leg) => ({
      label: firstText(wire(leg['sender'])['senderName'], leg['leg']),
      value: texts([leg['startDirection'], leg['endDirection']]).join(' → '),
    })),
  };
}

type Labels = readonly (readonly [field: string, label: string])[];

/** Lines of a receipt that are not goods, by the key of the word for them. */
const receiptLines: Labels = [
  ['orderNumber', 'order-number'],
  ['recipientName', 'recipient'],
  ['paymentMethode', 'payment-method'],
  ['paymentMethod', 'payment-method'],
];
const receiptSums: Labels = [
  ['subtotal', 'subtotal'],
  ['shippingCost', 'shipping'],
  ['totalTax', 'tax'],
  ['totalCost', 'total'],
];

export const receipt: BodyReader = (body) => {
  const currency = text(body['currency']);
  const said = (source: Wire, labels: Labels, unit: string): Line[] =>
    labels
      .filter(([field]) => text(source[field]) !== '')
      .map(([field, label]) => ({ label, value: `${text(source[field])} ${unit}`.trim() }));
  const goods = wires(body['elements']).map((item) => ({
    label: text(item['title']),
    value: `${text(item['quantity'])} × ${text(item['price'])} ${firstText(item['currency'], currency)}`.trim(),
  }));
  const lines = [...said(body, receiptLines, ''), ...goods, ...said(wire(body['summary']), receiptSums, currency)];
  return { type: 'receipt', title: text(body['merchantName']), lines };
};

export const template: BodyReader = (body) => ({
  type: 'template',
  name: text(body['name']),
  lines: wires(body['components']).map((part) => ({
    label: nameOf(part['type']).toLowerCase(),
    value: list(part['parameters']).map(captionOf).filter(Boolean).join(', '),
  })),
});

/** Contact cards. Channels fill in different parts, so everything but a name may be missing, and that too. */
export const contacts: BodyReader = (body) => ({ type: 'contacts', contacts: wires(body['contacts']).map(contactOf) });

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
    ...(department && { department }),
    ...(position && { position }),
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    urls: listOf(more['urls'], (url) => firstText(url['url'], url['value'])),
    addresses: listOf(more['addresses'], (address) =>
      texts(['street', 'zip', 'city', 'state', 'country'].map((key) => address[key])).join(', '),
    ),
    birthday: text(more['birthday']),
  };
}

/** Items are objects on one channel and plain texts on another. */
const listOf = (value: unknown, line: (item: Wire) => string): readonly string[] =>
  texts([...texts(value), ...wires(value).map(line)]);
