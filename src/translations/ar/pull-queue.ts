import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `تعذّر الانضمام إلى ${customer}. ${why}`,
  end: (customer: string, why: string) => `تعذّر إنهاء طلب ${customer}. ${why}`,
  subscribe: (list: string, why: string) => `تعذّر الاشتراك في ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `تعذّر إلغاء الاشتراك في ${list}. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'الطلبات المنتظرة',
  pullLists: 'القوائم',
  pullListsHint: 'اختر القوائم التي تريد رؤيتها.',
  pullNoLists: 'لا توجد قوائم متاحة',
  pullListsFailed: 'تعذّر تحميل القوائم.',
  pullWaitingCount: (n) =>
    pluralize(n, {
      one: 'طلب واحد ينتظر',
      two: 'طلبان ينتظران',
      few: 'طلبات تنتظر',
      many: 'طلبًا ينتظر',
      other: 'طلب ينتظر',
    }),
  pullEmpty: 'لا توجد طلبات منتظرة في قوائمك',
  pullNotSubscribed: 'لم يتم اختيار أي قائمة',
  pullNotPermitted: 'ليست لديك صلاحية لعرض الطلبات المنتظرة',
  pullNotPermittedHint: 'اطلب من المسؤول صلاحية الوصول إلى القوائم.',
  pullViewOnly: 'يمكنك عرض هذه القوائم، لكن لا يمكنك تغييرها أو الانضمام إلى محادثة.',
  pullJoin: 'انضمام',
  pullJoining: 'جارٍ الانضمام…',
  pullJoinOf: (customer) => `الانضمام إلى ${customer}`,
  pullOpen: 'فتح',
  pullOpenOf: (customer) => `فتح المحادثة مع ${customer}`,
  pullJoined: 'أنت في هذه المحادثة',
  pullWithOtherAgent: 'مع وكيل آخر',
  pullEnd: 'إنهاء الطلب',
  pullEnding: 'جارٍ الإنهاء…',
  pullEndOf: (customer) => `إنهاء طلب ${customer}`,
  pullEndQuestion: (customer) => `هل تريد إنهاء طلب ${customer}؟ ستُغلق المحادثة.`,
  pullEndCancel: 'إبقاء',
  pullWaitingTime: (duration) => `ينتظر منذ ${duration}`,
  pullNewRequest: (customer, list) => `طلب جديد من ${customer} في ${list}`,
  pullNewRequests: (n) =>
    pluralize(n, { one: 'طلب جديد', two: 'طلبان جديدان', few: 'طلبات جديدة', many: 'طلبًا جديدًا', other: 'طلب جديد' }),
  pullTakenByOther: (customer) => `تولّى وكيل آخر طلب ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `جارٍ تحديث ${list}…`,

  announcements: 'الإعلانات',
  announcementsUnread: (n) =>
    pluralize(n, {
      one: 'إعلان جديد',
      two: 'إعلانان جديدان',
      few: 'إعلانات جديدة',
      many: 'إعلانًا جديدًا',
      other: 'إعلان جديد',
    }),
  announcementsEmpty: 'لا توجد إعلانات',
  announcementsFailed: 'تعذّر تحميل الإعلانات السابقة.',
  announcementFrom: (name) => `من ${name}`,
  announcementNew: 'جديد',
  announcementUntil: (time) => `حتى ${time}`,
  announcementReceived: (from, text) => `إعلان من ${from}: ${text}`,
};
