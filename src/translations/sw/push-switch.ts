import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'Haziwezekani hapa',
  off: 'Zimezimwa',
  'turning-on': 'Inawasha…',
  on: 'Zimewashwa',
  blocked: 'Zimezuiwa',
  failed: 'Zimezimwa',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'Kivinjari hiki au ukurasa huu hauwezi kuonyesha arifa dawati likiwa limefungwa.',
  blocked: 'Arifa zimezuiwa kwa tovuti hii. Ziruhusu kwenye mipangilio ya kivinjari chako.',
  failed: 'Arifa hazikuweza kuwashwa. Tafadhali jaribu tena.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'Niarifu dawati likiwa limefungwa',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
