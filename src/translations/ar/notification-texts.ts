import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'عميل في الانتظار', body: 'افتح واجهة الوكيل للرد عليه.' },
  message: { title: 'رسالة جديدة من عميل', body: 'افتح واجهة الوكيل لقراءتها.' },
  other: { title: 'نشاط جديد', body: 'افتح واجهة الوكيل للاطلاع عليه.' },
};
