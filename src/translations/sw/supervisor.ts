import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'Tayari',
  'not-ready': 'Si tayari',
  'logged-in': 'Ameingia, si tayari',
  'logged-out': 'Ametoka',
  unknown: 'Haijulikani',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'tayari',
  'not-ready': 'imezimwa',
  active: 'inatumika',
  busy: 'imejaa',
  'pending-not-ready': 'inamalizia',
  interrupted: 'imekatizwa',
  'logged-out': 'ametoka',
  unknown: 'haijulikani',
};

const availabilities = {
  ready: 'Wahudumu walio tayari',
  'not-ready': 'Wahudumu wasio tayari',
  'signed-out': 'Wahudumu waliotoka',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'Seva ya ripoti ya timu haipatikani.',
  'timed-out': 'Ripoti ya timu imechelewa mno kupakiwa.',
  unauthorised: 'Huna ruhusa ya kuona ripoti ya timu hii.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'Seva ya takwimu hizi haipatikani.',
  'timed-out': 'Takwimu hizi zimechelewa mno kupakiwa.',
  unauthorised: 'Huna ruhusa ya kuona takwimu hizi.',
  'server-error': 'Takwimu hizi hazipatikani.',
};

const actionNames = {
  monitor: 'Fuatilia',
  open: 'Fungua',
  'whisper-mode': 'Shauri',
  'barge-in': 'Ingilia',
  leave: 'Ondoka',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'Unafuatilia',
  assistant: 'Unashauri',
};

const pendingActions = {
  monitor: 'Inajiunga…',
  open: '',
  'whisper-mode': 'Inajiunga kama mshauri…',
  'barge-in': 'Inaingilia…',
  leave: 'Inaondoka…',
};

const actionLabels = {
  monitor: (customer: string) => `Fuatilia gumzo na ${customer}`,
  open: (customer: string) => `Fungua gumzo na ${customer}`,
  'whisper-mode': (customer: string) => `Washauri wahudumu wa gumzo na ${customer}: mteja hatakuona`,
  'barge-in': (customer: string) => `Ingilia gumzo na ${customer}: mteja atakuona`,
  leave: (customer: string) => `Ondoka kwenye gumzo na ${customer} na uache kulifuatilia`,
};

const actionHints = {
  'whisper-mode': 'Wahudumu wataona kwamba uko hapa. Mteja hataona.',
  'barge-in': 'Kuanzia hapo mteja ataona unachoandika.',
};

const failedActions = {
  monitor: (customer: string) => `Imeshindwa kufuatilia gumzo na ${customer}.`,
  'whisper-mode': (customer: string) => `Imeshindwa kuwashauri wahudumu wa gumzo na ${customer}.`,
  'barge-in': (customer: string) => `Imeshindwa kuingilia gumzo na ${customer}.`,
  leave: (customer: string) => `Imeshindwa kuondoka kwenye gumzo na ${customer}.`,
};

const attentionKinds = {
  hand: 'Mkono umeinuliwa',
  waiting: 'Anasubiri',
  'not-ready': 'Si tayari',
  unanswered: 'Hakuna jibu',
  'long-chat': 'Gumzo refu',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Mikono',
  waiting: 'Wanaosubiri',
  'long-chat': 'Magumzo marefu',
};

const agentActions = { ready: 'Weka tayari', 'logged-out': 'Mtoe' };

const agentActionsOf = {
  ready: (agent: string) => `Mweke ${agent} tayari`,
  'logged-out': (agent: string) => `Mtoe ${agent} kwenye akaunti`,
};

const agentActionsAsked = { ready: 'Ameombwa awe tayari…', 'logged-out': 'Inamtoa…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent} yuko tayari.`,
  'logged-out': (agent: string) => `${agent} ametolewa kwenye akaunti.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `Imeshindwa kumweka ${agent} tayari.`,
  'logged-out': (agent: string) => `Imeshindwa kumtoa ${agent} kwenye akaunti.`,
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'Husimamii timu yoyote',
  supervisorNoTeamHint: 'Mwombe msimamizi wa mfumo akupangie timu, kisha uingie tena.',
  supervisorNotPermitted: 'Huna ruhusa ya kuona timu zako',
  supervisorNotPermittedHint: 'Mwombe msimamizi wa mfumo ruhusa ya kuona timu unazosimamia.',
  supervisorTeam: 'Timu',
  supervisorSearch: 'Tafuta wahudumu na magumzo',
  supervisorSearchHint: 'Mteja, mhudumu, foleni, chaneli',
  supervisorMatches: (n) =>
    n === 0
      ? 'Hakuna matokeo'
      : pluralize(n, { one: 'safu # inalingana na utafutaji', other: 'safu # zinalingana na utafutaji' }),
  supervisorUpdated: (time) => `Ilisasishwa ${time}`,
  supervisorStale: (time) => `Kufikia ${time}`,
  supervisorNeverUpdated: 'Bado haijasasishwa',
  supervisorRefresh: 'Sasisha',
  supervisorLoading: 'Inapakia ripoti ya timu…',

  supervisorAgents: 'Wahudumu',
  supervisorChats: 'Magumzo yanayoendelea',
  supervisorQueued: 'Kwenye foleni',
  supervisorBots: 'Na roboti',
  supervisorReadyOf: (ready, all) => `${formatNumber(ready)} kati ya ${formatNumber(all)} tayari`,
  supervisorLongest: (duration) => `mrefu zaidi ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'Hakuna wahudumu kwenye timu hii',
  supervisorNoChats: 'Hakuna magumzo yanayoendelea kwenye timu hii',
  supervisorNoQueued: 'Hakuna mteja anayesubiri',
  supervisorNoBots: 'Hakuna mteja aliye na roboti',
  supervisorNoMatch: 'Hakuna kinacholingana na utafutaji au vichujio',

  supervisorAttention: 'Yanayohitaji uangalizi',
  supervisorNoAttention: 'Hakuna kinachohitaji uangalizi',
  supervisorAttentionKinds: 'Kinachohitaji uangalizi',
  supervisorAllKinds: 'Yote',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `Zaidi ${formatNumber(n)}, kwenye majedwali hapa chini`,
  supervisorShowAll: 'Onyesha yote',
  supervisorShowFewer: 'Onyesha machache',
  supervisorLevel: (level, limit) =>
    level === 'over' ? `Umezidi kikomo cha ${limit}` : `Karibu na kikomo cha ${limit}`,
  supervisorLimit: (limit) => `kikomo ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) =>
    `wengine ${formatNumber(n)} ${level === 'over' ? 'wamezidi kikomo' : 'wako karibu na kikomo'}`,
  supervisorShowQueue: 'Onyesha foleni',
  supervisorShowQueueOf: (queue) => `Onyesha foleni ya ${queue}`,
  supervisorShow: 'Onyesha',
  supervisorShowAgent: (agent) => `Mwonyeshe ${agent}`,
  supervisorWithAgent: (agent) => `na ${agent}`,
  supervisorNewAttention: (n) =>
    pluralize(n, { one: 'jambo # jipya linahitaji uangalizi', other: 'mambo # mapya yanahitaji uangalizi' }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `${agentActionsOf[action](agent)}?`,
  supervisorAskReadyHint: 'Huenda akapewa magumzo mara moja.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'Hakuna gumzo lililo wazi.'
      : pluralize(chats, {
          one: 'Gumzo # lililo wazi litarudi kwenye foleni.',
          other: 'Magumzo # yaliyo wazi yatarudi kwenye foleni.',
        }),
  supervisorReason: 'Sababu',
  supervisorAskBargeIn: (customer) => `Ungependa kuingilia gumzo na ${customer}?`,
  supervisorBargeInCustomer: 'Kuanzia hapo mteja atasoma unachoandika.',
  supervisorBargeInAgents: 'Wahudumu watabaki, na wataona kwamba umeingia.',
  supervisorBargeInLeave: 'Wahudumu wataona utakapoondoka.',
  supervisorKeepMonitoring: 'Endelea kufuatilia',
  supervisorKeepAdvising: 'Endelea kushauri',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId: 'Seva haisemi kitambulisho cha mhudumu huyu, kwa hiyo hali yake haiwezi kuwekwa kutoka hapa.',
  supervisorOwnState: 'Weka hali yako mwenyewe kwenye menyu ya hali.',
  supervisorAgentSignedOut: 'Mhudumu ametoka kwenye akaunti.',
  supervisorAgentIsReady: 'Mhudumu yuko tayari.',
  supervisorShowChatsOf: (agent) => `onyesha magumzo ya ${agent}`,
  supervisorChatsOf: (agent) => `Magumzo ya ${agent}`,
  supervisorShowAllChats: (agent) => `Magumzo ya ${agent}: onyesha magumzo yote`,

  supervisorAllTeams: 'Timu zangu zote',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'Mteja',
  supervisorQueue: 'Foleni',
  supervisorAgent: 'Mhudumu',
  supervisorChannel: 'Chaneli',
  supervisorChannels: 'Chaneli',
  supervisorDuration: 'Muda',
  supervisorWaiting: 'Amesubiri',
  supervisorBot: 'Roboti',
  supervisorState: 'Hali',
  supervisorLoad: 'Gumzo',
  supervisorActions: 'Vitendo',
  supervisorLastLine: 'Ujumbe wa mwisho',
  supervisorHandRaised: 'Mkono umeinuliwa',
  supervisorMonitoredBy: (name) => `Linafuatiliwa na ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'Linaloingia' : 'Linalotoka'),
  supervisorNextChatOf: (agent) => `Gumzo linalofuata la ${agent}`,
  supervisorHosted: 'Maelezo zaidi',
  supervisorVoiceNotMonitored: 'Simu hufuatiliwa kwa simu, si hapa.',

  supervisorAllQueues: 'Foleni zote',
  supervisorAllChannels: 'Chaneli zote',
  supervisorAllAgents: 'Wahudumu wote',
  supervisorAvailability: 'Upatikanaji wa wahudumu',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'Aliyesubiri zaidi kwa foleni',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'foleni # nyingine', other: 'foleni # nyingine' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) =>
    `${pluralize(agents, { one: 'mhudumu # mwenye', other: 'wahudumu # wenye' })} ${pluralize(chats, { one: 'gumzo #', other: 'magumzo #' })}${orMore ? ' au zaidi' : ''}`,
  supervisorBusiest: (name, chats) => `mwenye kazi nyingi zaidi: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'Muda',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'Ripoti ya timu hii haikuweza kupakiwa.',
  supervisorReportAwaited: 'Ripoti bado haijafika.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'Seva haitoi takwimu hizi.',
  supervisorTableStale: (time) => `Data iliyoonyeshwa ni ya ${time}.`,
  supervisorUnknown: 'Haijulikani',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'Umeingilia' : 'Umo kwenye gumzo hili'),
};
