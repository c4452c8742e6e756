import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'واجهة الوكيل',
  deskViews: 'طرق العرض',
  deskConversations: 'المحادثات',
  deskRequests: 'الطلبات',
  deskTeam: 'الفريق',
  deskBack: 'العودة إلى القائمة',
  deskUnreadElsewhere: (n) =>
    pluralize(n, {
      one: 'رسالة غير مقروءة في مكان آخر',
      two: 'رسالتان غير مقروءتين في مكان آخر',
      few: 'رسائل غير مقروءة في مكان آخر',
      many: 'رسالة غير مقروءة في مكان آخر',
    }),
  deskShowList: 'إظهار القائمة',
  deskHideList: 'تضييق القائمة',
  deskShowCard: 'إظهار بطاقة العميل',
  deskHideCard: 'إخفاء بطاقة العميل',
  deskResizeList: 'عرض القائمة',
  deskResizeCard: 'عرض بطاقة العميل',
};
