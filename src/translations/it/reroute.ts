import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: {
    label: 'Trasferisci',
    hint: 'L’altro agente subentra e tu esci dalla conversazione.',
    confirm: 'Trasferisci',
    name: 'Trasferimento',
  },
  conference: {
    label: 'Conferenza',
    hint: 'L’altro agente entra e tu resti. Il cliente parla con entrambi.',
    confirm: 'Invita',
    name: 'Conferenza',
  },
  consult: {
    label: 'Consultazione',
    hint: 'L’altro agente legge la conversazione e ti consiglia, senza che il cliente lo veda.',
    confirm: 'Chiedi consiglio',
    name: 'Consultazione',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'Trasferisci…',
  rerouteInvite: 'Invita…',
  rerouteTitle: 'Coinvolgi un altro agente',
  rerouteLoadFailed: 'Caricamento non riuscito. Controlla la connessione e riprova.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Richiesta in corso…',
  rerouteSearch: 'Cerca code e agenti',
  rerouteQueues: 'Code',
  rerouteAgents: 'Agenti',
  rerouteFree: (n) => pluralize(n, { one: 'agente disponibile', other: 'agenti disponibili' }),
  rerouteNoAgentFree: 'Nessun agente disponibile',
  rerouteNoLongerFree: 'Non più disponibile',
  rerouteAlreadyPresent: 'Già in questa conversazione',
  rerouteNoQueues: 'Nessuna coda disponibile',
  rerouteNoMatch: 'Nessun risultato',
  rerouteQueuesFailed: 'Impossibile caricare le code.',
  rerouteStale: 'Impossibile aggiornare le disponibilità. Questo elenco potrebbe non essere aggiornato.',
  rerouteNote: 'Nota per il prossimo agente (facoltativa)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}: in attesa che ${name || 'l’agente'} risponda.`;
    return `${kindName}: ricerca di un agente${name && ` in ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `Su richiesta di ${name}.`,
  rerouteWaitingTime: 'Tempo di attesa',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `${name || 'L’agente'} non ha risposto entro le ${until}.`
      : `Nessun agente disponibile${name && ` in ${name}`} entro le ${until}.`,
  rerouteRetry: 'Richiedi di nuovo',
  rerouteAdvising: (name) => `${name} ti sta affiancando. Sussurra per rispondere senza che il cliente lo veda.`,
  rerouteConsultTransfer: 'Completa trasferimento',
  rerouteConsultConference: 'Avvia conferenza',
};
