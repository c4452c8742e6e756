const kindNames: Readonly<Record<string, string>> = {
  transfer: 'Transfer',
  conference: 'Conference',
  consult: 'Consultation',
};

/** Texts of transfer, conference and consultation, in `<chat-thread>`. */
export const reroute = {
  rerouteOpen: 'Transfer…',
  rerouteInvite: 'Invite…',
  rerouteTitle: 'Bring in another agent',
  rerouteLoadFailed: "Couldn't load this. Check your connection and try again.",

  // progress of a request
  rerouteInProgress: (kind: string, to: string, name: string) => {
    const kindName = kindNames[kind] ?? '';
    if (to === 'agent') return `${kindName}: waiting for ${name || 'the agent'} to answer.`;
    return `${kindName}: looking for an agent${name && ` in ${name}`}.`;
  },
  rerouteRequestedBy: (name: string) => `Requested by ${name}.`,
  rerouteWaitingTime: 'Waiting time',
  rerouteUnanswered: (to: string, name: string, until: string) =>
    to === 'agent'
      ? `${name || 'The agent'} did not answer by ${until}.`
      : `No agent was available${name && ` in ${name}`} by ${until}.`,
  rerouteRetry: 'Request again',
  rerouteAdvising: (name: string) => `${name} is advising you. Whisper to reply without the customer seeing it.`,
  rerouteConsultTransfer: 'Complete transfer',
  rerouteConsultConference: 'Start conference',
};
