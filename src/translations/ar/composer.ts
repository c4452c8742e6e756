import type { composer as written } from '../en/composer.js';
import type { composerCanned } from '../en/parts/composer-canned.js';
import type { composerEmoji } from '../en/parts/composer-emoji.js';
import type { composerFiles } from '../en/parts/composer-files.js';
import type { composerShortcuts } from '../en/parts/composer-shortcuts.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

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

export const composer: TranslationsOf<
  typeof written & typeof composerCanned & typeof composerEmoji & typeof composerFiles & typeof composerShortcuts
> = {
  composerPlaceholder: (customer) => `رسالة إلى ${customer}`,
  composerWhisperPlaceholder: 'همس إلى الوكلاء الآخرين',
  composerSend: 'إرسال',
  composerSendWhisper: 'إرسال الهمس',
  composerWhisper: 'همس',
  composerWhisperOnly: 'يمكنك الهمس فقط هنا. لا يراه العميل.',
  composerWhisperOn: 'لن يراه إلا الوكلاء.',
  composerChannel: 'الرد عبر',
  composerReplyingTo: (sender) => `رد على ${sender}`,
  composerReplyRemove: 'إزالة الاقتباس',
  composerOffline: 'لا يوجد اتصال. سيُرسل ما تكتبه الآن عند عودته.',
  composerCharactersLeft: (n) =>
    pluralize(n, { one: 'بقي حرف واحد', two: 'بقي حرفان', few: 'أحرف متبقية', many: 'حرفًا متبقيًا' }),
  composerCharactersOver: (n) =>
    pluralize(n, { one: 'حرف واحد زائد', two: 'حرفان زائدان', few: 'أحرف زائدة', many: 'حرفًا زائدًا' }),
  composerClosed: 'هذه المحادثة مغلقة.',
  composerWrapUp: 'انتهى الحديث؛ لم يبقَ سوى التصنيف.',
  composerNoChannel: 'ليس لدى العميل قناة مفتوحة، لذا لا يمكن إرسال شيء.',
  composerMonitorNoAgents: 'أنت تراقب. لا يوجد وكيل هنا لتهمس إليه.',
  composerWhisperNoAgents: 'غادر الوكلاء الآخرون. أوقف الهمس لتكتب إلى العميل.',
  composerPlaceholderVia: (customer, channel) => `رسالة إلى ${customer} عبر ${channel}`,
  composerChannelChanged: (channel) => `تُرسل إجاباتك الآن عبر ${channel}.`,
  composerLoadFailed: 'تعذّر تحميل هذا الجزء. تحقّق من الاتصال وأعد المحاولة.',

  filesAttach: 'إرفاق ملفات',
  filesDrop: 'أفلت الملفات هنا لإرفاقها',
  filesLabel: 'الملفات المرفقة',
  filesUploading: (n) => `يجري رفع ${pluralize(n, { one: 'ملف واحد', two: 'ملفين', few: 'ملفات', many: 'ملفًا' })}`,
  filesReady: 'الملفات جاهزة للإرسال.',
  filesUploadPending: 'يمكن الإرسال بعد اكتمال رفع الملفات.',
  filesUploadFailed: 'تعذّر رفع ملف. أعد المحاولة أو أزِله.',
  fileEmpty: (name) => `الملف ${name} فارغ.`,
  fileTooLarge: (name, limit) => `الملف ${name} كبير جدًا: الحد الأقصى للإرسال ${limit}.`,
  fileTypeNotAllowed: (name) => `لا يمكن إرسال ${name}: هذا النوع من الملفات غير مسموح به.`,
  fileWaiting: 'في الانتظار',
  fileOffline: 'في انتظار الاتصال',
  fileFailed: (detail) => (detail ? `لم يُرفع: ${detail}` : 'لم يُرفع'),
  fileUnreachable: 'لا رد من خدمة الملفات',
  fileRemove: (name) => `إزالة ${name}`,
  fileCancel: (name) => `إلغاء رفع ${name}`,
  fileRetry: (name) => `إعادة رفع ${name}`,
  fileProgress: (name) => `رفع ${name}`,

  emojiOpen: 'رموز تعبيرية',
  emojiSearch: 'البحث في الرموز التعبيرية (بالإنجليزية)',
  emojiGroups: 'أنواع الرموز التعبيرية',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) =>
    n === 0
      ? 'لا توجد رموز تعبيرية مطابقة'
      : pluralize(n, { one: 'رمز واحد', two: 'رمزان', few: 'رموز', many: 'رمزًا' }),

  cannedOpen: 'إجابات جاهزة',
  cannedLoading: 'جارٍ تحميل الإجابات الجاهزة…',
  cannedFailed: 'تعذّر تحميل الإجابات الجاهزة.',
  cannedFound: (n) =>
    n === 0
      ? 'لا توجد إجابة جاهزة مطابقة'
      : pluralize(n, { one: 'إجابة واحدة', two: 'إجابتان', few: 'إجابات', many: 'إجابة' }),
  cannedUnfilled: (name) => `لم تُملأ ${name} بعد. أرسل مرة أخرى لإرسال النص كما هو.`,

  shortcutsOpen: 'اختصارات لوحة المفاتيح',
  shortcutsMessageField: 'في حقل الكتابة',
  shortcutsMessageList: 'في الرسائل',
  shortcutSend: 'إرسال',
  shortcutNewLine: 'سطر جديد',
  shortcutCanned: 'الإجابات الجاهزة، في بداية كلمة',
  shortcutEscape: 'إغلاق قائمة أو إزالة الاقتباس',
  shortcutPaste: 'لصق نص أو صور أو ملفات',
  shortcutHelp: 'هذه القائمة، ما دام الحقل فارغًا',
  shortcutHelpAgain: 'اضغط ؟ مرة أخرى لكتابة علامة استفهام.',
  shortcutMessages: 'الرسالة السابقة والتالية',
  shortcutPageUpDown: 'صفحة إلى الأعلى وإلى الأسفل',
  shortcutFirstLast: 'أول رسالة وآخر رسالة',
};
