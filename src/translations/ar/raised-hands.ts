import type { TranslationsOf } from '../translations.js';
import type { raisedHands as english } from '../en/parts/raised-hands.js';

export const raisedHands: TranslationsOf<typeof english> = {
  raisedHandsLabel: 'الأيدي المرفوعة',
  raisedHandText: (agents, customer, channel) =>
    `يطلب ${agents} مشرفًا في المحادثة مع ${customer}${channel && ` (${channel})`}.`,
  raisedHandJoin: 'الانضمام مستشارًا',
  raisedHandJoinOf: (customer) => `الانضمام مستشارًا: ${customer}`,
  raisedHandJoining: 'جارٍ الانضمام…',
  raisedHandDismiss: 'تجاهل',
  raisedHandDismissOf: (customer) => `تجاهل: ${customer}`,
};
