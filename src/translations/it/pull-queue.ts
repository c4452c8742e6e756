import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Impossibile entrare nella conversazione con ${customer}. ${why}`,
  end: (customer: string, why: string) => `Impossibile chiudere la richiesta di ${customer}. ${why}`,
  subscribe: (list: string, why: string) => `Impossibile seguire ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `Impossibile smettere di seguire ${list}. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'Richieste in attesa',
  pullLists: 'Elenchi',
  pullListsHint: 'Scegli gli elenchi che vuoi vedere.',
  pullNoLists: 'Nessun elenco disponibile',
  pullListsFailed: 'Impossibile caricare gli elenchi.',
  pullWaitingCount: (n) => pluralize(n, { one: 'richiesta in attesa', other: 'richieste in attesa' }),
  pullEmpty: 'Nessuna richiesta in attesa nei tuoi elenchi',
  pullNotSubscribed: 'Nessun elenco selezionato',
  pullNotPermitted: 'Non hai l’autorizzazione per vedere le richieste in attesa',
  pullNotPermittedHint: 'Chiedi l’accesso agli elenchi a un amministratore.',
  pullViewOnly: 'Puoi vedere questi elenchi, ma non modificarli né partecipare a una conversazione.',
  pullJoin: 'Entra',
  pullJoining: 'Ingresso…',
  pullJoinOf: (customer) => `Entra nella conversazione con ${customer}`,
  pullOpen: 'Apri',
  pullOpenOf: (customer) => `Apri la conversazione con ${customer}`,
  pullJoined: 'Partecipi già a questa conversazione',
  pullWithOtherAgent: 'Con un altro agente',
  pullEnd: 'Chiudi richiesta',
  pullEnding: 'Chiusura…',
  pullEndOf: (customer) => `Chiudi la richiesta di ${customer}`,
  pullEndQuestion: (customer) => `Chiudere la richiesta di ${customer}? La conversazione verrà chiusa.`,
  pullEndCancel: 'Mantieni',
  pullWaitingTime: (duration) => `attesa: ${duration}`,
  pullNewRequest: (customer, list) => `Nuova richiesta di ${customer} in ${list}`,
  pullNewRequests: (n) => pluralize(n, { one: 'nuova richiesta', other: 'nuove richieste' }),
  pullTakenByOther: (customer) => `Un altro agente ha preso la richiesta di ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `Aggiornamento di ${list}…`,

  announcements: 'Annunci',
  announcementsUnread: (n) => pluralize(n, { one: 'nuovo annuncio', other: 'nuovi annunci' }),
  announcementsEmpty: 'Nessun annuncio',
  announcementsFailed: 'Impossibile caricare gli annunci precedenti.',
  announcementFrom: (name) => `Da ${name}`,
  announcementNew: 'Nuovo',
  announcementUntil: (time) => `fine: ${time}`,
  announcementReceived: (from, text) => `Annuncio da ${from}: ${text}`,
};
