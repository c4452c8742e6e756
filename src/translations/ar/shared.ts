import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'يراقب مشرف آخر هذه المحادثة بالفعل.',
  'other-team': 'تخص هذه المحادثة فريقًا لا تشرف عليه.',
  'not-push-mode': 'لا يمكن مراقبة المحادثات الواردة من قوائم السحب.',
  'not-supervisor': 'هذا متاح فقط للمشرفين الذين لديهم فريق.',
  'conversation-over': 'انتهت المحادثة.',
  'conversation-full': 'بلغت هذه المحادثة الحد الأقصى وهو أربعة أشخاص.',
};

export const shared: TranslationsOf<typeof english> = {
  noSession: 'غير متصل بواجهة الوكيل',
  noSessionHint: 'أضف عنصر desk-session إلى هذه الصفحة.',
  signedOut: 'لم يتم تسجيل الدخول',
  connecting: 'جارٍ الاتصال…',
  signingIn: 'جارٍ تسجيل الدخول…',
  reconnecting: 'انقطع الاتصال. جارٍ إعادة الاتصال…',
  lastUpdate: (time) => `آخر تحديث ${time}.`,
  connectedAgain: 'عاد الاتصال.',
  takenOver: 'فُتحت واجهة الوكيل في مكان آخر، وهي متوقفة هنا مؤقتًا.',
  sessionClosed: 'تم تسجيل خروجك',
  close: 'إغلاق',
  cancel: 'إلغاء',
  contentFailed: 'تعذّر عرض هذا الجزء.',
  retry: 'إعادة المحاولة',
  downloadRecording: 'تنزيل التسجيل',
  loading: 'جارٍ التحميل…',
  newMessages: (n) =>
    pluralize(n, { one: 'رسالة جديدة', two: 'رسالتان جديدتان', few: 'رسائل جديدة', many: 'رسالة جديدة' }),
  unknownCustomer: 'عميل غير معروف',
  anonymousCustomer: 'زائر مجهول',

  problemLoginFailed: 'رُفض تسجيل الدخول. يرجى تسجيل الدخول مرة أخرى.',
  problemUnauthorised: 'اسم المستخدم أو كلمة المرور غير صحيحة.',
  problemBadRequest: (detail) => (detail ? `رفض الخادم تسجيل الدخول: ${detail}` : 'رفض الخادم تسجيل الدخول.'),
  problemCredentialsExpired: 'انتهت صلاحية جلستك.',
  problemLicence: (detail) => (detail ? `مشكلة في الترخيص: ${detail}` : 'تعذّر التحقق من ترخيص هذا الخادم.'),
  problemTimedOut: (detail) => detail || 'استغرق الخادم وقتًا طويلًا للرد.',
  problemServerError: 'أبلغ الخادم عن خطأ داخلي. يرجى المحاولة مرة أخرى.',
  problemUnreachable: 'تعذّر الوصول إلى الخادم. تحقّق من الاتصال وحاول مرة أخرى.',
  problemNoUrl: (url) => (url ? `ليس هذا عنوان Agent Manager: ${url}` : 'لم يتم تعيين عنوان Agent Manager.'),
  problemAlreadySigningIn: 'لا يزال تسجيل دخول آخر جاريًا. يرجى الانتظار.',
  problemSignInCancelled: 'أُلغي تسجيل الدخول.',
  problemSessionEnded: 'أنهى الخادم هذه الجلسة. يرجى تسجيل الدخول مرة أخرى.',
  problemForcedLogout: 'قام مشرف بتسجيل خروجك.',
  problemOther: (detail) => detail || 'تعذّر الاتصال بواجهة الوكيل.',

  outcomeRefused: (detail) => (detail ? `رفض الخادم الطلب: ${detail}` : 'رفض الخادم الطلب.'),
  refusal: (code) => refusals[code],
  newVersion: 'أعد تحميل الصفحة للحصول على الإصدار الجديد. لم تعد بعض وظائف هذه الصفحة متاحة.',
  serverError: (detail) => (detail ? `أبلغ الخادم عن خطأ: ${detail}` : 'أبلغ الخادم عن خطأ دون أن يحدّده.'),
  outcomeUnknown: 'لا يوجد رد من الخادم. ربما تم تنفيذ التغيير وربما لم يتم.',
  outcomeOffline: 'لا يمكنك فعل هذا دون اتصال.',
  outcomeAlreadyPending: 'انتظر حتى يكتمل التغيير السابق.',
  outcomeNoSuchConversation: 'انتهت هذه المحادثة.',
  outcomeNoSuchOffer: 'لم تعد هذه المحادثة متاحة.',
  outcomeNoChannel: 'ليس لدى العميل قناة مفتوحة لإرسال هذا إليها.',
  outcomeNotAllowed: 'ليست لديك صلاحية لفعل هذا هنا.',
  outcomeUnsentMessages: 'لم تُرسل بعض الرسائل بعد.',
  outcomeNoWhisperRecipient: 'لا يوجد وكيل آخر للهمس إليه.',
  outcomeEmpty: 'لا يوجد شيء للإرسال.',
  outcomeConnectionLost: 'انقطع الاتصال قبل إرسال هذا.',
  outcomeSessionEnded: 'انتهت الجلسة.',
  outcomeInvalid: 'أرسلت هذه الصفحة طلبًا غير صالح. لم يُرسَل شيء.',
};
