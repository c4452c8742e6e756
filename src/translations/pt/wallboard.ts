import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'livres',
  full: 'no limite',
  'not-ready': 'não prontos',
  'signed-out': 'desconectados',
};

const countMinutes = (n: number) => pluralize(n, { one: 'minuto', other: 'minutos' });

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'Agora',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'agente', other: 'agentes' })}, ${pluralize(queues, { one: 'fila', other: 'filas' })}`,
  boardAsOf: (time) => `Dados de ${time}`,
  boardStale: (time) => `Desatualizado, dados de ${time}`,
  boardLoading: 'Carregando os dados…',
  boardFailed: 'Não foi possível carregar os dados. Nova tentativa automática.',
  boardUnknown: 'desconhecido',
  boardWaiting: 'Aguardando',
  boardLongestWait: 'Maior espera',
  boardInChats: 'Em chats',
  boardFreeAgents: 'Agentes livres',
  boardNoneWaiting: 'Ninguém aguardando',
  boardQueue: 'Fila',
  boardLongest: 'Maior',
  boardQueues: 'Por fila',
  boardNone: 'nenhuma',
  boardScale: (minutes, limit) => `0 a ${minutes} min, limite em ${limit}`,
  boardChange: (change, minutes) =>
    change === 0
      ? `Igual a ${countMinutes(minutes)} atrás`
      : `${formatNumber(Math.abs(change))} a ${change > 0 ? 'mais' : 'menos'} que há ${countMinutes(minutes)}`,
  boardInQueue: (queue) => `em ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} acima do limite de ${limit}`,
  boardFreeOf: (total) => `de ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `de ${formatNumber(total)}, mínimo desejado: ${formatNumber(least)}`,
  boardAgentsByState: 'Agentes por status',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `Aguardando desde ${time}`,
  boardTrend: (first, most, now) =>
    `Início ${formatNumber(first)}, máximo ${formatNumber(most)}, agora ${formatNumber(now)}`,
  boardTable: 'Tabela',
  boardTime: 'Hora',
  boardLimit: (limit) => `limite ${limit}`,
};
