import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: {
    label: 'Transferir',
    hint: 'O outro agente assume e você sai da conversa.',
    confirm: 'Transferir',
    name: 'Transferência',
  },
  conference: {
    label: 'Conferência',
    hint: 'O outro agente entra e você fica. O cliente fala com os dois.',
    confirm: 'Convidar',
    name: 'Conferência',
  },
  consult: {
    label: 'Consulta',
    hint: 'O outro agente lê a conversa e orienta você, sem que o cliente veja.',
    confirm: 'Pedir orientação',
    name: 'Consulta',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'Transferir…',
  rerouteInvite: 'Convidar…',
  rerouteTitle: 'Chamar outro agente',
  rerouteLoadFailed: 'Não foi possível carregar. Verifique sua conexão e tente de novo.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Solicitando…',
  rerouteSearch: 'Buscar filas e agentes',
  rerouteQueues: 'Filas',
  rerouteAgents: 'Agentes',
  rerouteFree: (n) => pluralize(n, { one: 'agente disponível', other: 'agentes disponíveis' }),
  rerouteNoAgentFree: 'Nenhum agente disponível',
  rerouteNoLongerFree: 'Não está mais disponível',
  rerouteAlreadyPresent: 'Já está nesta conversa',
  rerouteNoQueues: 'Nenhuma fila disponível',
  rerouteNoMatch: 'Nenhum resultado',
  rerouteQueuesFailed: 'Não foi possível carregar as filas.',
  rerouteStale: 'Não foi possível atualizar a disponibilidade. Esta lista pode estar desatualizada.',
  rerouteNote: 'Nota para o próximo agente (opcional)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}: aguardando resposta ${name ? `de ${name}` : 'do agente'}.`;
    return `${kindName}: procurando um agente${name && ` em ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `A pedido de ${name}.`,
  rerouteWaitingTime: 'Tempo de espera',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `${name || 'O agente'} não respondeu até ${until}.`
      : `Nenhum agente disponível${name && ` em ${name}`} até ${until}.`,
  rerouteRetry: 'Solicitar de novo',
  rerouteAdvising: (name) => `${name} está orientando você. Sussurre para responder sem que o cliente veja.`,
  rerouteConsultTransfer: 'Concluir transferência',
  rerouteConsultConference: 'Iniciar conferência',
};
