import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'Burada desteklenmiyor',
  off: 'Kapalı',
  'turning-on': 'Açılıyor…',
  on: 'Açık',
  blocked: 'Engellendi',
  failed: 'Kapalı',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'Bu tarayıcı veya sayfa, temsilci ekranı kapalıyken bildirim gösteremiyor.',
  blocked: 'Bu site için bildirimler engellenmiş. Tarayıcı ayarlarınızdan izin verin.',
  failed: 'Bildirimler açılamadı. Lütfen yeniden deneyin.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'Temsilci ekranı kapalıyken bildirim gönder',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
