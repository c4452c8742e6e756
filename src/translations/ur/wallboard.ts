import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'فارغ',
  full: 'مصروف',
  'not-ready': 'تیار نہیں',
  'signed-out': 'سائن آؤٹ',
};

const minutes = (n: number) => `${formatNumber(n)} منٹ`;

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'اس وقت',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'ایجنٹ', other: 'ایجنٹس' })}، ${pluralize(queues, { one: 'قطار', other: 'قطاریں' })}`,
  boardAsOf: (time) => `${time} تک`,
  boardStale: (time) => `تازہ نہیں، ${time} تک`,
  boardLoading: 'اعداد و شمار لوڈ ہو رہے ہیں…',
  boardFailed: 'اعداد و شمار لوڈ نہیں ہو سکے۔ بورڈ دوبارہ کوشش کرے گا۔',
  boardUnknown: 'معلوم نہیں',
  boardWaiting: 'منتظر',
  boardLongestWait: 'سب سے لمبا انتظار',
  boardInChats: 'چیٹ میں',
  boardFreeAgents: 'فارغ ایجنٹس',
  boardNoneWaiting: 'کوئی منتظر نہیں',
  boardQueue: 'قطار',
  boardLongest: 'سب سے لمبا',
  boardQueues: 'قطار کے لحاظ سے',
  boardNone: 'کوئی نہیں',
  boardScale: (scale, limit) => `0 سے ${scale} منٹ، حد ${limit}`,
  boardChange: (change, ago) =>
    change === 0
      ? `${minutes(ago)} پہلے جتنے ہی`
      : `${minutes(ago)} پہلے سے ${formatNumber(Math.abs(change))} ${change > 0 ? 'زیادہ' : 'کم'}`,
  boardInQueue: (queue) => `قطار ${queue} میں`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} مقررہ حد ${limit} سے زیادہ`,
  boardFreeOf: (total) => `کل ${formatNumber(total)} میں سے`,
  boardFreeLimit: (total, least) => `کل ${formatNumber(total)} میں سے، کم از کم ${formatNumber(least)} درکار`,
  boardAgentsByState: 'ایجنٹس اسٹیٹس کے لحاظ سے',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `${time} سے منتظر`,
  boardTrend: (first, most, now) =>
    `شروع میں ${formatNumber(first)}، سب سے زیادہ ${formatNumber(most)}، اب ${formatNumber(now)}`,
  boardTable: 'جدول',
  boardTime: 'وقت',
  boardLimit: (limit) => `حد ${limit}`,
};
