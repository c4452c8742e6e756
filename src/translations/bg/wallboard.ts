import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'свободни',
  full: 'заети',
  'not-ready': 'не в готовност',
  'signed-out': 'извън системата',
};

const minutes = (n: number) => pluralize(n, { one: 'минута', other: 'минути' });

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'Сега',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'агент', other: 'агенти' })}, ${pluralize(queues, { one: 'опашка', other: 'опашки' })}`,
  boardAsOf: (time) => `Към ${time}`,
  boardStale: (time) => `Неактуално, към ${time}`,
  boardLoading: 'Зареждане на данните…',
  boardFailed: 'Данните не можаха да се заредят. Таблото ще опита отново.',
  boardUnknown: 'няма данни',
  boardWaiting: 'Чакащи',
  boardLongestWait: 'Най-дълго чакане',
  boardInChats: 'В чатове',
  boardFreeAgents: 'Свободни агенти',
  boardNoneWaiting: 'Никой не чака',
  boardQueue: 'Опашка',
  boardLongest: 'Най-дълго',
  boardQueues: 'По опашки',
  boardNone: 'няма',
  boardScale: (scale, limit) => `от 0 до ${scale} мин, граница ${limit}`,
  boardChange: (change, ago) =>
    change === 0
      ? `Колкото преди ${minutes(ago)}`
      : `С ${formatNumber(Math.abs(change))} ${change > 0 ? 'повече' : 'по-малко'}, отколкото преди ${minutes(ago)}`,
  boardInQueue: (queue) => `в ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} над границата от ${limit}`,
  boardFreeOf: (total) => `от ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `от ${formatNumber(total)}, нужни поне ${formatNumber(least)}`,
  boardAgentsByState: 'Агенти по статус',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `Чака от ${time}`,
  boardTrend: (first, most, now) =>
    `В началото ${formatNumber(first)}, най-много ${formatNumber(most)}, сега ${formatNumber(now)}`,
  boardTable: 'Таблица',
  boardTime: 'Час',
  boardLimit: (limit) => `граница ${limit}`,
};
