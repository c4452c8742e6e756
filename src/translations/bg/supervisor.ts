import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'В готовност',
  'not-ready': 'Не в готовност',
  'logged-in': 'В системата, не в готовност',
  'logged-out': 'Извън системата',
  unknown: 'Неизвестно',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'готов',
  'not-ready': 'изключен',
  active: 'активен',
  busy: 'зает',
  'pending-not-ready': 'приключва',
  interrupted: 'прекъснат',
  'logged-out': 'офлайн',
  unknown: 'неизвестно',
};

const availabilities = {
  ready: 'Агенти в готовност',
  'not-ready': 'Агенти, които не са в готовност',
  'signed-out': 'Агенти извън системата',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'Няма връзка със сървъра за отчета на екипа.',
  'timed-out': 'Отчетът на екипа не се зареди навреме.',
  unauthorised: 'Нямате право да виждате отчета на този екип.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'Няма връзка със сървъра за тези данни.',
  'timed-out': 'Тези данни не се заредиха навреме.',
  unauthorised: 'Нямате право да виждате тези данни.',
  'server-error': 'Тези данни не са налични.',
};

const actionNames = {
  monitor: 'Наблюдавай',
  open: 'Отвори',
  'whisper-mode': 'Съветвай',
  'barge-in': 'Намеси се',
  leave: 'Напусни',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'Наблюдавате',
  assistant: 'Съветвате',
};

const pendingActions = {
  monitor: 'Включване…',
  open: '',
  'whisper-mode': 'Включване като съветник…',
  'barge-in': 'Намеса…',
  leave: 'Напускане…',
};

const actionLabels = {
  monitor: (customer: string) => `Наблюдавай чата с ${customer}`,
  open: (customer: string) => `Отвори чата с ${customer}`,
  'whisper-mode': (customer: string) => `Съветвай агентите в чата с ${customer}: клиентът няма да Ви вижда`,
  'barge-in': (customer: string) => `Намеси се в чата с ${customer}: клиентът ще Ви вижда`,
  leave: (customer: string) => `Напусни чата с ${customer} и спри наблюдението`,
};

const actionHints = {
  'whisper-mode': 'Агентите ще виждат, че сте тук. Клиентът няма.',
  'barge-in': 'Оттам нататък клиентът ще вижда това, което пишете.',
};

const failedActions = {
  monitor: (customer: string) => `Чатът с ${customer} не можа да се наблюдава.`,
  'whisper-mode': (customer: string) => `Включването като съветник в чата с ${customer} не бе успешно.`,
  'barge-in': (customer: string) => `Намесата в чата с ${customer} не бе успешна.`,
  leave: (customer: string) => `Напускането на чата с ${customer} не бе успешно.`,
};

const attentionKinds = {
  hand: 'Вдигната ръка',
  waiting: 'Чака',
  'not-ready': 'Не в готовност',
  unanswered: 'Без отговор',
  'long-chat': 'Дълъг чат',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Ръце',
  waiting: 'Чакащи',
  'long-chat': 'Дълги чатове',
};

const agentActions = { ready: 'Дай готовност', 'logged-out': 'Изведи' };

const agentActionsOf = {
  ready: (agent: string) => `Дай готовност на ${agent}`,
  'logged-out': (agent: string) => `Изведи ${agent} от системата`,
};

const agentActionsAsked = { ready: 'Поискана готовност…', 'logged-out': 'Извеждане…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent} вече е в готовност.`,
  'logged-out': (agent: string) => `${agent} вече е извън системата.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `Готовността на ${agent} не можа да се зададе.`,
  'logged-out': (agent: string) => `Извеждането на ${agent} не бе успешно.`,
};

const agentsOf = (n: number) => pluralize(n, { one: 'агент', other: 'агенти' });

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'Не ръководите екип',
  supervisorNoTeamHint: 'Поискайте администратор да Ви зададе екип и влезте отново.',
  supervisorNotPermitted: 'Нямате право да виждате екипите си',
  supervisorNotPermittedHint: 'Поискайте от администратор право да виждате екипите, които ръководите.',
  supervisorTeam: 'Екип',
  supervisorSearch: 'Търсене на агенти и чатове',
  supervisorSearchHint: 'Клиент, агент, опашка, канал',
  supervisorMatches: (n) =>
    n === 0
      ? 'Няма съвпадения'
      : pluralize(n, { one: 'ред отговаря на търсенето', other: 'реда отговарят на търсенето' }),
  supervisorUpdated: (time) => `Обновено ${time}`,
  supervisorStale: (time) => `Към ${time}`,
  supervisorNeverUpdated: 'Още не е обновено',
  supervisorRefresh: 'Обнови',
  supervisorLoading: 'Зареждане на отчета на екипа…',

  supervisorAgents: 'Агенти',
  supervisorChats: 'Активни чатове',
  supervisorQueued: 'Чакащи в опашки',
  supervisorBots: 'При бот',
  supervisorReadyOf: (ready, all) => `${formatNumber(ready)} от ${formatNumber(all)} в готовност`,
  supervisorLongest: (duration) => `най-дълго ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'Няма агенти в този екип',
  supervisorNoChats: 'Няма активни чатове в този екип',
  supervisorNoQueued: 'Няма чакащи клиенти',
  supervisorNoBots: 'Няма клиенти при бот',
  supervisorNoMatch: 'Нищо не отговаря на търсенето или филтрите',

  supervisorAttention: 'За внимание',
  supervisorNoAttention: 'Нищо не изисква внимание',
  supervisorAttentionKinds: 'Какво изисква внимание',
  supervisorAllKinds: 'Всички',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `Още ${formatNumber(n)} в таблиците по-долу`,
  supervisorShowAll: 'Покажи всички',
  supervisorShowFewer: 'Покажи по-малко',
  supervisorLevel: (level, limit) =>
    level === 'over' ? `Над границата от ${limit}` : `Близо до границата от ${limit}`,
  supervisorLimit: (limit) => `граница ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) => `още ${formatNumber(n)} ${level === 'over' ? 'над' : 'близо до'} границата`,
  supervisorShowQueue: 'Покажи опашката',
  supervisorShowQueueOf: (queue) => `Покажи опашката ${queue}`,
  supervisorShow: 'Покажи',
  supervisorShowAgent: (agent) => `Покажи ${agent}`,
  supervisorWithAgent: (agent) => `с ${agent}`,
  supervisorNewAttention: (n) =>
    pluralize(n, { one: 'нов случай изисква внимание', other: 'нови случая изискват внимание' }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `${agentActionsOf[action](agent)}?`,
  supervisorAskReadyHint: 'Може веднага да бъдат предложени чатове.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'Няма отворен чат.'
      : pluralize(chats, { one: 'отворен чат се връща в опашката.', other: 'отворени чата се връщат в опашката.' }),
  supervisorReason: 'Причина',
  supervisorAskBargeIn: (customer) => `Да се намесите ли в чата с ${customer}?`,
  supervisorBargeInCustomer: 'Оттам нататък клиентът ще чете това, което пишете.',
  supervisorBargeInAgents: 'Агентите остават и виждат, че сте се включили.',
  supervisorBargeInLeave: 'Агентите ще видят, когато напуснете.',
  supervisorKeepMonitoring: 'Само наблюдавай',
  supervisorKeepAdvising: 'Само съветвай',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId: 'Сървърът не съобщава идентификатора на този агент, затова статусът не може да се зададе оттук.',
  supervisorOwnState: 'Своя статус задавате от менюто за статус.',
  supervisorAgentSignedOut: 'Агентът е извън системата.',
  supervisorAgentIsReady: 'Агентът е в готовност.',
  supervisorShowChatsOf: (agent) => `покажи чатовете на ${agent}`,
  supervisorChatsOf: (agent) => `Чатове на ${agent}`,
  supervisorShowAllChats: (agent) => `Чатове на ${agent}: покажи всички чатове`,

  supervisorAllTeams: 'Всички мои екипи',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'Клиент',
  supervisorQueue: 'Опашка',
  supervisorAgent: 'Агент',
  supervisorChannel: 'Канал',
  supervisorChannels: 'Канали',
  supervisorDuration: 'Време',
  supervisorWaiting: 'Чака',
  supervisorBot: 'Бот',
  supervisorState: 'Статус',
  supervisorLoad: 'Чатове',
  supervisorActions: 'Действия',
  supervisorLastLine: 'Последно съобщение',
  supervisorHandRaised: 'Вдигната ръка',
  supervisorMonitoredBy: (name) => `Наблюдава се от ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'Входящ' : 'Изходящ'),
  supervisorNextChatOf: (agent) => `Следващ чат на ${agent}`,
  supervisorHosted: 'Още информация',
  supervisorVoiceNotMonitored: 'Обажданията се наблюдават по телефона, не тук.',

  supervisorAllQueues: 'Всички опашки',
  supervisorAllChannels: 'Всички канали',
  supervisorAllAgents: 'Всички агенти',
  supervisorAvailability: 'Наличност на агентите',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'Най-дълго чакане по опашки',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'друга опашка', other: 'други опашки' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) =>
    `${agentsOf(agents)} с ${orMore ? `${formatNumber(chats)} или повече чата` : pluralize(chats, { one: 'чат', other: 'чата' })}`,
  supervisorBusiest: (name, chats) => `най-натоварен агент: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'Време',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'Отчетът на този екип не можа да се зареди.',
  supervisorReportAwaited: 'Отчетът още не е получен.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'Сървърът не предоставя тези данни.',
  supervisorTableStale: (time) => `Показани са данни от ${time}.`,
  supervisorUnknown: 'Неизвестно',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'Намесихте се' : 'Участвате в този чат'),
};
