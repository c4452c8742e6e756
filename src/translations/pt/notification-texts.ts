import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'Um cliente está aguardando', body: 'Abra o painel para responder.' },
  message: { title: 'Nova mensagem de um cliente', body: 'Abra o painel para ler.' },
  other: { title: 'Nova atividade', body: 'Abra o painel para ver.' },
};
