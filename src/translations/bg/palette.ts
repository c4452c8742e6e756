import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'Намерете разговор, действие или отговор',
  paletteResults: 'Резултати',
  paletteConversations: 'Разговори',
  paletteActions: 'Действия',
  paletteResponses: 'Готови отговори',
  paletteNothing: 'Нищо не е намерено',
  paletteFailed: 'Готовите отговори не можаха да се заредят.',
  paletteChoose: 'избор',
  paletteOpen: 'отваряне',
};
