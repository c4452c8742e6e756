import type { list as english } from '../en/parts/list.js';
import type { TranslationsOf } from '../translations.js';
import { formatNumber } from './pluralize.js';

const sorts = { waiting: 'Mayor espera', recent: 'Último mensaje', opened: 'Hora de apertura' };
const filters = { all: 'Todas', unread: 'No leídas', waiting: 'En espera' };
const groups = { waiting: 'Por responder', answered: 'Respondidas', 'on-hold': 'En pausa' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'Buscar una conversación por nombre, número o palabras',
  listSearchHint: 'Nombre, número, palabras',
  listSort: 'Orden',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'Filtro',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'Canal',
  listAllChannels: 'Todos los canales',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `Con retraso, en espera: ${duration}`,
  listDraft: 'Borrador:',
  listNotSent: 'Sin enviar:',
  listUnsentCount: (n) => `${formatNumber(n)} sin enviar`,
  listNoMatch: (search) =>
    search === '' ? 'Ninguna conversación coincide con el filtro' : `Sin resultados para “${search}”`,
  listClearSearch: 'Borrar búsqueda y filtros',
  listClearEnded: 'Vaciar la lista',
};
