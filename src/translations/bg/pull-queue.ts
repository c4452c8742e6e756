import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Включването в разговора с ${customer} не бе успешно. ${why}`,
  end: (customer: string, why: string) => `Заявката от ${customer} не можа да се приключи. ${why}`,
  subscribe: (list: string, why: string) => `Абонирането за ${list} не бе успешно. ${why}`,
  unsubscribe: (list: string, why: string) => `Отписването от ${list} не бе успешно. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'Чакащи заявки',
  pullLists: 'Списъци',
  pullListsHint: 'Изберете списъците, които искате да виждате.',
  pullNoLists: 'Няма налични списъци',
  pullListsFailed: 'Списъците не можаха да се заредят.',
  pullWaitingCount: (n) => pluralize(n, { one: 'чакаща заявка', other: 'чакащи заявки' }),
  pullEmpty: 'Няма чакащи заявки във Вашите списъци',
  pullNotSubscribed: 'Няма избрани списъци',
  pullNotPermitted: 'Нямате право да виждате чакащите заявки',
  pullNotPermittedHint: 'Поискайте от администратор достъп до списъците.',
  pullViewOnly: 'Можете да виждате тези списъци, но не и да ги променяте или да се включвате в разговор.',
  pullJoin: 'Включи се',
  pullJoining: 'Включване…',
  pullJoinOf: (customer) => `Включи се в разговора с ${customer}`,
  pullOpen: 'Отвори',
  pullOpenOf: (customer) => `Отвори разговора с ${customer}`,
  pullJoined: 'Участвате в този разговор',
  pullWithOtherAgent: 'При друг агент',
  pullEnd: 'Приключи',
  pullEnding: 'Приключване…',
  pullEndOf: (customer) => `Приключи заявката от ${customer}`,
  pullEndQuestion: (customer) => `Да се приключи ли заявката от ${customer}? Разговорът ще бъде затворен.`,
  pullEndCancel: 'Запази',
  pullWaitingTime: (duration) => `чака ${duration}`,
  pullNewRequest: (customer, list) => `Нова заявка от ${customer} в ${list}`,
  pullNewRequests: (n) => pluralize(n, { one: 'нова заявка', other: 'нови заявки' }),
  pullTakenByOther: (customer) => `Друг агент пое заявката от ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `Обновяване на ${list}…`,

  announcements: 'Обяви',
  announcementsUnread: (n) => pluralize(n, { one: 'нова обява', other: 'нови обяви' }),
  announcementsEmpty: 'Няма обяви',
  announcementsFailed: 'По-старите обяви не можаха да се заредят.',
  announcementFrom: (name) => `От ${name}`,
  announcementNew: 'Нова',
  announcementUntil: (time) => `до ${time}`,
  announcementReceived: (from, text) => `Обява от ${from}: ${text}`,
};
