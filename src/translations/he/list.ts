import type { list as english } from '../en/parts/list.js';
import { formatNumber } from './pluralize.js';
import type { TranslationsOf } from '../translations.js';

const sorts = { waiting: 'ההמתנה הארוכה ביותר', recent: 'ההודעה האחרונה', opened: 'שעת הפתיחה' };
const filters = { all: 'הכול', unread: 'שלא נקראו', waiting: 'ממתינות' };
const groups = { waiting: 'ממתינות לך', answered: 'נענו', 'on-hold': 'מושהות' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'חיפוש שיחה לפי שם, מספר או מילים',
  listSearchHint: 'שם, מספר, מילים',
  listSort: 'סדר',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'סינון',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'ערוץ',
  listAllChannels: 'כל הערוצים',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `באיחור, בהמתנה ${duration}`,
  listDraft: 'טיוטה:',
  listNotSent: 'לא נשלח:',
  listUnsentCount: (n) => `לא נשלחו: ${formatNumber(n)}`,
  listNoMatch: (search) => (search === '' ? 'אין שיחה שמתאימה לסינון' : `אין תוצאות עבור ״${search}״`),
  listClearSearch: 'ניקוי החיפוש והסינון',
  listClearEnded: 'ניקוי הרשימה',
};
