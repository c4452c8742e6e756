import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'Un cliente está en espera', body: 'Abra el escritorio para responder.' },
  message: { title: 'Mensaje nuevo de un cliente', body: 'Abra el escritorio para leerlo.' },
  other: { title: 'Actividad nueva', body: 'Abra el escritorio para verla.' },
};
