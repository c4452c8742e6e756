import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'Non disponibile qui',
  off: 'Disattivato',
  'turning-on': 'Attivazione…',
  on: 'Attivo',
  blocked: 'Bloccato',
  failed: 'Disattivato',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'Questo browser o questa pagina non può mostrare notifiche quando la postazione è chiusa.',
  blocked: 'Le notifiche sono bloccate per questo sito. Consentile nelle impostazioni del browser.',
  failed: 'Impossibile attivare le notifiche. Riprova.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'Avvisami quando la postazione è chiusa',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
