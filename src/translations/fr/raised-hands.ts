import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'Mains levées',
  raisedHandText: (agents, customer, channel) =>
    `${agents}\u202f: superviseur demandé dans la conversation avec ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'Venir conseiller',
  raisedHandJoinOf: (customer) => `Venir conseiller\u202f: ${customer}`,
  raisedHandJoining: 'Accès en cours…',
  raisedHandDismiss: 'Ignorer',
  raisedHandDismissOf: (customer) => `Ignorer\u202f: ${customer}`,
};
