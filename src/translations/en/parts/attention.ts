/** Texts of the settings of sounds and notifications. */
export const attention = {
  attentionDoNotDisturb: 'Do not disturb',
  attentionDoNotDisturbHint: 'No sounds and no notifications',
  attentionSounds: 'Sounds',
  attentionNotifications: 'Notifications while you work elsewhere',
  attentionOffers: 'New chats',
  attentionMessages: 'New messages',
  attentionVolume: 'Volume',
  attentionQuote: 'Show the words of the message',
  attentionAllow: 'Allow notifications',
  attentionBlocked: 'Notifications are blocked for this site. Allow them in your browser settings.',
  attentionUnsupported: "This browser or page can't show notifications.",
  attentionForget: 'Forget my settings and responses on this device',
  attentionForgotten: 'Your settings are forgotten.',
};
