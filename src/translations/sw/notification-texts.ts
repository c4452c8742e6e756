import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'Kuna mteja anayesubiri', body: 'Fungua dawati ili umjibu.' },
  message: { title: 'Ujumbe mpya kutoka kwa mteja', body: 'Fungua dawati ili uusome.' },
  other: { title: 'Kuna jambo jipya', body: 'Fungua dawati ili ulione.' },
};
