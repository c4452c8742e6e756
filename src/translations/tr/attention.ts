import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'Rahatsız etmeyin',
  attentionDoNotDisturbHint: 'Ses ve bildirim yok',
  attentionSounds: 'Sesler',
  attentionNotifications: 'Başka bir yerde çalışırken bildirimler',
  attentionOffers: 'Yeni sohbetler',
  attentionMessages: 'Yeni mesajlar',
  attentionVolume: 'Ses düzeyi',
  attentionQuote: 'Mesajın metnini göster',
  attentionAllow: 'Bildirimlere izin ver',
  attentionBlocked: 'Bu site için bildirimler engellenmiş. Tarayıcı ayarlarınızdan izin verin.',
  attentionUnsupported: 'Bu tarayıcı veya sayfa bildirim gösteremiyor.',
  attentionForget: 'Bu cihazdaki ayarlarımı ve yanıtlarımı sil',
  attentionForgotten: 'Ayarlarınız silindi.',
};
