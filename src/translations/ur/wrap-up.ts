import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'اختتامی اندراج',
  wrapUpHint: (max) => (max === 1 ? 'کوڈ منتخب کریں۔' : `زیادہ سے زیادہ ${formatNumber(max)} کوڈ منتخب کریں۔`),
  wrapUpChosen: (n, max) => `${formatNumber(max)} میں سے ${formatNumber(n)} منتخب`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'ایک ہی کوڈ منتخب کیا جا سکتا ہے۔'
      : `زیادہ سے زیادہ ${formatNumber(max)} کوڈ منتخب کیے جا سکتے ہیں۔ پہلے کوئی ایک ہٹائیں۔`,
  wrapUpSearch: 'کوڈ تلاش کریں',
  wrapUpNoMatch: 'کوئی ملتا جلتا کوڈ نہیں',
  wrapUpNoCodes: 'کوئی کوڈ دستیاب نہیں۔ نوٹ لکھا جا سکتا ہے۔',
  wrapUpNote: 'نوٹ',
  wrapUpApply: 'محفوظ کریں',
  wrapUpApplying: 'محفوظ ہو رہا ہے…',
  wrapUpEmpty: 'پہلے کوڈ منتخب کریں یا نوٹ لکھیں۔',
  wrapUpFormFailed: 'کوڈ لوڈ نہیں ہو سکے۔',
  wrapUpNotPermitted: 'آپ کو کوڈ لگانے کی اجازت نہیں ہے۔',
  wrapUpEndingSoon: (seconds) =>
    `اختتامی اندراج کا وقت ${formatNumber(seconds)} سیکنڈ میں ختم ہو گا۔ جو درج کیا گیا ہے وہ محفوظ ہو جائے گا۔`,

  holdOpen: 'ہولڈ…',
  holdTitle: 'ہولڈ کی مدت',
  holdMinutes: (n) => pluralize(n, { one: 'منٹ', other: 'منٹ' }),
  holdHint: 'وقت پورا ہونے پر، گفتگو جاری کرنے پر یا پیغام بھیجنے پر ہولڈ ختم ہو جاتا ہے۔',
  holdPending: 'ہولڈ کیا جا رہا ہے…',
  holdResume: 'جاری کریں',
  holdResuming: 'جاری کیا جا رہا ہے…',
  holdLeft: (duration) => `ہولڈ پر · ${duration}`,
  holdEndsWithMessage: 'آپ کا اگلا پیغام ہولڈ ختم کر دے گا۔',

  slaLeft: (duration) => `${duration} میں جواب دیں`,
  slaOverdue: 'جواب میں تاخیر',
  slaExtend: 'وقت بڑھائیں',
  slaExtendHint: 'جواب کا وقت نئے سرے سے شروع کریں',

  handRaise: 'ہاتھ اٹھائیں',
  handRaiseHint: 'سپروائزر کو بطور مشیر شامل ہونے کے لیے بلائیں',
  handLower: 'ہاتھ نیچے کریں',
  handLowerHint: 'سپروائزر کی درخواست واپس لیں',
  handRaising: 'ہاتھ اٹھایا جا رہا ہے…',
  handLowering: 'ہاتھ نیچے کیا جا رہا ہے…',
  handRaised: (others, isYou) =>
    isYou ? `آپ نے${others && ` اور ${others} نے`} سپروائزر کو بلایا ہے` : `${others} نے سپروائزر کو بلایا ہے`,
};
