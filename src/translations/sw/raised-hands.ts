import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'Mikono iliyoinuliwa',
  raisedHandText: (agents, customer, channel) =>
    `Msimamizi ameitwa na ${agents} kwenye gumzo na ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'Jiunge kama mshauri',
  raisedHandJoinOf: (customer) => `Jiunge kama mshauri: ${customer}`,
  raisedHandJoining: 'Inajiunga…',
  raisedHandDismiss: 'Ficha',
  raisedHandDismissOf: (customer) => `Ficha: ${customer}`,
};
