import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'Postazione agente',
  deskViews: 'Viste',
  deskConversations: 'Conversazioni',
  deskRequests: 'Richieste',
  deskTeam: 'Team',
  deskBack: 'Torna all’elenco',
  deskUnreadElsewhere: (n) => pluralize(n, { one: 'messaggio non letto altrove', other: 'messaggi non letti altrove' }),
  deskShowList: 'Mostra l’elenco',
  deskHideList: 'Riduci l’elenco',
  deskShowCard: 'Mostra la scheda cliente',
  deskHideCard: 'Nascondi la scheda cliente',
  deskResizeList: 'Larghezza dell’elenco',
  deskResizeCard: 'Larghezza della scheda cliente',
};
