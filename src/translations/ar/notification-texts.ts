import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'عميل في الانتظار', body: 'افتح المكتب للرد عليه.' },
  message: { title: 'رسالة جديدة من عميل', body: 'افتح المكتب لقراءتها.' },
  other: { title: 'جديد في مكتبك', body: 'افتح المكتب لمعرفته.' },
};
