import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Impossible de rejoindre ${customer}. ${why}`,
  end: (customer: string, why: string) => `Impossible de clore la demande (${customer}). ${why}`,
  subscribe: (list: string, why: string) => `Impossible de s’abonner à ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `Impossible de se désabonner de ${list}. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'Demandes en attente',
  pullLists: 'Listes',
  pullListsHint: 'Choisissez les listes que vous voulez voir.',
  pullNoLists: 'Aucune liste disponible',
  pullListsFailed: 'Impossible de charger les listes.',
  pullWaitingCount: (n) => pluralize(n, { one: 'demande en attente', other: 'demandes en attente' }),
  pullEmpty: 'Aucune demande en attente dans vos listes',
  pullNotSubscribed: 'Aucune liste sélectionnée',
  pullNotPermitted: 'Vous n’avez pas l’autorisation de voir les demandes en attente',
  pullNotPermittedHint: 'Demandez l’accès aux listes à un administrateur.',
  pullViewOnly: 'Vous pouvez consulter ces listes, mais pas les modifier ni rejoindre une conversation.',
  pullJoin: 'Rejoindre',
  pullJoining: 'Accès en cours…',
  pullJoinOf: (customer) => `Rejoindre ${customer}`,
  pullOpen: 'Ouvrir',
  pullOpenOf: (customer) => `Ouvrir la conversation avec ${customer}`,
  pullJoined: 'Vous êtes dans cette conversation',
  pullWithOtherAgent: 'Avec un autre agent',
  pullEnd: 'Clore',
  pullEnding: 'Clôture…',
  pullEndOf: (customer) => `Clore la demande\u202f: ${customer}`,
  pullEndQuestion: (customer) => `Clore la demande de ${customer}\u202f? La conversation sera fermée.`,
  pullEndCancel: 'Garder',
  pullWaitingTime: (duration) => `attente\u202f: ${duration}`,
  pullNewRequest: (customer, list) => `Nouvelle demande de ${customer} dans ${list}`,
  pullNewRequests: (n) => pluralize(n, { one: 'nouvelle demande', other: 'nouvelles demandes' }),
  pullTakenByOther: (customer) => `Un autre agent a pris la demande de ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `Mise à jour\u202f: ${list}…`,

  announcements: 'Annonces',
  announcementsUnread: (n) => pluralize(n, { one: 'nouvelle annonce', other: 'nouvelles annonces' }),
  announcementsEmpty: 'Aucune annonce',
  announcementsFailed: 'Impossible de charger les annonces précédentes.',
  announcementFrom: (name) => `De ${name}`,
  announcementNew: 'Nouveau',
  announcementUntil: (time) => `fin\u202f: ${time}`,
  announcementReceived: (from, text) => `Annonce de ${from}\u202f: ${text}`,
};
