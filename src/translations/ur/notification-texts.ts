import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'ایک کسٹمر انتظار میں ہے', body: 'جواب دینے کے لیے ڈیسک کھولیں۔' },
  message: { title: 'کسٹمر کا نیا پیغام', body: 'پڑھنے کے لیے ڈیسک کھولیں۔' },
  other: { title: 'نئی سرگرمی', body: 'دیکھنے کے لیے ڈیسک کھولیں۔' },
};
