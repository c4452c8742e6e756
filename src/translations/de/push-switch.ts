import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'Hier nicht möglich',
  off: 'Aus',
  'turning-on': 'Wird eingeschaltet…',
  on: 'Ein',
  blocked: 'Blockiert',
  failed: 'Aus',
};

const hints: Readonly<Record<string, string>> = {
  unsupported:
    'Dieser Browser oder diese Seite kann keine Benachrichtigungen anzeigen, während der Arbeitsplatz geschlossen ist.',
  blocked: 'Benachrichtigungen sind für diese Website blockiert. Lassen Sie sie in den Browsereinstellungen zu.',
  failed: 'Die Benachrichtigungen konnten nicht eingeschaltet werden. Bitte versuchen Sie es erneut.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'Bei geschlossenem Arbeitsplatz benachrichtigen',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
