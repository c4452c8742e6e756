import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'Mãos levantadas',
  raisedHandText: (agents, customer, channel) =>
    `${agents}: pedido de supervisão na conversa com ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'Entrar para orientar',
  raisedHandJoinOf: (customer) => `Entrar para orientar: ${customer}`,
  raisedHandJoining: 'Entrando…',
  raisedHandDismiss: 'Dispensar',
  raisedHandDismissOf: (customer) => `Dispensar: ${customer}`,
};
