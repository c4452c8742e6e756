import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: {
    label: 'Transfert',
    hint: 'L’autre agent prend le relais et vous quittez la conversation.',
    confirm: 'Transférer',
    name: 'Transfert',
  },
  conference: {
    label: 'Conférence',
    hint: 'L’autre agent vous rejoint et vous restez. Le client parle avec vous deux.',
    confirm: 'Inviter',
    name: 'Conférence',
  },
  consult: {
    label: 'Consultation',
    hint: 'L’autre agent lit la conversation et vous conseille. Le client ne le voit pas.',
    confirm: 'Demander conseil',
    name: 'Consultation',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'Transférer…',
  rerouteInvite: 'Inviter…',
  rerouteTitle: 'Faire appel à un autre agent',
  rerouteLoadFailed: 'Chargement impossible. Vérifiez votre connexion et réessayez.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Demande en cours…',
  rerouteSearch: 'Rechercher une file ou un agent',
  rerouteQueues: 'Files d’attente',
  rerouteAgents: 'Agents',
  rerouteFree: (n) => pluralize(n, { one: 'agent disponible', other: 'agents disponibles' }),
  rerouteNoAgentFree: 'Aucun agent disponible',
  rerouteNoLongerFree: 'Plus disponible',
  rerouteAlreadyPresent: 'Déjà dans cette conversation',
  rerouteNoQueues: 'Aucune file d’attente disponible',
  rerouteNoMatch: 'Aucun résultat',
  rerouteQueuesFailed: 'Impossible de charger les files d’attente.',
  rerouteStale: 'Impossible d’actualiser les disponibilités. Cette liste n’est peut-être plus à jour.',
  rerouteNote: 'Note pour l’agent suivant (facultatif)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}\u202f: en attente de réponse${name && ` (${name})`}.`;
    return `${kindName}\u202f: recherche d’un agent${name && ` dans ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `À la demande de ${name}.`,
  rerouteWaitingTime: 'Temps d’attente',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `Pas de réponse${name ? ` de ${name}` : ' de l’agent'} à ${until}.`
      : `Aucun agent disponible${name && ` dans ${name}`} à ${until}.`,
  rerouteRetry: 'Redemander',
  rerouteAdvising: (name) => `${name} vous conseille. Chuchotez pour répondre sans que le client le voie.`,
  rerouteConsultTransfer: 'Finaliser le transfert',
  rerouteConsultConference: 'Lancer la conférence',
};
