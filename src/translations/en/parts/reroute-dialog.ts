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
    hint: 'They read along and advise you. The customer does not notice.',
    confirm: 'Ask for advice',
  },
};

/** Texts of the dialog in which another agent is brought in. */
export const rerouteDialog = {
  rerouteKind: (kind: string) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind: string) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind: string) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Asking…',
  rerouteSearch: 'Find a queue or an agent',
  rerouteQueues: 'Queues',
  rerouteAgents: 'Agents',
  rerouteFree: (n: number) => pluralize(n, 'agent free', 'agents free'),
  rerouteNoAgentFree: 'No agent is free',
  rerouteNoLongerFree: 'No longer free',
  rerouteAlreadyPresent: 'Already in this conversation',
  rerouteNoQueues: 'There is no queue to go to.',
  rerouteNoMatch: 'Nothing here has this in its name.',
  rerouteQueuesFailed: 'The queues could not be loaded.',
  rerouteStale: 'Who is free could not be asked just now; this may be out of date.',
  rerouteNote: 'Note for the next agent (optional)',
};
