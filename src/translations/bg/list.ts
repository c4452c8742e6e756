import type { list as english } from '../en/parts/list.js';
import { formatNumber } from './pluralize.js';
import type { TranslationsOf } from '../translations.js';

const sorts = { waiting: 'Най-дълго чакащи', recent: 'Последно съобщение', opened: 'Време на отваряне' };
const filters = { all: 'Всички', unread: 'Нови', waiting: 'Чакащи' };
const groups = { waiting: 'Чакат Вас', answered: 'Отговорени', 'on-hold': 'Задържани' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'Намерете разговор по име, номер или думи',
  listSearchHint: 'Име, номер, думи',
  listSort: 'Подредба',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'Филтър',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'Канал',
  listAllChannels: 'Всички канали',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `Просрочен, чака ${duration}`,
  listDraft: 'Чернова:',
  listNotSent: 'Неизпратено:',
  listUnsentCount: (n) => `Неизпратени: ${formatNumber(n)}`,
  listNoMatch: (search) =>
    search === '' ? 'Няма разговор, който отговаря на филтъра' : `Няма резултати за „${search}“`,
  listClearSearch: 'Изчисти търсенето и филтрите',
  listClearEnded: 'Изчисти списъка',
};
