import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'Tipificación',
  wrapUpHint: (max) =>
    max === 1 ? 'Elija un código.' : `Elija hasta ${pluralize(max, { one: 'código', other: 'códigos' })}.`,
  wrapUpChosen: (n, max) => `${pluralize(n, { one: 'elegido', other: 'elegidos' })} de ${formatNumber(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'Puede elegir un solo código.'
      : `Puede elegir hasta ${pluralize(max, { one: 'código', other: 'códigos' })}. Quite uno primero.`,
  wrapUpSearch: 'Buscar códigos',
  wrapUpNoMatch: 'Ningún código coincide',
  wrapUpNoCodes: 'No hay códigos disponibles. Puede agregar una nota.',
  wrapUpNote: 'Nota',
  wrapUpApply: 'Guardar',
  wrapUpApplying: 'Guardando…',
  wrapUpEmpty: 'Primero elija un código o agregue una nota.',
  wrapUpFormFailed: 'No se pudieron cargar los códigos.',
  wrapUpNotPermitted: 'No tiene permiso para asignar códigos.',
  wrapUpEndingSoon: (seconds) =>
    `La tipificación termina en ${pluralize(seconds, { one: 'segundo', other: 'segundos' })}. Se guardará lo que haya escrito.`,

  holdOpen: 'Pausa…',
  holdTitle: 'Poner en pausa durante',
  holdMinutes: (n) => pluralize(n, { one: 'minuto', other: 'minutos' }),
  holdHint: 'La pausa termina al agotarse el tiempo, al reanudar o al enviar un mensaje.',
  holdPending: 'Poniendo en pausa…',
  holdResume: 'Reanudar',
  holdResuming: 'Reanudando…',
  holdLeft: (duration) => `En pausa · ${duration}`,
  holdEndsWithMessage: 'Su próximo mensaje termina la pausa.',

  slaLeft: (duration) => `Responder en ${duration}`,
  slaOverdue: 'Respuesta atrasada',
  slaExtend: 'Ampliar',
  slaExtendHint: 'Reiniciar el tiempo de respuesta',

  handRaise: 'Levantar mano',
  handRaiseHint: 'Pedir asesoría a un supervisor',
  handLower: 'Bajar mano',
  handLowerHint: 'Dejar de pedir un supervisor',
  handRaising: 'Levantando la mano…',
  handLowering: 'Bajando la mano…',
  handRaised: (names, isYou) => {
    if (isYou) return names ? `${names} y usted solicitaron un supervisor` : 'Usted solicitó un supervisor';
    return `Supervisor solicitado por ${names}`;
  },
};
