import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'Programmato', shown: 'Visibile', ended: 'Terminato' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'Inserisci un testo.', 'too-long': 'Il testo è troppo lungo.' },
  teams: { missing: 'Scegli almeno un team.' },
  from: { missing: 'Inserisci data e ora.' },
  until: {
    missing: 'Inserisci data e ora.',
    'before-from': 'La fine deve essere successiva all’inizio.',
    past: 'La fine deve essere nel futuro.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'I tuoi annunci',
  ownAnnouncementsEmpty: 'Non hai scritto nessun annuncio.',
  ownAnnouncementsFailed: 'Impossibile caricare i tuoi annunci.',
  ownAnnouncementNew: 'Nuovo annuncio',
  ownAnnouncementChangeTitle: 'Modifica annuncio',
  ownAnnouncementChange: 'Modifica',
  ownAnnouncementChangeOf: (text) => `Modifica: ${text}`,
  ownAnnouncementDelete: 'Elimina',
  ownAnnouncementDeleteOf: (text) => `Elimina: ${text}`,
  ownAnnouncementDeleteQuestion: 'Eliminare questo annuncio?',
  ownAnnouncementDeleteHint: 'Scomparirà anche dalle postazioni che lo mostrano.',
  ownAnnouncementDeleted: 'Annuncio eliminato.',
  ownAnnouncementDeleteFailed: (why) => `Impossibile eliminare l’annuncio. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} – ${until}`,
  ownAnnouncementSeen: (n) =>
    n === 0 ? 'Non ancora visto' : `Visto da ${pluralize(n, { one: 'agente', other: 'agenti' })}`,
  ownAnnouncementSeenOthers: (n) => pluralize(n, { one: 'agente senza nome noto', other: 'agenti senza nome noto' }),
  ownAnnouncementText: 'Testo',
  ownAnnouncementTeams: 'Team',
  ownAnnouncementFrom: 'Inizio',
  ownAnnouncementUntil: 'Fine',
  ownAnnouncementSave: 'Salva',
  ownAnnouncementPublish: 'Pubblica',
  ownAnnouncementSaving: 'Salvataggio…',
  ownAnnouncementSaved: 'Annuncio salvato.',
  ownAnnouncementSaveFailed: (why) => `Impossibile salvare l’annuncio. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
