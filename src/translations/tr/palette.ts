import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'Görüşme, işlem veya yanıt ara',
  paletteResults: 'Sonuçlar',
  paletteConversations: 'Görüşmeler',
  paletteActions: 'İşlemler',
  paletteResponses: 'Hazır yanıtlar',
  paletteNothing: 'Sonuç bulunamadı',
  paletteFailed: 'Hazır yanıtlar yüklenemedi.',
  paletteChoose: 'seç',
  paletteOpen: 'aç',
};
