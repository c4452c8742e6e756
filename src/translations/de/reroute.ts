import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: {
    label: 'Weiterleiten',
    hint: 'Der andere Agent übernimmt, und Sie verlassen die Konversation.',
    confirm: 'Weiterleiten',
    name: 'Weiterleitung',
  },
  conference: {
    label: 'Konferenz',
    hint: 'Der andere Agent kommt dazu, und Sie bleiben. Der Kunde schreibt mit Ihnen beiden.',
    confirm: 'Einladen',
    name: 'Konferenz',
  },
  consult: {
    label: 'Rückfrage',
    hint: 'Der andere Agent liest mit und berät Sie. Der Kunde sieht ihn nicht.',
    confirm: 'Um Rat fragen',
    name: 'Rückfrage',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'Weiterleiten…',
  rerouteInvite: 'Einladen…',
  rerouteTitle: 'Anderen Agenten hinzuziehen',
  rerouteLoadFailed: 'Das konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Wird angefordert…',
  rerouteSearch: 'Warteschlangen und Agenten suchen',
  rerouteQueues: 'Warteschlangen',
  rerouteAgents: 'Agenten',
  rerouteFree: (n) => pluralize(n, { one: 'Agent verfügbar', other: 'Agenten verfügbar' }),
  rerouteNoAgentFree: 'Keine Agenten verfügbar',
  rerouteNoLongerFree: 'Nicht mehr verfügbar',
  rerouteAlreadyPresent: 'Bereits in dieser Konversation',
  rerouteNoQueues: 'Keine Warteschlangen verfügbar',
  rerouteNoMatch: 'Keine Treffer',
  rerouteQueuesFailed: 'Die Warteschlangen konnten nicht geladen werden.',
  rerouteStale: 'Die Verfügbarkeit konnte nicht aktualisiert werden. Diese Liste ist möglicherweise veraltet.',
  rerouteNote: 'Notiz für den nächsten Agenten (optional)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}: Antwort von ${name || 'Agent'} steht aus.`;
    return `${kindName}: Agent wird gesucht${name && ` in ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `Angefordert von ${name}.`,
  rerouteWaitingTime: 'Wartezeit',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `${name || 'Der Agent'} hat bis ${until} nicht geantwortet.`
      : `Bis ${until} war kein Agent verfügbar${name && ` in ${name}`}.`,
  rerouteRetry: 'Erneut anfordern',
  rerouteAdvising: (name) => `${name} berät Sie. Flüstern Sie, um zu antworten, ohne dass der Kunde es sieht.`,
  rerouteConsultTransfer: 'Weiterleitung abschließen',
  rerouteConsultConference: 'Konferenz starten',
};
