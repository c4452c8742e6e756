import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'Qualification',
  wrapUpHint: (max) =>
    max === 1 ? 'Choisissez un code.' : `Choisissez jusqu’à ${pluralize(max, { one: 'code', other: 'codes' })}.`,
  wrapUpChosen: (n, max) => `${pluralize(n, { one: 'choisi', other: 'choisis' })} sur ${formatNumber(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'Vous pouvez choisir un seul code.'
      : `Vous pouvez choisir jusqu’à ${pluralize(max, { one: 'code', other: 'codes' })}. Retirez-en un d’abord.`,
  wrapUpSearch: 'Rechercher un code',
  wrapUpNoMatch: 'Aucun code correspondant',
  wrapUpNoCodes: 'Aucun code n’est disponible. Vous pouvez ajouter une note.',
  wrapUpNote: 'Note',
  wrapUpApply: 'Enregistrer',
  wrapUpApplying: 'Enregistrement…',
  wrapUpEmpty: 'Choisissez d’abord un code ou ajoutez une note.',
  wrapUpFormFailed: 'Impossible de charger les codes.',
  wrapUpNotPermitted: 'Vous n’avez pas l’autorisation d’attribuer des codes.',
  wrapUpEndingSoon: (seconds) =>
    `La qualification se termine dans ${pluralize(seconds, { one: 'seconde', other: 'secondes' })}. Votre saisie sera enregistrée.`,

  holdOpen: 'Pause…',
  holdTitle: 'Mettre en pause pendant',
  holdMinutes: (n) => pluralize(n, { one: 'minute', other: 'minutes' }),
  holdHint: 'La pause se termine à la fin du délai, quand vous reprenez ou quand vous envoyez un message.',
  holdPending: 'Mise en pause…',
  holdResume: 'Reprendre',
  holdResuming: 'Reprise…',
  holdLeft: (duration) => `En pause · ${duration}`,
  holdEndsWithMessage: 'Votre prochain message met fin à la pause.',

  slaLeft: (duration) => `Répondre sous ${duration}`,
  slaOverdue: 'Réponse en retard',
  slaExtend: 'Prolonger',
  slaExtendHint: 'Relancer le délai de réponse',

  handRaise: 'Lever la main',
  handRaiseHint: 'Demander l’aide d’un superviseur',
  handLower: 'Baisser la main',
  handLowerHint: 'Ne plus demander de superviseur',
  handRaising: 'Demande en cours…',
  handLowering: 'Annulation…',
  handRaised: (names, isYou) =>
    isYou ? `Vous${names && ` et ${names}`} avez demandé un superviseur` : `Superviseur demandé par ${names}`,
};
