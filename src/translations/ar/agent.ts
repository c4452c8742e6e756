import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'تم تسجيل الدخول',
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

/** A transfer or conference after a consultation is labelled like a direct one. */
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
  conference: (name) => `دعاك ${name} إلى الانضمام`,
  consult: (name) => `طلب ${name} استشارتك`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'انتهى الوقت قبل أن ترد.',
  'customer-left': 'غادر العميل قبل أن ترد.',
  'answered-elsewhere': 'رد وكيل آخر على العميل.',
  'logged-out': 'تم تسجيل خروجك. ستنتقل المحادثة إلى وكيل آخر.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'تسجيل الدخول',
  loginUsername: 'اسم المستخدم',
  loginPassword: 'كلمة المرور',
  loginShowPassword: 'إظهار كلمة المرور',
  loginSubmit: 'تسجيل الدخول',
  loginCapsLock: 'مفتاح Caps Lock مفعّل.',
  loginMissingUsername: 'أدخل اسم المستخدم.',
  loginMissingPassword: 'أدخل كلمة المرور.',
  loginServerMessage: (detail) => `رسالة الخادم: ${detail}`,
  loginSignedInAs: (name) => `تم تسجيل الدخول باسم ${name}`,
  loginTakenOver: 'أنت مسجّل الدخول في مكان آخر',
  loginTakenOverHint: 'لا يمكن تشغيل أكثر من واجهة وكيل واحدة في الوقت نفسه. إذا استخدمتها هنا فستتوقف الأخرى مؤقتًا.',
  loginFailed: 'تعذّر تسجيل الدخول',
  loginInvalidAnswer: 'أعاد تسجيل الدخول في هذه الصفحة إجابة غير صالحة. يُرجى التواصل مع الدعم الفني لديك.',
  loginDifferentAccount: 'استخدام حساب آخر',

  signInStepSubmit: 'متابعة',
  signInStepChecking: 'جارٍ التحقق…',
  signInStepBack: 'رجوع',
  signInStepMissing: 'املأ هذا الحقل.',

  credentialsHint: 'محادثاتك مستمرة. أدخل كلمة المرور لاستخدام الملفات والسجل والتحويل من جديد.',
  credentialsHostHint: 'محادثاتك مستمرة، لكن الملفات والسجل والتحويل لا تعمل.',
  credentialsPassword: 'كلمة المرور',
  credentialsSubmit: 'متابعة',
  credentialsChecking: 'جارٍ التحقق…',
  credentialsEnter: 'إدخال كلمة المرور',
  credentialsMissing: 'أدخل كلمة المرور.',
  credentialsWrong: 'كلمة المرور غير صحيحة.',

  stateLabel: 'حالة توفرك',
  stateName: (state) => agentStates[state] ?? 'غير معروفة',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'غير معروفة'}${label && ': '}${label}`,
  stateSince: (time) => `منذ ${time}`,
  stateChanging: 'جارٍ التغيير…',
  stateNoChannelOn: 'لا توجد قنوات مفعّلة',
  stateSessionExpired: 'انتهت صلاحية الجلسة',
  stateNoReason: 'دون سبب',
  stateReasonSearch: 'البحث في الأسباب',
  stateReasonsFailed: 'تعذّر تحميل الأسباب. تجري إعادة المحاولة…',
  statePushFailed: 'تعذّر تحميل مفتاح الإشعارات. ربما تمنعه أداة لحظر المحتوى.',
  stateNoMatchingReasons: 'لا توجد أسباب مطابقة',
  stateUnknownHint: 'حالتك غير معروفة. اختر «جاهز» أو «غير جاهز».',
  stateNotAllowed: 'ليست لديك صلاحية لتغيير حالة توفرك.',
  stateUnchanged: 'لم تتغير حالتك.',
  stateChannels: 'القنوات',
  stateNoChannels: 'لا توجد قنوات مخصصة لك.',
  stateAllReady: 'جاهز على جميع القنوات',
  stateGoingReady: 'جارٍ التفعيل…',
  stateNeedsReady: 'لا يمكنك تفعيل قناة إلا عندما تكون حالتك «جاهز».',
  stateGoReadyFirst: (channel) => `اختر «جاهز» أولًا، ثم فعّل ${channel}.`,
  stateChannelUnchanged: (channel) => `لم تتغير حالة ${channel}.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'يمكنك تغيير هذا عند عودة الاتصال.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'غير معروفة';
    if (limit === '') return name;
    if (state === 'busy') return `${name}، ${limit} من ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}، بحد أقصى ${limit}` : name;
  },
  channelFinishing: 'ستتوقف بعد انتهاء المحادثات المفتوحة',
  channelSwitchingOn: 'جارٍ التفعيل…',
  channelSwitchingOff: 'جارٍ الإيقاف…',
  stateAttention: 'الأصوات والإشعارات',
  stateDoNotDisturb: 'عدم الإزعاج',
  stateSoundBlocked: 'انقر لتشغيل الصوت',
  stateLogOut: 'تسجيل الخروج',
  stateLogOutWithReason: (label) => `تسجيل الخروج: ${label}`,
  stateLogOutReasons: 'سبب تسجيل الخروج',
  stateLoggingOut: 'جارٍ تسجيل الخروج…',
  stateLogOutAnyway: 'تسجيل الخروج رغم ذلك',
  stateLogOutOpenConversations: (n) =>
    `لا تزال لديك ${pluralize(n, {
      one: 'محادثة مفتوحة',
      two: 'محادثتان مفتوحتان',
      few: 'محادثات مفتوحة',
      many: 'محادثة مفتوحة',
      other: 'محادثة مفتوحة',
    })}. إذا سجّلت الخروج فسينتظر هؤلاء العملاء وكيلًا آخر.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'رسالة واحدة', two: 'رسالتان', few: 'رسائل', many: 'رسالة' }) : '',
      drafts > 0
        ? pluralize(drafts, {
            one: 'مسودة أو ملاحظة واحدة',
            two: 'مسودتان أو ملاحظتان',
            few: 'مسودات أو ملاحظات',
            many: 'مسودة أو ملاحظة',
          })
        : '',
    ];
    return `لم يُرسل بعد: ${formatList(counts.filter(Boolean))}. إذا سجّلت الخروج الآن فسيُحذف ما لم يُرسل.`;
  },
  stateLogOutWaiting: 'سيُسجَّل خروجك فور إرسال جميع الرسائل.',
  stateLogOutWait: 'الانتظار حتى الإرسال',
  stateLogOutDiscard: 'حذفها وتسجيل الخروج',
  stateStayLoggedIn: 'البقاء مسجّل الدخول',

  offerLabel: 'عملاء في الانتظار',
  offerNone: 'لا يوجد عملاء في الانتظار',
  offerKnownCustomer: 'عميل معروف',
  offerAnonymous: 'مجهول',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `بطلب من ${name}`,
  offerRequestedByYou: 'أنت من طلب ذلك',
  offerNote: 'ملاحظة',
  offerAccept: 'قبول',
  offerAcceptOf: (name) => `قبول ${name}`,
  offerAccepting: 'جارٍ القبول…',
  offerHide: 'تجاهل',
  offerHideHint: 'يخفي المحادثة هنا. تبقى معروضة حتى ينتهي الوقت أو يقبلها وكيل آخر.',
  offerChecking: 'جارٍ التحقق مما إذا كانت المحادثة لا تزال في الانتظار…',
  offerTimeLeft: (n) =>
    n === 0
      ? 'انتهى الوقت'
      : `الوقت المتبقي: ${pluralize(n, { one: 'ثانية واحدة', two: 'ثانيتان', few: 'ثوانٍ', many: 'ثانية', other: 'ثانية' })}`,
  offerWaiting: (time) => `ينتظر منذ ${time}`,
  offerTimeUp: 'انتهى الوقت',
  offerNotAccepted: 'تعذّر قبول هذه المحادثة.',
  offerTooLate: (why) => `فات الأوان. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'لم تعد هذه المحادثة متاحة.',
  offerAnnouncement: (name, details) =>
    details === '' ? `محادثة جديدة معروضة: ${name}` : `محادثة جديدة معروضة: ${name}، ${details}`,
  offerNotificationTitle: 'عميل في الانتظار',
  offerDismiss: 'تجاهل',
  offerDismissed: 'أُخفيت',
  offerUndo: 'تراجع',
  offerUndoOf: (name) => `تراجع: إظهار عرض ${name} من جديد`,
  offerMissed: (n) =>
    pluralize(n, { one: 'عرض فائت', two: 'عرضان فائتان', few: 'عروض فائتة', many: 'عرضًا فائتًا', other: 'عرض فائت' }),
  offerMissedDismiss: 'تجاهل العروض الفائتة',
  offerSilent: 'نغمة الرنين صامتة حتى تنقر في هذه الصفحة أو تضغط مفتاحًا فيها.',
};
