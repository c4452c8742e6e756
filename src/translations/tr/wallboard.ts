import type { TranslationsOf } from '../translations.js';
import type { wallboard as english } from '../en/parts/wallboard.js';
import { count, formatNumber } from './pluralize.js';

const capacities = {
  free: 'uygun',
  full: 'dolu',
  'not-ready': 'hazır değil',
  'signed-out': 'oturumu kapalı',
};

export const wallboard: TranslationsOf<typeof english> = {
  boardNow: 'Şimdi',
  boardSize: (agents, queues) => `${count(agents, 'temsilci')}, ${count(queues, 'kuyruk')}`,
  boardAsOf: (time) => `Saat ${time} itibarıyla`,
  boardStale: (time) => `Güncel değil, saat ${time} itibarıyla`,
  boardLoading: 'Rakamlar yükleniyor…',
  boardFailed: 'Rakamlar yüklenemedi. Kendiliğinden yeniden denenecek.',
  boardUnknown: 'bilinmiyor',
  boardWaiting: 'Bekleyen',
  boardLongestWait: 'En uzun bekleme',
  boardInChats: 'Sohbette',
  boardFreeAgents: 'Uygun temsilci',
  boardNoneWaiting: 'Bekleyen yok',
  boardQueue: 'Kuyruk',
  boardLongest: 'En uzun',
  boardQueues: 'Kuyruklara göre',
  boardNone: 'yok',
  boardScale: (minutes, limit) => `0–${minutes} dk, sınır ${limit}`,
  boardChange: (change, ago) =>
    change === 0
      ? `${count(ago, 'dakika')} öncekiyle aynı`
      : `${count(ago, 'dakika')} öncesine göre ${formatNumber(Math.abs(change))} ${change > 0 ? 'fazla' : 'eksik'}`,
  boardInQueue: (queue) => `kuyruk: ${queue}`,
  boardChatsOver: (n, limit) => `${limit} sınırının üzerinde ${formatNumber(n)}`,
  boardFreeOf: (total) => `toplam ${formatNumber(total)}`,
  boardFreeLimit: (total, least) => `toplam ${formatNumber(total)}, en az ${formatNumber(least)} olmalı`,
  boardAgentsByState: 'Duruma göre temsilciler',
  boardCapacity: (capacity) => capacities[capacity],
  boardWaitingSince: (time) => `Bekleme başlangıcı: ${time}`,
  boardTrend: (first, most, now) =>
    `Başta ${formatNumber(first)}, en fazla ${formatNumber(most)}, şimdi ${formatNumber(now)}`,
  boardTable: 'Tablo',
  boardTime: 'Saat',
  boardLimit: (limit) => `sınır ${limit}`,
};
