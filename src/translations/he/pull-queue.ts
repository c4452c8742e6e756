import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `ההצטרפות לשיחה עם ${customer} נכשלה. ${why}`,
  end: (customer: string, why: string) => `סיום הפנייה של ${customer} נכשל. ${why}`,
  subscribe: (list: string, why: string) => `ההרשמה לרשימה ${list} נכשלה. ${why}`,
  unsubscribe: (list: string, why: string) => `ביטול ההרשמה לרשימה ${list} נכשל. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'פניות ממתינות',
  pullLists: 'רשימות',
  pullListsHint: 'כאן בוחרים אילו רשימות לראות.',
  pullNoLists: 'אין רשימות זמינות',
  pullListsFailed: 'הרשימות לא נטענו.',
  pullWaitingCount: (n) => pluralize(n, { one: 'פנייה ממתינה אחת', two: 'שתי פניות ממתינות', other: 'פניות ממתינות' }),
  pullEmpty: 'אין פניות ממתינות ברשימות שלך',
  pullNotSubscribed: 'לא נבחרו רשימות',
  pullNotPermitted: 'אין לך הרשאה לראות פניות ממתינות',
  pullNotPermittedHint: 'יש לבקש ממנהל המערכת גישה לרשימות.',
  pullViewOnly: 'אפשר לראות את הרשימות האלה, אבל לא לשנות אותן או להצטרף לשיחה.',
  pullJoin: 'הצטרפות',
  pullJoining: 'בהצטרפות…',
  pullJoinOf: (customer) => `הצטרפות לשיחה עם ${customer}`,
  pullOpen: 'פתיחה',
  pullOpenOf: (customer) => `פתיחת השיחה עם ${customer}`,
  pullJoined: 'השיחה הזאת אצלך',
  pullWithOtherAgent: 'אצל נציג אחר',
  pullEnd: 'סיום הפנייה',
  pullEnding: 'בסיום…',
  pullEndOf: (customer) => `סיום הפנייה של ${customer}`,
  pullEndQuestion: (customer) => `לסיים את הפנייה של ${customer}? השיחה תיסגר.`,
  pullEndCancel: 'להשאיר',
  pullWaitingTime: (duration) => `בהמתנה ${duration}`,
  pullNewRequest: (customer, list) => `פנייה חדשה של ${customer} ברשימה ${list}`,
  pullNewRequests: (n) => pluralize(n, { one: 'פנייה חדשה אחת', two: 'שתי פניות חדשות', other: 'פניות חדשות' }),
  pullTakenByOther: (customer) => `נציג אחר לקח את הפנייה של ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `הרשימה ${list} מתעדכנת…`,

  announcements: 'הכרזות',
  announcementsUnread: (n) => pluralize(n, { one: 'הכרזה חדשה אחת', two: 'שתי הכרזות חדשות', other: 'הכרזות חדשות' }),
  announcementsEmpty: 'אין הכרזות',
  announcementsFailed: 'ההכרזות הקודמות לא נטענו.',
  announcementFrom: (name) => `מאת ${name}`,
  announcementNew: 'חדשה',
  announcementUntil: (time) => `עד ${time}`,
  announcementReceived: (from, text) => `הכרזה מאת ${from}: ${text}`,
};
