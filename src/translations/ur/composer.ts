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
import { formatNumber, pluralize } from './pluralize.js';

const formattingNames: Readonly<Record<string, string>> = {
  bold: 'جلی',
  italic: 'ترچھا',
  strike: 'کٹا ہوا',
  code: 'کوڈ',
  list: 'فہرست',
  quote: 'اقتباس',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'حال میں استعمال شدہ',
  smileys: 'چہرے اور جذبات',
  people: 'لوگ اور جسم',
  animals: 'جانور اور فطرت',
  food: 'کھانا پینا',
  travel: 'سفر اور مقامات',
  activities: 'سرگرمیاں',
  objects: 'اشیا',
  symbols: 'علامات',
  flags: 'جھنڈے',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'گفتگو، عمل یا جواب تلاش کریں',
  nextConversation: 'اگلی گفتگو',
  previousConversation: 'پچھلی گفتگو',
  nextUnread: 'اگلی اَن پڑھی گفتگو',
  findConversation: 'گفتگو کی فہرست میں تلاش کریں',
  acceptOffer: 'سب سے پرانی چیٹ قبول کریں',
  replyToLast: 'تازہ ترین پیغام کا جواب دیں',
  cannedResponses: 'تیار شدہ جوابات',
  jumpToLatest: 'تازہ ترین پر جائیں',
  searchMessages: 'گفتگو میں تلاش کریں',
  help: 'یہ فہرست، جب کچھ لکھا نہ جا رہا ہو',
  typing: 'حروف پیغام کے خانے میں جاتے ہیں',
  send: 'بھیجیں',
  slash: 'تیار شدہ جوابات، لفظ کے شروع میں',
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
  formattingOpen: 'فارمیٹنگ',
  formatting: 'فارمیٹنگ',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'ترجمہ ہو رہا ہے…',
  translationShowOriginal: 'اصل متن دکھائیں',
  translationShow: 'ترجمہ دکھائیں',
  translationFailed: 'اس پیغام کا ترجمہ نہیں ہو سکا۔',
  translationPreview: 'کسٹمر کو یہ پیغام ملے گا:',
  translationSend: 'ترجمہ بھیجیں',
  translationSendOriginal: 'جوں کا توں بھیجیں',
  translationEdit: 'لکھنا جاری رکھیں',
  composerPlaceholder: (customer) => `${customer} کے نام پیغام`,
  composerWhisperPlaceholder: 'دوسرے ایجنٹس سے سرگوشی کریں',
  composerSend: 'بھیجیں',
  composerSendWhisper: 'سرگوشی بھیجیں',
  composerWhisperOnly: 'یہاں صرف سرگوشی کی جا سکتی ہے۔ کسٹمر کو سرگوشی نظر نہیں آتی۔',
  composerWhisperOn: 'یہ صرف ایجنٹس کو نظر آئے گا۔',
  composerChannel: 'جواب بذریعہ',
  composerReplyingTo: (sender) => `${sender} کو جواب`,
  composerReplyRemove: 'اقتباس ہٹائیں',
  composerOffline: 'رابطہ بحال ہونے پر بھیج دیا جائے گا۔',
  composerCharactersLeft: (n) => pluralize(n, { one: 'حرف باقی', other: 'حروف باقی' }),
  composerCharactersOver: (n) => pluralize(n, { one: 'حرف حد سے زیادہ', other: 'حروف حد سے زیادہ' }),
  composerClosed: 'یہ گفتگو بند ہے۔',
  composerNotSent: 'بھیجا نہیں گیا',
  composerWrapUp: 'گفتگو ختم ہو گئی۔ اختتامی اندراج مکمل کریں۔',
  composerNoChannel: 'پیغام نہیں بھیجا جا سکتا کیونکہ کسٹمر کا کوئی چینل کھلا نہیں۔',
  composerMonitorNoAgents: 'یہ گفتگو آپ کی نگرانی میں ہے۔ یہاں کوئی ایجنٹ نہیں جس سے سرگوشی کی جا سکے۔',
  composerWhisperNoAgents: 'دوسرے ایجنٹس جا چکے ہیں۔ کسٹمر کو لکھنے کے لیے سرگوشی بند کریں۔',
  composerPlaceholderVia: (customer, channel) => `${customer} کے نام پیغام بذریعہ ${channel}`,
  composerChannelChanged: (channel) => `اب آپ کے جواب ${channel} کے ذریعے جائیں گے۔`,
  composerLoadFailed: 'لوڈ نہیں ہو سکا۔ اپنا کنکشن دیکھیں اور دوبارہ کوشش کریں۔',

  filesAttach: 'فائلیں منسلک کریں',
  filesDrop: 'منسلک کرنے کے لیے فائلیں یہاں چھوڑیں',
  filesLabel: 'منسلک فائلیں',
  filesUploading: (n) => pluralize(n, { one: 'فائل اپ لوڈ ہو رہی ہے', other: 'فائلیں اپ لوڈ ہو رہی ہیں' }),
  filesReady: 'فائلیں بھیجنے کے لیے تیار ہیں۔',
  filesUploadFailed: 'ایک فائل اپ لوڈ نہیں ہو سکی۔ دوبارہ کوشش کریں یا اسے ہٹا دیں۔',
  fileEmpty: (name) => `فائل ${name} خالی ہے۔`,
  fileTooLarge: (name, limit) => `فائل ${name} بہت بڑی ہے۔ حد ${limit} ہے۔`,
  fileTypeNotAllowed: (name) => `فائل ${name} منسلک نہیں ہو سکی۔ اس قسم کی فائل کی اجازت نہیں۔`,
  fileWaiting: 'منتظر',
  fileOffline: 'رابطے کا انتظار',
  fileFailed: (detail) => (detail ? `اپ لوڈ ناکام: ${detail}` : 'اپ لوڈ ناکام'),
  fileMissing: 'یہ فائل دوبارہ منتخب کریں۔ محفوظ رکھنے کے لیے یہ بہت بڑی تھی۔',
  fileRefused: (detail) => (detail ? `قبول نہیں ہوئی: ${detail}` : 'فائل سروس نے یہ فائل قبول نہیں کی۔'),
  fileSentWhenUploaded: (text) => (text ? `اپ لوڈ ہونے پر بھیجا جائے گا: ${text}` : 'اپ لوڈ ہونے پر بھیجا جائے گا'),
  fileUnreachable: 'فائل سروس سے جواب نہیں آیا',
  fileRemove: (name) => `${name} ہٹائیں`,
  fileCancel: (name) => `${name} کا اپ لوڈ منسوخ کریں`,
  fileRetry: (name) => `${name} دوبارہ اپ لوڈ کریں`,
  fileProgress: (name) => `اپ لوڈ ہو رہی ہے: ${name}`,

  emojiOpen: 'ایموجی',
  emojiSearch: 'ایموجی تلاش کریں (انگریزی میں)',
  emojiGroups: 'ایموجی کی اقسام',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'کوئی ایموجی نہیں ملا' : `${formatNumber(n)} ایموجی`),

  cannedOpen: 'تیار شدہ جوابات',
  cannedOwn: 'میرے جوابات',
  cannedOwnCode: 'مختصر کوڈ',
  cannedOwnText: 'متن',
  cannedOwnSave: 'محفوظ کریں',
  cannedOwnDelete: 'حذف کریں',
  cannedOwnTaken: 'یہ مختصر کوڈ کسی اور جواب کا ہے۔',
  cannedLoading: 'تیار شدہ جوابات لوڈ ہو رہے ہیں…',
  cannedFailed: 'تیار شدہ جوابات لوڈ نہیں ہو سکے۔',
  cannedClose: 'یہ فہرست بند کرنے کے لیے Esc دبائیں۔',
  cannedFound: (n) => (n === 0 ? 'کوئی ملتا جلتا تیار شدہ جواب نہیں' : pluralize(n, { one: 'جواب', other: 'جوابات' })),
  cannedUnfilled: (name) => `${name} پُر نہیں کیا گیا۔ جوں کا توں بھیجنے کے لیے دوبارہ بھیجیں۔`,

  shortcutsOpen: 'کی بورڈ شارٹ کٹس',
  suggestedReplies: 'تجویز کردہ جوابات',
  suggestedReplySend: 'ابھی بھیجیں',
  shortcutsDesk: 'ڈیسک میں کہیں بھی',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'پیغام کا خانہ',
  shortcutsMessageList: 'پیغامات کی فہرست',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'نئی سطر',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'فہرست بند کریں یا اقتباس ہٹائیں',
  shortcutPaste: 'متن، تصاویر یا فائلیں چسپاں کریں',
  shortcutHelpAgain: 'سوالیہ نشان لکھنے کے لیے ? دوبارہ دبائیں۔',
  shortcutMessages: 'پچھلا اور اگلا پیغام',
  shortcutPageUpDown: 'ایک صفحہ اوپر یا نیچے',
  shortcutFirstLast: 'پہلا اور آخری پیغام',
};
