import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { formatNumber, pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'ایجنٹ',
  'barged-in': 'مداخلت',
  assistant: 'مشورہ',
  monitor: 'نگرانی',
  'wrap-up': 'اختتامی اندراج',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'آپ نے گفتگو چھوڑ دی',
  transferred: 'منتقل کر دی گئی',
  'customer-left': 'کسٹمر نے گفتگو چھوڑ دی',
  'wrapped-up': 'اختتامی اندراج مکمل',
  'wrap-up-filed': 'وقت ختم ہونے سے پہلے اختتامی اندراج خود محفوظ ہو گیا',
  'wrap-up-skipped': 'کوڈ کے بغیر ختم کی گئی',
  'wrap-up-expired': 'اختتامی اندراج محفوظ ہونے سے پہلے وقت ختم ہو گیا',
  'no-primary-agent': 'آخری ایجنٹ نے گفتگو چھوڑ دی',
  'logged-out': 'آپ کو سائن آؤٹ کر دیا گیا',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'منتقلی',
  conference: 'کانفرنس',
  consult: 'مشاورت',
  'consult-transfer': 'منتقلی',
  'consult-conference': 'کانفرنس',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'آرڈر نمبر',
  recipient: 'وصول کنندہ',
  address: 'پتا',
  date: 'تاریخ',
  adjustment: 'ایڈجسٹمنٹ',
  'payment-method': 'ادائیگی',
  subtotal: 'ذیلی میزان',
  shipping: 'ترسیل',
  tax: 'ٹیکس',
  total: 'کل رقم',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'تبصرے کو پسند کیا گیا',
  unlike: 'تبصرے سے پسند ہٹائی گئی',
  delete: 'تبصرہ حذف کیا گیا',
  hide: 'تبصرہ چھپایا گیا',
  'private-reply': 'تبصرے کا نجی جواب',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'تصویر',
  video: 'ویڈیو',
  audio: 'آڈیو',
  file: 'فائل',
  sticker: 'اسٹیکر',
  link: 'لنک',
  location: 'مقام',
  contacts: 'رابطہ',
  buttons: 'انتخاب',
  carousel: 'کارڈز',
  list: 'انتخاب کی فہرست',
  'wrap-up': 'اختتامی اندراج',
  comment: 'تبصرہ',
  email: 'ای میل',
  voice: 'فون کال',
  receipt: 'رسید',
  template: 'سانچہ',
};

const failedMedia = {
  image: 'تصویر لوڈ نہیں ہو سکی۔',
  video: 'ویڈیو یہاں نہیں چل سکتی۔',
  audio: 'ریکارڈنگ یہاں نہیں چل سکتی۔',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'نوٹس',
  warning: 'انتباہ',
  'too-large': 'یہ پیغام اتنا بڑا ہے کہ دکھایا نہیں جا سکتا',
  'system-error': 'سسٹم کی خرابی',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'بھیجنے کا منتظر',
  sending: 'بھیجا جا رہا ہے…',
  unconfirmed: 'جانچ ہو رہی ہے…',
  undecided: 'پہنچنے کی تصدیق نہیں ہوئی',
  rejected: 'بھیجا نہیں گیا',
  sent: 'بھیج دیا گیا',
  delivered: 'پہنچ گیا',
  seen: 'دیکھ لیا گیا',
  failed: 'نہیں پہنچا',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'کال شروع ہوئی',
  'leg-ended': 'کال ختم ہوئی',
  held: 'کال ہولڈ پر ہے',
  resumed: 'کال دوبارہ جاری ہوئی',
};

const rerouteName = (direction: string): string => ownValue(rerouteNames, direction) ?? 'روٹنگ';

/** Who asked, with the particle that a past tense needs. */
const askedBy = (others: string, isYou: boolean): string =>
  isYou ? `آپ نے${others && ` اور ${others} نے`}` : `${others} نے`;

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'گفتگوئیں',
  listEmpty: 'کوئی گفتگو کھلی نہیں',
  listEmptyHint: 'آپ کی قبول کردہ چیٹس یہاں نظر آئیں گی۔',
  listNoMessages: 'ابھی کوئی پیغام نہیں',
  listYou: 'آپ:',
  listUnread: (n) => pluralize(n, { one: 'اَن پڑھا پیغام', other: 'اَن پڑھے پیغامات' }),
  listTyping: 'ٹائپنگ جاری…',
  listDeliveryFailed: 'ایک پیغام نہیں پہنچا',
  listWaiting: (duration) => `${duration} سے منتظر`,
  listEnded: 'ختم شدہ',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `${detail} کو منتقل کر دی گئی`
      : (ownValue(endReasons, reason) ?? (detail || 'ختم ہو گئی')),

  threadLabel: (customer) => `${customer} کے ساتھ گفتگو`,
  threadEmpty: 'کوئی گفتگو کھلی نہیں',
  threadEmptyHint: 'فہرست سے گفتگو منتخب کریں یا اگلی چیٹ کا انتظار کریں۔',
  threadNotOpen: 'یہ گفتگو آپ کے ڈیسک پر کھلی نہیں ہے۔',
  threadEnded: (customer) => `${customer} کے ساتھ گفتگو ختم ہو گئی`,
  threadYou: 'آپ',
  threadSearch: 'تلاش اور تحریری ریکارڈ',
  searchLabel: 'اس گفتگو میں تلاش کریں',
  searchPosition: (n, all) => `${formatNumber(all)} میں سے ${formatNumber(n)}`,
  searchNoHits: 'کوئی نتیجہ نہیں',
  searchOlder: 'اس سے پہلے کا نتیجہ',
  searchNewer: 'اس کے بعد کا نتیجہ',
  searchLoading: 'پرانے پیغامات لوڈ ہو رہے ہیں…',
  searchIncomplete: 'پرانے پیغامات لوڈ نہیں ہو سکے۔',
  transcript: 'تحریری ریکارڈ',
  transcriptTitle: (name) => `${name} کے ساتھ گفتگو`,
  transcriptCopy: 'کاپی کریں',
  transcriptText: 'متن ڈاؤن لوڈ کریں',
  transcriptHtml: 'HTML ڈاؤن لوڈ کریں',
  threadActions: 'اعمال',
  threadParticipants: 'شرکا',
  threadChannels: 'چینلز',
  threadNoChannel: 'کوئی چینل کھلا نہیں',
  threadOnHold: 'ہولڈ پر',
  threadLeave: 'چھوڑیں',
  threadLeaving: 'چھوڑی جا رہی ہے…',
  threadLeaveQuestion: 'یہ گفتگو چھوڑ دیں؟',
  threadLeaveLastAgent: 'یہاں آپ کے سوا کوئی ایجنٹ نہیں۔ کسٹمر کے لیے گفتگو ختم ہو جائے گی۔',
  threadStay: 'رہنے دیں',
  wrapUpLeft: (duration) => `اختتامی اندراج: ${duration} باقی`,
  wrapUpRunning: 'اختتامی اندراج',
  wrapUpFinish: 'کوڈ کے بغیر ختم کریں',
  wrapUpFinishing: 'ختم ہو رہا ہے…',

  messagesLabel: 'پیغامات',
  messagesUnread: 'نئے پیغامات',
  messagesLatest: 'تازہ ترین پر جائیں',
  messagesOlder: 'پرانے پیغامات دکھائیں',
  messagesOlderLoading: 'پرانے پیغامات لوڈ ہو رہے ہیں…',
  messageFailed: 'یہ پیغام دکھایا نہیں جا سکا۔',
  messagesOlderFailed: 'پرانے پیغامات لوڈ نہیں ہو سکے۔',
  messagesStart: 'گفتگو کا آغاز',
  messageLabel: (sender, time, text) => `${sender}، ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'آج',
  dayYesterday: 'گزشتہ کل',
  senderBot: 'بوٹ',
  senderSystem: 'سسٹم',
  composerWhisper: 'سرگوشی',
  whisperLabel: 'سرگوشی – صرف ایجنٹس کو نظر آتی ہے',
  activityOutbound: 'مہم کے تحت بھیجا گیا',
  activityScheduled: 'طے شدہ پیغام',
  customerTyping: (name) => `${name}: ٹائپنگ جاری…`,
  reply: 'جواب دیں',
  replyShowOriginal: (sender) => `${sender} کا اصل پیغام دکھائیں`,
  replyNotLoaded: 'پرانے پیغام کا جواب',
  replyAmbiguous: 'کئی پیغامات میں سے ایک کا جواب',
  replyFindOriginal: 'اصل پیغام تلاش کریں',
  replySearching: 'پیغام کی تلاش جاری ہے…',
  replyNotFound: 'اصل پیغام نہیں ملا۔',
  suggestionsLabel: 'تجویز کردہ جوابات',
  suggestionInsert: 'پیغام کے خانے میں ڈالیں',
  suggestionSend: 'ابھی بھیجیں',
  suggestionSendLabel: (text) => `ابھی بھیجیں: ${text}`,
  suggestionConfidence: 'بوٹ کا اعتماد',
  copyText: 'متن کاپی کریں',
  copied: 'کاپی ہو گیا',
  copyFailed: 'کاپی نہیں ہو سکا۔ براؤزر یہاں اس کی اجازت نہیں دیتا۔',
  textShowMore: 'مزید دکھائیں',
  textMoreShown: 'پیغام کا مزید حصہ دکھا دیا گیا',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'دوبارہ بھیجنے پر ممکن ہے کسٹمر کو یہ دو بار ملے۔',
  deliverySeenBy: (names) => `${names} نے دیکھ لیا`,
  deliveryResend: 'دوبارہ بھیجیں',
  deliveryDiscard: 'ضائع کریں',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(خالی پیغام)',
  bodyDeleted: 'یہ پیغام حذف کر دیا گیا',
  bodyUnknown: (type) => (type ? `پیغام کی یہ قسم یہاں نہیں دکھائی جا سکتی (${type})` : 'خالی پیغام'),
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `نوٹس (${level})` : 'نوٹس'),
  imageEnlarge: (name) => `${name} بڑا کریں`,
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `دوبارہ کوشش کریں: ${name}`,
  bodyDownload: (name) => `${name} ڈاؤن لوڈ کریں`,
  bodyLinkHost: (host) => `${host} کھلے گا`,
  bodyUnsafeLink: 'یہ لنک محفوظ طریقے سے نہیں کھل سکتا',
  bodyOpenMap: 'نقشہ کھولیں',
  bodyBirthday: 'تاریخ پیدائش',
  bodyQuickReplies: 'فوری جوابات',
  bodyNoWrapUpCodes: 'کوئی کوڈ نہیں',
  bodyNote: 'نوٹ',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  bodyPreChatForm: 'چیٹ سے پہلے کا فارم',
  emailFrom: 'از',
  emailReplyTo: 'جواب بنام',
  emailReceived: 'موصول',
  emailTo: 'بنام',
  emailCc: 'نقل',
  emailBcc: 'خفیہ نقل',
  emailHasHtml: 'اس ای میل کا فارمیٹ شدہ ورژن بھی ہے۔',
  emailShowHtml: 'فارمیٹ شدہ ورژن دکھائیں',
  emailHideHtml: 'فارمیٹ شدہ ورژن چھپائیں',
  emailShowImages: 'تصاویر دکھائیں',
  emailShowImagesHint: 'تصاویر بیرونی سرورز سے لوڈ ہوتی ہیں، جنہیں اس سے پتا چل سکتا ہے کہ ای میل پڑھ لی گئی۔',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `تصویر ”${name}“` : 'تصویر'}: ${hasAttachments ? 'نیچے منسلک فائلوں میں دیکھیں' : 'صرف اصل ای میل میں'}`,
  emailLinks: (n) => `لنکس (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `ای میل: ${subject}` : 'ای میل'),
  emailNoSubject: 'کوئی موضوع نہیں',
  callDuration: 'دورانیہ',
  callRecording: 'ریکارڈنگ',
  download: 'ڈاؤن لوڈ کریں',
  lightboxPosition: (n, total) => `${formatNumber(total)} میں سے ${formatNumber(n)}`,
  lightboxPrevious: 'پچھلی تصویر',
  lightboxNext: 'اگلی تصویر',
  lightboxZoomIn: 'بڑا کریں',
  lightboxZoomOut: 'چھوٹا کریں',
  sizeBytes: (n) => `${n} بائٹ`,
  sizeKilobytes: (n) => `${n} KB`,
  sizeMegabytes: (n) => `${n} MB`,

  noticeChannelStarted: (channel) => `${channel} کا سیشن شروع ہوا`,
  noticeChannelEnded: (channel) => `${channel} کا سیشن ختم ہوا`,
  noticeYouJoined: 'آپ نے شمولیت اختیار کی',
  noticeJoined: (name) => `${name} نے شمولیت اختیار کی`,
  noticeJoinedAs: (name, role) => `${name} نے شمولیت اختیار کی (${role})`,
  noticeLeft: (name) => `${name} نے گفتگو چھوڑ دی`,
  noticeReroutePlaced: (direction, queue, by) =>
    `${by ? `${by} کی جانب سے ` : ''}${queue ? `${queue} کے لیے ` : ''}${rerouteName(direction)} کی درخواست`,
  noticeYouRerouted: (direction, queue) =>
    `آپ نے ${queue ? `${queue} کے لیے ` : ''}${rerouteName(direction)} کی درخواست کی`,
  noticeRerouteCancelled: (direction) => `${rerouteName(direction)} کی درخواست منسوخ ہو گئی`,
  noticeRerouteFailed: (direction, queue) =>
    `${queue ? `${queue} میں ` : ''}${rerouteName(direction)} کے لیے کوئی ایجنٹ دستیاب نہیں`,
  noticePaused: 'گفتگو ہولڈ کر دی گئی',
  noticeResumed: 'گفتگو دوبارہ جاری ہوئی',
  noticeHandRaised: (others, isYou) =>
    isYou || others ? `${askedBy(others, isYou)} سپروائزر کو بلایا` : 'سپروائزر کو بلایا گیا',
  noticeHandLowered: (others, isYou) =>
    isYou || others ? `${askedBy(others, isYou)} سپروائزر کی درخواست واپس لی` : 'سپروائزر کی درخواست واپس لی گئی',
  noticeCustomerChanged: (name) => (name ? `کسٹمر کا نام اب ${name} ہے` : 'کسٹمر کی تفصیلات بدل گئیں'),
  noticeUndecided: (what, count) =>
    `${count > 1 ? `${formatNumber(count)} پیغامات میں سے ایک` : 'ایک پیغام'} ${what === 'failed' ? 'نہیں پہنچ سکا' : 'حذف کر دیا گیا'}۔ سرور نہیں بتاتا کہ کون سا۔`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `کال، ${duration}` : 'کال'),
};
