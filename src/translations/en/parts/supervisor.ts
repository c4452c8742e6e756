import type { AgentState, ChannelState, Role } from '../../../domain/index.js';
import { pluralize } from '../pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'Ready',
  'not-ready': 'Not ready',
  'logged-in': 'Signed in, not ready',
  'logged-out': 'Signed out',
  unknown: 'Unknown',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'ready',
  'not-ready': 'off',
  active: 'active',
  busy: 'full',
  'pending-not-ready': 'finishing',
  interrupted: 'interrupted',
  'logged-out': 'signed out',
  unknown: 'unknown',
};

const availabilities = {
  ready: 'Ready agents',
  away: 'Agents not ready',
  out: 'Agents signed out',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'The team report cannot be reached.',
  'timed-out': 'The team report took too long to come.',
  unauthorised: 'The server does not let you read the report of this team.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'These numbers cannot be reached.',
  'timed-out': 'These numbers took too long to come.',
  unauthorised: 'The server does not let you read these numbers.',
  'server-error': 'The server could not make these numbers.',
};

const actionNames = {
  monitor: 'Monitor',
  open: 'Open',
  'whisper-mode': 'Advise',
  'barge-in': 'Barge in',
  leave: 'Leave',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'Monitoring',
  assistant: 'Advising',
};

const pendingActions = {
  monitor: 'Joining…',
  open: '',
  'whisper-mode': 'Sitting in…',
  'barge-in': 'Barging in…',
  leave: 'Leaving…',
};

const actionLabels = {
  monitor: (customer: string) => `Monitor the chat with ${customer}`,
  open: (customer: string) => `Open the chat with ${customer}`,
  'barge-in': (customer: string) => `Barge in on the chat with ${customer}: the customer will see you`,
  leave: (customer: string) => `Leave the chat with ${customer}, which stops monitoring it`,
};

const actionHints = {
  'whisper-mode': 'Agents will see that you are here, the customer will not.',
  'barge-in': 'The customer will see what you write from then on.',
};

const failedActions = {
  monitor: (customer: string) => `Could not monitor the chat with ${customer}.`,
  'barge-in': (customer: string) => `Could not barge in on the chat with ${customer}.`,
  leave: (customer: string) => `Could not leave the chat with ${customer}.`,
};

/** Texts of `<supervisor-panel>`. */
export const supervisor = {
  supervisorNoTeam: 'You do not supervise a team',
  supervisorNoTeamHint: 'An administrator can make you the supervisor of one; sign in again afterwards.',
  supervisorNotPermitted: 'You are not allowed to see your teams here',
  supervisorNotPermittedHint:
    'Your login supervises teams but lacks the permission to view them. Ask an administrator.',
  supervisorTeam: 'Team',
  supervisorSearch: 'Search this team',
  supervisorSearchHint: 'Customer, agent, queue, channel',
  supervisorMatches: (n: number) => `${pluralize(n, 'row matches', 'rows match')} your search`,
  supervisorUpdated: (time: string) => `Updated ${time}`,
  supervisorStale: (time: string) => `Numbers of ${time}`,
  supervisorNeverUpdated: 'Not updated yet',
  supervisorRefresh: 'Refresh',
  supervisorLoading: 'Reading the team report…',
  supervisorOffline: 'Connection lost. Reconnecting; the numbers stand still until then.',

  supervisorAgents: 'Agents',
  supervisorChats: 'Active chats',
  supervisorQueued: 'Waiting in queues',
  supervisorBots: 'With a bot',
  supervisorReadyOf: (ready: number, all: number) => `${ready} of ${all} ready`,
  supervisorLongest: (duration: string) => `longest ${duration}`,
  supervisorCaption: (name: string, n: number) => `${name} (${n})`,
  supervisorNoAgents: 'This team has no agents.',
  supervisorNoChats: 'Nobody in this team is in a chat.',
  supervisorNoQueued: 'Nobody is waiting.',
  supervisorNoBots: 'No bot is talking to anyone.',
  supervisorNoMatch: 'Nothing here matches your search or filters.',

  supervisorCustomer: 'Customer',
  supervisorQueue: 'Queue',
  supervisorAgent: 'Agent',
  supervisorChannel: 'Channel',
  supervisorChannels: 'Channels',
  supervisorDuration: 'Duration',
  supervisorWaiting: 'Waiting',
  supervisorBot: 'Bot',
  supervisorState: 'State',
  supervisorLoad: 'Chats',
  supervisorActions: 'Actions',
  supervisorLastLine: 'Last message',
  supervisorMonitoredBy: (name: string) => `Monitored by ${name}`,
  supervisorVoiceNotMonitored: 'Calls are monitored by telephone, not here.',

  supervisorAllQueues: 'All queues',
  supervisorAllChannels: 'All channels',
  supervisorAllAgents: 'All agents',
  supervisorAvailability: 'Availability of agents',
  supervisorAvailabilityOf: (availability: keyof typeof availabilities) => availabilities[availability],

  supervisorLongestWaits: 'Longest waiting time by queue',
  supervisorLoadOf: (load: string, limit: string) => `${load}/${limit}`,
  supervisorLoadShare: (agents: number, chats: number, orMore: boolean) =>
    `${pluralize(agents, 'agent', 'agents')} with ${orMore ? `${chats} or more chats` : pluralize(chats, 'chat', 'chats')}`,
  supervisorBusiest: (name: string, chats: string) => `busiest: ${name}, ${chats}`,

  supervisorMemberState: (state: AgentState) => memberStates[state],
  supervisorChannelState: (state: ChannelState) => channelStates[state],

  supervisorStateSince: 'In state',
  supervisorReportProblem: (code: string) =>
    reportProblems[code] ?? 'The server could not give the report of this team.',
  supervisorTableProblem: (code: string) => tableProblems[code] ?? 'The server does not give these numbers.',
  supervisorTableStale: (time: string) => `What you see is of ${time}.`,
  supervisorUnknown: 'Not known.',

  supervisorActionName: (action: keyof typeof actionNames) => actionNames[action],
  supervisorActionPending: (action: keyof typeof actionNames) => pendingActions[action],
  supervisorActionLabel: (action: keyof typeof actionLabels, customer: string) => actionLabels[action](customer),
  supervisorActionFailed: (action: keyof typeof failedActions, customer: string, why: string) =>
    `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action: keyof typeof actionHints) => actionHints[action],
  /** What a supervisor is in a chat. */
  supervisorInvolvement: (role: Role, bargedIn: boolean) =>
    involvements[role] ?? (bargedIn ? 'Barged in' : 'You are in this chat'),
};
