import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'חיפוש שיחה, פעולה או תשובה',
  paletteResults: 'תוצאות',
  paletteConversations: 'שיחות',
  paletteActions: 'פעולות',
  paletteResponses: 'תשובות מוכנות',
  paletteNothing: 'לא נמצא דבר',
  paletteFailed: 'התשובות המוכנות לא נטענו.',
  paletteChoose: 'בחירה',
  paletteOpen: 'פתיחה',
};
