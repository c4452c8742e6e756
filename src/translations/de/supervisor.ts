import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'Bereit',
  'not-ready': 'Nicht bereit',
  'logged-in': 'Angemeldet, nicht bereit',
  'logged-out': 'Abgemeldet',
  unknown: 'Unbekannt',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'bereit',
  'not-ready': 'aus',
  active: 'aktiv',
  busy: 'ausgelastet',
  'pending-not-ready': 'läuft aus',
  interrupted: 'unterbrochen',
  'logged-out': 'abgemeldet',
  unknown: 'unbekannt',
};

const availabilities = {
  ready: 'Bereite Agenten',
  'not-ready': 'Nicht bereite Agenten',
  'signed-out': 'Abgemeldete Agenten',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'Der Server für den Teambericht ist nicht erreichbar.',
  'timed-out': 'Das Laden des Teamberichts hat zu lange gedauert.',
  unauthorised: 'Sie sind nicht berechtigt, den Bericht dieses Teams zu sehen.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'Der Server für diese Zahlen ist nicht erreichbar.',
  'timed-out': 'Das Laden dieser Zahlen hat zu lange gedauert.',
  unauthorised: 'Sie sind nicht berechtigt, diese Zahlen zu sehen.',
  'server-error': 'Diese Zahlen sind nicht verfügbar.',
};

const actionNames = {
  monitor: 'Mitlesen',
  open: 'Öffnen',
  'whisper-mode': 'Beraten',
  'barge-in': 'Aufschalten',
  leave: 'Verlassen',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'Sie lesen mit',
  assistant: 'Sie beraten',
};

const pendingActions = {
  monitor: 'Beitritt läuft…',
  open: '',
  'whisper-mode': 'Beratender Beitritt läuft…',
  'barge-in': 'Aufschaltung läuft…',
  leave: 'Wird verlassen…',
};

const actionLabels = {
  monitor: (customer: string) => `Chat mit ${customer} mitlesen`,
  open: (customer: string) => `Chat mit ${customer} öffnen`,
  'whisper-mode': (customer: string) => `Die Agenten im Chat mit ${customer} beraten: Der Kunde sieht Sie nicht`,
  'barge-in': (customer: string) => `In den Chat mit ${customer} aufschalten: Der Kunde sieht Sie`,
  leave: (customer: string) => `Chat mit ${customer} verlassen und das Mitlesen beenden`,
};

const actionHints = {
  'whisper-mode': 'Die Agenten sehen, dass Sie da sind. Der Kunde nicht.',
  'barge-in': 'Der Kunde sieht, was Sie von da an schreiben.',
};

const failedActions = {
  monitor: (customer: string) => `Der Chat mit ${customer} kann nicht mitgelesen werden.`,
  'whisper-mode': (customer: string) => `Die Agenten im Chat mit ${customer} können nicht beraten werden.`,
  'barge-in': (customer: string) => `Die Aufschaltung in den Chat mit ${customer} ist fehlgeschlagen.`,
  leave: (customer: string) => `Der Chat mit ${customer} konnte nicht verlassen werden.`,
};

const attentionKinds = {
  hand: 'Hand gehoben',
  waiting: 'Wartend',
  'not-ready': 'Nicht bereit',
  unanswered: 'Ohne Antwort',
  'long-chat': 'Langer Chat',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Gehobene Hände',
  'long-chat': 'Lange Chats',
};

const agentActions = { ready: 'Bereit setzen', 'logged-out': 'Abmelden' };

const agentActionsOf = {
  ready: (agent: string) => `${agent} bereit setzen`,
  'logged-out': (agent: string) => `${agent} abmelden`,
};

const agentActionsAsked = { ready: '„Bereit“ angefordert…', 'logged-out': 'Abmeldung läuft…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent} ist bereit.`,
  'logged-out': (agent: string) => `${agent} ist abgemeldet.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `${agent} konnte nicht bereit gesetzt werden.`,
  'logged-out': (agent: string) => `${agent} konnte nicht abgemeldet werden.`,
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'Sie leiten kein Team',
  supervisorNoTeamHint:
    'Bitten Sie einen Administrator, Ihnen ein Team zuzuweisen, und melden Sie sich dann erneut an.',
  supervisorNotPermitted: 'Sie sind nicht berechtigt, Ihre Teams zu sehen',
  supervisorNotPermittedHint:
    'Bitten Sie einen Administrator um die Berechtigung, die von Ihnen geleiteten Teams zu sehen.',
  supervisorTeam: 'Team',
  supervisorSearch: 'Agenten und Chats suchen',
  supervisorSearchHint: 'Kunde, Agent, Warteschlange, Kanal',
  supervisorMatches: (n) =>
    pluralize(n, { one: 'Zeile entspricht Ihrer Suche', other: 'Zeilen entsprechen Ihrer Suche' }),
  supervisorUpdated: (time) => `Aktualisiert ${time}`,
  supervisorStale: (time) => `Stand ${time}`,
  supervisorNeverUpdated: 'Noch nicht aktualisiert',
  supervisorRefresh: 'Aktualisieren',
  supervisorLoading: 'Teambericht wird geladen…',

  supervisorAgents: 'Agenten',
  supervisorChats: 'Aktive Chats',
  supervisorQueued: 'In Warteschlangen',
  supervisorBots: 'Beim Bot',
  supervisorReadyOf: (ready, all) => `${formatNumber(ready)} von ${formatNumber(all)} bereit`,
  supervisorLongest: (duration) => `längste ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'Keine Agenten in diesem Team',
  supervisorNoChats: 'Keine aktiven Chats in diesem Team',
  supervisorNoQueued: 'Keine wartenden Kunden',
  supervisorNoBots: 'Keine Kunden beim Bot',
  supervisorNoMatch: 'Keine Treffer für Ihre Suche oder Filter',

  supervisorAttention: 'Handlungsbedarf',
  supervisorNoAttention: 'Kein Handlungsbedarf',
  supervisorAttentionKinds: 'Art des Handlungsbedarfs',
  supervisorAllKinds: 'Alle',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `${formatNumber(n)} weitere, in den Tabellen unten`,
  supervisorShowAll: 'Alle anzeigen',
  supervisorShowFewer: 'Weniger anzeigen',
  supervisorLevel: (level, limit) =>
    level === 'over' ? `Über der Grenze von ${limit}` : `Nahe der Grenze von ${limit}`,
  supervisorLimit: (limit) => `Grenze ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) =>
    `${formatNumber(n)} weitere ${level === 'over' ? 'über der Grenze' : 'nahe der Grenze'}`,
  supervisorShowQueue: 'Warteschlange anzeigen',
  supervisorShowQueueOf: (queue) => `Warteschlange ${queue} anzeigen`,
  supervisorShow: 'Anzeigen',
  supervisorShowAgent: (agent) => `${agent} anzeigen`,
  supervisorWithAgent: (agent) => `bei ${agent}`,
  supervisorNewAttention: (n) =>
    pluralize(n, { one: 'neuer Fall mit Handlungsbedarf', other: 'neue Fälle mit Handlungsbedarf' }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `${agentActionsOf[action](agent)}?`,
  supervisorAskReadyHint: 'Möglicherweise werden sofort Chats angeboten.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'Es ist kein Chat offen.'
      : `${pluralize(chats, { one: 'offener Chat geht', other: 'offene Chats gehen' })} zurück in die Warteschlange.`,
  supervisorReason: 'Grund',
  supervisorAskBargeIn: (customer) => `In den Chat mit ${customer} aufschalten?`,
  supervisorBargeInCustomer: 'Der Kunde liest, was Sie von da an schreiben.',
  supervisorBargeInAgents: 'Die Agenten bleiben und sehen, dass Sie dazugekommen sind.',
  supervisorBargeInLeave: 'Die Agenten sehen es, wenn Sie gehen.',
  supervisorKeepMonitoring: 'Weiter mitlesen',
  supervisorKeepAdvising: 'Weiter beraten',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId:
    'Der Server nennt keine Kennung dieses Agenten, daher kann der Status von hier aus nicht gesetzt werden.',
  supervisorOwnState: 'Ihren eigenen Status setzen Sie im Statusmenü.',
  supervisorAgentSignedOut: 'Der Agent ist abgemeldet.',
  supervisorAgentIsReady: 'Der Agent ist bereit.',
  supervisorShowChatsOf: (agent) => `Chats von ${agent} anzeigen`,
  supervisorChatsOf: (agent) => `Chats von ${agent}`,
  supervisorShowAllChats: (agent) => `Chats von ${agent}: alle Chats anzeigen`,

  supervisorAllTeams: 'Alle meine Teams',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'Kunde',
  supervisorQueue: 'Warteschlange',
  supervisorAgent: 'Agent',
  supervisorChannel: 'Kanal',
  supervisorChannels: 'Kanäle',
  supervisorDuration: 'Dauer',
  supervisorWaiting: 'Wartezeit',
  supervisorBot: 'Bot',
  supervisorState: 'Status',
  supervisorLoad: 'Chats',
  supervisorActions: 'Aktionen',
  supervisorLastLine: 'Letzte Nachricht',
  supervisorHandRaised: 'Hand gehoben',
  supervisorMonitoredBy: (name) => `${name} liest mit`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'Eingehend' : 'Ausgehend'),
  supervisorNextChatOf: (agent) => `Nächster Chat von ${agent}`,
  supervisorHosted: 'Weitere Angaben',
  supervisorVoiceNotMonitored: 'Anrufe werden am Telefon mitgehört, nicht hier.',

  supervisorAllQueues: 'Alle Warteschlangen',
  supervisorAllChannels: 'Alle Kanäle',
  supervisorAllAgents: 'Alle Agenten',
  supervisorAvailability: 'Verfügbarkeit der Agenten',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'Längste Wartezeit je Warteschlange',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'weitere Warteschlange', other: 'weitere Warteschlangen' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) =>
    `${pluralize(agents, { one: 'Agent', other: 'Agenten' })} mit ${orMore ? `${formatNumber(chats)} oder mehr Chats` : pluralize(chats, { one: 'Chat', other: 'Chats' })}`,
  supervisorBusiest: (name, chats) => `am stärksten ausgelastet: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'Dauer',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'Der Bericht dieses Teams konnte nicht geladen werden.',
  supervisorReportAwaited: 'Der Bericht ist noch nicht eingetroffen.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'Der Server liefert diese Zahlen nicht.',
  supervisorTableStale: (time) => `Angezeigt werden Daten von ${time}.`,
  supervisorUnknown: 'Unbekannt',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  /** How the supervisor takes part in a chat. */
  supervisorInvolvement: (role, bargedIn) =>
    involvements[role] ?? (bargedIn ? 'Aufgeschaltet' : 'Sie sind in diesem Chat'),
};
