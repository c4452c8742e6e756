import type { Line, MessageBody, VoiceCall } from '../domain/index.js';
import { firstText, list, nameOf, numberOrNull, text, wire, wires, type Wire } from './guards.js';
import { moment } from './time.js';

/** Reads one kind of body; null when it lacks what makes it one. */
export type BodyReader = (body: Wire, words: string, header: Wire) => MessageBody | null;

/** Text written as an object with a `text` in it, or bare. */
export const captionOf = (value: unknown): string => firstText(wire(value)['text'], value);

/** One leg named with how it ended, or, on newer desks, a list of legs. */
export const voice: BodyReader = (body, words) => {
  const call = callOf(body);
  const leg = text(body['leg']);
  const legs = call.legs.length > 0 || leg === '' ? call.legs : [{ label: leg, value: text(body['reasonCode']) }];
  return { type: 'voice', text: words, call: { ...call, legs } };
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
      value: [leg['startDirection'], leg['endDirection']].map(text).filter(Boolean).join(' → '),
    })),
  };
}

/** Lines of a receipt that are not goods, by the key of the word for them. */
const receiptLines: readonly (readonly [key: string, label: string])[] = [
  ['orderNumber', 'order-number'],
  ['recipientName', 'recipient'],
  ['paymentMethode', 'payment-method'],
  ['paymentMethod', 'payment-method'],
];
const receiptSums: readonly (readonly [key: string, label: string])[] = [
  ['subtotal', 'subtotal'],
  ['shippingCost', 'shipping'],
  ['totalTax', 'tax'],
  ['totalCost', 'total'],
];

export const receipt: BodyReader = (body, words) => {
  const currency = text(body['currency']);
  const sums = wire(body['summary']);
  const said = (source: Wire, keys: typeof receiptLines, unit: string): Line[] =>
    keys
      .filter(([key]) => text(source[key]) !== '')
      .map(([key, label]) => ({ label, value: `${text(source[key])} ${unit}`.trim() }));
  const goods = wires(body['elements']).map((item) => ({
    label: text(item['title']),
    value: `${text(item['quantity'])} × ${text(item['price'])} ${firstText(item['currency'], currency)}`.trim(),
  }));
  const lines = [...said(body, receiptLines, ''), ...goods, ...said(sums, receiptSums, currency)];
  return { type: 'receipt', text: words, title: text(body['merchantName']), lines };
};

export const template: BodyReader = (body, words) => ({
  type: 'template',
  text: words,
  name: text(body['name']),
  lines: wires(body['components']).map((part) => ({
    label: nameOf(part['type']).toLowerCase(),
    value: list(part['parameters']).map(captionOf).filter(Boolean).join(', '),
  })),
});
