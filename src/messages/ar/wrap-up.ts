import type { MessagesOf } from '../catalogue.js';
import type { threadTimers } from '../en/parts/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { count } from './plural.js';

export const wrapUp: MessagesOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'التصنيف',
  wrapUpHint: (most) =>
    most === 1
      ? 'اختر موضوع هذه المحادثة.'
      : `اختر ما يصل إلى ${count(most, { one: 'رمز واحد', two: 'رمزين', few: 'رموز', many: 'رمزًا' })}.`,
  wrapUpChosen: (n, most) => `تم اختيار ${number.format(n)} من ${number.format(most)}`,
  wrapUpFull: (most) =>
    most === 1
      ? 'الحد الأقصى رمز واحد.'
      : `الحد الأقصى ${count(most, { one: 'رمز واحد', two: 'رمزان', few: 'رموز', many: 'رمزًا' })}. أزل واحدًا أولاً.`,
  wrapUpSearch: 'ابحث عن رمز',
  wrapUpNoMatch: 'لا يوجد رمز بهذا الاسم.',
  wrapUpNoCodes: 'لا توجد رموز في هذا المكتب. يمكنك كتابة ملاحظة.',
  wrapUpNote: 'ملاحظة',
  wrapUpApply: 'حفظ التصنيف',
  wrapUpApplying: 'جارٍ الحفظ…',
  wrapUpNothing: 'اختر رمزًا أو اكتب ملاحظة أولاً.',
  wrapUpFormFailed: 'تعذر تحميل الرموز.',
  wrapUpNotPermitted: 'غير مسموح لك بإعطاء رموز.',
  wrapUpSoon: (seconds) =>
    `ينتهي التصنيف خلال ${count(seconds, { one: 'ثانية', two: 'ثانيتين', few: 'ثوانٍ', many: 'ثانية' })}. ما لم يُحفظ سيُفقد.`,

  holdOpen: 'تعليق…',
  holdTitle: 'تعليق المحادثة لمدة',
  holdMinutes: (n) => count(n, { one: 'دقيقة واحدة', two: 'دقيقتان', few: 'دقائق', many: 'دقيقة' }),
  holdHint: 'ينتهي التعليق من تلقاء نفسه، أو عند الاستئناف، أو عند إرسال رسالة.',
  holdAsking: 'جارٍ التعليق…',
  holdResume: 'استئناف',
  holdResuming: 'جارٍ الاستئناف…',
  holdLeft: (duration) => `معلّقة · ${duration}`,
  holdEndsBy: 'رسالتك التالية تنهي التعليق.',

  slaLeft: (duration) => `أجب خلال ${duration}`,
  slaOver: 'تأخر الرد',
  slaExtend: 'وقت إضافي',
  slaExtendHint: 'بدء مهلة الرد من جديد',

  handRaised: (names) => `طلب ${names} مشرفًا`,
};

const number = new Intl.NumberFormat('ar');
