import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

// The names of the states agree with the word status, not with a person.
const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'במערכת',
  'not-ready': 'לא זמין',
  ready: 'זמין',
  'logged-out': 'מחוץ למערכת',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'כבוי',
  ready: 'זמין',
  active: 'פעיל',
  busy: 'מלא',
  'pending-not-ready': 'לקראת כיבוי',
  interrupted: 'מופסק',
  'logged-out': 'מנותק',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'יוצא',
  transfer: 'העברה',
  conference: 'ועידה',
  consult: 'התייעצות',
  monitor: 'ניטור',
  'barge-in': 'התערבות',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `העברת הצ׳אט הזה אליך מאת ${name}`,
  conference: (name) => `הזמנה להצטרף מאת ${name}`,
  consult: (name) => `בקשת התייעצות מאת ${name}`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'לא ענית בזמן.',
  'customer-left': 'הלקוח עזב לפני שענית.',
  'answered-elsewhere': 'נציג אחר ענה.',
  'logged-out': 'יצאת מהמערכת. הצ׳אט יעבור לנציג אחר.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'כניסה',
  loginUsername: 'שם משתמש',
  loginPassword: 'סיסמה',
  loginShowPassword: 'הצגת הסיסמה',
  loginSubmit: 'כניסה',
  loginCapsLock: 'מקש Caps Lock פועל.',
  loginMissingUsername: 'יש להזין שם משתמש.',
  loginMissingPassword: 'יש להזין סיסמה.',
  loginServerMessage: (detail) => `הודעת השרת: ${detail}`,
  loginSignedInAs: (name) => `נכנסת בתור ${name}`,
  loginTakenOver: 'נכנסת למערכת במקום אחר',
  loginTakenOverHint: 'רק עמדה אחת יכולה להיות פתוחה בכל רגע. שימוש כאן ישהה את העמדה האחרת.',
  loginFailed: 'הכניסה נכשלה',
  loginInvalidAnswer: 'מנגנון הכניסה של הדף הזה החזיר תשובה לא תקינה. יש לפנות לתמיכה.',
  loginDifferentAccount: 'שימוש בחשבון אחר',

  signInStepSubmit: 'המשך',
  signInStepChecking: 'בבדיקה…',
  signInStepBack: 'חזרה',
  signInStepMissing: 'יש למלא את השדה הזה.',

  credentialsHint: 'הצ׳אטים שלך נמשכים. יש להזין סיסמה כדי לחזור להשתמש בקבצים, בהיסטוריה ובהעברות.',
  credentialsHostHint: 'הצ׳אטים שלך נמשכים, אבל הקבצים, ההיסטוריה וההעברות אינם פועלים.',
  credentialsPassword: 'סיסמה',
  credentialsSubmit: 'המשך',
  credentialsChecking: 'בבדיקה…',
  credentialsEnter: 'הזנת סיסמה',
  credentialsMissing: 'יש להזין סיסמה.',
  credentialsWrong: 'הסיסמה שגויה.',

  stateLabel: 'הזמינות שלך',
  stateName: (state) => agentStates[state] ?? 'לא ידוע',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'לא ידוע'}${label && ': '}${label}`,
  stateSince: (time) => `מאז ${time}`,
  stateChanging: 'בשינוי…',
  stateNoChannelOn: 'אין ערוצים פעילים',
  stateSessionExpired: 'תוקף ההתחברות פג',
  stateNoReason: 'ללא סיבה',
  stateReasonSearch: 'חיפוש סיבה',
  stateReasonsFailed: 'הסיבות לא נטענו. מתבצע ניסיון נוסף…',
  statePushFailed: 'המתג של ההתראות לא נטען. ייתכן שחוסם תוכן מונע זאת.',
  stateNoMatchingReasons: 'אין סיבות מתאימות',
  stateUnknownHint: 'הסטטוס שלך לא ידוע. יש לבחור ״זמין״ או ״לא זמין״.',
  stateNotAllowed: 'אין לך הרשאה לשנות את הזמינות שלך.',
  stateUnchanged: 'הסטטוס שלך לא השתנה.',
  stateChannels: 'ערוצים',
  stateNoChannels: 'לא הוקצו לך ערוצים.',
  stateAllReady: 'זמין בכל הערוצים',
  stateGoingReady: 'מעבר לזמין…',
  stateNeedsReady: 'אפשר להפעיל ערוץ רק בסטטוס ״זמין״.',
  stateGoReadyFirst: (channel) => `קודם יש לעבור לסטטוס ״זמין״, ואז להפעיל את ${channel}.`,
  stateChannelUnchanged: (channel) => `${channel}: לא השתנה.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'אפשר יהיה לשנות זאת כשהחיבור יחזור.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'לא ידוע';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} מתוך ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, עד ${limit}` : name;
  },
  channelFinishing: 'ייכבה אחרי הצ׳אטים הפתוחים',
  channelSwitchingOn: 'בהפעלה…',
  channelSwitchingOff: 'בכיבוי…',
  stateAttention: 'צלילים והתראות',
  stateDoNotDisturb: 'נא לא להפריע',
  stateSoundBlocked: 'לחיצה להפעלת צליל',
  stateLogOut: 'יציאה',
  stateLogOutWithReason: (label) => `יציאה: ${label}`,
  stateLogOutReasons: 'סיבת היציאה',
  stateLoggingOut: 'מתבצעת יציאה…',
  stateLogOutAnyway: 'לצאת בכל זאת',
  stateLogOutOpenConversations: (n) =>
    `עדיין יש לך ${pluralize(n, { one: 'שיחה פתוחה אחת', two: 'שתי שיחות פתוחות', other: 'שיחות פתוחות' })}. אחרי היציאה הלקוחות האלה ימתינו לנציג אחר.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'הודעה אחת', two: 'שתי הודעות', other: 'הודעות' }) : '',
      drafts > 0
        ? pluralize(drafts, {
            one: 'טיוטה או הערה אחת',
            two: 'שתי טיוטות או הערות',
            other: 'טיוטות או הערות',
          })
        : '',
    ];
    return `עדיין לא נשלחו: ${formatList(counts.filter(Boolean))}. יציאה עכשיו תמחק את מה שלא נשלח.`;
  },
  stateLogOutWaiting: 'היציאה תתבצע מיד אחרי שכל ההודעות יישלחו.',
  stateLogOutWait: 'המתנה לשליחה',
  stateLogOutDiscard: 'מחיקה ויציאה',
  stateStayLoggedIn: 'להישאר במערכת',

  offerLabel: 'לקוחות ממתינים',
  offerNone: 'אין לקוחות ממתינים',
  offerKnownCustomer: 'לקוח מוכר',
  offerAnonymous: 'אנונימי',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `לבקשת ${name}`,
  offerRequestedByYou: 'לבקשתך',
  offerNote: 'הערה',
  offerAccept: 'מענה',
  offerAcceptOf: (name) => `מענה אל ${name}`,
  offerAccepting: 'הצ׳אט מתקבל…',
  offerHide: 'הסתרה',
  offerHideHint: 'מסתיר את הצ׳אט כאן. הוא נשאר בהמתנה עד שהזמן ייגמר או שנציג אחר יקבל אותו.',
  offerChecking: 'נבדק אם הצ׳אט הזה עדיין ממתין…',
  offerTimeLeft: (n) => `נותרו: ${pluralize(n, { one: 'שנייה אחת', two: 'שתי שניות', other: 'שניות' })}`,
  offerWaiting: (time) => `בהמתנה ${time}`,
  offerTimeUp: 'הזמן נגמר',
  offerNotAccepted: 'לא ניתן היה לקבל את הצ׳אט הזה.',
  offerTooLate: (why) => `מאוחר מדי. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'הצ׳אט הזה כבר אינו זמין.',
  offerAnnouncement: (name, details) =>
    details === '' ? `צ׳אט חדש ממתין: ${name}` : `צ׳אט חדש ממתין: ${name}, ${details}`,
  offerNotificationTitle: 'יש לקוח בהמתנה',
  offerDismiss: 'הסתרה',
  offerDismissed: 'הצ׳אט הוסתר',
  offerUndo: 'שחזור',
  offerUndoOf: (name) => `שחזור: להציג שוב את הצ׳אט של ${name}`,
  offerMissed: (n) => pluralize(n, { one: 'צ׳אט אחד שלא נענה', two: 'שני צ׳אטים שלא נענו', other: 'צ׳אטים שלא נענו' }),
  offerMissedDismiss: 'הסתרת הצ׳אטים שלא נענו',
  offerSilent: 'הצלצול מושתק עד ללחיצה בעכבר או במקלדת בדף הזה.',
};
