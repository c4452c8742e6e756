import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'Ein Kunde wartet', body: 'Öffnen Sie den Arbeitsplatz, um zu antworten.' },
  message: { title: 'Neue Nachricht von einem Kunden', body: 'Öffnen Sie den Arbeitsplatz, um sie zu lesen.' },
  other: { title: 'Neue Aktivität', body: 'Öffnen Sie den Arbeitsplatz, um sie anzusehen.' },
};
