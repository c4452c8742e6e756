import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'Чака клиент', body: 'Отворете работното място, за да отговорите.' },
  message: { title: 'Ново съобщение от клиент', body: 'Отворете работното място, за да го прочетете.' },
  other: { title: 'Нова активност', body: 'Отворете работното място, за да я видите.' },
};
