import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { count } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `Katılınamadı: ${customer}. ${why}`,
  end: (customer: string, why: string) => `İstek sonlandırılamadı: ${customer}. ${why}`,
  subscribe: (list: string, why: string) => `Listeye abone olunamadı: ${list}. ${why}`,
  unsubscribe: (list: string, why: string) => `Liste aboneliği kaldırılamadı: ${list}. ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'Bekleyen istekler',
  pullLists: 'Listeler',
  pullListsHint: 'Görmek istediğiniz listeleri seçin.',
  pullNoLists: 'Kullanılabilir liste yok',
  pullListsFailed: 'Listeler yüklenemedi.',
  pullWaitingCount: (n) => count(n, 'istek bekliyor'),
  pullEmpty: 'Listelerinizde bekleyen istek yok',
  pullNotSubscribed: 'Liste seçilmedi',
  pullNotPermitted: 'Bekleyen istekleri görme yetkiniz yok',
  pullNotPermittedHint: 'Listelere erişim için bir yöneticiye başvurun.',
  pullViewOnly: 'Bu listeleri görebilir ancak değiştiremez ve görüşmelere katılamazsınız.',
  pullJoin: 'Katıl',
  pullJoining: 'Katılınıyor…',
  pullJoinOf: (customer) => `Katıl: ${customer}`,
  pullOpen: 'Aç',
  pullOpenOf: (customer) => `${customer} ile görüşmeyi aç`,
  pullJoined: 'Bu görüşmedesiniz',
  pullWithOtherAgent: 'Başka bir temsilcide',
  pullEnd: 'İsteği sonlandır',
  pullEnding: 'Sonlandırılıyor…',
  pullEndOf: (customer) => `İsteği sonlandır: ${customer}`,
  pullEndQuestion: (customer) => `Bu istek sonlandırılsın mı: ${customer}? Görüşme kapatılacak.`,
  pullEndCancel: 'Vazgeç',
  pullWaitingTime: (duration) => `bekleme süresi ${duration}`,
  pullNewRequest: (customer, list) => `${list} listesinde yeni istek: ${customer}`,
  pullNewRequests: (n) => count(n, 'yeni istek'),
  pullTakenByOther: (customer) => `İsteği başka bir temsilci aldı: ${customer}.`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `${list} güncelleniyor…`,

  announcements: 'Duyurular',
  announcementsUnread: (n) => count(n, 'yeni duyuru'),
  announcementsEmpty: 'Duyuru yok',
  announcementsFailed: 'Önceki duyurular yüklenemedi.',
  announcementFrom: (name) => `Gönderen: ${name}`,
  announcementNew: 'Yeni',
  announcementUntil: (time) => `bitiş: ${time}`,
  announcementReceived: (from, text) => `Duyuru (${from}): ${text}`,
};
