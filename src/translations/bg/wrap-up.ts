import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

const codes = { one: 'код', other: 'кода' };

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'Приключване',
  wrapUpHint: (max) => (max === 1 ? 'Изберете код.' : `Изберете до ${pluralize(max, codes)}.`),
  wrapUpChosen: (n, max) => `Избрани: ${formatNumber(n)} от ${formatNumber(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'Можете да изберете един код.'
      : `Можете да изберете до ${pluralize(max, codes)}. Първо премахнете някой от избраните.`,
  wrapUpSearch: 'Търсене на код',
  wrapUpNoMatch: 'Няма такъв код',
  wrapUpNoCodes: 'Няма налични кодове. Можете да добавите бележка.',
  wrapUpNote: 'Бележка',
  wrapUpApply: 'Запази',
  wrapUpApplying: 'Запазване…',
  wrapUpEmpty: 'Първо изберете код или добавете бележка.',
  wrapUpFormFailed: 'Кодовете не можаха да се заредят.',
  wrapUpNotPermitted: 'Нямате право да задавате кодове.',
  wrapUpEndingSoon: (seconds) =>
    `Времето за приключване изтича след ${pluralize(seconds, { one: 'секунда', other: 'секунди' })}. Въведеното ще бъде запазено.`,

  holdOpen: 'Задръж…',
  holdTitle: 'Задържане за',
  holdMinutes: (n) => pluralize(n, { one: 'минута', other: 'минути' }),
  holdHint: 'Задържането свършва, когато времето изтече, когато го прекратите или когато изпратите съобщение.',
  holdPending: 'Задържане…',
  holdResume: 'Продължи',
  holdResuming: 'Продължаване…',
  holdLeft: (duration) => `Задържан · ${duration}`,
  holdEndsWithMessage: 'Следващото Ви съобщение прекратява задържането.',

  slaLeft: (duration) => `За отговор: ${duration}`,
  slaOverdue: 'Просрочен отговор',
  slaExtend: 'Удължи времето',
  slaExtendHint: 'Започва отначало времето за отговор',

  handRaise: 'Вдигни ръка',
  handRaiseHint: 'Поискайте супервайзор да се включи като съветник',
  handLower: 'Свали ръката',
  handLowerHint: 'Отмяна на молбата за супервайзор',
  handRaising: 'Вдигане на ръка…',
  handLowering: 'Сваляне на ръката…',
  handRaised: (others, isYou) =>
    isYou ? `Поискахте супервайзор${others && ` (заедно с ${others})`}` : `Молба за супервайзор от ${others}`,
};
