import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'Mani alzate',
  raisedHandText: (agents, customer, channel) =>
    `${agents}: serve un supervisore nella conversazione con ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'Affianca',
  raisedHandJoinOf: (customer) => `Affianca nella chat con ${customer}`,
  raisedHandJoining: 'Ingresso…',
  raisedHandDismiss: 'Ignora',
  raisedHandDismissOf: (customer) => `Ignora: ${customer}`,
};
