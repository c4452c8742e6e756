import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'פנויים',
  full: 'תפוסים',
  'not-ready': 'לא זמינים',
  'signed-out': 'מחוץ למערכת',
};

const minutes = (n: number) => pluralize(n, { one: 'דקה', two: 'שתי דקות', other: 'דקות' });

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'עכשיו',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'נציג אחד', two: 'שני נציגים', other: 'נציגים' })}, ${pluralize(queues, { one: 'תור אחד', two: 'שני תורים', other: 'תורים' })}`,
  boardAsOf: (time) => `נכון לשעה ${time}`,
  boardStale: (time) => `לא מעודכן, נכון לשעה ${time}`,
  boardLoading: 'הנתונים נטענים…',
  boardFailed: 'הנתונים לא נטענו. הלוח ינסה שוב.',
  boardUnknown: 'לא ידוע',
  boardWaiting: 'ממתינים',
  boardLongestWait: 'ההמתנה הארוכה ביותר',
  boardInChats: 'בצ׳אטים',
  boardFreeAgents: 'נציגים פנויים',
  boardNoneWaiting: 'אין ממתינים',
  boardQueue: 'תור',
  boardLongest: 'הארוכה ביותר',
  boardQueues: 'לפי תור',
  boardNone: 'אין',
  boardScale: (scale, limit) => `0 עד ${scale} דקות, סף ${limit}`,
  boardChange: (change, ago) =>
    change === 0
      ? `כמו לפני ${minutes(ago)}`
      : `${formatNumber(Math.abs(change))} ${change > 0 ? 'יותר' : 'פחות'} מאשר לפני ${minutes(ago)}`,
  boardInQueue: (queue) => `בתור ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} מעל הסף ${limit}`,
  boardFreeOf: (total) => `מתוך ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `מתוך ${formatNumber(total)}, נדרשים לפחות ${formatNumber(least)}`,
  boardAgentsByState: 'נציגים לפי סטטוס',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `בהמתנה מאז ${time}`,
  boardTrend: (first, most, now) =>
    `בהתחלה ${formatNumber(first)}, בשיא ${formatNumber(most)}, עכשיו ${formatNumber(now)}`,
  boardTable: 'טבלה',
  boardTime: 'שעה',
  boardLimit: (limit) => `סף ${limit}`,
};
