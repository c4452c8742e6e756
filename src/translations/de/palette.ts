import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'Konversation, Aktion oder Textbaustein suchen',
  paletteResults: 'Ergebnisse',
  paletteConversations: 'Konversationen',
  paletteActions: 'Aktionen',
  paletteResponses: 'Textbausteine',
  paletteNothing: 'Nichts gefunden',
  paletteFailed: 'Die Textbausteine konnten nicht geladen werden.',
  paletteChoose: 'auswählen',
  paletteOpen: 'öffnen',
};
