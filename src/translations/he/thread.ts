import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { formatNumber, pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'נציג',
  'barged-in': 'התערבות',
  assistant: 'ייעוץ',
  monitor: 'ניטור',
  'wrap-up': 'סיכום',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'עזבת',
  transferred: 'הועברה',
  'customer-left': 'הלקוח עזב',
  'wrapped-up': 'סוכמה',
  'wrap-up-filed': 'הסיכום נשמר אוטומטית לפני שנגמר הזמן',
  'wrap-up-skipped': 'הסתיימה בלי קודים',
  'wrap-up-expired': 'הזמן לסיכום נגמר לפני השמירה',
  'no-primary-agent': 'הנציג האחרון עזב',
  'logged-out': 'יצאת מהמערכת',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'העברה',
  conference: 'ועידה',
  consult: 'התייעצות',
  'consult-transfer': 'העברה',
  'consult-conference': 'ועידה',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'הזמנה',
  recipient: 'נמען',
  address: 'כתובת',
  date: 'תאריך',
  adjustment: 'התאמה',
  'payment-method': 'תשלום',
  subtotal: 'סכום ביניים',
  shipping: 'משלוח',
  tax: 'מס',
  total: 'סך הכול',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'סומן לייק לתגובה',
  unlike: 'הוסר לייק מתגובה',
  delete: 'תגובה נמחקה',
  hide: 'תגובה הוסתרה',
  'private-reply': 'תשובה פרטית לתגובה',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'תמונה',
  video: 'סרטון',
  audio: 'הקלטה',
  file: 'קובץ',
  sticker: 'מדבקה',
  link: 'קישור',
  location: 'מיקום',
  contacts: 'איש קשר',
  buttons: 'אפשרויות',
  carousel: 'כרטיסים',
  list: 'רשימת אפשרויות',
  'wrap-up': 'סיכום',
  comment: 'תגובה',
  email: 'אימייל',
  voice: 'שיחת טלפון',
  receipt: 'קבלה',
  template: 'תבנית',
};

const failedMedia = {
  image: 'התמונה לא נטענה.',
  video: 'אי אפשר לנגן את הסרטון כאן.',
  audio: 'אי אפשר לנגן את ההקלטה כאן.',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'לידיעתך',
  warning: 'אזהרה',
  'too-large': 'ההודעה הזאת גדולה מכדי להציג אותה',
  'system-error': 'שגיאת מערכת',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'בהמתנה לשליחה',
  sending: 'בשליחה…',
  unconfirmed: 'בבדיקה…',
  undecided: 'המסירה לא אושרה',
  rejected: 'לא נשלחה',
  sent: 'נשלחה',
  delivered: 'נמסרה',
  seen: 'נקראה',
  failed: 'לא נמסרה',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'שיחת הטלפון התחילה',
  'leg-ended': 'שיחת הטלפון הסתיימה',
  held: 'שיחת הטלפון מושהית',
  resumed: 'שיחת הטלפון נמשכת',
};

const rerouteName = (direction: string): string => ownValue(rerouteNames, direction) ?? 'ניתוב';

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'שיחות',
  listEmpty: 'אין שיחות פתוחות',
  listEmptyHint: 'כאן יופיעו הצ׳אטים שקיבלת.',
  listNoMessages: 'עדיין אין הודעות',
  listYou: 'אני:',
  listUnread: (n) =>
    pluralize(n, { one: 'הודעה אחת שלא נקראה', two: 'שתי הודעות שלא נקראו', other: 'הודעות שלא נקראו' }),
  listTyping: 'מתבצעת הקלדה…',
  listDeliveryFailed: 'הודעה לא נמסרה',
  listWaiting: (duration) => `בהמתנה ${duration}`,
  listEnded: 'הסתיימו',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `הועברה אל ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'הסתיימה')),

  threadLabel: (customer) => `שיחה עם ${customer}`,
  threadEmpty: 'אין שיחה פתוחה',
  threadEmptyHint: 'אפשר לבחור שיחה מהרשימה או להמתין לצ׳אט הבא.',
  threadNotOpen: 'השיחה הזאת אינה פתוחה בעמדה שלך.',
  threadEnded: (customer) => `השיחה עם ${customer} הסתיימה`,
  threadYou: 'אני',
  threadSearch: 'חיפוש ותמליל',
  searchLabel: 'חיפוש בשיחה הזאת',
  searchPosition: (n, all) => `${formatNumber(n)} מתוך ${formatNumber(all)}`,
  searchNoHits: 'אין תוצאות',
  searchOlder: 'התוצאה המוקדמת יותר',
  searchNewer: 'התוצאה המאוחרת יותר',
  searchLoading: 'הודעות קודמות נטענות…',
  searchIncomplete: 'ההודעות הקודמות לא נטענו.',
  transcript: 'תמליל',
  transcriptTitle: (name) => `שיחה עם ${name}`,
  transcriptCopy: 'העתקה',
  transcriptText: 'הורדה כטקסט',
  transcriptHtml: 'הורדת HTML',
  threadActions: 'פעולות',
  threadParticipants: 'משתתפים',
  threadChannels: 'ערוצים',
  threadNoChannel: 'אין ערוץ פתוח',
  threadOnHold: 'מושהית',
  threadLeave: 'עזיבה',
  threadLeaving: 'בעזיבה…',
  threadLeaveQuestion: 'לעזוב את השיחה הזאת?',
  threadLeaveLastAgent: 'אין כאן נציג אחר מלבדך. השיחה תסתיים עבור הלקוח.',
  threadStay: 'להישאר',
  wrapUpLeft: (duration) => `סיכום: נותרו ${duration}`,
  wrapUpRunning: 'סיכום',
  wrapUpFinish: 'סיום בלי קודים',
  wrapUpFinishing: 'בסיום…',

  messagesLabel: 'הודעות',
  messagesUnread: 'הודעות חדשות',
  messagesLatest: 'מעבר להודעה האחרונה',
  messagesOlder: 'הצגת הודעות קודמות',
  messagesOlderLoading: 'הודעות קודמות נטענות…',
  messageFailed: 'לא ניתן להציג את ההודעה הזאת.',
  messagesOlderFailed: 'ההודעות הקודמות לא נטענו.',
  messagesStart: 'תחילת השיחה',
  messageLabel: (sender, time, text) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'היום',
  dayYesterday: 'אתמול',
  senderBot: 'בוט',
  senderSystem: 'מערכת',
  composerWhisper: 'לחישה',
  whisperLabel: 'לחישה – רק הנציגים רואים',
  activityOutbound: 'נשלחה בקמפיין',
  activityScheduled: 'הודעה מתוזמנת',
  customerTyping: (name) => `${name}: מתבצעת הקלדה…`,
  reply: 'תשובה',
  replyShowOriginal: (sender) => `הצגת ההודעה המקורית של ${sender}`,
  replyNotLoaded: 'תשובה להודעה קודמת',
  replyAmbiguous: 'תשובה לאחת מכמה הודעות',
  replyFindOriginal: 'איתור ההודעה המקורית',
  replySearching: 'ההודעה בחיפוש…',
  replyNotFound: 'ההודעה המקורית לא נמצאה.',
  suggestionsLabel: 'תשובות מוצעות',
  suggestionInsert: 'הוספה לשדה ההודעה',
  suggestionSend: 'שליחה עכשיו',
  suggestionSendLabel: (text) => `שליחה עכשיו: ${text}`,
  suggestionConfidence: 'ודאות הבוט',
  copyText: 'העתקת הטקסט',
  copied: 'הועתק',
  copyFailed: 'ההעתקה נכשלה. הדפדפן אינו מאפשר זאת כאן.',
  textShowMore: 'הצגת עוד',
  textMoreShown: 'מוצג חלק נוסף של ההודעה',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'שליחה חוזרת עלולה להגיע ללקוח פעמיים.',
  deliverySeenBy: (names) => `נקראה על ידי ${names}`,
  deliveryResend: 'שליחה חוזרת',
  deliveryDiscard: 'מחיקה',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(הודעה ריקה)',
  bodyDeleted: 'ההודעה הזאת נמחקה',
  bodyUnknown: (type) => (type ? `סוג הודעה לא נתמך (${type})` : 'הודעה ריקה'),
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `לידיעתך (${level})` : 'לידיעתך'),
  imageEnlarge: (name) => `הגדלת ${name}`,
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `ניסיון נוסף: ${name}`,
  bodyDownload: (name) => `הורדת ${name}`,
  bodyLinkHost: (host) => `פותח את ${host}`,
  bodyUnsafeLink: 'אי אפשר לפתוח את הקישור הזה בבטחה',
  bodyOpenMap: 'פתיחת מפה',
  bodyBirthday: 'תאריך לידה',
  bodyQuickReplies: 'תשובות מהירות',
  bodyNoWrapUpCodes: 'אין קודים',
  bodyNote: 'הערה',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  bodyPreChatForm: 'טופס מקדים',
  emailFrom: 'מאת',
  emailReplyTo: 'תשובה אל',
  emailReceived: 'התקבל',
  emailTo: 'אל',
  emailCc: 'עותק',
  emailBcc: 'עותק מוסתר',
  emailHasHtml: 'לאימייל הזה יש גם גרסה מעוצבת.',
  emailShowHtml: 'הצגת הגרסה המעוצבת',
  emailHideHtml: 'הסתרת הגרסה המעוצבת',
  emailShowImages: 'הצגת תמונות',
  emailShowImagesHint: 'התמונות נטענות משרתים חיצוניים, שיכולים לדעת כך שהאימייל נקרא.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `התמונה ״${name}״` : 'תמונה'}: ${hasAttachments ? 'בקבצים המצורפים למטה' : 'רק באימייל המקורי'}`,
  emailLinks: (n) => `קישורים (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `אימייל: ${subject}` : 'אימייל'),
  emailNoSubject: 'ללא נושא',
  callDuration: 'משך',
  callRecording: 'הקלטה',
  download: 'הורדה',
  lightboxPosition: (n, total) => `${formatNumber(n)} מתוך ${formatNumber(total)}`,
  lightboxPrevious: 'התמונה הקודמת',
  lightboxNext: 'התמונה הבאה',
  lightboxZoomIn: 'הגדלה',
  lightboxZoomOut: 'הקטנה',
  sizeBytes: (n) => `${n} בייט`,
  sizeKilobytes: (n) => `${n} ק״ב`,
  sizeMegabytes: (n) => `${n} מ״ב`,

  noticeChannelStarted: (channel) => `תחילת התקשרות בערוץ ${channel}`,
  noticeChannelEnded: (channel) => `סיום ההתקשרות בערוץ ${channel}`,
  noticeYouJoined: 'הצטרפת',
  noticeJoined: (name) => `${name} כעת בשיחה`,
  noticeJoinedAs: (name, role) => `${name} כעת בשיחה (${role})`,
  noticeLeft: (name) => `${name} כבר לא בשיחה`,
  noticeReroutePlaced: (direction, queue, by) =>
    `בקשת ${rerouteName(direction)}${queue ? ` אל ${queue}` : ''}${by ? ` מאת ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `ביקשת ${rerouteName(direction)}${queue ? ` אל ${queue}` : ''}`,
  noticeRerouteCancelled: (direction) => `בקשת ה${rerouteName(direction)} בוטלה`,
  noticeRerouteFailed: (direction, queue) => `אין נציג פנוי ל${rerouteName(direction)}${queue ? ` אל ${queue}` : ''}`,
  noticePaused: 'השיחה הושהתה',
  noticeResumed: 'השיחה נמשכת',
  noticeHandRaised: (others, isYou) => {
    if (isYou) return `ביקשת עזרה של ראש צוות${others && ` יחד עם ${others}`}`;
    return `התבקשה עזרה של ראש צוות${others && ` על ידי ${others}`}`;
  },
  noticeHandLowered: (others, isYou) => {
    if (isYou) return `ביטלת את הבקשה לראש צוות${others && ` יחד עם ${others}`}`;
    return `הבקשה לראש צוות בוטלה${others && ` על ידי ${others}`}`;
  },
  noticeCustomerChanged: (name) => (name ? `הלקוח הוא כעת ${name}` : 'פרטי הלקוח השתנו'),
  noticeUndecided: (what, count) =>
    `${count > 1 ? `אחת מתוך ${formatNumber(count)} הודעות` : 'הודעה'} ${what === 'failed' ? 'לא נמסרה' : 'נמחקה'}. השרת אינו מציין איזו.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `שיחת טלפון, ${duration}` : 'שיחת טלפון'),
};
