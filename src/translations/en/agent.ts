import { pluralize } from './pluralize.js';

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
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Outbound',
  transfer: 'Transfer',
  conference: 'Conference',
  consult: 'Consultation',
  monitor: 'Monitoring',
  'barge-in': 'Barge-in',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} is handing this chat over`,
  conference: (name) => `${name} asks you to join`,
  consult: (name) => `${name} asks for your advice`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'The time to answer ran out.',
  'customer-left': 'The customer left before you could answer.',
  'answered-elsewhere': 'Another agent has answered.',
  'logged-out': 'You were logged out. The chat goes to another agent.',
};

/** Texts of `<agent-state-switch>`, `<task-offer>`. */
export const agent = {
  // availability
  stateLabel: 'Your availability',
  stateName: (state: string) => agentStates[state] ?? 'Unknown',
  stateWithReason: (state: string, label: string) => `${agentStates[state] ?? 'Unknown'}${label && ': '}${label}`,
  stateSince: (time: string) => `since ${time}`,
  stateChanging: 'changing…',
  stateNoChannelOn: 'no channel on',
  stateNoReason: 'No reason',
  stateReasonSearch: 'Find a reason',
  stateNoMatchingReasons: 'No reason matches.',
  stateUnknownHint: 'The server does not know your state. Choose Ready or Not ready.',
  stateNotAllowed: 'You are not allowed to change your availability.',
  stateUnchanged: 'The server left your state as it was.',
  stateChannels: 'Channels',
  stateNoChannels: 'No channels are assigned to you.',
  stateAllReady: 'Ready on all channels',
  stateGoingReady: 'Going ready…',
  stateNeedsReady: 'A channel can be switched on only while you are Ready.',
  stateGoReadyFirst: (channel: string) => `${channel} stays off: go Ready first, then switch it on.`,
  stateChannelUnchanged: (channel: string) => `The server left ${channel} as it was.`,
  stateChannelFailed: (channel: string, why: string) => `${channel}: ${why}`,
  stateOffline: 'Connection lost. You can change this again once it is back.',
  channelStatus: (state: string, limit: string) => {
    const name = channelStates[state] ?? 'Unknown';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} of ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, up to ${limit}` : name;
  },
  channelFinishing: 'Finishing open chats, then off',
  channelSwitchingOn: 'Switching on…',
  channelSwitchingOff: 'Switching off…',
  stateLogOut: 'Log out',
  stateLogOutWithReason: (label: string) => `Log out: ${label}`,
  stateLogOutReasons: 'Log out because of',
  stateLoggingOut: 'Logging out…',
  stateLogOutAnyway: 'Log out anyway',
  stateLogOutOpenConversations: (n: number) =>
    `You still have ${pluralize(n, 'open conversation', 'open conversations')}. If you log out, the customers wait for another agent.`,
  stateStayLoggedIn: 'Stay logged in',

  // offers
  offerLabel: 'Waiting customers',
  offerNone: 'Nobody is waiting for you.',
  offerKnownCustomer: 'Known customer',
  offerAnonymous: 'Anonymous',
  offerKind: (direction: string) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction: string, name: string) =>
    offerRequests[baseDirection(direction)]?.(name) ?? `Asked for by ${name}`,
  offerNote: 'Note',
  offerAccept: 'Accept',
  offerAccepting: 'Accepting…',
  offerHide: 'Let it pass',
  offerHideHint: 'Hides it here. It goes on ringing until the time is up or another agent has it.',
  offerChecking: 'Checking whether this chat still waits…',
  offerTimeLeft: (n: number) => `${pluralize(n, 'second', 'seconds')} left`,
  offerWaiting: (time: string) => `Waiting ${time}`,
  offerTimeUp: 'Time is up',
  offerNotAccepted: 'The server did not give you this chat.',
  offerTooLate: (why: string) => `Too late. ${why}`,
  offerEnded: (reason: string) => offerEndReasons[reason] ?? 'This chat is no longer on offer to you.',
  offerAnnouncement: (name: string, details: string) =>
    details === '' ? `New chat offered: ${name}` : `New chat offered: ${name}, ${details}`,
  offerNotificationTitle: 'A customer is waiting',
  offerDismiss: 'Dismiss',
};
