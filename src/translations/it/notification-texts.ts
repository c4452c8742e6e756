import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'Un cliente è in attesa', body: 'Apri la postazione per rispondere.' },
  message: { title: 'Nuovo messaggio di un cliente', body: 'Apri la postazione per leggerlo.' },
  other: { title: 'Nuova attività', body: 'Apri la postazione per visualizzarla.' },
};
