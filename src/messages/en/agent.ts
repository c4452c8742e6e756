import { count } from './plural.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Starting',
  'not-ready': 'Not ready',
  ready: 'Ready',
  'logged-out': 'Logged out',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Off',
  ready: 'Ready',
  active: 'Active',
  busy: 'Busy',
  'pending-not-ready': 'Finishing',
  interrupted: 'Interrupted',
  'logged-out': 'Logged out',
};

/** What follows a consultation is named as what comes without one. */
const plain = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Outbound',
  transfer: 'Transfer',
  conference: 'Conference',
  consult: 'Consultation',
  monitor: 'Monitoring',
  'barge-in': 'Barge-in',
};

const offerAsks: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} is handing this chat over`,
  conference: (name) => `${name} asks you to join`,
  consult: (name) => `${name} asks for your advice`,
};

const offerEnds: Readonly<Record<string, string>> = {
  'timed-out': 'The time to answer ran out.',
  'customer-left': 'The customer left before you could answer.',
  'answered-elsewhere': 'Another agent has answered.',
  'logged-out': 'You were logged out. The chat goes to another agent.',
};

/** Texts of `<agent-state-switch>`, `<task-offer>`. */
export const agent = {
  // availability
  stateLabel: 'Your availability',
  stateWord: (state: string) => agentStates[state] ?? 'Unknown',
  stateWithReason: (state: string, label: string) => `${agentStates[state] ?? 'Unknown'}${label && ': '}${label}`,
  stateSince: (time: string) => `since ${time}`,
  stateChanging: 'changing…',
  stateNoChannelOn: 'no channel on',
  stateNoReason: 'No reason',
  stateReasonSearch: 'Find a reason',
  stateReasonsNone: 'No reason matches.',
  stateUnknownHint: 'The server does not know your state. Choose Ready or Not ready.',
  stateNotAllowed: 'You are not allowed to change your availability.',
  stateUnchanged: 'The server left your state as it was.',
  stateChannels: 'Channels',
  stateChannelsNone: 'No channels are assigned to you.',
  stateAllReady: 'Ready on all channels',
  stateAllReadyBusy: 'Going ready…',
  stateNeedsReady: 'A channel can be switched on only while you are Ready.',
  stateGoReadyFirst: (channel: string) => `${channel} stays off: go Ready first, then switch it on.`,
  stateChannelUnchanged: (channel: string) => `The server left ${channel} as it was.`,
  stateChannelFailed: (channel: string, why: string) => `${channel}: ${why}`,
  stateOffline: 'Connection lost. You can change this again once it is back.',
  channelWord: (state: string, limit: string) => {
    const word = channelStates[state] ?? 'Unknown';
    if (limit === '') return word;
    if (state === 'busy') return `${word}, ${limit} of ${limit}`;
    return state === 'ready' || state === 'active' ? `${word}, up to ${limit}` : word;
  },
  channelFinishing: 'Finishing open chats, then off',
  channelSwitchingOn: 'Switching on…',
  channelSwitchingOff: 'Switching off…',
  stateLogOut: 'Log out',
  stateLogOutWithReason: (label: string) => `Log out: ${label}`,
  stateLogOutReasons: 'Log out because of',
  stateLoggingOut: 'Logging out…',
  stateLogOutAnyway: 'Log out anyway',
  stateLogOutOpen: (n: number) =>
    `You still have ${count(n, 'open conversation', 'open conversations')}. If you log out, the customers wait for another agent.`,
  stateStay: 'Stay logged in',

  // offers
  offerLabel: 'Waiting customers',
  offerNone: 'Nobody is waiting for you.',
  offerKnown: 'Known customer',
  offerAnonymous: 'Anonymous',
  offerKind: (direction: string) => offerKinds[plain(direction)] ?? '',
  offerAskedBy: (direction: string, name: string) => offerAsks[plain(direction)]?.(name) ?? `Asked for by ${name}`,
  offerNote: 'Note',
  offerAccept: 'Accept',
  offerAccepting: 'Accepting…',
  offerPass: 'Let it pass',
  offerPassHint: 'Hides it here. It goes on ringing until the time is up or another agent has it.',
  offerChecking: 'Checking whether this chat still waits…',
  offerTimeLeft: (n: number) => `${count(n, 'second', 'seconds')} left`,
  offerWaiting: (time: string) => `Waiting ${time}`,
  offerTimeUp: 'Time is up',
  offerNotAccepted: 'The server did not give you this chat.',
  offerTooLate: (why: string) => `Too late. ${why}`,
  offerEnded: (reason: string) => offerEnds[reason] ?? 'This chat is no longer on offer to you.',
  offerAnnounce: (name: string, details: string) =>
    details === '' ? `New chat offered: ${name}` : `New chat offered: ${name}, ${details}`,
  offerNotifyTitle: 'A customer is waiting',
  offerDismiss: 'Dismiss',
};
