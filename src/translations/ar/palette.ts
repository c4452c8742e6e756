import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'ابحث عن محادثة أو إجراء أو رد',
  paletteResults: 'النتائج',
  paletteConversations: 'المحادثات',
  paletteActions: 'الإجراءات',
  paletteResponses: 'الردود الجاهزة',
  paletteNothing: 'لا توجد نتائج',
  paletteFailed: 'تعذّر تحميل الردود الجاهزة.',
  paletteChoose: 'اختيار',
  paletteOpen: 'فتح',
};
