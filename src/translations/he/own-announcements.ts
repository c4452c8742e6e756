import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'מתוכננת', shown: 'מוצגת', ended: 'הסתיימה' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'יש להזין טקסט.', 'too-long': 'הטקסט ארוך מדי.' },
  teams: { missing: 'יש לבחור צוות אחד לפחות.' },
  from: { missing: 'יש להזין תאריך ושעה.' },
  until: {
    missing: 'יש להזין תאריך ושעה.',
    'before-from': 'הסיום צריך להיות אחרי ההתחלה.',
    past: 'הסיום צריך להיות בעתיד.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'ההכרזות שכתבת',
  ownAnnouncementsEmpty: 'עדיין לא כתבת הכרזות.',
  ownAnnouncementsFailed: 'ההכרזות שכתבת לא נטענו.',
  ownAnnouncementNew: 'הכרזה חדשה',
  ownAnnouncementChangeTitle: 'עריכת הכרזה',
  ownAnnouncementChange: 'עריכה',
  ownAnnouncementChangeOf: (text) => `עריכה: ${text}`,
  ownAnnouncementDelete: 'מחיקה',
  ownAnnouncementDeleteOf: (text) => `מחיקה: ${text}`,
  ownAnnouncementDeleteQuestion: 'למחוק את ההכרזה הזאת?',
  ownAnnouncementDeleteHint: 'היא תיעלם גם מהעמדות שמציגות אותה.',
  ownAnnouncementDeleted: 'ההכרזה נמחקה.',
  ownAnnouncementDeleteFailed: (why) => `ההכרזה לא נמחקה. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} עד ${until}`,
  ownAnnouncementSeen: (n) =>
    n === 0
      ? 'עדיין לא נצפתה'
      : `נצפתה על ידי ${pluralize(n, { one: 'נציג אחד', two: 'שני נציגים', other: 'נציגים' })}`,
  ownAnnouncementSeenOthers: (n) =>
    pluralize(n, { one: 'נציג אחד ששמו לא ידוע', two: 'שני נציגים ששמם לא ידוע', other: 'נציגים ששמם לא ידוע' }),
  ownAnnouncementText: 'טקסט',
  ownAnnouncementTeams: 'צוותים',
  ownAnnouncementFrom: 'התחלה',
  ownAnnouncementUntil: 'סיום',
  ownAnnouncementSave: 'שמירה',
  ownAnnouncementPublish: 'פרסום',
  ownAnnouncementSaving: 'בשמירה…',
  ownAnnouncementSaved: 'ההכרזה נשמרה.',
  ownAnnouncementSaveFailed: (why) => `ההכרזה לא נשמרה. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
