import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'Kaldırılan eller',
  raisedHandText: (agents, customer, channel) =>
    `${agents}, ${customer} ile görüşmede${channel && ` (${channel})`} süpervizör istiyor.`,
  raisedHandJoin: 'Danışman olarak katıl',
  raisedHandJoinOf: (customer) => `Danışman olarak katıl: ${customer}`,
  raisedHandJoining: 'Katılınıyor…',
  raisedHandDismiss: 'Gizle',
  raisedHandDismissOf: (customer) => `Gizle: ${customer}`,
};
