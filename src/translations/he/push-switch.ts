import type { TranslationsOf } from '../translations.js';
import type { pushSwitch as english } from '../en/parts/push-switch.js';

const states: Readonly<Record<string, string>> = {
  unsupported: 'לא נתמך כאן',
  off: 'כבוי',
  'turning-on': 'בהפעלה…',
  on: 'פועל',
  blocked: 'חסום',
  failed: 'כבוי',
};

const hints: Readonly<Record<string, string>> = {
  unsupported: 'הדפדפן הזה או הדף הזה אינו יכול להציג התראות כשהעמדה סגורה.',
  blocked: 'ההתראות חסומות באתר הזה. אפשר להתיר אותן בהגדרות הדפדפן.',
  failed: 'הפעלת ההתראות נכשלה. כדאי לנסות שוב.',
};

export const pushSwitch: TranslationsOf<typeof english> = {
  pushLabel: 'התראות כשהעמדה סגורה',
  pushState: (state) => states[state] ?? '',
  pushHint: (state) => hints[state] ?? '',
};
