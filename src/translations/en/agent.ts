import { formatList, pluralize } from './pluralize.js';

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

/** Texts of `<agent-state-switch>`. */
export const agent = {
  // availability
  stateLabel: 'Your availability',
  stateName: (state: string) => agentStates[state] ?? 'Unknown',
  stateWithReason: (state: string, label: string) => `${agentStates[state] ?? 'Unknown'}${label && ': '}${label}`,
  stateSince: (time: string) => `since ${time}`,
  stateChanging: 'changing…',
  stateNoChannelOn: 'no channels on',
  stateSessionExpired: 'session expired',
  stateNoReason: 'No reason',
  stateReasonSearch: 'Search reasons',
  stateReasonsFailed: "Couldn't load the reasons. Trying again…",
  statePushFailed: "Couldn't load the switch for notifications. A content blocker may be stopping it.",
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
  stateOffline: 'You can change this when you are back online.',
  channelStatus: (state: string, limit: string) => {
    const name = channelStates[state] ?? 'Unknown';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} of ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, up to ${limit}` : name;
  },
  channelFinishing: 'Finishing open chats, then off',
  channelSwitchingOn: 'Turning on…',
  channelSwitchingOff: 'Turning off…',
  stateAttention: 'Sounds and notifications',
  stateDoNotDisturb: 'Do not disturb',
  stateSoundBlocked: 'Click for sound',
  stateLogOut: 'Sign out',
  stateLogOutWithReason: (label: string) => `Sign out: ${label}`,
  stateLogOutReasons: 'Sign-out reason',
  stateLoggingOut: 'Signing out…',
  stateLogOutAnyway: 'Sign out anyway',
  stateLogOutOpenConversations: (n: number) =>
    `You still have ${pluralize(n, 'open conversation', 'open conversations')}. If you sign out, these customers will wait for another agent.`,
  stateLogOutUnsent: (messages: number, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, 'message', 'messages') : '',
      drafts > 0 ? pluralize(drafts, 'draft or note', 'drafts or notes') : '',
    ];
    const isOne = messages + drafts === 1;
    return `Not sent yet: ${formatList(counts.filter(Boolean))}. If you sign out now, ${isOne ? 'it is' : 'they are'} discarded.`;
  },
  stateLogOutWaiting: 'You are signed out as soon as all messages are sent.',
  stateLogOutWait: 'Wait until sent',
  stateLogOutDiscard: 'Discard and sign out',
  stateStayLoggedIn: 'Stay signed in',
};
