import type { AgentState, ChannelState, Level, Role } from '../../../domain/index.js';
import { formatNumber, pluralize } from '../pluralize.js';

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
  busy: 'busy',
  'pending-not-ready': 'finishing',
  interrupted: 'interrupted',
  'logged-out': 'signed out',
  unknown: 'unknown',
};

const availabilities = {
  ready: 'Ready agents',
  'not-ready': 'Agents not ready',
  'signed-out': 'Agents signed out',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: "Couldn't reach the server for the team report.",
  'timed-out': 'The team report took too long to load.',
  unauthorised: "You don't have permission to view this team's report.",
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: "Couldn't reach the server for these figures.",
  'timed-out': 'These figures took too long to load.',
  unauthorised: "You don't have permission to view these figures.",
  'server-error': 'These figures are unavailable.',
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
  'whisper-mode': 'Joining as advisor…',
  'barge-in': 'Barging in…',
  leave: 'Leaving…',
};

const actionLabels = {
  monitor: (customer: string) => `Monitor the chat with ${customer}`,
  open: (customer: string) => `Open the chat with ${customer}`,
  'whisper-mode': (customer: string) => `Advise the agents of the chat with ${customer}: the customer will not see you`,
  'barge-in': (customer: string) => `Barge in on the chat with ${customer}: the customer will see you`,
  leave: (customer: string) => `Leave the chat with ${customer} and stop monitoring it`,
};

const actionHints = {
  'whisper-mode': 'Agents will see that you are here. The customer will not.',
  'barge-in': 'The customer will see what you write from then on.',
};

const failedActions = {
  monitor: (customer: string) => `Couldn't monitor the chat with ${customer}.`,
  'whisper-mode': (customer: string) => `Couldn't advise the agents of the chat with ${customer}.`,
  'barge-in': (customer: string) => `Couldn't barge in on the chat with ${customer}.`,
  leave: (customer: string) => `Couldn't leave the chat with ${customer}.`,
};

const attentionKinds = {
  hand: 'Hand raised',
  waiting: 'Waiting',
  'not-ready': 'Not ready',
  unanswered: 'No answer',
  'long-chat': 'Long chat',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Hands',
  'long-chat': 'Long chats',
};

const agentActions = { ready: 'Set Ready', 'logged-out': 'Log out' };

const agentActionsOf = {
  ready: (agent: string) => `Set ${agent} Ready`,
  'logged-out': (agent: string) => `Log out ${agent}`,
};

const agentActionsAsked = { ready: 'Asked for Ready…', 'logged-out': 'Logging out…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent} is Ready.`,
  'logged-out': (agent: string) => `${agent} is logged out.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `Couldn't set ${agent} Ready.`,
  'logged-out': (agent: string) => `Couldn't log out ${agent}.`,
};

/** Texts of `<supervisor-panel>`. */
export const supervisor = {
  supervisorNoTeam: 'You do not supervise a team',
  supervisorNoTeamHint: 'Ask an administrator to assign a team to you, then sign in again.',
  supervisorNotPermitted: "You don't have permission to view your teams",
  supervisorNotPermittedHint: 'Ask an administrator for permission to view the teams you supervise.',
  supervisorTeam: 'Team',
  supervisorSearch: 'Search agents and chats',
  supervisorSearchHint: 'Customer, agent, queue, channel',
  supervisorMatches: (n: number) => `${pluralize(n, 'row matches', 'rows match')} your search`,
  supervisorUpdated: (time: string) => `Updated ${time}`,
  supervisorStale: (time: string) => `As of ${time}`,
  supervisorNeverUpdated: 'Not updated yet',
  supervisorRefresh: 'Refresh',
  supervisorLoading: 'Loading the team report…',

  supervisorAgents: 'Agents',
  supervisorChats: 'Active chats',
  supervisorQueued: 'Waiting in queues',
  supervisorBots: 'With a bot',
  supervisorReadyOf: (ready: number, all: number) => `${formatNumber(ready)} of ${formatNumber(all)} ready`,
  supervisorLongest: (duration: string) => `longest ${duration}`,
  supervisorCaption: (name: string, n: number) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'No agents in this team',
  supervisorNoChats: 'No active chats in this team',
  supervisorNoQueued: 'No customers waiting',
  supervisorNoBots: 'No customers with a bot',
  supervisorNoMatch: 'No matches for your search or filters',

  supervisorAttention: 'Needs attention',
  supervisorNoAttention: 'Nothing needs attention',
  supervisorAttentionKinds: 'What needs attention',
  supervisorAllKinds: 'All',
  supervisorAttentionKind: (kind: keyof typeof attentionKinds) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind: keyof typeof attentionKinds) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n: number) => `${formatNumber(n)} more, in the tables below`,
  supervisorShowAll: 'Show all',
  supervisorShowFewer: 'Show fewer',
  supervisorLevel: (level: Exclude<Level, 'ok'>, limit: string) =>
    level === 'over' ? `Over the limit of ${limit}` : `Near the limit of ${limit}`,
  supervisorLimit: (limit: string) => `limit ${limit}`,
  supervisorAtLeast: (duration: string) => `${duration}+`,
  supervisorMoreWaiting: (n: number, level: Exclude<Level, 'ok'>) =>
    `${formatNumber(n)} more ${level === 'over' ? 'over' : 'near'} the limit`,
  supervisorShowQueue: 'Show queue',
  supervisorShowQueueOf: (queue: string) => `Show queue ${queue}`,
  supervisorShow: 'Show',
  supervisorShowAgent: (agent: string) => `Show ${agent}`,
  supervisorWithAgent: (agent: string) => `with ${agent}`,
  /** Announced, and shown as a notification. */
  supervisorNewAttention: (n: number) => `${pluralize(n, 'new case needs', 'new cases need')} attention`,
  supervisorNewAttentionOf: (kind: keyof typeof attentionKinds, title: string, detail: string) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action: keyof typeof agentActions) => agentActions[action],
  /** It asks before it is done. */
  supervisorAskAction: (action: keyof typeof agentActions) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action: keyof typeof agentActions, agent: string) => agentActionsOf[action](agent),
  supervisorAskAgent: (action: keyof typeof agentActions, agent: string) => `${agentActionsOf[action](agent)}?`,
  supervisorAskReadyHint: 'Chats may be offered at once.',
  supervisorAskLogoutHint: (chats: number) =>
    chats === 0 ? 'No chat is open.' : `${pluralize(chats, 'open chat goes', 'open chats go')} back to the queue.`,
  supervisorReason: 'Reason',
  supervisorAskBargeIn: (customer: string) => `Barge in on the chat with ${customer}?`,
  supervisorBargeInCustomer: 'The customer will read what you write from then on.',
  supervisorBargeInAgents: 'The agents stay, and see that you have come in.',
  supervisorBargeInLeave: 'The agents will see it when you leave.',
  supervisorKeepMonitoring: 'Keep monitoring',
  supervisorKeepAdvising: 'Keep advising',
  supervisorAgentAsked: (action: keyof typeof agentActions) => agentActionsAsked[action],
  supervisorAgentDone: (action: keyof typeof agentActions, agent: string) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action: keyof typeof agentActions, agent: string, why: string) =>
    `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId: 'The server does not say who this is to it, so that the state cannot be set from here.',
  supervisorOwnState: 'You set your own state in the state menu.',
  supervisorAgentSignedOut: 'The agent is signed out.',
  supervisorAgentIsReady: 'The agent is ready.',
  supervisorShowChatsOf: (agent: string) => `show the chats of ${agent}`,
  supervisorChatsOf: (agent: string) => `Chats of ${agent}`,
  supervisorShowAllChats: (agent: string) => `Chats of ${agent}: show all chats`,

  supervisorAllTeams: 'All my teams',
  supervisorOfTeam: (team: string, problem: string) => `${team}: ${problem}`,

  supervisorCustomer: 'Customer',
  supervisorQueue: 'Queue',
  supervisorAgent: 'Agent',
  supervisorChannel: 'Channel',
  supervisorChannels: 'Channels',
  supervisorDuration: 'Duration',
  supervisorWaiting: 'Waiting',
  supervisorBot: 'Bot',
  supervisorState: 'Status',
  supervisorLoad: 'Chats',
  supervisorActions: 'Actions',
  supervisorLastLine: 'Last message',
  supervisorHandRaised: 'Hand raised',
  supervisorMonitoredBy: (name: string) => `Monitored by ${name}`,
  supervisorDirection: (direction: 'inbound' | 'outbound') => (direction === 'inbound' ? 'Inbound' : 'Outbound'),
  supervisorNextChatOf: (agent: string) => `Next chat of ${agent}`,
  supervisorHosted: 'Further information',
  supervisorVoiceNotMonitored: 'Calls are monitored by phone, not here.',

  supervisorAllQueues: 'All queues',
  supervisorAllChannels: 'All channels',
  supervisorAllAgents: 'All agents',
  supervisorAvailability: 'Agent availability',
  supervisorAvailabilityOf: (availability: keyof typeof availabilities) => availabilities[availability],

  supervisorLongestWaits: 'Longest wait by queue',
  supervisorMoreQueues: (n: number) => pluralize(n, 'more queue', 'more queues'),
  supervisorLoadOf: (load: string, limit: string) => `${load}/${limit}`,
  supervisorLoadShare: (agents: number, chats: number, orMore: boolean) =>
    `${pluralize(agents, 'agent', 'agents')} with ${orMore ? `${formatNumber(chats)} or more chats` : pluralize(chats, 'chat', 'chats')}`,
  supervisorBusiest: (name: string, chats: string) => `busiest: ${name}, ${chats}`,

  supervisorMemberState: (state: AgentState) => memberStates[state],
  supervisorChannelState: (state: ChannelState) => channelStates[state],

  supervisorStateSince: 'Time',
  supervisorReportProblem: (code: string) => reportProblems[code] ?? "Couldn't load this team's report.",
  supervisorReportAwaited: 'The report has not come yet.',
  supervisorTableProblem: (code: string) => tableProblems[code] ?? 'The server does not provide these figures.',
  supervisorTableStale: (time: string) => `Showing data from ${time}.`,
  supervisorUnknown: 'Unknown',

  supervisorActionName: (action: keyof typeof actionNames) => actionNames[action],
  supervisorActionPending: (action: keyof typeof actionNames) => pendingActions[action],
  supervisorActionLabel: (action: keyof typeof actionLabels, customer: string) => actionLabels[action](customer),
  supervisorActionFailed: (action: keyof typeof failedActions, customer: string, why: string) =>
    `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action: keyof typeof actionHints) => actionHints[action],
  /** How the supervisor takes part in a chat. */
  supervisorInvolvement: (role: Role, bargedIn: boolean) =>
    involvements[role] ?? (bargedIn ? 'Barged in' : 'You are in this chat'),
};
