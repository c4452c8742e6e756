import type { DeliveryState } from '../../domain/index.js';
import type { MessagesOf } from '../catalogue.js';
import type { cards } from '../en/parts/cards.js';
import type { CallEvent, NamedBody, thread as english } from '../en/thread.js';
import { known } from '../known.js';
import { count } from './plural.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'وكيل',
  'barged-in': 'متدخّل',
  assistant: 'مساعد',
  monitor: 'مراقب',
  'wrap-up': 'إنهاء المحادثة',
};

const ends: Readonly<Record<string, string>> = {
  left: 'غادرتَ المحادثة',
  transferred: 'تم التحويل',
  'customer-left': 'غادر العميل',
  'wrapped-up': 'تم التصنيف',
  'wrap-up-skipped': 'انتهت دون رموز',
  'wrap-up-expired': 'انتهى وقت التصنيف قبل حفظه',
  'no-primary-agent': 'غادر آخر وكيل',
  'logged-out': 'تم تسجيل خروجك',
};

const reroutes: Readonly<Record<string, string>> = {
  transfer: 'التحويل',
  conference: 'الانضمام الجماعي',
  consult: 'الاستشارة',
  'consult-transfer': 'التحويل',
  'consult-conference': 'الانضمام الجماعي',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'رقم الطلب',
  recipient: 'المستلم',
  'payment-method': 'طريقة الدفع',
  subtotal: 'المجموع الفرعي',
  shipping: 'الشحن',
  tax: 'الضريبة',
  total: 'الإجمالي',
};

const commentActs: Readonly<Record<string, string>> = {
  like: 'إعجاب بتعليق',
  unlike: 'سحب الإعجاب',
  delete: 'حذف تعليق',
  hide: 'إخفاء تعليق',
  'private-reply': 'رد خاص على تعليق',
};

const bodies: Readonly<Record<NamedBody, string>> = {
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

const deliveries: Readonly<Record<DeliveryState, string>> = {
  queued: 'في انتظار الإرسال',
  sending: 'جارٍ الإرسال…',
  unconfirmed: 'جارٍ التحقق…',
  undecided: 'ليس مؤكدًا أنها وصلت',
  rejected: 'لم تُرسل',
  sent: 'أُرسلت',
  delivered: 'سُلِّمت',
  seen: 'شوهدت',
  failed: 'لم تُسلَّم',
};

const notices: Readonly<Record<string, string>> = {
  info: 'إشعار',
  warning: 'تحذير',
  'system-error': 'خطأ في النظام',
};

const calls: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'بدأت المكالمة',
  'leg-ended': 'انتهت المكالمة',
  held: 'المكالمة قيد الانتظار',
  resumed: 'استؤنفت المكالمة',
};

const reroute = (direction: string): string => known(reroutes, direction) ?? 'التوجيه';

export const thread: MessagesOf<typeof english & typeof cards> = {
  listLabel: 'المحادثات',
  listEmpty: 'لا توجد محادثات مفتوحة',
  listEmptyHint: 'تظهر هنا المحادثات التي تقبلها.',
  listNoMessages: 'لا توجد رسائل بعد',
  listYou: 'أنت:',
  listUnread: (n) =>
    count(n, {
      one: 'رسالة واحدة غير مقروءة',
      two: 'رسالتان غير مقروءتين',
      few: 'رسائل غير مقروءة',
      many: 'رسالة غير مقروءة',
    }),
  listTyping: 'يكتب الآن…',
  listTrouble: 'تعذّر إيصال رسالة',
  listWaiting: (duration) => `ينتظر منذ ${duration}`,
  listEnded: 'محادثات منتهية',
  listDismissEnded: 'إخفاء',
  roleName: (role) => known(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail ? `حُوّلت إلى ${detail}` : (known(ends, reason) ?? (detail || 'انتهت')),

  threadLabel: (customer) => `محادثة مع ${customer}`,
  threadNone: 'لا توجد محادثة مفتوحة',
  threadNoneHint: 'اختر محادثة من القائمة، أو انتظر المحادثة التالية.',
  threadGone: 'هذه المحادثة ليست مفتوحة على مكتبك.',
  threadEnded: (customer) => `انتهت المحادثة مع ${customer}`,
  threadYou: 'أنت',
  threadParticipants: 'المشاركون',
  threadChannels: 'القنوات',
  threadNoChannel: 'لا توجد قناة مفتوحة',
  threadOnHold: 'قيد الانتظار',
  threadLeave: 'مغادرة',
  threadLeaving: 'جارٍ المغادرة…',
  threadLeaveQuestion: 'هل تريد مغادرة هذه المحادثة؟',
  threadLeaveLast: 'أنت الوكيل الوحيد هنا. ستنتهي المحادثة بالنسبة إلى العميل.',
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
  messagesOlderFailed: 'تعذّر تحميل الرسائل السابقة.',
  messagesBeginning: 'بداية المحادثة',
  messageLabel: (sender, time, text) => `${sender}، ${time}: ${text}`,
  messageAnnounced: (sender, text) => `${sender}: ${text}`,
  dayToday: 'اليوم',
  dayYesterday: 'أمس',
  senderBot: 'المساعد الآلي',
  senderSystem: 'النظام',
  whisperMark: 'همس – لا يراه إلا الوكلاء',
  activityOutbound: 'أُرسلت ضمن حملة',
  activityScheduled: 'رسالة مجدولة',
  customerTyping: (name) => `يكتب ${name} الآن…`,
  reply: 'رد',
  replyOriginal: (sender) => `عرض رسالة ${sender} التي يجيب عنها هذا الرد`,
  replyMissing: 'رد على رسالة سابقة',
  replyFind: 'البحث عن الرسالة التي يجيب عنها هذا الرد',
  replySearching: 'جارٍ البحث عن الرسالة…',
  replyNotFound: 'تعذّر العثور على الرسالة التي يجيب عنها هذا الرد.',
  suggestionsLabel: 'إجابات مقترحة',
  textMore: 'عرض البقية',

  delivery: (state, detail) => (detail ? `${deliveries[state]}: ${detail}` : deliveries[state]),
  deliveryUndecidedHint: 'إذا أعدت إرسالها فقد تصل إلى العميل مرتين.',
  deliverySeenBy: (names) => `شاهدها ${names}`,
  deliveryResend: 'إعادة الإرسال',
  deliveryDiscard: 'تجاهل',

  bodyKind: (type) => bodies[type],
  bodyDeleted: 'حُذفت هذه الرسالة',
  bodyUnknown: (type) => (type ? `رسالة من نوع لا يمكن عرضه هنا (${type})` : 'رسالة بلا محتوى'),
  bodyDownload: (name) => `تنزيل ${name}`,
  bodyOpensAt: (host) => `يفتح ${host}`,
  bodyUnsafeLink: 'لا يمكن فتح هذا العنوان بأمان',
  bodyOpenMap: 'فتح الخريطة',
  bodyBirthday: 'تاريخ الميلاد',
  bodyQuickReplies: 'ردود سريعة',
  bodyWrapUpNone: 'بلا رموز',
  bodyNote: 'ملاحظة',
  bodyCommentAct: (act) => known(commentActs, act) ?? '',
  bodyReceiptLine: (label) => known(receiptLines, label) ?? label,
  emailFrom: 'من',
  emailTo: 'إلى',
  emailCc: 'نسخة',
  emailBcc: 'نسخة مخفية',
  emailHtml: 'لهذه الرسالة نسخة منسّقة أيضًا.',
  emailNoSubject: 'بلا موضوع',
  emailShowHtml: 'عرض النسخة المنسّقة',
  emailHideHtml: 'إخفاء النسخة المنسّقة',
  emailPictures: 'عرض الصور',
  emailPicturesHint: 'تُجلب الصور من خوادمها، فتعلم تلك الخوادم أن الرسالة قد قُرئت.',
  emailLinks: (n) => `الروابط (${n})`,
  emailFrame: (subject) => (subject ? `رسالة بريد: ${subject}` : 'رسالة بريد'),
  suggestionInsert: 'وضعه في حقل الرسالة',
  suggestionSend: 'إرسال فورًا',
  suggestionSendLabel: (text) => `إرسال فورًا: ${text}`,
  suggestionConfidence: 'ثقة الروبوت',
  copyText: 'نسخ النص',
  copied: 'تم النسخ',
  copyFailed: 'لا يسمح المتصفح بالنسخ هنا.',
  bodyNotice: (level) => known(notices, level) ?? (level ? `إشعار (${level})` : 'إشعار'),
  bodyForm: 'ما أدخله العميل قبل المحادثة',
  pictureOpen: (name) => `تكبير ${name}`,
  download: 'تنزيل',
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
    `طُلب ${reroute(direction)}${queue ? ` إلى ${queue}` : ''}${by ? ` من قِبل ${by}` : ''}`,
  noticeRerouteCancelled: (direction) => `أُلغي طلب ${reroute(direction)}`,
  noticeRerouteFailed: (direction, queue) =>
    `لا يوجد وكيل متاح لطلب ${reroute(direction)}${queue ? ` إلى ${queue}` : ''}`,
  noticePaused: 'وُضعت المحادثة قيد الانتظار',
  noticeResumed: 'استؤنفت المحادثة',
  noticeHandRaised: (names) => (names ? `طلب ${names} مشرفًا` : 'طُلب حضور مشرف'),
  noticeHandLowered: (names) => (names ? `لم يعد ${names} يطلب مشرفًا` : 'لم يعد حضور المشرف مطلوبًا'),
  noticeCustomerChanged: (name) => (name ? `أصبح العميل ${name}` : 'تغيرت بيانات العميل'),
  noticeCall: (what) => calls[what],
  noticeCallSummary: (duration) => (duration ? `مكالمة، ${duration}` : 'مكالمة'),
};
