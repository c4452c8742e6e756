import type { palette as english } from '../en/parts/palette.js';
import type { TranslationsOf } from '../translations.js';

export const palette: TranslationsOf<typeof english> = {
  paletteLabel: 'Buscar conversaciones, acciones o respuestas',
  paletteResults: 'Resultados',
  paletteConversations: 'Conversaciones',
  paletteActions: 'Acciones',
  paletteResponses: 'Respuestas predefinidas',
  paletteNothing: 'Sin resultados',
  paletteFailed: 'No se pudieron cargar las respuestas predefinidas.',
  paletteChoose: 'elegir',
  paletteOpen: 'abrir',
};
