import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'غير مدعومة هنا',
  off: 'متوقفة',
  'turning-on': 'جارٍ التشغيل…',
  on: 'مفعّلة',
  blocked: 'محظورة',
  failed: 'متوقفة',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'لا يمكن لهذا المتصفح أو هذه الصفحة عرض الإشعارات عندما تكون واجهة الوكيل مغلقة.',
  blocked: 'الإشعارات محظورة لهذا الموقع. اسمح بها في إعدادات المتصفح.',
  failed: 'تعذّر تشغيل الإشعارات. حاول مرة أخرى.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'أشعرني عندما تكون واجهة الوكيل مغلقة',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
