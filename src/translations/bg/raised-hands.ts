import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'Вдигнати ръце',
  raisedHandText: (agents, customer, channel) =>
    `Молба за супервайзор от ${agents}, в чата с ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'Включи се като съветник',
  raisedHandJoinOf: (customer) => `Включи се като съветник: ${customer}`,
  raisedHandJoining: 'Включване…',
  raisedHandDismiss: 'Скрий',
  raisedHandDismissOf: (customer) => `Скрий: ${customer}`,
};
