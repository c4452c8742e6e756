import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'Escritorio del agente',
  deskViews: 'Vistas',
  deskConversations: 'Conversaciones',
  deskRequests: 'Solicitudes',
  deskTeam: 'Equipo',
  deskBack: 'Volver a la lista',
  deskUnreadElsewhere: (n) =>
    pluralize(n, { one: 'mensaje no leído en otra vista', other: 'mensajes no leídos en otras vistas' }),
  deskShowList: 'Mostrar la lista',
  deskHideList: 'Estrechar la lista',
  deskShowCard: 'Mostrar la ficha del cliente',
  deskHideCard: 'Ocultar la ficha del cliente',
  deskResizeList: 'Ancho de la lista',
  deskResizeCard: 'Ancho de la ficha del cliente',
};
