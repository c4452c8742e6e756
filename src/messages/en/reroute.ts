import { count } from './plural.js';

/** Texts of transfer and conference, in `<chat-thread>`. */
export const reroute = {
  rerouteOpen: 'Transfer…',
  rerouteTitle: 'Bring in another agent',
  rerouteTransfer: 'Transfer',
  rerouteTransferHint: 'They take over and you leave the conversation.',
  rerouteConference: 'Conference',
  rerouteConferenceHint: 'They join and you stay.',
  rerouteSearch: 'Find a queue',
  rerouteQueues: 'Queue',
  rerouteFree: (n: number) => count(n, 'agent free', 'agents free'),
  rerouteNobodyFree: 'No agent is free',
  rerouteNoQueues: 'There is no queue to go to.',
  rerouteNoMatch: 'No queue has this in its name.',
  rerouteFailed: 'The queues could not be loaded.',
  rerouteNote: 'Note for the next agent',
  rerouteConfirmTransfer: 'Transfer',
  rerouteConfirmConference: 'Invite',
  reroutePending: 'Asking…',
  rerouteNotPermitted: 'You are not permitted to transfer conversations.',
};
