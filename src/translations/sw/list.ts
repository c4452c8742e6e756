import type { list as english } from '../en/parts/list.js';
import { formatNumber } from './pluralize.js';
import type { TranslationsOf } from '../translations.js';

const sorts = { waiting: 'Aliyesubiri zaidi', recent: 'Ujumbe wa mwisho', opened: 'Wakati wa kufunguliwa' };
const filters = { all: 'Yote', unread: 'Mapya', waiting: 'Yanasubiri' };
const groups = { waiting: 'Yanakusubiri', answered: 'Yamejibiwa', 'on-hold': 'Yamesitishwa' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'Tafuta mazungumzo kwa jina, nambari au maneno',
  listSearchHint: 'Jina, nambari, maneno',
  listSort: 'Mpangilio',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'Kichujio',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'Chaneli',
  listAllChannels: 'Chaneli zote',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `Jibu limechelewa, anasubiri ${duration}`,
  listDraft: 'Rasimu:',
  listNotSent: 'Haijatumwa:',
  listUnsentCount: (n) => `Hazijatumwa: ${formatNumber(n)}`,
  listNoMatch: (search) =>
    search === '' ? 'Hakuna mazungumzo yanayolingana na kichujio' : `Hakuna matokeo ya “${search}”`,
  listClearSearch: 'Ondoa utafutaji na vichujio',
  listClearEnded: 'Futa orodha',
};
