import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'Não disponível aqui',
  off: 'Desativado',
  'turning-on': 'Ativando…',
  on: 'Ativado',
  blocked: 'Bloqueado',
  failed: 'Desativado',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'Este navegador ou esta página não pode mostrar notificações com o painel fechado.',
  blocked: 'As notificações estão bloqueadas para este site. Permita-as nas configurações do navegador.',
  failed: 'Não foi possível ativar as notificações. Tente de novo.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'Avisar quando o painel estiver fechado',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
