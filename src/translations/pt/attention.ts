import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'Não perturbe',
  attentionDoNotDisturbHint: 'Sem sons e sem notificações',
  attentionSounds: 'Sons',
  attentionNotifications: 'Notificações enquanto trabalha em outro lugar',
  attentionOffers: 'Novos chats',
  attentionMessages: 'Novas mensagens',
  attentionVolume: 'Volume',
  attentionQuote: 'Mostrar o texto da mensagem',
  attentionAllow: 'Permitir notificações',
  attentionBlocked: 'As notificações estão bloqueadas para este site. Permita-as nas configurações do navegador.',
  attentionUnsupported: 'Este navegador ou esta página não pode mostrar notificações.',
  attentionForget: 'Esquecer minhas configurações e respostas neste dispositivo',
  attentionForgotten: 'Suas configurações foram esquecidas.',
};
