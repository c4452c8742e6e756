import type { ShortcutName } from '../../domain/index.js';
import type { composer as written } from '../en/parts/composer.js';
import type { composerCanned } from '../en/parts/composer/canned.js';
import type { composerEmoji } from '../en/parts/composer/emoji.js';
import type { composerFiles } from '../en/parts/composer/files.js';
import type { composerShortcuts } from '../en/parts/composer/shortcuts.js';
import type { replySuggestions } from '../en/parts/thread/reply-suggestions.js';
import type { composerFormatting } from '../en/parts/composer/formatting.js';
import type { translate } from '../en/parts/thread/translate.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const formattingNames: Readonly<Record<string, string>> = {
  bold: 'מודגש',
  italic: 'נטוי',
  strike: 'קו חוצה',
  code: 'קוד',
  list: 'רשימה',
  quote: 'ציטוט',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'בשימוש לאחרונה',
  smileys: 'סמיילי ורגשות',
  people: 'אנשים וגוף',
  animals: 'חיות וטבע',
  food: 'אוכל ושתייה',
  travel: 'נסיעות ומקומות',
  activities: 'פעילויות',
  objects: 'חפצים',
  symbols: 'סמלים',
  flags: 'דגלים',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'חיפוש שיחה, פעולה או תשובה',
  nextConversation: 'השיחה הבאה',
  previousConversation: 'השיחה הקודמת',
  nextUnread: 'השיחה הבאה שלא נקראה',
  findConversation: 'חיפוש ברשימת השיחות',
  acceptOffer: 'מענה לצ׳אט שממתין הכי הרבה זמן',
  replyToLast: 'תשובה להודעה האחרונה',
  cannedResponses: 'תשובות מוכנות',
  jumpToLatest: 'מעבר להודעה האחרונה',
  searchMessages: 'חיפוש בשיחה',
  help: 'הרשימה הזאת, כשלא מקלידים טקסט',
  typing: 'אותיות עוברות לשדה ההודעה',
  send: 'שליחה',
  slash: 'תשובות מוכנות, בתחילת מילה',
};

export const composer: TranslationsOf<
  typeof written &
    typeof composerCanned &
    typeof composerEmoji &
    typeof composerFiles &
    typeof composerShortcuts &
    typeof replySuggestions &
    typeof translate &
    typeof composerFormatting
> = {
  formattingOpen: 'עיצוב',
  formatting: 'עיצוב',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'בתרגום…',
  translationShowOriginal: 'הצגת המקור',
  translationShow: 'הצגת התרגום',
  translationFailed: 'תרגום ההודעה נכשל.',
  translationPreview: 'הלקוח יקרא:',
  translationSend: 'שליחת התרגום',
  translationSendOriginal: 'שליחה כפי שנכתב',
  translationEdit: 'המשך כתיבה',
  composerPlaceholder: (customer) => `הודעה אל ${customer}`,
  composerWhisperPlaceholder: 'לחישה אל הנציגים האחרים',
  composerSend: 'שליחה',
  composerSendWhisper: 'שליחת לחישה',
  composerWhisperOnly: 'כאן אפשר רק ללחוש. הלקוח אינו רואה לחישות.',
  composerWhisperOn: 'רק הנציגים יראו את זה.',
  composerChannel: 'תשובה דרך',
  composerReplyingTo: (sender) => `תשובה אל ${sender}`,
  composerReplyRemove: 'הסרת הציטוט',
  composerOffline: 'יישלח כשהחיבור יחזור.',
  composerCharactersLeft: (n) => pluralize(n, { one: 'נותר תו אחד', two: 'נותרו שני תווים', other: 'תווים נותרו' }),
  composerCharactersOver: (n) =>
    pluralize(n, { one: 'תו אחד מעל המותר', two: 'שני תווים מעל המותר', other: 'תווים מעל המותר' }),
  composerClosed: 'השיחה הזאת סגורה.',
  composerNotSent: 'לא נשלח',
  composerWrapUp: 'השיחה הסתיימה. יש להשלים את הסיכום.',
  composerNoChannel: 'אי אפשר לשלוח הודעות כי ללקוח אין ערוץ פתוח.',
  composerMonitorNoAgents: 'השיחה בניטור. אין כאן נציג ללחוש לו.',
  composerWhisperNoAgents: 'הנציגים האחרים עזבו. כדי לכתוב ללקוח יש לכבות את הלחישה.',
  composerPlaceholderVia: (customer, channel) => `הודעה אל ${customer} דרך ${channel}`,
  composerChannelChanged: (channel) => `מעכשיו התשובות שלך נשלחות דרך ${channel}.`,
  composerLoadFailed: 'הטעינה נכשלה. יש לבדוק את החיבור ולנסות שוב.',

  filesAttach: 'צירוף קבצים',
  filesDrop: 'אפשר לגרור לכאן קבצים כדי לצרף אותם',
  filesLabel: 'קבצים מצורפים',
  filesUploading: (n) => `בהעלאה: ${pluralize(n, { one: 'קובץ אחד', two: 'שני קבצים', other: 'קבצים' })}`,
  filesReady: 'הקבצים מוכנים לשליחה.',
  filesUploadFailed: 'העלאת קובץ נכשלה. אפשר לנסות שוב או להסיר אותו.',
  fileEmpty: (name) => `הקובץ ${name} ריק.`,
  fileTooLarge: (name, limit) => `הקובץ ${name} גדול מדי. הגודל המרבי הוא ${limit}.`,
  fileTypeNotAllowed: (name) => `צירוף הקובץ ${name} נכשל. סוג הקובץ הזה אינו מותר.`,
  fileWaiting: 'בהמתנה',
  fileOffline: 'בהמתנה לחיבור',
  fileFailed: (detail) => (detail ? `ההעלאה נכשלה: ${detail}` : 'ההעלאה נכשלה'),
  fileMissing: 'יש לבחור את הקובץ שוב. הוא היה גדול מכדי להישמר.',
  fileRefused: (detail) => (detail ? `לא התקבל: ${detail}` : 'שירות הקבצים אינו מקבל את הקובץ הזה.'),
  fileSentWhenUploaded: (text) => (text ? `יישלח אחרי ההעלאה: ${text}` : 'יישלח אחרי ההעלאה'),
  fileUnreachable: 'אין תשובה משירות הקבצים',
  fileRemove: (name) => `הסרת ${name}`,
  fileCancel: (name) => `ביטול ההעלאה של ${name}`,
  fileRetry: (name) => `העלאה חוזרת של ${name}`,
  fileProgress: (name) => `בהעלאה: ${name}`,

  emojiOpen: 'אמוג׳י',
  emojiSearch: 'חיפוש אמוג׳י (באנגלית)',
  emojiGroups: 'קטגוריות אמוג׳י',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) =>
    n === 0
      ? 'לא נמצאו סמלי אמוג׳י'
      : pluralize(n, { one: 'סמל אמוג׳י אחד', two: 'שני סמלי אמוג׳י', other: 'סמלי אמוג׳י' }),

  cannedOpen: 'תשובות מוכנות',
  cannedOwn: 'התשובות שלי',
  cannedOwnCode: 'קוד קצר',
  cannedOwnText: 'טקסט',
  cannedOwnSave: 'שמירה',
  cannedOwnDelete: 'מחיקה',
  cannedOwnTaken: 'לתשובה אחרת יש הקוד הקצר הזה.',
  cannedLoading: 'התשובות המוכנות נטענות…',
  cannedFailed: 'התשובות המוכנות לא נטענו.',
  cannedClose: 'לסגירת הרשימה יש להקיש Esc.',
  cannedFound: (n) =>
    n === 0 ? 'אין תשובות מוכנות מתאימות' : pluralize(n, { one: 'תשובה אחת', two: 'שתי תשובות', other: 'תשובות' }),
  cannedUnfilled: (name) => `השדה ${name} לא מולא. שליחה נוספת תשלח את הטקסט כמו שהוא.`,

  shortcutsOpen: 'קיצורי מקלדת',
  suggestedReplies: 'תשובות מוצעות',
  suggestedReplySend: 'שליחה עכשיו',
  shortcutsDesk: 'בכל מקום בעמדה',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'שדה ההודעה',
  shortcutsMessageList: 'רשימת ההודעות',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'שורה חדשה',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'סגירת רשימה או הסרת הציטוט',
  shortcutPaste: 'הדבקת טקסט, תמונות או קבצים',
  shortcutHelpAgain: 'הקשה נוספת על ? תכתוב סימן שאלה.',
  shortcutMessages: 'ההודעה הקודמת והבאה',
  shortcutPageUpDown: 'עמוד אחד למעלה או למטה',
  shortcutFirstLast: 'ההודעה הראשונה והאחרונה',
};
