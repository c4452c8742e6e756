import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'Nicht stören',
  attentionDoNotDisturbHint: 'Keine Töne und keine Benachrichtigungen',
  attentionSounds: 'Töne',
  attentionNotifications: 'Benachrichtigungen, während Sie anderswo arbeiten',
  attentionOffers: 'Neue Chats',
  attentionMessages: 'Neue Nachrichten',
  attentionVolume: 'Lautstärke',
  attentionQuote: 'Text der Nachricht anzeigen',
  attentionAllow: 'Benachrichtigungen zulassen',
  attentionBlocked:
    'Benachrichtigungen sind für diese Website blockiert. Lassen Sie sie in den Browsereinstellungen zu.',
  attentionUnsupported: 'Dieser Browser oder diese Seite kann keine Benachrichtigungen anzeigen.',
  attentionForget: 'Meine Einstellungen und Textbausteine auf diesem Gerät löschen',
  attentionForgotten: 'Ihre Einstellungen sind gelöscht.',
};
