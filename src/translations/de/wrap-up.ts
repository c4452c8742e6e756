import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'Nachbearbeitung',
  wrapUpHint: (max) => (max === 1 ? 'Wählen Sie einen Code aus.' : `Wählen Sie bis zu ${formatNumber(max)} Codes aus.`),
  wrapUpChosen: (n, max) => `${formatNumber(n)} von ${formatNumber(max)} ausgewählt`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'Sie können einen Code auswählen.'
      : `Sie können bis zu ${formatNumber(max)} Codes auswählen. Entfernen Sie zuerst einen.`,
  wrapUpSearch: 'Codes suchen',
  wrapUpNoMatch: 'Keine passenden Codes',
  wrapUpNoCodes: 'Es sind keine Codes verfügbar. Sie können eine Notiz hinzufügen.',
  wrapUpNote: 'Notiz',
  wrapUpApply: 'Nachbearbeitung speichern',
  wrapUpApplying: 'Wird gespeichert…',
  wrapUpEmpty: 'Wählen Sie zuerst einen Code aus oder fügen Sie eine Notiz hinzu.',
  wrapUpFormFailed: 'Die Codes konnten nicht geladen werden.',
  wrapUpNotPermitted: 'Sie sind nicht berechtigt, Codes zu vergeben.',
  wrapUpEndingSoon: (seconds) =>
    `Die Nachbearbeitung endet in ${pluralize(seconds, { one: 'Sekunde', other: 'Sekunden' })}. Ihre Eingaben werden gespeichert.`,

  holdOpen: 'Halten…',
  holdTitle: 'Halten für',
  holdMinutes: (n) => pluralize(n, { one: 'Minute', other: 'Minuten' }),
  holdHint: 'Das Halten endet, wenn die Zeit abläuft, wenn Sie fortsetzen oder eine Nachricht senden.',
  holdPending: 'Wird gehalten…',
  holdResume: 'Fortsetzen',
  holdResuming: 'Wird fortgesetzt…',
  holdLeft: (duration) => `Gehalten · ${duration}`,
  holdEndsWithMessage: 'Ihre nächste Nachricht beendet das Halten.',

  slaLeft: (duration) => `Antworten in ${duration}`,
  slaOverdue: 'Antwort überfällig',
  slaExtend: 'Zeit verlängern',
  slaExtendHint: 'Antwortzeit neu starten',

  handRaise: 'Hand heben',
  handRaiseHint: 'Einen Supervisor bitten, beratend beizutreten',
  handLower: 'Hand senken',
  handLowerHint: 'Den Supervisor nicht mehr anfordern',
  handRaising: 'Hand wird gehoben…',
  handLowering: 'Hand wird gesenkt…',
  handRaised: (others, isYou) => `Supervisor angefordert von ${isYou ? `Ihnen${others && ` und ${others}`}` : others}`,
};
