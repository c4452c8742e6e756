import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'يراقبها مشرف آخر بالفعل.',
  'other-team': 'تخص فريقًا لا تشرف عليه.',
  'not-push-mode': 'جاءت من قائمة سحب، ولا يمكن مراقبة محادثات كهذه.',
  'not-supervisor': 'هذا متاح فقط للمشرفين الذين لديهم فريق.',
  'conversation-over': 'انتهت المحادثة.',
  'conversation-full': 'في هذه المحادثة أربعة أشخاص، ولا مكان لغيرهم.',
};

export const shared: TranslationsOf<typeof english> = {
  noSession: 'غير متصل بمكتب الوكيل',
  noSessionHint: 'أضف عنصر desk-session إلى هذه الصفحة.',
  signedOut: 'لم يتم تسجيل الدخول',
  connecting: 'جارٍ الاتصال…',
  signingIn: 'جارٍ تسجيل الدخول…',
  reconnecting: 'انقطع الاتصال. جارٍ إعادة الاتصال…',
  takenOver: 'تم فتح هذا المكتب في مكان آخر. وهو متوقف هنا.',
  sessionClosed: 'تم تسجيل خروجك',
  close: 'إغلاق',
  cancel: 'إلغاء',
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
  problemLicence: (detail) => (detail ? `مشكلة في الترخيص: ${detail}` : 'تعذر التحقق من ترخيص هذا الخادم.'),
  problemTimedOut: (detail) => detail || 'استغرق الخادم وقتًا طويلاً للرد.',
  problemServerError: 'أبلغ الخادم عن خطأ داخلي. يرجى المحاولة مرة أخرى.',
  problemUnreachable: 'لا يمكن الوصول إلى الخادم. تحقق من الاتصال وحاول مرة أخرى.',
  problemNoUrl: (url) => (url ? `ليس هذا عنوان Agent Manager: ${url}` : 'لم يتم تعيين عنوان Agent Manager.'),
  problemSessionEnded: 'أنهى الخادم هذه الجلسة. يرجى تسجيل الدخول مرة أخرى.',
  problemForcedLogout: 'قام المشرف بتسجيل خروجك.',
  problemOther: (detail) => detail || 'تعذر الاتصال بالمكتب.',

  outcomeRefused: (detail) => (detail ? `رفض الخادم: ${detail}` : 'رفض الخادم الطلب.'),
  refusal: (code) => refusals[code],
  outcomeTimedOut: 'لا يوجد رد من الخادم. ربما لم يتم التنفيذ.',
  outcomeOffline: 'غير ممكن دون اتصال.',
  outcomeAlreadyPending: 'يرجى انتظار انتهاء التغيير السابق.',
  outcomeNoSuchConversation: 'انتهت هذه المحادثة.',
  outcomeNoSuchOffer: 'هذا العرض لم يعد متاحًا.',
  outcomeNoChannel: 'ليس لدى العميل قناة مفتوحة لإرسال هذا إليها.',
  outcomeNotAllowed: 'غير مسموح لك بذلك هنا.',
  outcomeNoWhisperRecipient: 'لا يوجد وكيل آخر للهمس إليه.',
  outcomeEmpty: 'لا يوجد شيء للإرسال.',
  outcomeConnectionLost: 'انقطع الاتصال قبل رد الخادم.',
  outcomeSessionEnded: 'انتهت الجلسة.',
};
