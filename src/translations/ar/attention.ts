import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'عدم الإزعاج',
  attentionDoNotDisturbHint: 'بلا أصوات وبلا إشعارات',
  attentionSounds: 'الأصوات',
  attentionNotifications: 'الإشعارات أثناء عملك في مكان آخر',
  attentionOffers: 'المحادثات الجديدة',
  attentionMessages: 'الرسائل الجديدة',
  attentionVolume: 'مستوى الصوت',
  attentionQuote: 'إظهار نص الرسالة',
  attentionAllow: 'السماح بالإشعارات',
  attentionBlocked: 'الإشعارات محظورة لهذا الموقع. اسمح بها في إعدادات المتصفح.',
  attentionUnsupported: 'لا يمكن لهذا المتصفح أو هذه الصفحة عرض الإشعارات.',
  attentionForget: 'نسيان إعداداتي وردودي على هذا الجهاز',
  attentionForgotten: 'نُسيت إعداداتك.',
};
