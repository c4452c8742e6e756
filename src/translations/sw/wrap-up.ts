import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'Hitimisho',
  wrapUpHint: (max) => (max === 1 ? 'Chagua msimbo.' : `Chagua hadi misimbo ${formatNumber(max)}.`),
  wrapUpChosen: (n, max) => `Umechagua ${formatNumber(n)} kati ya ${formatNumber(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'Unaweza kuchagua msimbo mmoja.'
      : `Unaweza kuchagua hadi misimbo ${formatNumber(max)}. Ondoa mmoja kwanza.`,
  wrapUpSearch: 'Tafuta misimbo',
  wrapUpNoMatch: 'Hakuna misimbo inayolingana',
  wrapUpNoCodes: 'Hakuna misimbo inayopatikana. Unaweza kuongeza dokezo.',
  wrapUpNote: 'Dokezo',
  wrapUpApply: 'Hifadhi hitimisho',
  wrapUpApplying: 'Inahifadhi…',
  wrapUpEmpty: 'Kwanza chagua msimbo au ongeza dokezo.',
  wrapUpFormFailed: 'Misimbo haikuweza kupakiwa.',
  wrapUpNotPermitted: 'Huna ruhusa ya kuweka misimbo.',
  wrapUpEndingSoon: (seconds) =>
    `Muda wa hitimisho utaisha baada ya sekunde ${formatNumber(seconds)}. Ulichoweka kitahifadhiwa.`,

  holdOpen: 'Sitisha…',
  holdTitle: 'Sitisha kwa muda wa',
  holdMinutes: (n) => `Dakika ${formatNumber(n)}`,
  holdHint: 'Usitishaji huisha muda unapokwisha, unapoendelea, au unapotuma ujumbe.',
  holdPending: 'Inasitisha…',
  holdResume: 'Endelea',
  holdResuming: 'Inaendelea…',
  holdLeft: (duration) => `Yamesitishwa · ${duration}`,
  holdEndsWithMessage: 'Ujumbe wako unaofuata utamaliza usitishaji.',

  slaLeft: (duration) => `Jibu ndani ya ${duration}`,
  slaOverdue: 'Jibu limechelewa',
  slaExtend: 'Ongeza muda',
  slaExtendHint: 'Anza upya muda wa kujibu',

  handRaise: 'Inua mkono',
  handRaiseHint: 'Mwite msimamizi ajiunge kama mshauri',
  handLower: 'Shusha mkono',
  handLowerHint: 'Ghairi kumwita msimamizi',
  handRaising: 'Inainua mkono…',
  handLowering: 'Inashusha mkono…',
  handRaised: (others, isYou) =>
    isYou ? `Umemwita msimamizi${others && ` pamoja na ${others}`}` : `Msimamizi ameitwa na ${others}`,
};
