import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'Rechercher conversation, action, réponse',
  paletteResults: 'Résultats',
  paletteConversations: 'Conversations',
  paletteActions: 'Actions',
  paletteResponses: 'Réponses types',
  paletteNothing: 'Aucun résultat',
  paletteFailed: 'Impossible de charger les réponses types.',
  paletteChoose: 'choisir',
  paletteOpen: 'ouvrir',
};
