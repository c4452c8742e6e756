import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

const codes = { one: 'קוד אחד', two: 'שני קודים', other: 'קודים' };

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'סיכום',
  wrapUpHint: (max) => (max === 1 ? 'יש לבחור קוד.' : `אפשר לבחור עד ${pluralize(max, codes)}.`),
  wrapUpChosen: (n, max) => `נבחרו ${formatNumber(n)} מתוך ${formatNumber(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1 ? 'אפשר לבחור קוד אחד.' : `אפשר לבחור עד ${pluralize(max, codes)}. קודם יש להסיר קוד.`,
  wrapUpSearch: 'חיפוש קוד',
  wrapUpNoMatch: 'אין קודים מתאימים',
  wrapUpNoCodes: 'אין קודים זמינים. אפשר להוסיף הערה.',
  wrapUpNote: 'הערה',
  wrapUpApply: 'שמירת הסיכום',
  wrapUpApplying: 'בשמירה…',
  wrapUpEmpty: 'קודם יש לבחור קוד או להוסיף הערה.',
  wrapUpFormFailed: 'הקודים לא נטענו.',
  wrapUpNotPermitted: 'אין לך הרשאה להקצות קודים.',
  wrapUpEndingSoon: (seconds) =>
    `הזמן לסיכום ייגמר בעוד ${pluralize(seconds, { one: 'שנייה', two: 'שתי שניות', other: 'שניות' })}. מה שהזנת יישמר.`,

  holdOpen: 'השהיה…',
  holdTitle: 'השהיית השיחה למשך',
  holdMinutes: (n) => pluralize(n, { one: 'דקה אחת', two: 'שתי דקות', other: 'דקות' }),
  holdHint: 'ההשהיה מסתיימת כשהזמן נגמר, בלחיצה על המשך או בשליחת הודעה.',
  holdPending: 'בהשהיה…',
  holdResume: 'המשך',
  holdResuming: 'השיחה מתחדשת…',
  holdLeft: (duration) => `מושהית · ${duration}`,
  holdEndsWithMessage: 'ההודעה הבאה שלך תסיים את ההשהיה.',

  slaLeft: (duration) => `תשובה תוך ${duration}`,
  slaOverdue: 'התשובה באיחור',
  slaExtend: 'הארכת הזמן',
  slaExtendHint: 'ספירת הזמן לתשובה תתחיל מחדש',

  handRaise: 'הרמת יד',
  handRaiseHint: 'בקשה שראש צוות יצטרף לייעוץ',
  handLower: 'הורדת היד',
  handLowerHint: 'ביטול הבקשה לראש צוות',
  handRaising: 'היד מורמת…',
  handLowering: 'היד יורדת…',
  handRaised: (others, isYou) =>
    isYou ? `ביקשת עזרה של ראש צוות${others && ` יחד עם ${others}`}` : `התבקשה עזרה של ראש צוות על ידי ${others}`,
};
