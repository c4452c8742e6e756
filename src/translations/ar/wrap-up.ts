import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { pluralize } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'التصنيف',
  wrapUpHint: (max) =>
    max === 1
      ? 'اختر موضوع هذه المحادثة.'
      : `اختر ما يصل إلى ${pluralize(max, { one: 'رمز واحد', two: 'رمزين', few: 'رموز', many: 'رمزًا' })}.`,
  wrapUpChosen: (n, max) => `تم اختيار ${numberFormat.format(n)} من ${numberFormat.format(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'الحد الأقصى رمز واحد.'
      : `الحد الأقصى ${pluralize(max, { one: 'رمز واحد', two: 'رمزان', few: 'رموز', many: 'رمزًا' })}. أزل واحدًا أولاً.`,
  wrapUpSearch: 'ابحث عن رمز',
  wrapUpNoMatch: 'لا يوجد رمز بهذا الاسم.',
  wrapUpNoCodes: 'لا توجد رموز في هذا المكتب. يمكنك كتابة ملاحظة.',
  wrapUpNote: 'ملاحظة',
  wrapUpApply: 'حفظ التصنيف',
  wrapUpApplying: 'جارٍ الحفظ…',
  wrapUpEmpty: 'اختر رمزًا أو اكتب ملاحظة أولاً.',
  wrapUpFormFailed: 'تعذر تحميل الرموز.',
  wrapUpNotPermitted: 'غير مسموح لك بإعطاء رموز.',
  wrapUpEndingSoon: (seconds) =>
    `ينتهي التصنيف خلال ${pluralize(seconds, { one: 'ثانية', two: 'ثانيتين', few: 'ثوانٍ', many: 'ثانية' })}. ما لم يُحفظ سيُفقد.`,

  holdOpen: 'تعليق…',
  holdTitle: 'تعليق المحادثة لمدة',
  holdMinutes: (n) => pluralize(n, { one: 'دقيقة واحدة', two: 'دقيقتان', few: 'دقائق', many: 'دقيقة' }),
  holdHint: 'ينتهي التعليق من تلقاء نفسه، أو عند الاستئناف، أو عند إرسال رسالة.',
  holdPending: 'جارٍ التعليق…',
  holdResume: 'استئناف',
  holdResuming: 'جارٍ الاستئناف…',
  holdLeft: (duration) => `معلّقة · ${duration}`,
  holdEndsWithMessage: 'رسالتك التالية تنهي التعليق.',

  slaLeft: (duration) => `أجب خلال ${duration}`,
  slaOverdue: 'تأخر الرد',
  slaExtend: 'وقت إضافي',
  slaExtendHint: 'بدء مهلة الرد من جديد',

  handRaised: (names) => `طلب ${names} مشرفًا`,
};

const numberFormat = new Intl.NumberFormat('ar');
