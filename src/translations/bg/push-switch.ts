import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'Не се поддържа тук',
  off: 'Изключено',
  'turning-on': 'Включване…',
  on: 'Включено',
  blocked: 'Блокирано',
  failed: 'Изключено',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'Този браузър или тази страница не може да показва известия при затворено работно място.',
  blocked: 'Известията са блокирани за този сайт. Разрешете ги в настройките на браузъра.',
  failed: 'Известията не можаха да се включат. Моля, опитайте отново.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'Известявай ме при затворено работно място',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
