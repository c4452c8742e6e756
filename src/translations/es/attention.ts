import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'No molestar',
  attentionDoNotDisturbHint: 'Sin sonidos ni notificaciones',
  attentionSounds: 'Sonidos',
  attentionNotifications: 'Notificaciones mientras trabaja en otro lugar',
  attentionOffers: 'Chats nuevos',
  attentionMessages: 'Mensajes nuevos',
  attentionVolume: 'Volumen',
  attentionQuote: 'Mostrar el texto del mensaje',
  attentionAllow: 'Permitir notificaciones',
  attentionBlocked:
    'Las notificaciones están bloqueadas para este sitio. Permítalas en la configuración del navegador.',
  attentionUnsupported: 'Este navegador o esta página no puede mostrar notificaciones.',
  attentionForget: 'Olvidar mi configuración y mis respuestas en este dispositivo',
  attentionForgotten: 'Se olvidó su configuración.',
};
