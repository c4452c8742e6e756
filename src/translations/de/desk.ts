import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'Agentenarbeitsplatz',
  deskViews: 'Ansichten',
  deskConversations: 'Konversationen',
  deskRequests: 'Anfragen',
  deskTeam: 'Team',
  deskBack: 'Zurück zur Liste',
  deskUnreadElsewhere: (n) =>
    pluralize(n, {
      one: 'ungelesene Nachricht in anderen Konversationen',
      other: 'ungelesene Nachrichten in anderen Konversationen',
    }),
  deskShowList: 'Liste anzeigen',
  deskHideList: 'Liste schmal darstellen',
  deskShowCard: 'Kundenkarte anzeigen',
  deskHideCard: 'Kundenkarte ausblenden',
  deskResizeList: 'Breite der Liste',
  deskResizeCard: 'Breite der Kundenkarte',
};
