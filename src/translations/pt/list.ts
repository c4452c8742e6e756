import type { list as english } from '../en/parts/list.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const sorts = { waiting: 'Maior espera', recent: 'Última mensagem', opened: 'Hora de abertura' };
const filters = { all: 'Todas', unread: 'Não lidas', waiting: 'Aguardando' };
const groups = { waiting: 'A responder', answered: 'Respondidas', 'on-hold': 'Em espera' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'Buscar uma conversa por nome, número ou palavras',
  listSearchHint: 'Nome, número, palavras',
  listSort: 'Ordem',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'Filtro',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'Canal',
  listAllChannels: 'Todos os canais',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `Em atraso, aguardando: ${duration}`,
  listDraft: 'Rascunho:',
  listNotSent: 'Não enviada:',
  listUnsentCount: (n) => pluralize(n, { one: 'não enviada', other: 'não enviadas' }),
  listNoMatch: (search) =>
    search === '' ? 'Nenhuma conversa corresponde ao filtro' : `Nenhum resultado para “${search}”`,
  listClearSearch: 'Limpar busca e filtros',
  listClearEnded: 'Limpar a lista',
};
