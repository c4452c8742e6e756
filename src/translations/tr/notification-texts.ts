import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'Bir müşteri bekliyor', body: 'Yanıtlamak için temsilci ekranını açın.' },
  message: { title: 'Bir müşteriden yeni mesaj', body: 'Okumak için temsilci ekranını açın.' },
  other: { title: 'Yeni etkinlik', body: 'Görmek için temsilci ekranını açın.' },
};
