import { pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Signed in',
  'not-ready': 'Not ready',
  ready: 'Ready',
  'logged-out': 'Signed out',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Off',
  ready: 'Ready',
  active: 'Active',
  busy: 'Busy',
  'pending-not-ready': 'Finishing',
  interrupted: 'Interrupted',
  'logged-out': 'Signed out',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
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
  transfer: (name) => `${name} is transferring this chat to you`,
  conference: (name) => `${name} invited you to join`,
  consult: (name) => `${name} requested a consultation`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': "You didn't answer in time.",
  'customer-left': 'The customer left before you could answer.',
  'answered-elsewhere': 'Another agent has answered.',
  'logged-out': 'You were signed out. The chat will go to another agent.',
};

/** Texts of `<agent-state-switch>`, `<task-offer>`. */
export const agent = {
  // availability
  stateLabel: 'Your availability',
  stateName: (state: string) => agentStates[state] ?? 'Unknown',
  stateWithReason: (state: string, label: string) => `${agentStates[state] ?? 'Unknown'}${label && ': '}${label}`,
  stateSince: (time: string) => `since ${time}`,
  stateChanging: 'changing…',
  stateNoChannelOn: 'no channels on',
  stateNoReason: 'No reason',
  stateReasonSearch: 'Search reasons',
  stateReasonsFailed: "Couldn't load the reasons. Trying again…",
  stateNoMatchingReasons: 'No matching reasons',
  stateUnknownHint: 'Your status is unknown. Choose Ready or Not ready.',
  stateNotAllowed: "You don't have permission to change your availability.",
  stateUnchanged: 'Your status did not change.',
  stateChannels: 'Channels',
  stateNoChannels: 'No channels are assigned to you.',
  stateAllReady: 'Ready on all channels',
  stateGoingReady: 'Going ready…',
  stateNeedsReady: 'You can turn on a channel only while you are Ready.',
  stateGoReadyFirst: (channel: string) => `Go Ready first, then turn on ${channel}.`,
  stateChannelUnchanged: (channel: string) => `${channel} did not change.`,
  stateChannelFailed: (channel: string, why: string) => `${channel}: ${why}`,
  stateOffline: 'Connection lost. You can change this when you are back online.',
  channelStatus: (state: string, limit: string) => {
    const name = channelStates[state] ?? 'Unknown';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} of ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, up to ${limit}` : name;
  },
  channelFinishing: 'Finishing open chats, then off',
  channelSwitchingOn: 'Turning on…',
  channelSwitchingOff: 'Turning off…',
  stateLogOut: 'Sign out',
  stateLogOutWithReason: (label: string) => `Sign out: ${label}`,
  stateLogOutReasons: 'Sign-out reason',
  stateLoggingOut: 'Signing out…',
  stateLogOutAnyway: 'Sign out anyway',
  stateLogOutOpenConversations: (n: number) =>
    `You still have ${pluralize(n, 'open conversation', 'open conversations')}. If you sign out, these customers will wait for another agent.`,
  stateStayLoggedIn: 'Stay signed in',

  // offers
  offerLabel: 'Waiting customers',
  offerNone: 'No customers waiting',
  offerKnownCustomer: 'Known customer',
  offerAnonymous: 'Anonymous',
  offerKind: (direction: string) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction: string, name: string) =>
    offerRequests[baseDirection(direction)]?.(name) ?? `Requested by ${name}`,
  offerNote: 'Note',
  offerAccept: 'Accept',
  offerAccepting: 'Accepting…',
  offerHide: 'Dismiss',
  offerHideHint: 'Hides the chat here. It stays on offer until time runs out or another agent accepts it.',
  offerChecking: 'Checking whether this chat is still waiting…',
  offerTimeLeft: (n: number) => `${pluralize(n, 'second', 'seconds')} left`,
  offerWaiting: (time: string) => `Waiting ${time}`,
  offerTimeUp: 'Time is up',
  offerNotAccepted: "Couldn't accept this chat.",
  offerTooLate: (why: string) => `Too late. ${why}`,
  offerEnded: (reason: string) => offerEndReasons[reason] ?? 'This chat is no longer available.',
  offerAnnouncement: (name: string, details: string) =>
    details === '' ? `New chat offered: ${name}` : `New chat offered: ${name}, ${details}`,
  offerNotificationTitle: 'A customer is waiting',
  offerDismiss: 'Dismiss',
};
