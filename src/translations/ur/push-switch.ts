import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'یہاں ممکن نہیں',
  off: 'آف',
  'turning-on': 'آن ہو رہا ہے…',
  on: 'آن',
  blocked: 'بلاک',
  failed: 'آف',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'اس براؤزر یا صفحے میں ڈیسک بند ہونے پر اطلاعات نہیں دکھائی جا سکتیں۔',
  blocked: 'اس سائٹ کی اطلاعات بند ہیں۔ براؤزر کی ترتیبات میں ان کی اجازت دیں۔',
  failed: 'اطلاعات آن نہیں ہو سکیں۔ براہ کرم دوبارہ کوشش کریں۔',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'ڈیسک بند ہونے پر مجھے اطلاع دیں',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
