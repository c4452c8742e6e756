import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { formatNumber, pluralize } from './pluralize.js';

const capacities = {
  free: 'libres',
  full: 'au maximum',
  'not-ready': 'non prêts',
  'signed-out': 'hors session',
};

const countMinutes = (n: number) => pluralize(n, { one: 'minute', other: 'minutes' });

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'Maintenant',
  boardSize: (agents, queues) =>
    `${pluralize(agents, { one: 'agent', other: 'agents' })}, ${pluralize(queues, { one: 'file', other: 'files' })}`,
  boardAsOf: (time) => `Données de ${time}`,
  boardStale: (time) => `Pas à jour, données de ${time}`,
  boardLoading: 'Chargement des données…',
  boardFailed: 'Les données n’ont pas pu être chargées. Nouvel essai automatique.',
  boardUnknown: 'inconnu',
  boardWaiting: 'En attente',
  boardLongestWait: 'Attente la plus longue',
  boardInChats: 'En chat',
  boardFreeAgents: 'Agents libres',
  boardNoneWaiting: 'Personne n’attend',
  boardQueue: 'File',
  boardLongest: 'Plus longue',
  boardQueues: 'Par file d’attente',
  boardNone: 'aucune',
  boardScale: (minutes, limit) => `0 à ${minutes} min, limite à ${limit}`,
  boardChange: (change, minutes) =>
    change === 0
      ? `Autant qu’il y a ${countMinutes(minutes)}`
      : `${formatNumber(Math.abs(change))} de ${change > 0 ? 'plus' : 'moins'} qu’il y a ${countMinutes(minutes)}`,
  boardInQueue: (queue) => `dans ${queue}`,
  boardChatsOver: (n, limit) => `${formatNumber(n)} au-delà de la limite de ${limit}`,
  boardFreeOf: (total) => `sur ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `sur ${formatNumber(total)}, minimum souhaité\u202f: ${formatNumber(least)}`,
  boardAgentsByState: 'Agents par statut',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `En attente depuis ${time}`,
  boardTrend: (first, most, now) =>
    `Départ ${formatNumber(first)}, maximum ${formatNumber(most)}, maintenant ${formatNumber(now)}`,
  boardTable: 'Tableau',
  boardTime: 'Heure',
  boardLimit: (limit) => `limite ${limit}`,
};
