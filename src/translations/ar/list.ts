import type { list as english } from '../en/parts/list.js';
import { formatNumber } from './pluralize.js';
import type { TranslationsOf } from '../translations.js';

const sorts = { waiting: 'الأطول انتظارًا', recent: 'أحدث رسالة', opened: 'وقت الفتح' };
const filters = { all: 'الكل', unread: 'غير مقروءة', waiting: 'تنتظر' };
const groups = { waiting: 'بانتظارك', answered: 'أُجيب عنها', 'on-hold': 'معلّقة' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'ابحث عن محادثة بالاسم أو الرقم أو الكلمات',
  listSearchHint: 'الاسم، الرقم، الكلمات',
  listSort: 'الترتيب',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'تصفية',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'القناة',
  listAllChannels: 'كل القنوات',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `متأخر، ينتظر منذ ${duration}`,
  listDraft: 'مسودة:',
  listNotSent: 'لم تُرسل:',
  listUnsentCount: (n) => `لم تُرسل: ${formatNumber(n)}`,
  listNoMatch: (search) => (search === '' ? 'لا توجد محادثة تطابق التصفية' : `لا نتائج لـ «${search}»`),
  listClearSearch: 'مسح البحث والتصفية',
  listClearEnded: 'مسح القائمة',
};
