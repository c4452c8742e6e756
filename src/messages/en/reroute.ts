import { count } from './plural.js';

const kinds: Readonly<Record<string, { word: string; hint: string; confirm: string; done: string }>> = {
  transfer: {
    word: 'Transfer',
    hint: 'They take over, and you leave the conversation.',
    confirm: 'Transfer',
    done: 'Transfer',
  },
  conference: {
    word: 'Conference',
    hint: 'They join, and you stay. The customer talks to both of you.',
    confirm: 'Invite',
    done: 'Conference',
  },
  consult: {
    word: 'Consult',
    hint: 'They read along and advise you. The customer does not notice.',
    confirm: 'Ask for advice',
    done: 'Consultation',
  },
};

/** Texts of transfer, conference and consultation, in `<chat-thread>`. */
export const reroute = {
  rerouteOpen: 'Transfer…',
  rerouteOpenJoin: 'Invite…',
  rerouteTitle: 'Bring in another agent',
  rerouteNotLoaded: 'This part of the desk could not be loaded. Check the connection and try again.',
  rerouteKind: (kind: string) => kinds[kind]?.word ?? kind,
  rerouteHint: (kind: string) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind: string) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Asking…',
  rerouteSearch: 'Find a queue or an agent',
  rerouteQueues: 'Queues',
  rerouteAgents: 'Agents',
  rerouteFree: (n: number) => count(n, 'agent free', 'agents free'),
  rerouteNobodyFree: 'No agent is free',
  rerouteNotFree: 'No longer free',
  reroutePresent: 'Already in this conversation',
  rerouteNoQueues: 'There is no queue to go to.',
  rerouteNoMatch: 'Nothing here has this in its name.',
  rerouteFailed: 'The queues could not be loaded.',
  rerouteStale: 'Who is free could not be asked just now; this may be out of date.',
  rerouteNote: 'Note for the next agent (optional)',

  // what has become of a request
  rerouteLooking: (kind: string, to: string, name: string) => {
    const what = kinds[kind]?.done ?? '';
    if (to === 'agent') return `${what}: waiting for ${name || 'the agent'} to answer.`;
    return `${what}: looking for an agent${name && ` in ${name}`}.`;
  },
  rerouteAskedBy: (name: string) => `Asked for by ${name}.`,
  rerouteLookingFor: 'Waiting time',
  rerouteNobody: (to: string, name: string, until: string) =>
    to === 'agent'
      ? `${name || 'The agent'} had not answered by ${until}.`
      : `Nobody was available${name && ` in ${name}`} until ${until}.`,
  rerouteAgain: 'Ask again',
  rerouteAdvised: (name: string) => `${name} is advising you. Whisper to talk without the customer.`,
  rerouteHandOver: 'Hand over',
  rerouteLetSpeak: 'Let them speak',
};
