import { pluralize } from '../pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string }>> = {
  transfer: {
    label: 'Transfer',
    hint: 'They take over, and you leave the conversation.',
    confirm: 'Transfer',
  },
  conference: {
    label: 'Conference',
    hint: 'They join, and you stay. The customer talks to both of you.',
    confirm: 'Invite',
  },
  consult: {
    label: 'Consult',
    hint: 'They read the conversation and advise you. The customer does not see them.',
    confirm: 'Ask for advice',
  },
};

/** Texts of the dialog for transfer, conference and consultation. */
export const rerouteDialog = {
  rerouteKind: (kind: string) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind: string) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind: string) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Requesting…',
  rerouteSearch: 'Search queues and agents',
  rerouteQueues: 'Queues',
  rerouteAgents: 'Agents',
  rerouteFree: (n: number) => pluralize(n, 'agent available', 'agents available'),
  rerouteNoAgentFree: 'No agents available',
  rerouteNoLongerFree: 'No longer available',
  rerouteAlreadyPresent: 'Already in this conversation',
  rerouteNoQueues: 'No queues available',
  rerouteNoMatch: 'No matches',
  rerouteQueuesFailed: "Couldn't load the queues.",
  rerouteStale: "Couldn't refresh availability. This list may be out of date.",
  rerouteNote: 'Note for the next agent (optional)',
};
