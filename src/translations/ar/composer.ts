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
  bold: 'عريض',
  italic: 'مائل',
  strike: 'يتوسطه خط',
  code: 'رمز برمجي',
  list: 'قائمة',
  quote: 'اقتباس',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'المستخدمة حديثًا',
  smileys: 'الوجوه والمشاعر',
  people: 'الأشخاص والجسم',
  animals: 'الحيوانات والطبيعة',
  food: 'الطعام والشراب',
  travel: 'السفر والأماكن',
  activities: 'الأنشطة',
  objects: 'الأشياء',
  symbols: 'الرموز',
  flags: 'الأعلام',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'البحث عن محادثة أو إجراء أو رد',
  nextConversation: 'المحادثة التالية',
  previousConversation: 'المحادثة السابقة',
  nextUnread: 'المحادثة التالية غير المقروءة',
  findConversation: 'البحث في قائمة المحادثات',
  acceptOffer: 'قبول أقدم عرض',
  replyToLast: 'الرد على أحدث رسالة',
  cannedResponses: 'الردود الجاهزة',
  jumpToLatest: 'الانتقال إلى الأحدث',
  searchMessages: 'البحث في المحادثة',
  help: 'هذه القائمة، ما دام الحقل فارغًا',
  typing: 'تنتقل الحروف إلى حقل الرسالة',
  send: 'إرسال',
  slash: 'الردود الجاهزة، في بداية كلمة',
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
  formattingOpen: 'التنسيق',
  formatting: 'التنسيق',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'جارٍ الترجمة…',
  translationShowOriginal: 'عرض النص الأصلي',
  translationShow: 'عرض الترجمة',
  translationFailed: 'تعذّرت ترجمة هذه الرسالة.',
  translationPreview: 'سيقرأ العميل:',
  translationSend: 'إرسال الترجمة',
  translationSendOriginal: 'إرسال كما كُتبت',
  translationEdit: 'متابعة الكتابة',
  composerPlaceholder: (customer) => `رسالة إلى ${customer}`,
  composerWhisperPlaceholder: 'همس إلى الوكلاء الآخرين',
  composerSend: 'إرسال',
  composerSendWhisper: 'إرسال الهمس',
  composerWhisperOnly: 'يمكنك الهمس فقط هنا. لا يرى العميل الهمس.',
  composerWhisperOn: 'لن يراه إلا الوكلاء.',
  composerChannel: 'الرد عبر',
  composerReplyingTo: (sender) => `الرد على ${sender}`,
  composerReplyRemove: 'إزالة الاقتباس',
  composerOffline: 'سيُرسل عند عودة الاتصال.',
  composerCharactersLeft: (n) =>
    pluralize(n, { one: 'بقي حرف واحد', two: 'بقي حرفان', few: 'أحرف متبقية', many: 'حرفًا متبقيًا', other: 'حرف متبقٍ' }),
  composerCharactersOver: (n) =>
    pluralize(n, {
      one: 'حرف واحد فوق الحد',
      two: 'حرفان فوق الحد',
      few: 'أحرف فوق الحد',
      many: 'حرفًا فوق الحد',
      other: 'حرف فوق الحد',
    }),
  composerClosed: 'هذه المحادثة مغلقة.',
  composerNotSent: 'لم يُرسل',
  composerWrapUp: 'انتهت المحادثة. أكمل التصنيف.',
  composerNoChannel: 'لا يمكنك إرسال رسائل لأن العميل ليست لديه قناة مفتوحة.',
  composerMonitorNoAgents: 'أنت تراقب. لا يوجد وكيل هنا لتهمس إليه.',
  composerWhisperNoAgents: 'غادر الوكلاء الآخرون. أوقف الهمس لتكتب إلى العميل.',
  composerPlaceholderVia: (customer, channel) => `رسالة إلى ${customer} عبر ${channel}`,
  composerChannelChanged: (channel) => `أنت ترد الآن عبر ${channel}.`,
  composerLoadFailed: 'تعذّر التحميل. تحقّق من الاتصال وحاول مرة أخرى.',

  filesAttach: 'إرفاق ملفات',
  filesDrop: 'أفلت الملفات هنا لإرفاقها',
  filesLabel: 'الملفات المرفقة',
  filesUploading: (n) =>
    `جارٍ رفع ${pluralize(n, { one: 'ملف واحد', two: 'ملفين', few: 'ملفات', many: 'ملفًا', other: 'ملف' })}`,
  filesReady: 'الملفات جاهزة للإرسال.',
  filesUploadFailed: 'تعذّر رفع ملف. أعد المحاولة أو أزل الملف.',
  fileEmpty: (name) => `الملف ${name} فارغ.`,
  fileTooLarge: (name, limit) => `الملف ${name} كبير جدًا. الحد الأقصى ${limit}.`,
  fileTypeNotAllowed: (name) => `تعذّر إرفاق ${name}. هذا النوع من الملفات غير مسموح به.`,
  fileWaiting: 'في الانتظار',
  fileOffline: 'في انتظار الاتصال',
  fileFailed: (detail) => (detail ? `فشل الرفع: ${detail}` : 'فشل الرفع'),
  fileMissing: 'اختر هذا الملف مرة أخرى. كان أكبر من أن يُحفظ.',
  fileRefused: (detail) => (detail ? `لم يُقبل: ${detail}` : 'خدمة الملفات لا تقبل هذا الملف.'),
  fileSentWhenUploaded: (text) => (text ? `سيُرسل بعد الرفع: ${text}` : 'سيُرسل بعد الرفع'),
  fileUnreachable: 'لا يوجد رد من خدمة الملفات',
  fileRemove: (name) => `إزالة ${name}`,
  fileCancel: (name) => `إلغاء رفع ${name}`,
  fileRetry: (name) => `إعادة رفع ${name}`,
  fileProgress: (name) => `جارٍ رفع ${name}`,

  emojiOpen: 'رموز تعبيرية',
  emojiSearch: 'البحث في الرموز التعبيرية (بالإنجليزية)',
  emojiGroups: 'فئات الرموز التعبيرية',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) =>
    n === 0
      ? 'لا توجد رموز تعبيرية مطابقة'
      : pluralize(n, { one: 'رمز واحد', two: 'رمزان', few: 'رموز', many: 'رمزًا', other: 'رمز' }),

  cannedOpen: 'ردود جاهزة',
  cannedOwn: 'ردودي',
  cannedOwnCode: 'رمز مختصر',
  cannedOwnText: 'النص',
  cannedOwnSave: 'حفظ',
  cannedOwnDelete: 'حذف',
  cannedOwnTaken: 'هذا الرمز المختصر مستخدم في ردّ آخر.',
  cannedLoading: 'جارٍ تحميل الردود الجاهزة…',
  cannedFailed: 'تعذّر تحميل الردود الجاهزة.',
  cannedClose: 'اضغط Esc لإغلاق هذه القائمة.',
  cannedFound: (n) =>
    n === 0
      ? 'لا توجد ردود جاهزة مطابقة'
      : pluralize(n, { one: 'رد واحد', two: 'ردان', few: 'ردود', many: 'ردًا', other: 'رد' }),
  cannedUnfilled: (name) => `لم تُملأ ${name} بعد. أرسل مرة أخرى لإرسال النص كما هو.`,

  shortcutsOpen: 'اختصارات لوحة المفاتيح',
  suggestedReplies: 'ردود مقترحة',
  suggestedReplySend: 'إرسال الآن',
  shortcutsDesk: 'في أي مكان من واجهة الوكيل',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'حقل الرسالة',
  shortcutsMessageList: 'قائمة الرسائل',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'سطر جديد',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'إغلاق قائمة أو إزالة الاقتباس',
  shortcutPaste: 'لصق نص أو صور أو ملفات',
  shortcutHelpAgain: 'اضغط ؟ مرة أخرى لكتابة علامة استفهام.',
  shortcutMessages: 'الرسالة السابقة والتالية',
  shortcutPageUpDown: 'صفحة إلى الأعلى أو إلى الأسفل',
  shortcutFirstLast: 'أول رسالة وآخر رسالة',
};
