import type { list as english } from '../en/parts/list.js';
import { formatNumber } from './pluralize.js';
import type { TranslationsOf } from '../translations.js';

const sorts = { waiting: 'سب سے زیادہ منتظر', recent: 'تازہ ترین پیغام', opened: 'کھلنے کا وقت' };
const filters = { all: 'تمام', unread: 'اَن پڑھی', waiting: 'منتظر' };
const groups = { waiting: 'آپ کی منتظر', answered: 'جواب دیا گیا', 'on-hold': 'ہولڈ پر' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'نام، نمبر یا الفاظ سے گفتگو تلاش کریں',
  listSearchHint: 'نام، نمبر، الفاظ',
  listSort: 'ترتیب',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'فلٹر',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'چینل',
  listAllChannels: 'تمام چینلز',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `جواب میں تاخیر، ${duration} سے منتظر`,
  listDraft: 'مسودہ:',
  listNotSent: 'بھیجا نہیں گیا:',
  listUnsentCount: (n) => `بھیجے نہیں گئے: ${formatNumber(n)}`,
  listNoMatch: (search) => (search === '' ? 'فلٹر سے ملتی کوئی گفتگو نہیں' : `”${search}“ کا کوئی نتیجہ نہیں`),
  listClearSearch: 'تلاش اور فلٹر صاف کریں',
  listClearEnded: 'فہرست صاف کریں',
};
