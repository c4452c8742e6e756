import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'No disponible aquí',
  off: 'Desactivado',
  'turning-on': 'Activando…',
  on: 'Activado',
  blocked: 'Bloqueado',
  failed: 'Desactivado',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'Este navegador o esta página no puede mostrar notificaciones con el escritorio cerrado.',
  blocked: 'Las notificaciones están bloqueadas para este sitio. Permítalas en la configuración del navegador.',
  failed: 'No se pudieron activar las notificaciones. Inténtelo de nuevo.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'Avisarme con el escritorio cerrado',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
