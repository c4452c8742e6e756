import type { ContactCard, LabeledValue, MessageBody, VoiceCall } from '../../domain/index.js';
import { cleanLabel, type Label, type Labelled } from '../../domain/label.js';
import {
  firstNonBlank,
  asArray,
  asName,
  numberOrNull,
  asString,
  asStrings,
  asObject,
  asObjects,
  type JsonObject,
  asLabel,
  asLabels,
  asTitle,
  pickLabels,
} from '../json.js';
import { parseTimestamp } from '../timestamp.js';

type WithOptionalText<Body> = Body extends unknown ? Omit<Body, 'text'> & { readonly text?: string } : never;

/** Reads the fields of one body type; null when a required field is missing. */
export type BodyReader = (body: JsonObject, header: JsonObject) => WithOptionalText<Labelled<MessageBody>> | null;

/** A string, or an object with a `text` field. */
export const parseCaption = (value: unknown): Label => asTitle(asObject(value)['text'], value);

/** Older servers send one leg and how it ended, newer ones a list of legs. */
export const readVoice: BodyReader = (body) => {
  const call = parseCall(body);
  const { leg, reasonCode } = pickLabels(body, 'leg', 'reasonCode');
  const legs = call.legs.length > 0 || leg === '' ? call.legs : [{ label: leg, value: reasonCode }];
  return { type: 'voice', call: { ...call, legs } };
};

/** The summary of a call, with one line per leg. */
export function parseCall(data: JsonObject): Labelled<VoiceCall> {
  return {
    startedAt: parseTimestamp(data['startTime']),
    endedAt: parseTimestamp(data['endTime']),
    seconds: numberOrNull(data['duration']),
    recordingUrl: asString(data['recordingUrl']),
    legs: asObjects(data['callLegs']).map((leg) => ({
      label: asLabel(asObject(leg['sender'])['senderName'], leg['leg']),
      value: asTitle(asStrings([leg['startDirection'], leg['endDirection']]).join(' → ')),
    })),
  };
}

type FieldLabels = readonly (readonly [field: string, label: string])[];

/** Fields of a receipt other than its items, with the key of their label. `paymentMethode` is the server's spelling. */
const receiptLines: FieldLabels = [
  ['orderNumber', 'order-number'],
  ['recipientName', 'recipient'],
  ['paymentMethode', 'payment-method'],
  ['paymentMethod', 'payment-method'],
];
const receiptTotals: FieldLabels = [
  ['subtotal', 'subtotal'],
  ['shippingCost', 'shipping'],
  ['totalTax', 'tax'],
  ['totalCost', 'total'],
];

export const readReceipt: BodyReader = (body) => {
  const currency = asString(body['currency']);
  const labelFields = (source: JsonObject, labels: FieldLabels, unit: string): Labelled<LabeledValue>[] =>
    labels
      .filter(([field]) => asString(source[field]) !== '')
      .map(([field, label]) => ({
        label: cleanLabel(label),
        value: asTitle(`${asString(source[field])} ${unit}`.trim()),
      }));
  const items = asObjects(body['elements']).map((item) => ({
    label: asLabel(item['title']),
    value: asTitle(
      `${asString(item['quantity'])} × ${asString(item['price'])} ${firstNonBlank(item['currency'], currency)}`.trim(),
    ),
  }));
  const lines = [
    ...labelFields(body, receiptLines, ''),
    ...items,
    ...labelFields(asObject(body['summary']), receiptTotals, currency),
  ];
  return { type: 'receipt', title: asLabel(body['merchantName']), lines };
};

export const readTemplate: BodyReader = (body) => ({
  type: 'template',
  name: asLabel(body['name']),
  lines: asObjects(body['components']).map((part) => ({
    label: asLabel(asName(part['type']).toLowerCase()),
    value: asTitle(asArray(part['parameters']).map(parseCaption).filter(Boolean).join(', ')),
  })),
});

/** Contact cards. Channels send different fields, so any may be missing, even the name. */
export const readContacts: BodyReader = (body) => ({
  type: 'contacts',
  contacts: asObjects(body['contacts']).map(parseContact),
});

function parseContact(card: JsonObject): Labelled<ContactCard> {
  const name = asObject(card['name']);
  const nameParts = asObject(name['additionalNameDetails']);
  const details = asObject(card['additionalContactDetails']);
  const organisation = asObject(details['org']);
  const firstName = asLabel(nameParts['first_name']);
  const lastName = asLabel(nameParts['last_name']);
  const department = asLabel(organisation['department']);
  const position = asLabel(organisation['title']);
  return {
    name: asLabel(name['formattedName'], `${firstName} ${lastName}`.trim()),
    phones: asObjects(card['phones']).map((phone) => ({
      number: asLabel(phone['phone']),
      label: asLabel(asObject(phone['additionalPhoneDetails'])['type']),
    })),
    emails: asObjects(details['emails']).map((mail) => ({
      address: asLabel(mail['email']),
      label: asLabel(mail['type']),
    })),
    organisation: asLabel(organisation['company'], details['org']),
    ...(department && { department }),
    ...(position && { position }),
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    urls: parseStringList(details['urls'], (url) => firstNonBlank(url['url'], url['value'])),
    addresses: parseStringList(details['addresses'], (address) =>
      asStrings(['street', 'zip', 'city', 'state', 'country'].map((key) => address[key])).join(', '),
    ),
    birthday: asLabel(details['birthday']),
  };
}

/** Some channels send objects, others plain strings. */
const parseStringList = (value: unknown, format: (item: JsonObject) => string): readonly Label[] =>
  asLabels([...asStrings(value), ...asObjects(value).map(format)]);
