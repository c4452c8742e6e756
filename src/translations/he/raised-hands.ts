import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'ידיים מורמות',
  raisedHandText: (agents, customer, channel) =>
    `התבקשה עזרה של ראש צוות על ידי ${agents}, בצ׳אט עם ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'הצטרפות לייעוץ',
  raisedHandJoinOf: (customer) => `הצטרפות לייעוץ: ${customer}`,
  raisedHandJoining: 'בהצטרפות…',
  raisedHandDismiss: 'הסתרה',
  raisedHandDismissOf: (customer) => `הסתרה: ${customer}`,
};
