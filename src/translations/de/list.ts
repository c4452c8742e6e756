import type { list as english } from '../en/parts/list.js';
import type { TranslationsOf } from '../translations.js';
import { formatNumber } from './pluralize.js';

const sorts = { waiting: 'Längste Wartezeit', recent: 'Neueste Nachricht', opened: 'Zeitpunkt der Öffnung' };
const filters = { all: 'Alle', unread: 'Ungelesen', waiting: 'Wartend' };
const groups = { waiting: 'Warten auf Sie', answered: 'Beantwortet', 'on-hold': 'Gehalten' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'Konversation nach Name, Nummer oder Wörtern suchen',
  listSearchHint: 'Name, Nummer, Wörter',
  listSort: 'Reihenfolge',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'Filtern',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'Kanal',
  listAllChannels: 'Alle Kanäle',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `Überfällig, wartet seit ${duration}`,
  listDraft: 'Entwurf:',
  listNotSent: 'Nicht gesendet:',
  listUnsentCount: (n) => `${formatNumber(n)} nicht gesendet`,
  listNoMatch: (search) =>
    search === '' ? 'Keine Konversation entspricht dem Filter' : `Keine Treffer für „${search}“`,
  listClearSearch: 'Suche und Filter zurücksetzen',
  listClearEnded: 'Liste leeren',
};
