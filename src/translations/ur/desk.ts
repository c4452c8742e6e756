import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'ایجنٹ ڈیسک',
  deskViews: 'مناظر',
  deskConversations: 'گفتگوئیں',
  deskRequests: 'درخواستیں',
  deskTeam: 'ٹیم',
  deskBack: 'فہرست پر واپس',
  deskUnreadElsewhere: (n) => pluralize(n, { one: 'اَن پڑھا پیغام کہیں اور', other: 'اَن پڑھے پیغامات کہیں اور' }),
  deskShowList: 'فہرست دکھائیں',
  deskHideList: 'فہرست سکیڑیں',
  deskShowCard: 'کسٹمر کارڈ دکھائیں',
  deskHideCard: 'کسٹمر کارڈ چھپائیں',
  deskResizeList: 'فہرست کی چوڑائی',
  deskResizeCard: 'کسٹمر کارڈ کی چوڑائی',
};
