import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'Pronto',
  'not-ready': 'Não pronto',
  'logged-in': 'Conectado, não pronto',
  'logged-out': 'Desconectado',
  unknown: 'Desconhecido',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'pronto',
  'not-ready': 'desativado',
  active: 'ativo',
  busy: 'ocupado',
  'pending-not-ready': 'finalizando',
  interrupted: 'interrompido',
  'logged-out': 'desconectado',
  unknown: 'desconhecido',
};

const availabilities = {
  ready: 'Agentes prontos',
  'not-ready': 'Agentes não prontos',
  'signed-out': 'Agentes desconectados',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'Não foi possível contatar o servidor para o relatório da equipe.',
  'timed-out': 'O relatório da equipe demorou demais para carregar.',
  unauthorised: 'Você não tem permissão para ver o relatório desta equipe.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'Não foi possível contatar o servidor para estes dados.',
  'timed-out': 'Estes dados demoraram demais para carregar.',
  unauthorised: 'Você não tem permissão para ver estes dados.',
  'server-error': 'Estes dados não estão disponíveis.',
};

const actionNames = {
  monitor: 'Monitorar',
  open: 'Abrir',
  'whisper-mode': 'Orientar',
  'barge-in': 'Intervir',
  leave: 'Sair',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'Monitorando',
  assistant: 'Orientando',
};

const pendingActions = {
  monitor: 'Entrando…',
  open: '',
  'whisper-mode': 'Entrando para orientar…',
  'barge-in': 'Intervindo…',
  leave: 'Saindo…',
};

const actionLabels = {
  monitor: (customer: string) => `Monitorar o chat com ${customer}`,
  open: (customer: string) => `Abrir o chat com ${customer}`,
  'whisper-mode': (customer: string) => `Orientar os agentes do chat com ${customer}: o cliente não verá você`,
  'barge-in': (customer: string) => `Intervir no chat com ${customer}: o cliente verá você`,
  leave: (customer: string) => `Sair do chat com ${customer} e parar de monitorá-lo`,
};

const actionHints = {
  'whisper-mode': 'Os agentes verão que você está aqui. O cliente, não.',
  'barge-in': 'A partir daí, o cliente verá o que você escrever.',
};

const failedActions = {
  monitor: (customer: string) => `Não foi possível monitorar o chat com ${customer}.`,
  'whisper-mode': (customer: string) => `Não foi possível orientar os agentes do chat com ${customer}.`,
  'barge-in': (customer: string) => `Não foi possível intervir no chat com ${customer}.`,
  leave: (customer: string) => `Não foi possível sair do chat com ${customer}.`,
};

const attentionKinds = {
  hand: 'Mão levantada',
  waiting: 'Aguardando',
  'not-ready': 'Não pronto',
  unanswered: 'Sem resposta',
  'long-chat': 'Chat longo',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Mãos levantadas',
  'not-ready': 'Não prontos',
  'long-chat': 'Chats longos',
};

const agentActions = { ready: 'Pôr em Pronto', 'logged-out': 'Desconectar' };

const agentActionsOf = {
  ready: (agent: string) => `Pôr ${agent} em Pronto`,
  'logged-out': (agent: string) => `Desconectar ${agent}`,
};

const agentActionsAsked = { ready: 'Pronto solicitado…', 'logged-out': 'Desconectando…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent}: status Pronto.`,
  'logged-out': (agent: string) => `${agent}: sessão encerrada.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `Não foi possível pôr ${agent} em Pronto.`,
  'logged-out': (agent: string) => `Não foi possível desconectar ${agent}.`,
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'Você não supervisiona nenhuma equipe',
  supervisorNoTeamHint: 'Peça a um administrador que atribua uma equipe a você e entre de novo.',
  supervisorNotPermitted: 'Você não tem permissão para ver suas equipes',
  supervisorNotPermittedHint: 'Peça a um administrador permissão para ver as equipes que você supervisiona.',
  supervisorTeam: 'Equipe',
  supervisorSearch: 'Buscar agentes e chats',
  supervisorSearchHint: 'Cliente, agente, fila, canal',
  supervisorMatches: (n) => pluralize(n, { one: 'linha corresponde à busca', other: 'linhas correspondem à busca' }),
  supervisorUpdated: (time) => `Atualizado às ${time}`,
  supervisorStale: (time) => `Dados de ${time}`,
  supervisorNeverUpdated: 'Ainda não atualizado',
  supervisorRefresh: 'Atualizar',
  supervisorLoading: 'Carregando o relatório da equipe…',

  supervisorAgents: 'Agentes',
  supervisorChats: 'Chats ativos',
  supervisorQueued: 'Aguardando em filas',
  supervisorBots: 'Com um bot',
  supervisorReadyOf: (ready, all) => `${pluralize(ready, { one: 'pronto', other: 'prontos' })} de ${formatNumber(all)}`,
  supervisorLongest: (duration) => `máx. ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'Nenhum agente nesta equipe',
  supervisorNoChats: 'Nenhum chat ativo nesta equipe',
  supervisorNoQueued: 'Nenhum cliente aguardando',
  supervisorNoBots: 'Nenhum cliente com um bot',
  supervisorNoMatch: 'Nenhum resultado para a busca ou os filtros',

  supervisorAttention: 'Requer atenção',
  supervisorNoAttention: 'Nada requer atenção',
  supervisorAttentionKinds: 'O que requer atenção',
  supervisorAllKinds: 'Tudo',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `Mais ${formatNumber(n)}, nas tabelas abaixo`,
  supervisorShowAll: 'Mostrar tudo',
  supervisorShowFewer: 'Mostrar menos',
  supervisorLevel: (level, limit) => (level === 'over' ? `Acima do limite de ${limit}` : `Perto do limite de ${limit}`),
  supervisorLimit: (limit) => `limite ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) => `mais ${formatNumber(n)} ${level === 'over' ? 'acima' : 'perto'} do limite`,
  supervisorShowQueue: 'Ver fila',
  supervisorShowQueueOf: (queue) => `Ver a fila ${queue}`,
  supervisorShow: 'Ver',
  supervisorShowAgent: (agent) => `Ver ${agent}`,
  supervisorWithAgent: (agent) => `com ${agent}`,
  supervisorNewAttention: (n) =>
    pluralize(n, { one: 'novo caso requer atenção', other: 'novos casos requerem atenção' }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `${agentActionsOf[action](agent)}?`,
  supervisorAskReadyHint: 'Chats podem ser oferecidos imediatamente.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'Nenhum chat está aberto.'
      : `${pluralize(chats, { one: 'chat aberto volta', other: 'chats abertos voltam' })} para a fila.`,
  supervisorReason: 'Motivo',
  supervisorAskBargeIn: (customer) => `Intervir no chat com ${customer}?`,
  supervisorBargeInCustomer: 'A partir daí, o cliente lerá o que você escrever.',
  supervisorBargeInAgents: 'Os agentes ficam e veem que você entrou.',
  supervisorBargeInLeave: 'Os agentes verão quando você sair.',
  supervisorKeepMonitoring: 'Continuar monitorando',
  supervisorKeepAdvising: 'Continuar orientando',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId:
    'O servidor não informa o identificador deste agente; por isso, o status não pode ser alterado aqui.',
  supervisorOwnState: 'Você altera seu próprio status no menu de status.',
  supervisorAgentSignedOut: 'A sessão do agente está encerrada.',
  supervisorAgentIsReady: 'O agente já está com o status Pronto.',
  supervisorShowChatsOf: (agent) => `ver os chats de ${agent}`,
  supervisorChatsOf: (agent) => `Chats de ${agent}`,
  supervisorShowAllChats: (agent) => `Chats de ${agent}: ver todos os chats`,

  supervisorAllTeams: 'Todas as minhas equipes',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'Cliente',
  supervisorQueue: 'Fila',
  supervisorAgent: 'Agente',
  supervisorChannel: 'Canal',
  supervisorChannels: 'Canais',
  supervisorDuration: 'Duração',
  supervisorWaiting: 'Espera',
  supervisorBot: 'Bot',
  supervisorState: 'Status',
  supervisorLoad: 'Chats',
  supervisorActions: 'Ações',
  supervisorLastLine: 'Última mensagem',
  supervisorHandRaised: 'Mão levantada',
  supervisorMonitoredBy: (name) => `Em monitoria por ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'Entrada' : 'Saída'),
  supervisorNextChatOf: (agent) => `Próximo chat de ${agent}`,
  supervisorHosted: 'Mais informações',
  supervisorVoiceNotMonitored: 'As chamadas são monitoradas por telefone, não aqui.',

  supervisorAllQueues: 'Todas as filas',
  supervisorAllChannels: 'Todos os canais',
  supervisorAllAgents: 'Todos os agentes',
  supervisorAvailability: 'Disponibilidade dos agentes',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'Maior espera por fila',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'outra fila', other: 'outras filas' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) => {
    const agentsText = pluralize(agents, { one: 'agente', other: 'agentes' });
    if (chats === 0) return `${agentsText} sem chats`;
    return `${agentsText} com ${orMore ? `${formatNumber(chats)} ou mais chats` : pluralize(chats, { one: 'chat', other: 'chats' })}`;
  },
  supervisorBusiest: (name, chats) => `maior carga: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'Tempo',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'Não foi possível carregar o relatório desta equipe.',
  supervisorReportAwaited: 'O relatório ainda não chegou.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'O servidor não fornece estes dados.',
  supervisorTableStale: (time) => `Mostrando os dados de ${time}.`,
  supervisorUnknown: 'Desconhecido',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'Intervindo' : 'Você está neste chat'),
};
