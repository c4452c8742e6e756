import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'נא לא להפריע',
  attentionDoNotDisturbHint: 'בלי צלילים ובלי התראות',
  attentionSounds: 'צלילים',
  attentionNotifications: 'התראות בזמן עבודה במקום אחר',
  attentionOffers: 'צ׳אטים חדשים',
  attentionMessages: 'הודעות חדשות',
  attentionVolume: 'עוצמת הקול',
  attentionQuote: 'הצגת תוכן ההודעה',
  attentionAllow: 'לאפשר התראות',
  attentionBlocked: 'ההתראות חסומות באתר הזה. אפשר להתיר אותן בהגדרות הדפדפן.',
  attentionUnsupported: 'הדפדפן הזה או הדף הזה אינו יכול להציג התראות.',
  attentionForget: 'מחיקת ההגדרות והתשובות שלי מהמכשיר הזה',
  attentionForgotten: 'ההגדרות שלך נמחקו.',
};
