import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'گفتگو، عمل یا جواب تلاش کریں',
  paletteResults: 'نتائج',
  paletteConversations: 'گفتگوئیں',
  paletteActions: 'اعمال',
  paletteResponses: 'تیار شدہ جوابات',
  paletteNothing: 'کچھ نہیں ملا',
  paletteFailed: 'تیار شدہ جوابات لوڈ نہیں ہو سکے۔',
  paletteChoose: 'منتخب کریں',
  paletteOpen: 'کھولیں',
};
