import type { list as english } from '../en/parts/list.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const sorts = { waiting: 'Attente la plus longue', recent: 'Dernier message', opened: 'Heure d’ouverture' };
const filters = { all: 'Toutes', unread: 'Non lues', waiting: 'En attente' };
const groups = { waiting: 'À traiter', answered: 'Réponse envoyée', 'on-hold': 'En pause' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'Rechercher une conversation par nom, numéro ou mots',
  listSearchHint: 'Nom, numéro, mots',
  listSort: 'Tri',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'Filtre',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'Canal',
  listAllChannels: 'Tous les canaux',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `En retard, attente\u202f: ${duration}`,
  listDraft: 'Brouillon\u202f:',
  listNotSent: 'Non envoyé\u202f:',
  listUnsentCount: (n) => pluralize(n, { one: 'non envoyé', other: 'non envoyés' }),
  listNoMatch: (search) =>
    search === '' ? 'Aucune conversation ne correspond au filtre' : `Aucun résultat pour «\u202f${search}\u202f»`,
  listClearSearch: 'Effacer la recherche et les filtres',
  listClearEnded: 'Vider la liste',
};
