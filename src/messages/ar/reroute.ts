import type { MessagesOf } from '../catalogue.js';
import type { reroute as english } from '../en/reroute.js';
import { count } from './plural.js';

export const reroute: MessagesOf<typeof english> = {
  rerouteOpen: 'تحويل…',
  rerouteTitle: 'إشراك وكيل آخر',
  rerouteTransfer: 'تحويل',
  rerouteTransferHint: 'يتولى المحادثة وتغادرها أنت.',
  rerouteConference: 'محادثة جماعية',
  rerouteConferenceHint: 'ينضم إليها وتبقى أنت.',
  rerouteSearch: 'ابحث عن قائمة انتظار',
  rerouteQueues: 'قائمة الانتظار',
  rerouteFree: (n) => count(n, { one: 'وكيل متاح', two: 'وكيلان متاحان', few: 'وكلاء متاحون', many: 'وكيلًا متاحًا' }),
  rerouteNobodyFree: 'لا يوجد وكيل متاح',
  rerouteNoQueues: 'لا توجد قائمة انتظار للتحويل إليها.',
  rerouteNoMatch: 'لا توجد قائمة انتظار بهذا الاسم.',
  rerouteFailed: 'تعذر تحميل قوائم الانتظار.',
  rerouteNote: 'ملاحظة للوكيل التالي',
  rerouteConfirmTransfer: 'تحويل',
  rerouteConfirmConference: 'دعوة',
  reroutePending: 'جارٍ الطلب…',
  rerouteNotPermitted: 'غير مسموح لك بتحويل المحادثات.',
};
