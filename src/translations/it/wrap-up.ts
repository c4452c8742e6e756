import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'Esito',
  wrapUpHint: (max) =>
    max === 1 ? 'Scegli un codice.' : `Scegli fino a ${pluralize(max, { one: 'codice', other: 'codici' })}.`,
  wrapUpChosen: (n, max) => `${pluralize(n, { one: 'scelto', other: 'scelti' })} su ${formatNumber(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'Puoi scegliere un solo codice.'
      : `Puoi scegliere fino a ${pluralize(max, { one: 'codice', other: 'codici' })}. Prima rimuovine uno.`,
  wrapUpSearch: 'Cerca codici',
  wrapUpNoMatch: 'Nessun codice trovato',
  wrapUpNoCodes: 'Nessun codice disponibile. Puoi aggiungere una nota.',
  wrapUpNote: 'Nota',
  wrapUpApply: 'Salva esito',
  wrapUpApplying: 'Salvataggio…',
  wrapUpEmpty: 'Prima scegli un codice o aggiungi una nota.',
  wrapUpFormFailed: 'Impossibile caricare i codici.',
  wrapUpNotPermitted: 'Non hai l’autorizzazione per assegnare codici.',
  wrapUpEndingSoon: (seconds) =>
    `Il tempo per l’esito termina tra ${pluralize(seconds, { one: 'secondo', other: 'secondi' })}. Ciò che hai inserito verrà salvato.`,

  holdOpen: 'Pausa…',
  holdTitle: 'Metti in pausa per',
  holdMinutes: (n) => pluralize(n, { one: 'minuto', other: 'minuti' }),
  holdHint: 'La pausa termina allo scadere del tempo, quando riprendi o quando invii un messaggio.',
  holdPending: 'Messa in pausa…',
  holdResume: 'Riprendi',
  holdResuming: 'Ripresa…',
  holdLeft: (duration) => `In pausa · ${duration}`,
  holdEndsWithMessage: 'Il tuo prossimo messaggio termina la pausa.',

  slaLeft: (duration) => `Rispondi entro ${duration}`,
  slaOverdue: 'Risposta in ritardo',
  slaExtend: 'Prolunga',
  slaExtendHint: 'Fai ripartire il tempo di risposta',

  handRaise: 'Alza la mano',
  handRaiseHint: 'Chiedi l’affiancamento di un supervisore',
  handLower: 'Abbassa la mano',
  handLowerHint: 'Non chiedere più un supervisore',
  handRaising: 'Richiesta in corso…',
  handLowering: 'Annullamento…',
  handRaised: (names, isYou) => {
    if (isYou) return names ? `Tu e ${names} avete chiesto un supervisore` : 'Hai chiesto un supervisore';
    return `Supervisore richiesto da ${names}`;
  },
};
