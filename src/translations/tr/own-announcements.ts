import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { count } from './pluralize.js';

const states = { planned: 'Planlandı', shown: 'Gösteriliyor', ended: 'Sona erdi' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'Bir metin girin.', 'too-long': 'Metin çok uzun.' },
  teams: { missing: 'En az bir takım seçin.' },
  from: { missing: 'Tarih ve saat girin.' },
  until: {
    missing: 'Tarih ve saat girin.',
    'before-from': 'Bitiş, başlangıçtan sonra olmalıdır.',
    past: 'Bitiş gelecekte olmalıdır.',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'Yazdığınız duyurular',
  ownAnnouncementsEmpty: 'Henüz duyuru yazmadınız.',
  ownAnnouncementsFailed: 'Yazdığınız duyurular yüklenemedi.',
  ownAnnouncementNew: 'Yeni duyuru',
  ownAnnouncementChangeTitle: 'Duyuruyu değiştir',
  ownAnnouncementChange: 'Değiştir',
  ownAnnouncementChangeOf: (text) => `Değiştir: ${text}`,
  ownAnnouncementDelete: 'Sil',
  ownAnnouncementDeleteOf: (text) => `Sil: ${text}`,
  ownAnnouncementDeleteQuestion: 'Bu duyuru silinsin mi?',
  ownAnnouncementDeleteHint: 'Duyuruyu gösteren ekranlardan da kaldırılır.',
  ownAnnouncementDeleted: 'Duyuru silindi.',
  ownAnnouncementDeleteFailed: (why) => `Duyuru silinemedi. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} – ${until}`,
  ownAnnouncementSeen: (n) => (n === 0 ? 'Henüz görülmedi' : `${count(n, 'temsilci')} gördü`),
  ownAnnouncementSeenOthers: (n) => count(n, 'adı bilinmeyen temsilci'),
  ownAnnouncementText: 'Metin',
  ownAnnouncementTeams: 'Takımlar',
  ownAnnouncementFrom: 'Başlangıç',
  ownAnnouncementUntil: 'Bitiş',
  ownAnnouncementSave: 'Kaydet',
  ownAnnouncementPublish: 'Yayımla',
  ownAnnouncementSaving: 'Kaydediliyor…',
  ownAnnouncementSaved: 'Duyuru kaydedildi.',
  ownAnnouncementSaveFailed: (why) => `Duyuru kaydedilemedi. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
