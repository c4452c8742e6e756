import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'تنزيل التسجيل',
  tabLeads: (time) => `الاتصال في علامة التبويب هذه منذ ${time}.`,
  tabFollows: (time) => `الاتصال في علامة تبويب أخرى منذ ${time}.`,
  debugCheck: 'تحقّق من الاتصال',
  debugChecking: 'جارٍ التحقق…',
  debugCheckAgain: 'إعادة التحقق',
  debugCopy: 'نسخ بصيغة JSON',
  debugCopied: 'تم النسخ.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'هل تريد تنزيل ملف الدعم؟',
  supportFilePurpose: 'يساعد فريق الدعم على معرفة سبب وجود مشكلة في العمل.',
  supportFileContains:
    'يحتوي على: إصدارات واجهة الوكيل وإعداداته، وسجل الاتصال، وفحص للخادم، وأزمنة الاستجابة، وأنواع الأخطاء.',
  supportFileOmits: 'لا يحتوي على: رسائل أو أسماء أو عناوين أو بيانات تسجيل الدخول.',
  supportFileContent: 'محتوى الملف',
  supportFileDownload: 'تنزيل',
  supportFile: 'ملف الدعم…',
  supportFileCollecting: 'جارٍ جمع البيانات…',
  supportFileFailed: 'تعذّر إنشاء الملف.',
};
