import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'Non disponible ici',
  off: 'Désactivé',
  'turning-on': 'Activation…',
  on: 'Activé',
  blocked: 'Bloqué',
  failed: 'Désactivé',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'Ce navigateur ou cette page ne peut pas afficher de notifications lorsque le poste agent est fermé.',
  blocked: 'Les notifications sont bloquées pour ce site. Autorisez-les dans les paramètres du navigateur.',
  failed: 'Impossible d’activer les notifications. Réessayez.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'M’avertir lorsque le poste agent est fermé',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
