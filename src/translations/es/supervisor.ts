import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'Listo',
  'not-ready': 'No listo',
  'logged-in': 'Conectado, no listo',
  'logged-out': 'Desconectado',
  unknown: 'Desconocido',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'listo',
  'not-ready': 'desactivado',
  active: 'activo',
  busy: 'ocupado',
  'pending-not-ready': 'finalizando',
  interrupted: 'interrumpido',
  'logged-out': 'desconectado',
  unknown: 'desconocido',
};

const availabilities = {
  ready: 'Agentes listos',
  'not-ready': 'Agentes no listos',
  'signed-out': 'Agentes desconectados',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'No se pudo conectar con el servidor para el informe del equipo.',
  'timed-out': 'El informe del equipo tardó demasiado en cargarse.',
  unauthorised: 'No tiene permiso para ver el informe de este equipo.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'No se pudo conectar con el servidor para estos datos.',
  'timed-out': 'Estos datos tardaron demasiado en cargarse.',
  unauthorised: 'No tiene permiso para ver estos datos.',
  'server-error': 'Estos datos no están disponibles.',
};

const actionNames = {
  monitor: 'Supervisar',
  open: 'Abrir',
  'whisper-mode': 'Asesorar',
  'barge-in': 'Intervenir',
  leave: 'Salir',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'Supervisando',
  assistant: 'Asesorando',
};

const pendingActions = {
  monitor: 'Entrando…',
  open: '',
  'whisper-mode': 'Entrando a asesorar…',
  'barge-in': 'Interviniendo…',
  leave: 'Saliendo…',
};

const actionLabels = {
  monitor: (customer: string) => `Supervisar el chat con ${customer}`,
  open: (customer: string) => `Abrir el chat con ${customer}`,
  'whisper-mode': (customer: string) =>
    `Asesorar a los agentes del chat con ${customer}: el cliente no verá su presencia`,
  'barge-in': (customer: string) => `Intervenir en el chat con ${customer}: el cliente verá su presencia`,
  leave: (customer: string) => `Salir del chat con ${customer} y dejar de supervisarlo`,
};

const actionHints = {
  'whisper-mode': 'Los agentes verán su presencia. El cliente, no.',
  'barge-in': 'A partir de entonces, el cliente verá lo que escriba.',
};

const failedActions = {
  monitor: (customer: string) => `No se pudo supervisar el chat con ${customer}.`,
  'whisper-mode': (customer: string) => `No se pudo asesorar a los agentes del chat con ${customer}.`,
  'barge-in': (customer: string) => `No se pudo intervenir en el chat con ${customer}.`,
  leave: (customer: string) => `No se pudo salir del chat con ${customer}.`,
};

const attentionKinds = {
  hand: 'Mano levantada',
  waiting: 'En espera',
  'not-ready': 'No listo',
  unanswered: 'Sin respuesta',
  'long-chat': 'Chat largo',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Manos levantadas',
  'not-ready': 'No listos',
  'long-chat': 'Chats largos',
};

const agentActions = { ready: 'Poner en Listo', 'logged-out': 'Cerrar sesión' };

const agentActionsOf = {
  ready: (agent: string) => `Poner a ${agent} en Listo`,
  'logged-out': (agent: string) => `Cerrar la sesión de ${agent}`,
};

const agentActionsAsked = { ready: 'Listo solicitado…', 'logged-out': 'Cerrando sesión…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent}: estado Listo.`,
  'logged-out': (agent: string) => `Se cerró la sesión de ${agent}.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `No se pudo poner a ${agent} en Listo.`,
  'logged-out': (agent: string) => `No se pudo cerrar la sesión de ${agent}.`,
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'No supervisa ningún equipo',
  supervisorNoTeamHint: 'Pida a un administrador que le asigne un equipo y vuelva a iniciar sesión.',
  supervisorNotPermitted: 'No tiene permiso para ver sus equipos',
  supervisorNotPermittedHint: 'Pida a un administrador permiso para ver los equipos que supervisa.',
  supervisorTeam: 'Equipo',
  supervisorSearch: 'Buscar agentes y chats',
  supervisorSearchHint: 'Cliente, agente, cola, canal',
  supervisorMatches: (n) =>
    pluralize(n, { one: 'fila coincide con su búsqueda', other: 'filas coinciden con su búsqueda' }),
  supervisorUpdated: (time) => `Actualizado a las ${time}`,
  supervisorStale: (time) => `Datos de las ${time}`,
  supervisorNeverUpdated: 'Aún sin actualizar',
  supervisorRefresh: 'Actualizar',
  supervisorLoading: 'Cargando el informe del equipo…',

  supervisorAgents: 'Agentes',
  supervisorChats: 'Chats activos',
  supervisorQueued: 'En espera en colas',
  supervisorBots: 'Con un bot',
  supervisorReadyOf: (ready, all) => `${pluralize(ready, { one: 'listo', other: 'listos' })} de ${formatNumber(all)}`,
  supervisorLongest: (duration) => `máx. ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'No hay agentes en este equipo',
  supervisorNoChats: 'No hay chats activos en este equipo',
  supervisorNoQueued: 'No hay clientes en espera',
  supervisorNoBots: 'No hay clientes con un bot',
  supervisorNoMatch: 'Sin resultados para su búsqueda o sus filtros',

  supervisorAttention: 'Requiere atención',
  supervisorNoAttention: 'Nada requiere atención',
  supervisorAttentionKinds: 'Qué requiere atención',
  supervisorAllKinds: 'Todo',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `${formatNumber(n)} más, en las tablas de abajo`,
  supervisorShowAll: 'Mostrar todo',
  supervisorShowFewer: 'Mostrar menos',
  supervisorLevel: (level, limit) =>
    level === 'over' ? `Por encima del límite de ${limit}` : `Cerca del límite de ${limit}`,
  supervisorLimit: (limit) => `límite ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) =>
    `${formatNumber(n)} más ${level === 'over' ? 'por encima del límite' : 'cerca del límite'}`,
  supervisorShowQueue: 'Ver cola',
  supervisorShowQueueOf: (queue) => `Ver la cola ${queue}`,
  supervisorShow: 'Ver',
  supervisorShowAgent: (agent) => `Ver ${agent}`,
  supervisorWithAgent: (agent) => `con ${agent}`,
  supervisorNewAttention: (n) =>
    pluralize(n, { one: 'caso nuevo requiere atención', other: 'casos nuevos requieren atención' }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `¿${agentActionsOf[action](agent)}?`,
  supervisorAskReadyHint: 'Es posible que reciba chats de inmediato.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'No hay chats abiertos.'
      : `${pluralize(chats, { one: 'chat abierto vuelve', other: 'chats abiertos vuelven' })} a la cola.`,
  supervisorReason: 'Motivo',
  supervisorAskBargeIn: (customer) => `¿Intervenir en el chat con ${customer}?`,
  supervisorBargeInCustomer: 'A partir de entonces, el cliente leerá lo que escriba.',
  supervisorBargeInAgents: 'Los agentes se quedan y ven que usted interviene.',
  supervisorBargeInLeave: 'Los agentes verán su salida.',
  supervisorKeepMonitoring: 'Seguir supervisando',
  supervisorKeepAdvising: 'Seguir asesorando',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId:
    'El servidor no indica el identificador de este agente, por lo que su estado no se puede cambiar desde aquí.',
  supervisorOwnState: 'Puede cambiar su propio estado en el menú de estado.',
  supervisorAgentSignedOut: 'La sesión del agente está cerrada.',
  supervisorAgentIsReady: 'El agente ya está en Listo.',
  supervisorShowChatsOf: (agent) => `ver los chats de ${agent}`,
  supervisorChatsOf: (agent) => `Chats de ${agent}`,
  supervisorShowAllChats: (agent) => `Chats de ${agent}: ver todos los chats`,

  supervisorAllTeams: 'Todos mis equipos',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'Cliente',
  supervisorQueue: 'Cola',
  supervisorAgent: 'Agente',
  supervisorChannel: 'Canal',
  supervisorChannels: 'Canales',
  supervisorDuration: 'Duración',
  supervisorWaiting: 'Espera',
  supervisorBot: 'Bot',
  supervisorState: 'Estado',
  supervisorLoad: 'Chats',
  supervisorActions: 'Acciones',
  supervisorLastLine: 'Último mensaje',
  supervisorHandRaised: 'Mano levantada',
  supervisorMonitoredBy: (name) => `Lo supervisa ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'Entrante' : 'Saliente'),
  supervisorNextChatOf: (agent) => `Siguiente chat de ${agent}`,
  supervisorHosted: 'Más información',
  supervisorVoiceNotMonitored: 'Las llamadas se supervisan por teléfono, no aquí.',

  supervisorAllQueues: 'Todas las colas',
  supervisorAllChannels: 'Todos los canales',
  supervisorAllAgents: 'Todos los agentes',
  supervisorAvailability: 'Disponibilidad de agentes',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'Mayor espera por cola',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'cola más', other: 'colas más' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) => {
    const agentsText = pluralize(agents, { one: 'agente', other: 'agentes' });
    if (chats === 0) return `${agentsText} sin chats`;
    return `${agentsText} con ${orMore ? `${formatNumber(chats)} o más chats` : pluralize(chats, { one: 'chat', other: 'chats' })}`;
  },
  supervisorBusiest: (name, chats) => `mayor carga: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'Tiempo',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'No se pudo cargar el informe de este equipo.',
  supervisorReportAwaited: 'El informe aún no ha llegado.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'El servidor no proporciona estos datos.',
  supervisorTableStale: (time) => `Se muestran los datos de las ${time}.`,
  supervisorUnknown: 'Desconocido',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'Intervención' : 'Está en este chat'),
};
