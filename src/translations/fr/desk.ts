import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'Poste agent',
  deskViews: 'Vues',
  deskConversations: 'Conversations',
  deskRequests: 'Demandes',
  deskTeam: 'Équipe',
  deskBack: 'Retour à la liste',
  deskUnreadElsewhere: (n) => pluralize(n, { one: 'message non lu ailleurs', other: 'messages non lus ailleurs' }),
  deskShowList: 'Afficher la liste',
  deskHideList: 'Réduire la liste',
  deskShowCard: 'Afficher la fiche client',
  deskHideCard: 'Masquer la fiche client',
  deskResizeList: 'Largeur de la liste',
  deskResizeCard: 'Largeur de la fiche client',
};
