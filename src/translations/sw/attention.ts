import type { TranslationsOf } from '../translations.js';
import type { attention as english } from '../en/parts/attention.js';

export const attention: TranslationsOf<typeof english> = {
  attentionDoNotDisturb: 'Usinisumbue',
  attentionDoNotDisturbHint: 'Bila sauti wala arifa',
  attentionSounds: 'Sauti',
  attentionNotifications: 'Arifa unapofanya kazi kwingine',
  attentionOffers: 'Magumzo mapya',
  attentionMessages: 'Jumbe mpya',
  attentionVolume: 'Kiwango cha sauti',
  attentionQuote: 'Onyesha maneno ya ujumbe',
  attentionAllow: 'Ruhusu arifa',
  attentionBlocked: 'Arifa zimezuiwa kwa tovuti hii. Ziruhusu kwenye mipangilio ya kivinjari chako.',
  attentionUnsupported: 'Kivinjari hiki au ukurasa huu hauwezi kuonyesha arifa.',
  attentionForget: 'Sahau mipangilio na majibu yangu kwenye kifaa hiki',
  attentionForgotten: 'Mipangilio yako imesahauliwa.',
};
