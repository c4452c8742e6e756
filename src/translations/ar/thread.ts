import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { formatNumber, pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'وكيل',
  'barged-in': 'متدخّل',
  assistant: 'مستشار',
  monitor: 'مراقب',
  'wrap-up': 'إنهاء المحادثة',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'غادرتَ المحادثة',
  transferred: 'تم التحويل',
  'customer-left': 'غادر العميل',
  'wrapped-up': 'تم التصنيف',
  'wrap-up-filed': 'حُفظ التصنيف تلقائيًا قبل انتهاء وقته',
  'wrap-up-skipped': 'انتهت دون رموز',
  'wrap-up-expired': 'انتهى وقت التصنيف قبل حفظه',
  'no-primary-agent': 'غادر آخر وكيل',
  'logged-out': 'تم تسجيل خروجك',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'التحويل',
  conference: 'المحادثة المشتركة',
  consult: 'الاستشارة',
  'consult-transfer': 'التحويل',
  'consult-conference': 'المحادثة المشتركة',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'رقم الطلب',
  recipient: 'المستلم',
  address: 'العنوان',
  date: 'التاريخ',
  adjustment: 'تسوية',
  'payment-method': 'طريقة الدفع',
  subtotal: 'المجموع الفرعي',
  shipping: 'الشحن',
  tax: 'الضريبة',
  total: 'الإجمالي',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'إعجاب بتعليق',
  unlike: 'إلغاء الإعجاب بتعليق',
  delete: 'حذف تعليق',
  hide: 'إخفاء تعليق',
  'private-reply': 'رد خاص على تعليق',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'صورة',
  video: 'فيديو',
  audio: 'مقطع صوتي',
  file: 'ملف',
  sticker: 'ملصق',
  link: 'رابط',
  location: 'موقع',
  contacts: 'جهة اتصال',
  buttons: 'خيارات',
  carousel: 'بطاقات',
  list: 'قائمة خيارات',
  'wrap-up': 'التصنيف',
  comment: 'تعليق',
  email: 'بريد إلكتروني',
  voice: 'مكالمة هاتفية',
  receipt: 'إيصال',
  template: 'قالب',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'في انتظار الإرسال',
  sending: 'جارٍ الإرسال…',
  unconfirmed: 'جارٍ التحقق…',
  undecided: 'لم يُؤكَّد الإيصال',
  rejected: 'لم تُرسل',
  sent: 'أُرسلت',
  delivered: 'سُلِّمت',
  seen: 'شوهدت',
  failed: 'لم تُسلَّم',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'إشعار',
  warning: 'تحذير',
  'too-large': 'هذه الرسالة أكبر من أن تُعرض',
  'system-error': 'خطأ في النظام',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'بدأت المكالمة',
  'leg-ended': 'انتهت المكالمة',
  held: 'المكالمة معلّقة',
  resumed: 'استؤنفت المكالمة',
};

const rerouteName = (direction: string): string => ownValue(rerouteNames, direction) ?? 'التوجيه';

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'المحادثات',
  listEmpty: 'لا توجد محادثات مفتوحة',
  listEmptyHint: 'تظهر هنا المحادثات التي تقبلها.',
  listNoMessages: 'لا توجد رسائل بعد',
  listYou: 'أنت:',
  listUnread: (n) =>
    pluralize(n, {
      one: 'رسالة واحدة غير مقروءة',
      two: 'رسالتان غير مقروءتين',
      few: 'رسائل غير مقروءة',
      many: 'رسالة غير مقروءة',
      other: 'رسالة غير مقروءة',
    }),
  listTyping: 'يكتب الآن…',
  listDeliveryFailed: 'لم تُسلَّم رسالة',
  listWaiting: (duration) => `ينتظر منذ ${duration}`,
  listEnded: 'منتهية',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail ? `حُوّلت إلى ${detail}` : (ownValue(endReasons, reason) ?? (detail || 'انتهت')),

  threadLabel: (customer) => `محادثة مع ${customer}`,
  threadEmpty: 'لا توجد محادثة مفتوحة',
  threadEmptyHint: 'اختر محادثة من القائمة، أو انتظر المحادثة التالية.',
  threadNotOpen: 'هذه المحادثة غير مفتوحة لديك.',
  threadEnded: (customer) => `انتهت المحادثة مع ${customer}`,
  threadYou: 'أنت',
  threadSearch: 'البحث ونص المحادثة',
  searchLabel: 'البحث في هذه المحادثة',
  searchPosition: (n, all) => `${formatNumber(n)} من ${formatNumber(all)}`,
  searchNoHits: 'لا توجد نتائج',
  searchOlder: 'النتيجة الأقدم',
  searchNewer: 'النتيجة الأحدث',
  searchLoading: 'جارٍ تحميل الرسائل الأقدم…',
  searchIncomplete: 'تعذّر تحميل الرسائل الأقدم.',
  transcript: 'نص المحادثة',
  transcriptTitle: (name) => `محادثة مع ${name}`,
  transcriptCopy: 'نسخ',
  transcriptText: 'تنزيل كنص',
  transcriptHtml: 'تنزيل HTML',
  threadActions: 'الإجراءات',
  threadParticipants: 'المشاركون',
  threadChannels: 'القنوات',
  threadNoChannel: 'لا توجد قناة مفتوحة',
  threadOnHold: 'معلّقة',
  threadLeave: 'مغادرة',
  threadLeaving: 'جارٍ المغادرة…',
  threadLeaveQuestion: 'هل تريد مغادرة هذه المحادثة؟',
  threadLeaveLastAgent: 'أنت الوكيل الوحيد هنا. ستنتهي المحادثة بالنسبة إلى العميل.',
  threadStay: 'البقاء',
  wrapUpLeft: (duration) => `التصنيف: بقي ${duration}`,
  wrapUpRunning: 'التصنيف',
  wrapUpFinish: 'إنهاء دون رموز',
  wrapUpFinishing: 'جارٍ الإنهاء…',

  messagesLabel: 'الرسائل',
  messagesUnread: 'رسائل جديدة',
  messagesLatest: 'الانتقال إلى الأحدث',
  messagesOlder: 'عرض الرسائل السابقة',
  messagesOlderLoading: 'جارٍ تحميل الرسائل السابقة…',
  messageFailed: 'تعذّر عرض هذه الرسالة.',
  messagesOlderFailed: 'تعذّر تحميل الرسائل السابقة.',
  messagesStart: 'بداية المحادثة',
  messageLabel: (sender, time, text) => `${sender}، ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'اليوم',
  dayYesterday: 'أمس',
  senderBot: 'الروبوت',
  senderSystem: 'النظام',
  composerWhisper: 'همس',
  whisperLabel: 'همس – لا يراه إلا الوكلاء',
  activityOutbound: 'أُرسلت ضمن حملة',
  activityScheduled: 'رسالة مجدولة',
  customerTyping: (name) => `يكتب ${name} الآن…`,
  reply: 'رد',
  replyShowOriginal: (sender) => `عرض الرسالة الأصلية من ${sender}`,
  replyNotLoaded: 'رد على رسالة سابقة',
  replyAmbiguous: 'رد على إحدى رسائل عدّة',
  replyFindOriginal: 'البحث عن الرسالة الأصلية',
  replySearching: 'جارٍ البحث عن الرسالة…',
  replyNotFound: 'تعذّر العثور على الرسالة الأصلية.',
  suggestionsLabel: 'ردود مقترحة',
  textShowMore: 'عرض المزيد',
  textMoreShown: 'عُرض المزيد من الرسالة',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'إذا أعدت إرسالها فقد تصل إلى العميل مرتين.',
  deliverySeenBy: (names) => `شاهدها ${names}`,
  deliveryResend: 'إعادة الإرسال',
  deliveryDiscard: 'حذف',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(رسالة فارغة)',
  bodyDeleted: 'حُذفت هذه الرسالة',
  bodyUnknown: (type) => (type ? `نوع رسالة غير مدعوم (${type})` : 'رسالة فارغة'),
  bodyMediaFailed: (kind) =>
    ({
      image: 'تعذّر تحميل الصورة.',
      video: 'لا يمكن تشغيل الفيديو هنا.',
      audio: 'لا يمكن تشغيل التسجيل هنا.',
    })[kind],
  bodyMediaRetry: (name) => `إعادة المحاولة: ${name}`,
  bodyDownload: (name) => `تنزيل ${name}`,
  bodyLinkHost: (host) => `يفتح ${host}`,
  bodyUnsafeLink: 'لا يمكن فتح هذا الرابط بأمان',
  bodyOpenMap: 'فتح الخريطة',
  bodyBirthday: 'تاريخ الميلاد',
  bodyQuickReplies: 'ردود سريعة',
  bodyNoWrapUpCodes: 'بلا رموز',
  bodyNote: 'ملاحظة',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  emailFrom: 'من',
  emailReplyTo: 'الرد إلى',
  emailReceived: 'وصلت في',
  emailTo: 'إلى',
  emailCc: 'نسخة',
  emailBcc: 'نسخة مخفية',
  emailHasHtml: 'لهذه الرسالة نسخة منسّقة أيضًا.',
  emailNoSubject: 'بلا موضوع',
  emailShowHtml: 'عرض النسخة المنسّقة',
  emailHideHtml: 'إخفاء النسخة المنسّقة',
  emailShowImages: 'عرض الصور',
  emailShowImagesHint: 'تُحمَّل الصور من خوادم خارجية يمكنها أن تعرف أن الرسالة قد قُرئت.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `الصورة «${name}»` : 'صورة'}: ${hasAttachments ? 'انظر المرفقات أدناه' : 'في الرسالة الأصلية فقط'}`,
  emailLinks: (n) => `الروابط (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `رسالة بريد: ${subject}` : 'رسالة بريد'),
  suggestionInsert: 'إدراج في حقل الرسالة',
  suggestionSend: 'إرسال الآن',
  suggestionSendLabel: (text) => `إرسال الآن: ${text}`,
  suggestionConfidence: 'ثقة الروبوت',
  copyText: 'نسخ النص',
  copied: 'تم النسخ',
  copyFailed: 'تعذّر النسخ. لا يسمح المتصفح بذلك هنا.',
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `إشعار (${level})` : 'إشعار'),
  bodyPreChatForm: 'نموذج ما قبل المحادثة',
  imageEnlarge: (name) => `تكبير ${name}`,
  download: 'تنزيل',
  lightboxPosition: (n, total) => `${formatNumber(n)} من ${formatNumber(total)}`,
  lightboxPrevious: 'الصورة السابقة',
  lightboxNext: 'الصورة التالية',
  lightboxZoomIn: 'تكبير',
  lightboxZoomOut: 'تصغير',
  callDuration: 'المدة',
  callRecording: 'التسجيل',
  sizeBytes: (n) => `${n} بايت`,
  sizeKilobytes: (n) => `${n} ك.ب`,
  sizeMegabytes: (n) => `${n} م.ب`,

  noticeChannelStarted: (channel) => `بدأت جلسة ${channel}`,
  noticeChannelEnded: (channel) => `انتهت جلسة ${channel}`,
  noticeYouJoined: 'انضممتَ إلى المحادثة',
  noticeJoined: (name) => `انضم ${name}`,
  noticeJoinedAs: (name, role) => `انضم ${name} (${role})`,
  noticeLeft: (name) => `غادر ${name}`,
  noticeReroutePlaced: (direction, queue, by) =>
    `طُلب ${rerouteName(direction)}${queue ? ` إلى ${queue}` : ''}${by ? ` من قِبل ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `طلبتَ ${rerouteName(direction)}${queue ? ` إلى ${queue}` : ''}`,
  noticeRerouteCancelled: (direction) => `أُلغي طلب ${rerouteName(direction)}`,
  noticeRerouteFailed: (direction, queue) =>
    `لا يوجد وكيل متاح لطلب ${rerouteName(direction)}${queue ? ` إلى ${queue}` : ''}`,
  noticePaused: 'عُلّقت المحادثة',
  noticeResumed: 'استؤنفت المحادثة',
  noticeHandRaised: (others, isYou) => {
    if (isYou) return others ? `طلبتَ أنت و${others} مشرفًا` : 'طلبتَ مشرفًا';
    return others ? `طلب ${others} مشرفًا` : 'طُلب مشرف';
  },
  noticeHandLowered: (others, isYou) => {
    if (isYou) return others ? `ألغيتَ أنت و${others} طلب المشرف` : 'ألغيتَ طلب المشرف';
    return others ? `ألغى ${others} طلب المشرف` : 'أُلغي طلب المشرف';
  },
  noticeCustomerChanged: (name) => (name ? `أصبح العميل ${name}` : 'تغيرت بيانات العميل'),
  noticeUndecided: (what, count) =>
    `${what === 'failed' ? 'تعذّر تسليم' : 'حُذفت'} ${count > 1 ? `إحدى الرسائل (${formatNumber(count)})` : 'رسالة'}. لا يحدّد الخادم أيّها.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `مكالمة، ${duration}` : 'مكالمة'),
};
