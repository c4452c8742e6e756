import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: {
    label: 'Transferir',
    hint: 'El otro agente se hace cargo y usted sale de la conversación.',
    confirm: 'Transferir',
    name: 'Transferencia',
  },
  conference: {
    label: 'Conferencia',
    hint: 'El otro agente se une y usted se queda. El cliente habla con ambos.',
    confirm: 'Invitar',
    name: 'Conferencia',
  },
  consult: {
    label: 'Consulta',
    hint: 'El otro agente lee la conversación y le asesora. El cliente no lo ve.',
    confirm: 'Pedir consejo',
    name: 'Consulta',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'Transferir…',
  rerouteInvite: 'Invitar…',
  rerouteTitle: 'Recurrir a otro agente',
  rerouteLoadFailed: 'No se pudo cargar. Verifique su conexión e inténtelo de nuevo.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Solicitando…',
  rerouteSearch: 'Buscar colas y agentes',
  rerouteQueues: 'Colas',
  rerouteAgents: 'Agentes',
  rerouteFree: (n) => pluralize(n, { one: 'agente disponible', other: 'agentes disponibles' }),
  rerouteNoAgentFree: 'No hay agentes disponibles',
  rerouteNoLongerFree: 'Ya no está disponible',
  rerouteAlreadyPresent: 'Ya está en esta conversación',
  rerouteNoQueues: 'No hay colas disponibles',
  rerouteNoMatch: 'Sin resultados',
  rerouteQueuesFailed: 'No se pudieron cargar las colas.',
  rerouteStale: 'No se pudo actualizar la disponibilidad. Puede que esta lista no esté al día.',
  rerouteNote: 'Nota para el siguiente agente (opcional)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}: esperando a que responda ${name || 'el agente'}.`;
    return `${kindName}: buscando un agente${name && ` en ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `A solicitud de ${name}.`,
  rerouteWaitingTime: 'Tiempo de espera',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `${name || 'El agente'} no respondió antes de las ${until}.`
      : `No hubo agentes disponibles${name && ` en ${name}`} antes de las ${until}.`,
  rerouteRetry: 'Volver a solicitar',
  rerouteAdvising: (name) => `${name} le está asesorando. Susurre para responder sin que lo vea el cliente.`,
  rerouteConsultTransfer: 'Completar transferencia',
  rerouteConsultConference: 'Iniciar conferencia',
};
