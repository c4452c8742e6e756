import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'Cerca conversazioni, azioni o risposte',
  paletteResults: 'Risultati',
  paletteConversations: 'Conversazioni',
  paletteActions: 'Azioni',
  paletteResponses: 'Risposte predefinite',
  paletteNothing: 'Nessun risultato',
  paletteFailed: 'Impossibile caricare le risposte predefinite.',
  paletteChoose: 'scegli',
  paletteOpen: 'apri',
};
