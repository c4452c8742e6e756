import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Imeshindwa kujiunga na ${customer}. ${why}`,
  end: (customer: string, why: string) => `Imeshindwa kufunga ombi la ${customer}. ${why}`,
  subscribe: (list: string, why: string) => `Imeshindwa kujiandikisha kwenye ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `Imeshindwa kujiondoa kwenye ${list}. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'Maombi yanayosubiri',
  pullLists: 'Orodha',
  pullListsHint: 'Chagua orodha unazotaka kuona.',
  pullNoLists: 'Hakuna orodha zinazopatikana',
  pullListsFailed: 'Orodha hazikuweza kupakiwa.',
  pullWaitingCount: (n) => pluralize(n, { one: 'ombi # linasubiri', other: 'maombi # yanasubiri' }),
  pullEmpty: 'Hakuna maombi yanayosubiri kwenye orodha zako',
  pullNotSubscribed: 'Hakuna orodha iliyochaguliwa',
  pullNotPermitted: 'Huna ruhusa ya kuona maombi yanayosubiri',
  pullNotPermittedHint: 'Mwombe msimamizi wa mfumo akupe idhini ya kuona orodha.',
  pullViewOnly: 'Unaweza kuona orodha hizi, lakini huwezi kuzibadilisha wala kujiunga na mazungumzo.',
  pullJoin: 'Jiunge',
  pullJoining: 'Inajiunga…',
  pullJoinOf: (customer) => `Jiunge na ${customer}`,
  pullOpen: 'Fungua',
  pullOpenOf: (customer) => `Fungua mazungumzo na ${customer}`,
  pullJoined: 'Umo kwenye mazungumzo haya',
  pullWithOtherAgent: 'Yuko na mhudumu mwingine',
  pullEnd: 'Funga ombi',
  pullEnding: 'Inafunga…',
  pullEndOf: (customer) => `Funga ombi la ${customer}`,
  pullEndQuestion: (customer) => `Ungependa kufunga ombi la ${customer}? Mazungumzo yatafungwa.`,
  pullEndCancel: 'Liache',
  pullWaitingTime: (duration) => `anasubiri ${duration}`,
  pullNewRequest: (customer, list) => `Ombi jipya la ${customer} kwenye ${list}`,
  pullNewRequests: (n) => pluralize(n, { one: 'ombi # jipya', other: 'maombi # mapya' }),
  pullTakenByOther: (customer) => `Mhudumu mwingine amechukua ombi la ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `Inasasisha ${list}…`,

  announcements: 'Matangazo',
  announcementsUnread: (n) => pluralize(n, { one: 'tangazo # jipya', other: 'matangazo # mapya' }),
  announcementsEmpty: 'Hakuna matangazo',
  announcementsFailed: 'Matangazo ya awali hayakuweza kupakiwa.',
  announcementFrom: (name) => `Kutoka kwa ${name}`,
  announcementNew: 'Jipya',
  announcementUntil: (time) => `hadi ${time}`,
  announcementReceived: (from, text) => `Tangazo kutoka kwa ${from}: ${text}`,
};
