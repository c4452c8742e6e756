import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'Gehobene Hände',
  raisedHandText: (agents, customer, channel) =>
    `Supervisor angefordert von ${agents}, im Chat mit ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'Beratend beitreten',
  raisedHandJoinOf: (customer) => `Beratend beitreten: ${customer}`,
  raisedHandJoining: 'Beitritt läuft…',
  raisedHandDismiss: 'Ausblenden',
  raisedHandDismissOf: (customer) => `Ausblenden: ${customer}`,
};
