import type { list as english } from '../en/parts/list.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const sorts = { waiting: 'Attesa più lunga', recent: 'Ultimo messaggio', opened: 'Ora di apertura' };
const filters = { all: 'Tutte', unread: 'Non lette', waiting: 'In attesa' };
const groups = { waiting: 'Da rispondere', answered: 'Risposta inviata', 'on-hold': 'In pausa' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'Cerca una conversazione per nome, numero o parole',
  listSearchHint: 'Nome, numero, parole',
  listSort: 'Ordine',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'Filtro',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'Canale',
  listAllChannels: 'Tutti i canali',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `In ritardo, attesa: ${duration}`,
  listDraft: 'Bozza:',
  listNotSent: 'Non inviato:',
  listUnsentCount: (n) => pluralize(n, { one: 'non inviato', other: 'non inviati' }),
  listNoMatch: (search) =>
    search === '' ? 'Nessuna conversazione corrisponde al filtro' : `Nessun risultato per “${search}”`,
  listClearSearch: 'Cancella ricerca e filtri',
  listClearEnded: 'Svuota l’elenco',
};
