import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'Tafuta mazungumzo, kitendo au jibu',
  paletteResults: 'Matokeo',
  paletteConversations: 'Mazungumzo',
  paletteActions: 'Vitendo',
  paletteResponses: 'Majibu yaliyoandaliwa',
  paletteNothing: 'Hakuna kilichopatikana',
  paletteFailed: 'Majibu yaliyoandaliwa hayakuweza kupakiwa.',
  paletteChoose: 'chagua',
  paletteOpen: 'fungua',
};
