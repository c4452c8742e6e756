import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { login } from '../en/parts/login.js';
import { pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'جارٍ البدء',
  'not-ready': 'غير جاهز',
  ready: 'جاهز',
  'logged-out': 'تم تسجيل الخروج',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'متوقفة',
  ready: 'جاهزة',
  active: 'نشطة',
  busy: 'مشغولة',
  'pending-not-ready': 'قيد الإنهاء',
  interrupted: 'متوقفة مؤقتًا',
  'logged-out': 'تم تسجيل الخروج',
};

/** What follows a consultation is named as what comes without one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'صادرة',
  transfer: 'تحويل',
  conference: 'محادثة مشتركة',
  consult: 'استشارة',
  monitor: 'مراقبة',
  'barge-in': 'تدخل',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `يحوّل ${name} هذه المحادثة إليك`,
  conference: (name) => `يدعوك ${name} إلى الانضمام`,
  consult: (name) => `يطلب ${name} مشورتك`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'انتهى وقت الرد.',
  'customer-left': 'غادر العميل قبل أن ترد.',
  'answered-elsewhere': 'رد وكيل آخر على العميل.',
  'logged-out': 'تم تسجيل خروجك. ستنتقل المحادثة إلى وكيل آخر.',
};

export const agent: TranslationsOf<typeof english & typeof login> = {
  loginTitle: 'تسجيل الدخول',
  loginUsername: 'اسم المستخدم',
  loginPassword: 'كلمة المرور',
  loginShowPassword: 'إظهار كلمة المرور',
  loginSubmit: 'تسجيل الدخول',
  loginCapsLock: 'مفتاح Caps Lock مفعّل.',
  loginMissingUsername: 'أدخل اسم المستخدم.',
  loginMissingPassword: 'أدخل كلمة المرور.',
  loginServerMessage: (detail) => `رد الخادم: ${detail}`,
  loginSignedInAs: (name) => `تم تسجيل الدخول باسم ${name}`,
  loginTakenOver: 'لقد سجّلت الدخول من مكان آخر',
  loginTakenOverHint: 'لا يمكن فتح أكثر من مكتب واحد في الوقت نفسه. استخدامه هنا يوقف المكتب الآخر.',
  loginUseHere: 'استخدامه هنا',
  loginFailed: 'لم يُفتح المكتب',
  loginDifferentAccount: 'تسجيل الدخول باسم مستخدم آخر',

  stateLabel: 'حالة توفرك',
  stateName: (state) => agentStates[state] ?? 'غير معروفة',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'غير معروفة'}${label && ': '}${label}`,
  stateSince: (time) => `منذ ${time}`,
  stateChanging: 'جارٍ التغيير…',
  stateNoChannelOn: 'لا توجد قناة مفعّلة',
  stateNoReason: 'دون سبب',
  stateReasonSearch: 'ابحث عن سبب',
  stateNoMatchingReasons: 'لا يوجد سبب مطابق.',
  stateUnknownHint: 'لا يعرف الخادم حالتك. اختر «جاهز» أو «غير جاهز».',
  stateNotAllowed: 'غير مسموح لك بتغيير حالة توفرك.',
  stateUnchanged: 'أبقى الخادم حالتك كما كانت.',
  stateChannels: 'القنوات',
  stateNoChannels: 'لا توجد قنوات مخصصة لك.',
  stateAllReady: 'جاهز على جميع القنوات',
  stateGoingReady: 'جارٍ التفعيل…',
  stateNeedsReady: 'لا يمكن تفعيل قناة إلا وأنت جاهز.',
  stateGoReadyFirst: (channel) => `تبقى ${channel} متوقفة: اختر «جاهز» أولاً ثم فعّلها.`,
  stateChannelUnchanged: (channel) => `أبقى الخادم ${channel} كما كانت.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'انقطع الاتصال. يمكنك التغيير مجددًا عند عودته.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'غير معروفة';
    if (limit === '') return name;
    if (state === 'busy') return `${name}، ${limit} من ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}، بحد أقصى ${limit}` : name;
  },
  channelFinishing: 'تُنهى المحادثات المفتوحة ثم تتوقف',
  channelSwitchingOn: 'جارٍ التفعيل…',
  channelSwitchingOff: 'جارٍ الإيقاف…',
  stateLogOut: 'تسجيل الخروج',
  stateLogOutWithReason: (label) => `تسجيل الخروج: ${label}`,
  stateLogOutReasons: 'تسجيل الخروج بسبب',
  stateLoggingOut: 'جارٍ تسجيل الخروج…',
  stateLogOutAnyway: 'تسجيل الخروج رغم ذلك',
  stateLogOutOpenConversations: (n) =>
    `لا تزال لديك ${pluralize(n, {
      one: 'محادثة مفتوحة',
      two: 'محادثتان مفتوحتان',
      few: 'محادثات مفتوحة',
      many: 'محادثة مفتوحة',
    })}. إذا سجّلت الخروج فسينتظر العملاء وكيلاً آخر.`,
  stateStayLoggedIn: 'البقاء مسجّلاً',

  offerLabel: 'عملاء في الانتظار',
  offerNone: 'لا أحد في انتظارك.',
  offerKnownCustomer: 'عميل معروف',
  offerAnonymous: 'مجهول',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `بطلب من ${name}`,
  offerNote: 'ملاحظة',
  offerAccept: 'قبول',
  offerAccepting: 'جارٍ القبول…',
  offerHide: 'تجاهل',
  offerHideHint: 'يخفيها هنا فقط. تبقى معروضة حتى ينتهي الوقت أو يتولاها وكيل آخر.',
  offerChecking: 'جارٍ التحقق من أن العميل لا يزال ينتظر…',
  offerTimeLeft: (n) =>
    n === 0
      ? 'انتهى الوقت'
      : `الوقت المتبقي: ${pluralize(n, { one: 'ثانية واحدة', two: 'ثانيتان', few: 'ثوانٍ', many: 'ثانية' })}`,
  offerWaiting: (time) => `ينتظر منذ ${time}`,
  offerTimeUp: 'انتهى الوقت',
  offerNotAccepted: 'لم يمنحك الخادم هذه المحادثة.',
  offerTooLate: (why) => `فات الأوان. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'لم تعد هذه المحادثة معروضة عليك.',
  offerAnnouncement: (name, details) =>
    details === '' ? `محادثة جديدة معروضة: ${name}` : `محادثة جديدة معروضة: ${name}، ${details}`,
  offerNotificationTitle: 'عميل في الانتظار',
  offerDismiss: 'إخفاء',
};
