import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Beitritt zu ${customer} fehlgeschlagen. ${why}`,
  end: (customer: string, why: string) => `Die Anfrage von ${customer} konnte nicht beendet werden. ${why}`,
  subscribe: (list: string, why: string) => `${list} konnte nicht abonniert werden. ${why}`,
  unsubscribe: (list: string, why: string) => `${list} konnte nicht abbestellt werden. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'Wartende Anfragen',
  pullLists: 'Listen',
  pullListsHint: 'Wählen Sie die Listen aus, die Sie sehen möchten.',
  pullNoLists: 'Keine Listen verfügbar',
  pullListsFailed: 'Die Listen konnten nicht geladen werden.',
  pullWaitingCount: (n) => pluralize(n, { one: 'Anfrage wartet', other: 'Anfragen warten' }),
  pullEmpty: 'Keine wartenden Anfragen in Ihren Listen',
  pullNotSubscribed: 'Keine Listen ausgewählt',
  pullNotPermitted: 'Sie sind nicht berechtigt, wartende Anfragen zu sehen',
  pullNotPermittedHint: 'Bitten Sie einen Administrator um Zugriff auf die Listen.',
  pullViewOnly: 'Sie können diese Listen ansehen, aber nicht ändern und keiner Konversation beitreten.',
  pullJoin: 'Beitreten',
  pullJoining: 'Beitritt läuft…',
  pullJoinOf: (customer) => `${customer} beitreten`,
  pullOpen: 'Öffnen',
  pullOpenOf: (customer) => `Konversation mit ${customer} öffnen`,
  pullJoined: 'Sie sind in dieser Konversation',
  pullWithOtherAgent: 'Bei einem anderen Agenten',
  pullEnd: 'Anfrage beenden',
  pullEnding: 'Wird beendet…',
  pullEndOf: (customer) => `Anfrage von ${customer} beenden`,
  pullEndQuestion: (customer) => `Anfrage von ${customer} beenden? Die Konversation wird geschlossen.`,
  pullEndCancel: 'Behalten',
  pullWaitingTime: (duration) => `wartet seit ${duration}`,
  pullNewRequest: (customer, list) => `Neue Anfrage von ${customer} in ${list}`,
  pullNewRequests: (n) => pluralize(n, { one: 'neue Anfrage', other: 'neue Anfragen' }),
  pullTakenByOther: (customer) => `Ein anderer Agent hat die Anfrage von ${customer} übernommen.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `${list} wird aktualisiert…`,

  announcements: 'Ankündigungen',
  announcementsUnread: (n) => pluralize(n, { one: 'neue Ankündigung', other: 'neue Ankündigungen' }),
  announcementsEmpty: 'Keine Ankündigungen',
  announcementsFailed: 'Frühere Ankündigungen konnten nicht geladen werden.',
  announcementFrom: (name) => `Von ${name}`,
  announcementNew: 'Neu',
  announcementUntil: (time) => `bis ${time}`,
  announcementReceived: (from, text) => `Ankündigung von ${from}: ${text}`,
};
