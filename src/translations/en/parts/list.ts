import { formatNumber } from '../pluralize.js';

const sorts = { waiting: 'Waiting longest', recent: 'Latest message', opened: 'Time opened' };
const filters = { all: 'All', unread: 'Unread', waiting: 'Waiting' };
const groups = { waiting: 'Waiting for you', answered: 'Answered', 'on-hold': 'On hold' };

/** Further texts of `<conversation-list>`. */
export const list = {
  listSearch: 'Find a conversation by name, number or words',
  listSearchHint: 'Name, number, words',
  listSort: 'Order',
  listSortBy: (sort: keyof typeof sorts) => sorts[sort],
  listFilter: 'Filter',
  listFilterBy: (filter: keyof typeof filters) => filters[filter],
  listChannel: 'Channel',
  listAllChannels: 'All channels',
  listGroup: (group: keyof typeof groups) => groups[group],
  listOverdue: (duration: string) => `Overdue, waiting ${duration}`,
  listDraft: 'Draft:',
  listNotSent: 'Not sent:',
  listUnsentCount: (n: number) => `${formatNumber(n)} not sent`,
  listNoMatch: (search: string) => (search === '' ? 'No conversation matches the filter' : `No match for “${search}”`),
  listClearSearch: 'Clear search and filters',
  listClearEnded: 'Clear the list',
};
