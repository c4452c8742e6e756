import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'Buscar conversas, ações ou respostas',
  paletteResults: 'Resultados',
  paletteConversations: 'Conversas',
  paletteActions: 'Ações',
  paletteResponses: 'Respostas prontas',
  paletteNothing: 'Nada encontrado',
  paletteFailed: 'Não foi possível carregar as respostas prontas.',
  paletteChoose: 'escolher',
  paletteOpen: 'abrir',
};
