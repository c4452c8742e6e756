import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'Planifiée', shown: 'Affichée', ended: 'Terminée' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'Saisissez un texte.', 'too-long': 'Le texte est trop long.' },
  teams: { missing: 'Choisissez au moins une équipe.' },
  from: { missing: 'Saisissez une date et une heure.' },
  until: {
    missing: 'Saisissez une date et une heure.',
    'before-from': 'La fin doit être postérieure au début.',
    past: 'La fin doit être dans le futur.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'Vos annonces',
  ownAnnouncementsEmpty: 'Vous n’avez rédigé aucune annonce.',
  ownAnnouncementsFailed: 'Impossible de charger vos annonces.',
  ownAnnouncementNew: 'Nouvelle annonce',
  ownAnnouncementChangeTitle: 'Modifier l’annonce',
  ownAnnouncementChange: 'Modifier',
  ownAnnouncementChangeOf: (text) => `Modifier\u202f: ${text}`,
  ownAnnouncementDelete: 'Supprimer',
  ownAnnouncementDeleteOf: (text) => `Supprimer\u202f: ${text}`,
  ownAnnouncementDeleteQuestion: 'Supprimer cette annonce\u202f?',
  ownAnnouncementDeleteHint: 'Elle disparaîtra aussi des postes qui l’affichent.',
  ownAnnouncementDeleted: 'Annonce supprimée.',
  ownAnnouncementDeleteFailed: (why) => `Impossible de supprimer l’annonce. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} – ${until}`,
  ownAnnouncementSeen: (n) =>
    n === 0 ? 'Pas encore vue' : `Vue par ${pluralize(n, { one: 'agent', other: 'agents' })}`,
  ownAnnouncementSeenOthers: (n) => pluralize(n, { one: 'agent au nom inconnu', other: 'agents au nom inconnu' }),
  ownAnnouncementText: 'Texte',
  ownAnnouncementTeams: 'Équipes',
  ownAnnouncementFrom: 'Début',
  ownAnnouncementUntil: 'Fin',
  ownAnnouncementSave: 'Enregistrer',
  ownAnnouncementPublish: 'Publier',
  ownAnnouncementSaving: 'Enregistrement…',
  ownAnnouncementSaved: 'Annonce enregistrée.',
  ownAnnouncementSaveFailed: (why) => `Impossible d’enregistrer l’annonce. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
