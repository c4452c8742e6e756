import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'Не безпокойте',
  attentionDoNotDisturbHint: 'Без звуци и без известия',
  attentionSounds: 'Звуци',
  attentionNotifications: 'Известия, докато работите другаде',
  attentionOffers: 'Нови чатове',
  attentionMessages: 'Нови съобщения',
  attentionVolume: 'Сила на звука',
  attentionQuote: 'Показвай текста на съобщението',
  attentionAllow: 'Разреши известията',
  attentionBlocked: 'Известията са блокирани за този сайт. Разрешете ги в настройките на браузъра.',
  attentionUnsupported: 'Този браузър или тази страница не може да показва известия.',
  attentionForget: 'Забрави настройките и отговорите ми на това устройство',
  attentionForgotten: 'Настройките Ви са забравени.',
};
