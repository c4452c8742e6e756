const done: Readonly<Record<string, string>> = {
  transfer: 'Transfer',
  conference: 'Conference',
  consult: 'Consultation',
};

/** Texts of transfer, conference and consultation, in `<chat-thread>`. */
export const reroute = {
  rerouteOpen: 'Transfer…',
  rerouteOpenJoin: 'Invite…',
  rerouteTitle: 'Bring in another agent',
  rerouteNotLoaded: 'This part of the desk could not be loaded. Check the connection and try again.',

  // what has become of a request
  rerouteLooking: (kind: string, to: string, name: string) => {
    const what = done[kind] ?? '';
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
