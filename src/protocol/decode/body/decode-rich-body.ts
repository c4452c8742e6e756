import type { ContactCard, LabeledValue, MessageBody, VoiceCall, WrapUpCode } from '../../../domain/index.js';
import { cleanLabel, type Label, type Labelled } from '../../../domain/text/label.js';
import {
  firstNonBlank,
  asArray,
  asAddress,
  asName,
  numberOrNull,
  positiveOrNull,
  asString,
  asStrings,
  asObject,
  asObjects,
  type JsonObject,
  asLabel,
  asLabels,
  asTitle,
  pickLabels,
} from '../../json.js';
import { parseTimestamp } from '../../timestamp.js';
import { joinTexts, toWords } from './read-texts.js';

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

export const parseWrapUps = (value: unknown): readonly Labelled<WrapUpCode>[] =>
  asObjects(value).map((code) => ({ category: asLabel(code['categoryName']), value: asLabel(code['value']) }));

/** The summary of a call, with one line per leg. */
export function parseCall(data: JsonObject): Labelled<VoiceCall> {
  const holdSeconds = positiveOrNull(data['holdTime']);
  const wrapUps = parseWrapUps(data['wrapUps']);
  return {
    startedAt: parseTimestamp(data['startTime']),
    endedAt: parseTimestamp(data['endTime']),
    seconds: numberOrNull(data['duration']),
    recordingUrl: asString(data['recordingUrl']),
    ...(holdSeconds !== null && { holdSeconds }),
    ...(wrapUps.length > 0 && { wrapUps }),
    legs: asObjects(data['callLegs']).map((leg) => {
      const seconds = numberOrNull(leg['duration']);
      return {
        label: asLabel(asObject(leg['sender'])['senderName'], leg['leg']),
        value: asTitle(asStrings([leg['startDirection'], leg['endDirection']]).join(' → ')),
        ...(seconds !== null && { seconds }),
      };
    }),
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
  const withCurrency = (amount: unknown, own: unknown = ''): Label =>
    asTitle(`${asString(amount)} ${firstNonBlank(own, currency)}`.trim());
  const labelFields = (source: JsonObject, labels: FieldLabels): Labelled<LabeledValue>[] =>
    labels
      .filter(([field]) => asString(source[field]) !== '')
      .map(([field, label]) => ({ label: cleanLabel(label), value: asTitle(source[field]) }));
  const items = asObjects(body['elements']).map((item) => ({
    label: asLabel(item['title']),
    value: asTitle(
      [asString(item['quantity']), asString(item['price']) && withCurrency(item['price'], item['currency'])]
        .filter((part) => part !== '')
        .join(' × '),
    ),
    ...(asLabel(item['subtitle']) && { detail: asLabel(item['subtitle']) }),
  }));
  const summary = asObject(body['summary']);
  const totals = labelFields(summary, receiptTotals);
  // Whatever else the sum consists of, so that it adds up.
  const otherParts = Object.keys(summary)
    .filter((field) => !receiptTotals.some(([known]) => known === field))
    .slice(0, 20)
    .map((field) => ({ label: asLabel(toWords(field)), value: asTitle(summary[field]) }));
  const adjustments = asObjects(body['adjustments']).map((adjustment) => ({
    label: asLabel(adjustment['name'], adjustment['title'], 'adjustment'),
    value: asTitle(firstNonBlank(adjustment['amount'], adjustment['value'])),
  }));
  const isTotal = ({ label }: { readonly label: string }): boolean => label === 'total';
  const sums = [...totals.filter((line) => !isTotal(line)), ...otherParts, ...adjustments, ...totals.filter(isTotal)];
  const address = asLabel(joinTexts(body['address']));
  const boughtAt = parseTimestamp(body['timestamp']);
  return {
    type: 'receipt',
    title: asLabel(body['merchantName']),
    ...(boughtAt !== null && { boughtAt }),
    lines: [
      ...labelFields(body, receiptLines),
      ...(address === '' ? [] : [{ label: cleanLabel('address'), value: address }]),
      ...items,
      ...sums.filter(({ value }) => value !== '').map((line) => ({ ...line, value: withCurrency(line.value) })),
    ],
  };
};

export const readTemplate: BodyReader = (body) => ({
  type: 'template',
  name: asLabel(body['name']),
  lines: asObjects(body['components']).map((part) => ({
    label: asLabel(asName(part['type']).toLowerCase()),
    value: asTitle(
      [asString(part['text']), ...asArray(part['parameters']).map(parseParameter)].filter(Boolean).join(', ') ||
        joinTexts(part),
    ),
  })),
});

/** A value that is put into a template: a text, an amount of money, a time, or the address of a file. */
function parseParameter(parameter: unknown): string {
  const text = parseCaption(parameter);
  if (text !== '') return text;
  const { currency, date_time: dateTime, dateTime: time } = asObject(parameter);
  const fallback = [currency, dateTime, time].map((value) => {
    const { fallback_value: snakeCase, fallbackValue: camelCase } = asObject(value);
    return firstNonBlank(snakeCase, camelCase);
  });
  return fallback.find((value) => value !== '') ?? (parseMoney(asObject(currency)) || joinTexts(parameter));
}

/** Amounts are in thousandths. */
function parseMoney({ code, amount_1000: snakeCase, amount1000: camelCase }: JsonObject): string {
  const thousandths = numberOrNull(snakeCase ?? camelCase);
  return thousandths === null ? '' : `${thousandths / 1000} ${asString(code)}`.trim();
}

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
  // With the account, whose name is that of an id.
  const messengers = parseStringList(details['ims'], (account) => asStrings(Object.values(account)).join(', '));
  const firstName = asLabel(nameParts['first_name']);
  const lastName = asLabel(nameParts['last_name']);
  const department = asLabel(organisation['department']);
  const position = asLabel(organisation['title']);
  const parts = ['prefix', 'first_name', 'middle_name', 'last_name', 'suffix'].map((key) => nameParts[key]);
  return {
    name: asLabel(name['formattedName'], asStrings(parts).join(' '), card['name']),
    phones: asArray(card['phones'])
      .map((item) => {
        const phone = asObject(item);
        const { type, wa_id: account } = asObject(phone['additionalPhoneDetails']);
        return { number: asLabel(phone['phone'], account, item), label: asLabel(type) };
      })
      .filter(({ number }) => number !== ''),
    emails: asArray(details['emails'])
      .map((item) => {
        const mail = asObject(item);
        return { address: asAddress(mail['email'] ?? item), label: asLabel(mail['type']) };
      })
      .filter(({ address }) => address !== ''),
    organisation: asLabel(organisation['company'], details['org']),
    ...(department && { department }),
    ...(position && { position }),
    ...(firstName && { firstName }),
    ...(lastName && { lastName }),
    urls: asArray(details['urls'])
      .map((url) =>
        asAddress(typeof url === 'string' ? url : firstNonBlank(asObject(url)['url'], asObject(url)['value'])),
      )
      .filter((url) => url !== ''),
    addresses: parseStringList(details['addresses'], (address) =>
      asStrings(['street', 'zip', 'city', 'state', 'country'].map((key) => address[key])).join(', '),
    ),
    ...(messengers.length > 0 && { messengers }),
    birthday: asLabel(details['birthday']),
  };
}

/** Some channels send objects, others plain strings. */
const parseStringList = (value: unknown, format: (item: JsonObject) => string): readonly Label[] =>
  asLabels([...asStrings(value), ...asObjects(value).map(format)]);
