import type { pushNotices as english } from '../en/push.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'غير مدعومة هنا',
  off: 'متوقفة',
  'turning-on': 'جارٍ التشغيل…',
  on: 'مفعّلة',
  blocked: 'محظورة',
  failed: 'متوقفة',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'لا يستطيع هذا المتصفح أو هذه الصفحة عرض الإشعارات والمكتب مغلق.',
  blocked: 'الإشعارات محظورة لهذا الموقع. اسمح بها في إعدادات المتصفح.',
  failed: 'تعذّر تشغيل الإشعارات. حاول مرة أخرى.',
};

export const push = {
  label: 'أشعرني عندما يكون المكتب مغلقًا',
  state: (state: string) => states[state] ?? '',
  hint: (state: string) => hints[state] ?? '',
};

export const pushNotices: typeof english = {
  offer: { title: 'عميل في الانتظار', body: 'افتح المكتب للرد عليه.' },
  message: { title: 'رسالة جديدة من عميل', body: 'افتح المكتب لقراءتها.' },
  other: { title: 'جديد في مكتبك', body: 'افتح المكتب لمعرفته.' },
};
