import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'liberi',
  full: 'al completo',
  'not-ready': 'non pronti',
  'signed-out': 'disconnessi',
};

const countMinutes = (n: number) => pluralize(n, { one: 'minuto', other: 'minuti' });

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'Ora',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'agente', other: 'agenti' })}, ${pluralize(queues, { one: 'coda', other: 'code' })}`,
  boardAsOf: (time) => `Dati delle ${time}`,
  boardStale: (time) => `Non aggiornato, dati delle ${time}`,
  boardLoading: 'Caricamento dei dati…',
  boardFailed: 'Impossibile caricare i dati. Nuovo tentativo automatico.',
  boardUnknown: 'sconosciuto',
  boardWaiting: 'In attesa',
  boardLongestWait: 'Attesa più lunga',
  boardInChats: 'In chat',
  boardFreeAgents: 'Agenti liberi',
  boardNoneWaiting: 'Nessuno in attesa',
  boardQueue: 'Coda',
  boardLongest: 'Più lunga',
  boardQueues: 'Per coda',
  boardNone: 'nessuna',
  boardScale: (minutes, limit) => `da 0 a ${minutes} min, limite a ${limit}`,
  boardChange: (change, minutes) =>
    change === 0
      ? `Come ${countMinutes(minutes)} fa`
      : `${formatNumber(Math.abs(change))} in ${change > 0 ? 'più' : 'meno'} rispetto a ${countMinutes(minutes)} fa`,
  boardInQueue: (queue) => `in ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} oltre il limite di ${limit}`,
  boardFreeOf: (total) => `su ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `su ${formatNumber(total)}, minimo richiesto: ${formatNumber(least)}`,
  boardAgentsByState: 'Agenti per stato',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `In attesa dalle ${time}`,
  boardTrend: (first, most, now) =>
    `Inizio ${formatNumber(first)}, massimo ${formatNumber(most)}, ora ${formatNumber(now)}`,
  boardTable: 'Tabella',
  boardTime: 'Ora',
  boardLimit: (limit) => `limite ${limit}`,
};
