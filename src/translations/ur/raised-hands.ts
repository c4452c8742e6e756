import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'اٹھے ہوئے ہاتھ',
  raisedHandText: (agents, customer, channel) =>
    `${agents} نے ${customer} کی چیٹ${channel && ` (${channel})`} میں سپروائزر کو بلایا ہے۔`,
  raisedHandJoin: 'بطور مشیر شامل ہوں',
  raisedHandJoinOf: (customer) => `بطور مشیر شامل ہوں: ${customer}`,
  raisedHandJoining: 'شمولیت جاری…',
  raisedHandDismiss: 'چھپائیں',
  raisedHandDismissOf: (customer) => `چھپائیں: ${customer}`,
};
