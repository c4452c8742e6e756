import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'Non disturbare',
  attentionDoNotDisturbHint: 'Nessun suono e nessuna notifica',
  attentionSounds: 'Suoni',
  attentionNotifications: 'Notifiche mentre lavori altrove',
  attentionOffers: 'Nuove chat',
  attentionMessages: 'Nuovi messaggi',
  attentionVolume: 'Volume',
  attentionQuote: 'Mostra il testo del messaggio',
  attentionAllow: 'Consenti le notifiche',
  attentionBlocked: 'Le notifiche sono bloccate per questo sito. Consentile nelle impostazioni del browser.',
  attentionUnsupported: 'Questo browser o questa pagina non può mostrare notifiche.',
  attentionForget: 'Elimina le mie impostazioni e risposte da questo dispositivo',
  attentionForgotten: 'Le tue impostazioni sono state eliminate.',
};
