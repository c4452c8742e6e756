import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'Un client attend', body: 'Ouvrez le poste agent pour répondre.' },
  message: { title: 'Nouveau message d’un client', body: 'Ouvrez le poste agent pour le lire.' },
  other: { title: 'Nouvelle activité', body: 'Ouvrez le poste agent pour la consulter.' },
};
