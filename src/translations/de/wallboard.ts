import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'frei',
  full: 'ausgelastet',
  'not-ready': 'nicht bereit',
  'signed-out': 'abgemeldet',
};

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'Jetzt',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'Agent', other: 'Agenten' })}, ${pluralize(queues, { one: 'Warteschlange', other: 'Warteschlangen' })}`,
  boardAsOf: (time) => `Stand ${time}`,
  boardStale: (time) => `Nicht aktuell, Stand ${time}`,
  boardLoading: 'Kennzahlen werden geladen…',
  boardFailed: 'Die Kennzahlen konnten nicht geladen werden. Es wird automatisch erneut versucht.',
  boardUnknown: 'nicht bekannt',
  boardWaiting: 'Wartend',
  boardLongestWait: 'Längste Wartezeit',
  boardInChats: 'In Chats',
  boardFreeAgents: 'Freie Agenten',
  boardNoneWaiting: 'Niemand wartet',
  boardQueue: 'Warteschlange',
  boardLongest: 'Längste',
  boardQueues: 'Je Warteschlange',
  boardNone: 'keine',
  boardScale: (minutes, limit) => `0 bis ${minutes} Min., Grenze bei ${limit}`,
  boardChange: (change, ago) => {
    const minutes = pluralize(ago, { one: 'Minute', other: 'Minuten' });
    return change === 0
      ? `So viele wie vor ${minutes}`
      : `${formatNumber(Math.abs(change))} ${change > 0 ? 'mehr' : 'weniger'} als vor ${minutes}`;
  },
  boardInQueue: (queue) => `in ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} über der Grenze von ${limit}`,
  boardFreeOf: (total) => `von ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `von ${formatNumber(total)}, mindestens ${formatNumber(least)} erwünscht`,
  boardAgentsByState: 'Agenten nach Status',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `Wartet seit ${time}`,
  boardTrend: (first, most, now) =>
    `Anfangs ${formatNumber(first)}, höchstens ${formatNumber(most)}, jetzt ${formatNumber(now)}`,
  boardTable: 'Tabelle',
  boardTime: 'Zeit',
  boardLimit: (limit) => `Grenze ${limit}`,
};
