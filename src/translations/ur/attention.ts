import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'ڈسٹرب نہ کریں',
  attentionDoNotDisturbHint: 'نہ آوازیں، نہ اطلاعات',
  attentionSounds: 'آوازیں',
  attentionNotifications: 'کہیں اور کام کے دوران اطلاعات',
  attentionOffers: 'نئی چیٹس',
  attentionMessages: 'نئے پیغامات',
  attentionVolume: 'آواز کی سطح',
  attentionQuote: 'پیغام کے الفاظ دکھائیں',
  attentionAllow: 'اطلاعات کی اجازت دیں',
  attentionBlocked: 'اس سائٹ کی اطلاعات بند ہیں۔ براؤزر کی ترتیبات میں ان کی اجازت دیں۔',
  attentionUnsupported: 'اس براؤزر یا صفحے میں اطلاعات نہیں دکھائی جا سکتیں۔',
  attentionForget: 'اس آلے سے میری ترتیبات اور جوابات مٹا دیں',
  attentionForgotten: 'آپ کی ترتیبات مٹا دی گئیں۔',
};
