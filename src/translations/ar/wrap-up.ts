import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'التصنيف',
  wrapUpHint: (max) =>
    max === 1
      ? 'اختر رمزًا.'
      : `اختر ما يصل إلى ${pluralize(max, { one: 'رمز واحد', two: 'رمزين', few: 'رموز', many: 'رمزًا', other: 'رمز' })}.`,
  wrapUpChosen: (n, max) => `تم اختيار ${formatNumber(n)} من ${formatNumber(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'يمكنك اختيار رمز واحد.'
      : `يمكنك اختيار ما يصل إلى ${pluralize(max, { one: 'رمز واحد', two: 'رمزين', few: 'رموز', many: 'رمزًا', other: 'رمز' })}. أزل رمزًا أولًا.`,
  wrapUpSearch: 'البحث في الرموز',
  wrapUpNoMatch: 'لا توجد رموز مطابقة',
  wrapUpNoCodes: 'لا توجد رموز متاحة. يمكنك إضافة ملاحظة.',
  wrapUpNote: 'ملاحظة',
  wrapUpApply: 'حفظ التصنيف',
  wrapUpApplying: 'جارٍ الحفظ…',
  wrapUpEmpty: 'اختر رمزًا أو أضف ملاحظة أولًا.',
  wrapUpFormFailed: 'تعذّر تحميل الرموز.',
  wrapUpNotPermitted: 'ليست لديك صلاحية لتعيين رموز.',
  wrapUpEndingSoon: (seconds) =>
    `ينتهي التصنيف خلال ${pluralize(seconds, { one: 'ثانية', two: 'ثانيتين', few: 'ثوانٍ', many: 'ثانية', other: 'ثانية' })}. سيُحفظ ما أدخلته.`,

  holdOpen: 'تعليق…',
  holdTitle: 'تعليق المحادثة لمدة',
  holdMinutes: (n) => pluralize(n, { one: 'دقيقة واحدة', two: 'دقيقتان', few: 'دقائق', many: 'دقيقة', other: 'دقيقة' }),
  holdHint: 'ينتهي التعليق بانتهاء المدة، أو عند الاستئناف، أو عند إرسال رسالة.',
  holdPending: 'جارٍ التعليق…',
  holdResume: 'استئناف',
  holdResuming: 'جارٍ الاستئناف…',
  holdLeft: (duration) => `معلّقة · ${duration}`,
  holdEndsWithMessage: 'رسالتك التالية تنهي التعليق.',

  slaLeft: (duration) => `رد خلال ${duration}`,
  slaOverdue: 'تأخر الرد',
  slaExtend: 'تمديد الوقت',
  slaExtendHint: 'بدء مهلة الرد من جديد',

  handRaise: 'رفع اليد',
  handRaiseHint: 'اطلب من مشرف أن ينضم مستشارًا',
  handLower: 'خفض اليد',
  handLowerHint: 'إلغاء طلب المشرف',
  handRaising: 'جارٍ رفع اليد…',
  handLowering: 'جارٍ خفض اليد…',
  handRaised: (others, isYou) => (isYou ? `طلبتَ${others && ` أنت و${others}`} مشرفًا` : `طلب ${others} مشرفًا`),
};
