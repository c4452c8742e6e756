import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'libres',
  full: 'al máximo',
  'not-ready': 'no listos',
  'signed-out': 'desconectados',
};

const countMinutes = (n: number) => pluralize(n, { one: 'minuto', other: 'minutos' });

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'Ahora',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'agente', other: 'agentes' })}, ${pluralize(queues, { one: 'cola', other: 'colas' })}`,
  boardAsOf: (time) => `Datos de las ${time}`,
  boardStale: (time) => `Sin actualizar, datos de las ${time}`,
  boardLoading: 'Cargando los datos…',
  boardFailed: 'No se pudieron cargar los datos. Se reintentará automáticamente.',
  boardUnknown: 'desconocido',
  boardWaiting: 'En espera',
  boardLongestWait: 'Mayor espera',
  boardInChats: 'En chats',
  boardFreeAgents: 'Agentes libres',
  boardNoneWaiting: 'Nadie en espera',
  boardQueue: 'Cola',
  boardLongest: 'Mayor',
  boardQueues: 'Por cola',
  boardNone: 'ninguna',
  boardScale: (minutes, limit) => `0 a ${minutes} min, límite en ${limit}`,
  boardChange: (change, minutes) =>
    change === 0
      ? `Igual que hace ${countMinutes(minutes)}`
      : `${formatNumber(Math.abs(change))} ${change > 0 ? 'más' : 'menos'} que hace ${countMinutes(minutes)}`,
  boardInQueue: (queue) => `en ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} por encima del límite de ${limit}`,
  boardFreeOf: (total) => `de ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `de ${formatNumber(total)}, mínimo deseado: ${formatNumber(least)}`,
  boardAgentsByState: 'Agentes por estado',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `En espera desde las ${time}`,
  boardTrend: (first, most, now) =>
    `Inicio ${formatNumber(first)}, máximo ${formatNumber(most)}, ahora ${formatNumber(now)}`,
  boardTable: 'Tabla',
  boardTime: 'Hora',
  boardLimit: (limit) => `límite ${limit}`,
};
