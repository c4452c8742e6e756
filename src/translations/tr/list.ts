import type { list as english } from '../en/parts/list.js';
import type { TranslationsOf } from '../translations.js';
import { formatNumber } from './pluralize.js';

const sorts = { waiting: 'En uzun bekleyen', recent: 'En son mesaj', opened: 'Açılma zamanı' };
const filters = { all: 'Tümü', unread: 'Okunmamış', waiting: 'Bekleyen' };
const groups = { waiting: 'Sizi bekleyenler', answered: 'Yanıtlananlar', 'on-hold': 'Bekletilenler' };

export const list: TranslationsOf<typeof english> = {
  listSearch: 'Ada, numaraya veya sözcüklere göre görüşme ara',
  listSearchHint: 'Ad, numara, sözcük',
  listSort: 'Sıralama',
  listSortBy: (sort) => sorts[sort],
  listFilter: 'Filtre',
  listFilterBy: (filter) => filters[filter],
  listChannel: 'Kanal',
  listAllChannels: 'Tüm kanallar',
  listGroup: (group) => groups[group],
  listOverdue: (duration) => `Gecikti, bekleme süresi ${duration}`,
  listDraft: 'Taslak:',
  listNotSent: 'Gönderilmedi:',
  listUnsentCount: (n) => `${formatNumber(n)} gönderilmedi`,
  listNoMatch: (search) => (search === '' ? 'Filtreyle eşleşen görüşme yok' : `“${search}” için sonuç yok`),
  listClearSearch: 'Aramayı ve filtreleri temizle',
  listClearEnded: 'Listeyi temizle',
};
