import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: {
    label: 'Hamisha',
    hint: 'Mhudumu mwingine atachukua mazungumzo, nawe utaondoka.',
    confirm: 'Hamisha',
    name: 'Uhamisho',
  },
  conference: {
    label: 'Mkutano',
    hint: 'Mhudumu mwingine atajiunga, nawe utabaki. Mteja atazungumza nanyi wote wawili.',
    confirm: 'Alika',
    name: 'Mkutano',
  },
  consult: {
    label: 'Ushauri',
    hint: 'Mhudumu mwingine atasoma mazungumzo na kukushauri. Mteja hatamwona.',
    confirm: 'Omba ushauri',
    name: 'Ushauri',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'Hamisha…',
  rerouteInvite: 'Alika…',
  rerouteTitle: 'Shirikisha mhudumu mwingine',
  rerouteLoadFailed: 'Imeshindwa kupakia. Kagua muunganisho wako kisha ujaribu tena.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Inaomba…',
  rerouteSearch: 'Tafuta foleni na wahudumu',
  rerouteQueues: 'Foleni',
  rerouteAgents: 'Wahudumu',
  rerouteFree: (n) => pluralize(n, { one: 'mhudumu # anapatikana', other: 'wahudumu # wanapatikana' }),
  rerouteNoAgentFree: 'Hakuna mhudumu anayepatikana',
  rerouteNoLongerFree: 'Hapatikani tena',
  rerouteAlreadyPresent: 'Tayari yumo kwenye mazungumzo haya',
  rerouteNoQueues: 'Hakuna foleni zinazopatikana',
  rerouteNoMatch: 'Hakuna matokeo',
  rerouteQueuesFailed: 'Foleni hazikuweza kupakiwa.',
  rerouteStale: 'Upatikanaji haukuweza kusasishwa. Huenda orodha hii imepitwa na wakati.',
  rerouteNote: 'Dokezo kwa mhudumu anayefuata (si lazima)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}: inasubiri ${name || 'mhudumu'} ajibu.`;
    return `${kindName}: inatafuta mhudumu${name && ` kwenye ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `Ombi la ${name}.`,
  rerouteWaitingTime: 'Muda wa kusubiri',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `${name || 'Mhudumu'} hakujibu hadi ${until}.`
      : `Hakuna mhudumu aliyepatikana${name && ` kwenye ${name}`} hadi ${until}.`,
  rerouteRetry: 'Omba tena',
  rerouteAdvising: (name) => `${name} anakushauri. Nong’ona ili ujibu bila mteja kuona.`,
  rerouteConsultTransfer: 'Kamilisha uhamisho',
  rerouteConsultConference: 'Anza mkutano',
};
