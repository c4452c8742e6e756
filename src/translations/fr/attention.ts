import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'Ne pas déranger',
  attentionDoNotDisturbHint: 'Ni sons ni notifications',
  attentionSounds: 'Sons',
  attentionNotifications: 'Notifications lorsque vous travaillez ailleurs',
  attentionOffers: 'Nouveaux chats',
  attentionMessages: 'Nouveaux messages',
  attentionVolume: 'Volume',
  attentionQuote: 'Afficher le texte du message',
  attentionAllow: 'Autoriser les notifications',
  attentionBlocked: 'Les notifications sont bloquées pour ce site. Autorisez-les dans les paramètres du navigateur.',
  attentionUnsupported: 'Ce navigateur ou cette page ne peut pas afficher de notifications.',
  attentionForget: 'Oublier mes réglages et mes réponses sur cet appareil',
  attentionForgotten: 'Vos réglages ont été oubliés.',
};
