import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'ریکارڈنگ ڈاؤن لوڈ کریں',
  tabLeads: (time) => `رابطہ ${time} سے اسی ٹیب میں ہے۔`,
  tabFollows: (time) => `رابطہ ${time} سے کسی اور ٹیب میں ہے۔`,
  debugCheck: 'کنکشن جانچیں',
  debugChecking: 'جانچ جاری ہے…',
  debugCheckAgain: 'دوبارہ جانچیں',
  debugCopy: 'JSON کے طور پر کاپی کریں',
  debugCopied: 'کاپی ہو گیا۔',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'کیا سپورٹ فائل ڈاؤن لوڈ کرنی ہے؟',
  supportFilePurpose: 'یہ آپ کی سپورٹ ٹیم کو یہ جاننے میں مدد دیتی ہے کہ کوئی چیز کیوں کام نہیں کر رہی۔',
  supportFileContains:
    'اس میں شامل ہے: اس ڈیسک کے ورژن اور ترتیبات، کنکشن کی سرگزشت، سرور کی جانچ، جواب کے اوقات اور خرابیوں کی اقسام۔',
  supportFileOmits: 'اس میں شامل نہیں: پیغامات، نام، پتے یا سائن اِن کی معلومات۔',
  supportFileContent: 'فائل کا مواد',
  supportFileDownload: 'ڈاؤن لوڈ کریں',
  supportFile: 'سپورٹ فائل…',
  supportFileCollecting: 'معلومات جمع ہو رہی ہیں…',
  supportFileFailed: 'فائل نہیں بن سکی۔',
};
