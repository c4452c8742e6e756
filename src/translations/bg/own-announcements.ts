import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'Планирана', shown: 'Показва се', ended: 'Приключила' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'Въведете текст.', 'too-long': 'Текстът е твърде дълъг.' },
  teams: { missing: 'Изберете поне един екип.' },
  from: { missing: 'Въведете дата и час.' },
  until: {
    missing: 'Въведете дата и час.',
    'before-from': 'Краят трябва да е след началото.',
    past: 'Краят трябва да е в бъдещето.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'Вашите обяви',
  ownAnnouncementsEmpty: 'Още не сте писали обяви.',
  ownAnnouncementsFailed: 'Вашите обяви не можаха да се заредят.',
  ownAnnouncementNew: 'Нова обява',
  ownAnnouncementChangeTitle: 'Промяна на обява',
  ownAnnouncementChange: 'Промени',
  ownAnnouncementChangeOf: (text) => `Промени: ${text}`,
  ownAnnouncementDelete: 'Изтрий',
  ownAnnouncementDeleteOf: (text) => `Изтрий: ${text}`,
  ownAnnouncementDeleteQuestion: 'Да се изтрие ли тази обява?',
  ownAnnouncementDeleteHint: 'Ще изчезне и от работните места, които я показват.',
  ownAnnouncementDeleted: 'Обявата е изтрита.',
  ownAnnouncementDeleteFailed: (why) => `Обявата не можа да се изтрие. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} – ${until}`,
  ownAnnouncementSeen: (n) =>
    n === 0 ? 'Още не е видяна' : `Видяна от ${pluralize(n, { one: 'агент', other: 'агенти' })}`,
  ownAnnouncementSeenOthers: (n) => pluralize(n, { one: 'агент без известно име', other: 'агенти без известно име' }),
  ownAnnouncementText: 'Текст',
  ownAnnouncementTeams: 'Екипи',
  ownAnnouncementFrom: 'От',
  ownAnnouncementUntil: 'До',
  ownAnnouncementSave: 'Запази',
  ownAnnouncementPublish: 'Публикувай',
  ownAnnouncementSaving: 'Запазване…',
  ownAnnouncementSaved: 'Обявата е запазена.',
  ownAnnouncementSaveFailed: (why) => `Обявата не можа да се запази. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
