import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'متاح',
  full: 'مكتمل',
  'not-ready': 'غير جاهز',
  'signed-out': 'سجّل الخروج',
};

const agents = (n: number) =>
  n === 0 ? 'لا وكلاء' : pluralize(n, { one: 'وكيل واحد', two: 'وكيلان', few: 'وكلاء', many: 'وكيلًا' });
const queues = (n: number) =>
  n === 0
    ? 'لا قوائم انتظار'
    : pluralize(n, { one: 'قائمة انتظار واحدة', two: 'قائمتا انتظار', few: 'قوائم انتظار', many: 'قائمة انتظار' });
const minutes = (n: number) => pluralize(n, { one: 'دقيقة واحدة', two: 'دقيقتين', few: 'دقائق', many: 'دقيقة' });

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'الآن',
  boardSize: (agentCount, queueCount) => `${agents(agentCount)}، ${queues(queueCount)}`,
  boardAsOf: (time) => `حتى الساعة ${time}`,
  boardStale: (time) => `غير محدّثة، حتى الساعة ${time}`,
  boardLoading: 'جارٍ تحميل الأرقام…',
  boardFailed: 'تعذّر تحميل الأرقام. ستُعاد المحاولة تلقائيًا.',
  boardUnknown: 'غير معروف',
  boardWaiting: 'في الانتظار',
  boardLongestWait: 'أطول انتظار',
  boardInChats: 'في محادثات',
  boardFreeAgents: 'الوكلاء المتاحون',
  boardNoneWaiting: 'لا أحد ينتظر',
  boardQueue: 'قائمة الانتظار',
  boardLongest: 'الأطول',
  boardQueues: 'حسب قائمة الانتظار',
  boardNone: 'لا أحد',
  boardScale: (scale, limit) => `من 0 إلى ${scale} دقيقة، الحد ${limit}`,
  boardChange: (change, ago) =>
    change === 0
      ? `العدد نفسه قبل ${minutes(ago)}`
      : `${change > 0 ? 'أكثر' : 'أقل'} بمقدار ${formatNumber(Math.abs(change))} مما كان قبل ${minutes(ago)}`,
  boardInQueue: (queue) => `في ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} تجاوزت الحد ${limit}`,
  boardFreeOf: (total) => `من أصل ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `من أصل ${formatNumber(total)}، والمطلوب ${formatNumber(least)} على الأقل`,
  boardAgentsByState: 'الوكلاء حسب الحالة',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `في الانتظار منذ ${time}`,
  boardTrend: (first, most, now) =>
    `بدأ من ${formatNumber(first)}، والأعلى ${formatNumber(most)}، والآن ${formatNumber(now)}`,
  boardTable: 'جدول',
  boardTime: 'الوقت',
  boardLimit: (limit) => `الحد ${limit}`,
};
