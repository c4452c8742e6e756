import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { formatNumber, pluralize } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'Tabulação',
  wrapUpHint: (max) =>
    max === 1 ? 'Escolha um código.' : `Escolha até ${pluralize(max, { one: 'código', other: 'códigos' })}.`,
  wrapUpChosen: (n, max) => `${pluralize(n, { one: 'escolhido', other: 'escolhidos' })} de ${formatNumber(max)}`,
  wrapUpLimitReached: (max) =>
    max === 1
      ? 'Só é possível escolher um código.'
      : `É possível escolher até ${pluralize(max, { one: 'código', other: 'códigos' })}. Remova um primeiro.`,
  wrapUpSearch: 'Buscar códigos',
  wrapUpNoMatch: 'Nenhum código encontrado',
  wrapUpNoCodes: 'Nenhum código disponível. Você pode adicionar uma nota.',
  wrapUpNote: 'Nota',
  wrapUpApply: 'Salvar tabulação',
  wrapUpApplying: 'Salvando…',
  wrapUpEmpty: 'Primeiro escolha um código ou adicione uma nota.',
  wrapUpFormFailed: 'Não foi possível carregar os códigos.',
  wrapUpNotPermitted: 'Você não tem permissão para atribuir códigos.',
  wrapUpEndingSoon: (seconds) =>
    `A tabulação termina em ${pluralize(seconds, { one: 'segundo', other: 'segundos' })}. O que você inseriu será salvo.`,

  holdOpen: 'Espera…',
  holdTitle: 'Colocar em espera por',
  holdMinutes: (n) => pluralize(n, { one: 'minuto', other: 'minutos' }),
  holdHint: 'A espera termina quando o tempo acaba, quando você retoma ou quando envia uma mensagem.',
  holdPending: 'Colocando em espera…',
  holdResume: 'Retomar',
  holdResuming: 'Retomando…',
  holdLeft: (duration) => `Em espera · ${duration}`,
  holdEndsWithMessage: 'Sua próxima mensagem encerra a espera.',

  slaLeft: (duration) => `Responder em ${duration}`,
  slaOverdue: 'Resposta atrasada',
  slaExtend: 'Prorrogar',
  slaExtendHint: 'Reiniciar o tempo de resposta',

  handRaise: 'Levantar mão',
  handRaiseHint: 'Pedir que a supervisão entre para orientar',
  handLower: 'Baixar mão',
  handLowerHint: 'Cancelar o pedido de supervisão',
  handRaising: 'Levantando a mão…',
  handLowering: 'Baixando a mão…',
  handRaised: (names, isYou) => {
    if (isYou) return names ? `Você e ${names} pediram supervisão` : 'Você pediu supervisão';
    return `Supervisão pedida por ${names}`;
  },
};
