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
  rerouteLoadFailed: 'This part of the desk could not be loaded. Check the connection and try again.',

  // what has become of a request
  rerouteInProgress: (kind: string, to: string, name: string) => {
    const kindName = kindNames[kind] ?? '';
    if (to === 'agent') return `${kindName}: waiting for ${name || 'the agent'} to answer.`;
    return `${kindName}: looking for an agent${name && ` in ${name}`}.`;
  },
  rerouteRequestedBy: (name: string) => `Asked for by ${name}.`,
  rerouteWaitingTime: 'Waiting time',
  rerouteUnanswered: (to: string, name: string, until: string) =>
    to === 'agent'
      ? `${name || 'The agent'} had not answered by ${until}.`
      : `Nobody was available${name && ` in ${name}`} until ${until}.`,
  rerouteRetry: 'Ask again',
  rerouteAdvising: (name: string) => `${name} is advising you. Whisper to talk without the customer.`,
  rerouteConsultTransfer: 'Hand over',
  rerouteConsultConference: 'Let them speak',
};
