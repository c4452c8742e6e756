import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'Manos levantadas',
  raisedHandText: (agents, customer, channel) =>
    `${agents}: se solicita un supervisor en la conversación con ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'Entrar a asesorar',
  raisedHandJoinOf: (customer) => `Entrar a asesorar: ${customer}`,
  raisedHandJoining: 'Entrando…',
  raisedHandDismiss: 'Descartar',
  raisedHandDismissOf: (customer) => `Descartar: ${customer}`,
};
