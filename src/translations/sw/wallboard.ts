import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'wana nafasi',
  full: 'wamejaa',
  'not-ready': 'si tayari',
  'signed-out': 'wametoka',
};

const minutesAgo = (n: number) => pluralize(n, { one: 'dakika # iliyopita', other: 'dakika # zilizopita' });

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'Sasa',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'mhudumu #', other: 'wahudumu #' })}, ${pluralize(queues, { one: 'foleni #', other: 'foleni #' })}`,
  boardAsOf: (time) => `Kufikia ${time}`,
  boardStale: (time) => `Haijasasishwa, kufikia ${time}`,
  boardLoading: 'Inapakia takwimu…',
  boardFailed: 'Takwimu hazikuweza kupakiwa. Ubao utajaribu tena.',
  boardUnknown: 'haijulikani',
  boardWaiting: 'Wanaosubiri',
  boardLongestWait: 'Aliyesubiri zaidi',
  boardInChats: 'Kwenye magumzo',
  boardFreeAgents: 'Wahudumu wenye nafasi',
  boardNoneWaiting: 'Hakuna anayesubiri',
  boardQueue: 'Foleni',
  boardLongest: 'Muda mrefu zaidi',
  boardQueues: 'Kwa kila foleni',
  boardNone: 'hakuna',
  boardScale: (scale, limit) => `dakika 0 hadi ${scale}, kikomo ${limit}`,
  boardChange: (change, ago) =>
    change === 0
      ? `Sawa na ${minutesAgo(ago)}`
      : `${formatNumber(Math.abs(change))} ${change > 0 ? 'zaidi' : 'pungufu'} kuliko ${minutesAgo(ago)}`,
  boardInQueue: (queue) => `kwenye ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} juu ya kikomo cha ${limit}`,
  boardFreeOf: (total) => `kati ya ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `kati ya ${formatNumber(total)}, wanahitajika angalau ${formatNumber(least)}`,
  boardAgentsByState: 'Wahudumu kwa hali',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `Anasubiri tangu ${time}`,
  boardTrend: (first, most, now) =>
    `Mwanzo ${formatNumber(first)}, wengi zaidi ${formatNumber(most)}, sasa ${formatNumber(now)}`,
  boardTable: 'Jedwali',
  boardTime: 'Saa',
  boardLimit: (limit) => `kikomo ${limit}`,
};
