import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'Pronto',
  'not-ready': 'Non pronto',
  'logged-in': 'Connesso, non pronto',
  'logged-out': 'Disconnesso',
  unknown: 'Sconosciuto',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'pronto',
  'not-ready': 'disattivato',
  active: 'attivo',
  busy: 'occupato',
  'pending-not-ready': 'in chiusura',
  interrupted: 'interrotto',
  'logged-out': 'disconnesso',
  unknown: 'sconosciuto',
};

const availabilities = {
  ready: 'Agenti pronti',
  'not-ready': 'Agenti non pronti',
  'signed-out': 'Agenti disconnessi',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'Impossibile raggiungere il server per il report del team.',
  'timed-out': 'Il caricamento del report del team ha richiesto troppo tempo.',
  unauthorised: 'Non hai l’autorizzazione per vedere il report di questo team.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'Impossibile raggiungere il server per questi dati.',
  'timed-out': 'Il caricamento di questi dati ha richiesto troppo tempo.',
  unauthorised: 'Non hai l’autorizzazione per vedere questi dati.',
  'server-error': 'Questi dati non sono disponibili.',
};

const actionNames = {
  monitor: 'Monitora',
  open: 'Apri',
  'whisper-mode': 'Affianca',
  'barge-in': 'Intervieni',
  leave: 'Lascia',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'In monitoraggio',
  assistant: 'In affiancamento',
};

const pendingActions = {
  monitor: 'Ingresso…',
  open: '',
  'whisper-mode': 'Affiancamento…',
  'barge-in': 'Intervento…',
  leave: 'Uscita…',
};

const actionLabels = {
  monitor: (customer: string) => `Monitora la chat con ${customer}`,
  open: (customer: string) => `Apri la chat con ${customer}`,
  'whisper-mode': (customer: string) => `Affianca gli agenti della chat con ${customer}: il cliente non ti vedrà`,
  'barge-in': (customer: string) => `Intervieni nella chat con ${customer}: il cliente ti vedrà`,
  leave: (customer: string) => `Lascia la chat con ${customer} e smetti di monitorarla`,
};

const actionHints = {
  'whisper-mode': 'Gli agenti vedranno la tua presenza, il cliente no.',
  'barge-in': 'Da quel momento il cliente vedrà ciò che scrivi.',
};

const failedActions = {
  monitor: (customer: string) => `Impossibile monitorare la chat con ${customer}.`,
  'whisper-mode': (customer: string) => `Impossibile affiancare gli agenti della chat con ${customer}.`,
  'barge-in': (customer: string) => `Impossibile intervenire nella chat con ${customer}.`,
  leave: (customer: string) => `Impossibile lasciare la chat con ${customer}.`,
};

const attentionKinds = {
  hand: 'Mano alzata',
  waiting: 'In attesa',
  'not-ready': 'Non pronto',
  unanswered: 'Senza risposta',
  'long-chat': 'Chat lunga',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Mani alzate',
  'not-ready': 'Non pronti',
  'long-chat': 'Chat lunghe',
};

const agentActions = { ready: 'Imposta Pronto', 'logged-out': 'Disconnetti' };

const agentActionsOf = {
  ready: (agent: string) => `Imposta ${agent} su Pronto`,
  'logged-out': (agent: string) => `Disconnetti ${agent}`,
};

const agentActionsQuestions = {
  ready: (agent: string) => `Impostare ${agent} su Pronto?`,
  'logged-out': (agent: string) => `Disconnettere ${agent}?`,
};

const agentActionsAsked = { ready: 'Richiesto Pronto…', 'logged-out': 'Disconnessione…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent}: stato Pronto.`,
  'logged-out': (agent: string) => `${agent}: sessione chiusa.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `Impossibile impostare ${agent} su Pronto.`,
  'logged-out': (agent: string) => `Impossibile disconnettere ${agent}.`,
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'Non supervisioni nessun team',
  supervisorNoTeamHint: 'Chiedi a un amministratore di assegnarti un team, poi accedi di nuovo.',
  supervisorNotPermitted: 'Non hai l’autorizzazione per vedere i tuoi team',
  supervisorNotPermittedHint: 'Chiedi a un amministratore l’autorizzazione per vedere i team che supervisioni.',
  supervisorTeam: 'Team',
  supervisorSearch: 'Cerca agenti e chat',
  supervisorSearchHint: 'Cliente, agente, coda, canale',
  supervisorMatches: (n) =>
    pluralize(n, { one: 'riga corrisponde alla ricerca', other: 'righe corrispondono alla ricerca' }),
  supervisorUpdated: (time) => `Aggiornato alle ${time}`,
  supervisorStale: (time) => `Dati delle ${time}`,
  supervisorNeverUpdated: 'Non ancora aggiornato',
  supervisorRefresh: 'Aggiorna',
  supervisorLoading: 'Caricamento del report del team…',

  supervisorAgents: 'Agenti',
  supervisorChats: 'Chat attive',
  supervisorQueued: 'In attesa in coda',
  supervisorBots: 'Con un bot',
  supervisorReadyOf: (ready, all) => `${pluralize(ready, { one: 'pronto', other: 'pronti' })} su ${formatNumber(all)}`,
  supervisorLongest: (duration) => `max ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'Nessun agente in questo team',
  supervisorNoChats: 'Nessuna chat attiva in questo team',
  supervisorNoQueued: 'Nessun cliente in attesa',
  supervisorNoBots: 'Nessun cliente con un bot',
  supervisorNoMatch: 'Nessun risultato per la ricerca o i filtri',

  supervisorAttention: 'Da controllare',
  supervisorNoAttention: 'Niente da controllare',
  supervisorAttentionKinds: 'Casi da controllare',
  supervisorAllKinds: 'Tutti',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `${pluralize(n, { one: 'altro', other: 'altri' })}, nelle tabelle in basso`,
  supervisorShowAll: 'Mostra tutto',
  supervisorShowFewer: 'Mostra meno',
  supervisorLevel: (level, limit) =>
    level === 'over' ? `Oltre il limite di ${limit}` : `Vicino al limite di ${limit}`,
  supervisorLimit: (limit) => `limite ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) =>
    `${pluralize(n, { one: 'altro', other: 'altri' })} ${level === 'over' ? 'oltre il limite' : 'vicino al limite'}`,
  supervisorShowQueue: 'Mostra coda',
  supervisorShowQueueOf: (queue) => `Mostra la coda ${queue}`,
  supervisorShow: 'Mostra',
  supervisorShowAgent: (agent) => `Mostra ${agent}`,
  supervisorWithAgent: (agent) => `con ${agent}`,
  supervisorNewAttention: (n) => pluralize(n, { one: 'nuovo caso da controllare', other: 'nuovi casi da controllare' }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => agentActionsQuestions[action](agent),
  supervisorAskReadyHint: 'Potrebbero arrivare subito delle chat.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'Nessuna chat è aperta.'
      : `${pluralize(chats, { one: 'chat aperta torna', other: 'chat aperte tornano' })} in coda.`,
  supervisorReason: 'Motivo',
  supervisorAskBargeIn: (customer) => `Intervenire nella chat con ${customer}?`,
  supervisorBargeInCustomer: 'Da quel momento il cliente leggerà ciò che scrivi.',
  supervisorBargeInAgents: 'Gli agenti restano e vedono il tuo ingresso.',
  supervisorBargeInLeave: 'Gli agenti vedranno la tua uscita.',
  supervisorKeepMonitoring: 'Continua a monitorare',
  supervisorKeepAdvising: 'Continua ad affiancare',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId:
    'Il server non indica l’identificativo di questo agente: da qui non è possibile modificarne lo stato.',
  supervisorOwnState: 'Puoi modificare il tuo stato dal menu dello stato.',
  supervisorAgentSignedOut: 'La sessione dell’agente è chiusa.',
  supervisorAgentIsReady: 'Lo stato dell’agente è già Pronto.',
  supervisorShowChatsOf: (agent) => `mostra le chat di ${agent}`,
  supervisorChatsOf: (agent) => `Chat di ${agent}`,
  supervisorShowAllChats: (agent) => `Chat di ${agent}: mostra tutte le chat`,

  supervisorAllTeams: 'Tutti i miei team',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'Cliente',
  supervisorQueue: 'Coda',
  supervisorAgent: 'Agente',
  supervisorChannel: 'Canale',
  supervisorChannels: 'Canali',
  supervisorDuration: 'Durata',
  supervisorWaiting: 'Attesa',
  supervisorBot: 'Bot',
  supervisorState: 'Stato',
  supervisorLoad: 'Chat',
  supervisorActions: 'Azioni',
  supervisorLastLine: 'Ultimo messaggio',
  supervisorHandRaised: 'Mano alzata',
  supervisorMonitoredBy: (name) => `Monitorata da ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'In entrata' : 'In uscita'),
  supervisorNextChatOf: (agent) => `Chat successiva di ${agent}`,
  supervisorHosted: 'Altre informazioni',
  supervisorVoiceNotMonitored: 'Le chiamate si monitorano al telefono, non qui.',

  supervisorAllQueues: 'Tutte le code',
  supervisorAllChannels: 'Tutti i canali',
  supervisorAllAgents: 'Tutti gli agenti',
  supervisorAvailability: 'Disponibilità degli agenti',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'Attesa più lunga per coda',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'altra coda', other: 'altre code' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) => {
    const agentsText = pluralize(agents, { one: 'agente', other: 'agenti' });
    if (chats === 0) return `${agentsText} senza chat`;
    return `${agentsText} con ${formatNumber(chats)}${orMore ? ' o più' : ''} chat`;
  },
  supervisorBusiest: (name, chats) => `carico max: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'Durata',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'Impossibile caricare il report di questo team.',
  supervisorReportAwaited: 'Il report non è ancora arrivato.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'Il server non fornisce questi dati.',
  supervisorTableStale: (time) => `Dati mostrati: ${time}.`,
  supervisorUnknown: 'Sconosciuto',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  supervisorInvolvement: (role, bargedIn) =>
    involvements[role] ?? (bargedIn ? 'Intervento in corso' : 'Sei in questa chat'),
};
