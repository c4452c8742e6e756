import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'Prêt',
  'not-ready': 'Non prêt',
  'logged-in': 'Connecté, non prêt',
  'logged-out': 'Déconnecté',
  unknown: 'Inconnu',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'prêt',
  'not-ready': 'désactivé',
  active: 'actif',
  busy: 'occupé',
  'pending-not-ready': 'fin en cours',
  interrupted: 'interrompu',
  'logged-out': 'déconnecté',
  unknown: 'inconnu',
};

const availabilities = {
  ready: 'Agents prêts',
  'not-ready': 'Agents non prêts',
  'signed-out': 'Agents déconnectés',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'Le serveur est injoignable pour le rapport d’équipe.',
  'timed-out': 'Le rapport d’équipe a mis trop de temps à se charger.',
  unauthorised: 'Vous n’avez pas l’autorisation de voir le rapport de cette équipe.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'Le serveur est injoignable pour ces données.',
  'timed-out': 'Ces données ont mis trop de temps à se charger.',
  unauthorised: 'Vous n’avez pas l’autorisation de voir ces données.',
  'server-error': 'Ces données ne sont pas disponibles.',
};

const actionNames = {
  monitor: 'Écouter',
  open: 'Ouvrir',
  'whisper-mode': 'Conseiller',
  'barge-in': 'Intervenir',
  leave: 'Quitter',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'Écoute discrète',
  assistant: 'Vous conseillez',
};

const pendingActions = {
  monitor: 'Accès en cours…',
  open: '',
  'whisper-mode': 'Accès pour conseil…',
  'barge-in': 'Intervention…',
  leave: 'Départ…',
};

const actionLabels = {
  monitor: (customer: string) => `Écouter discrètement le chat avec ${customer}`,
  open: (customer: string) => `Ouvrir le chat avec ${customer}`,
  'whisper-mode': (customer: string) =>
    `Conseiller les agents du chat avec ${customer}\u202f: le client ne vous verra pas`,
  'barge-in': (customer: string) => `Intervenir dans le chat avec ${customer}\u202f: le client vous verra`,
  leave: (customer: string) => `Quitter le chat avec ${customer} et mettre fin à l’écoute`,
};

const actionHints = {
  'whisper-mode': 'Les agents verront que vous êtes là, mais pas le client.',
  'barge-in': 'Dès lors, le client verra ce que vous écrivez.',
};

const failedActions = {
  monitor: (customer: string) => `Écoute impossible du chat avec ${customer}.`,
  'whisper-mode': (customer: string) => `Impossible de conseiller les agents du chat avec ${customer}.`,
  'barge-in': (customer: string) => `Impossible d’intervenir dans le chat avec ${customer}.`,
  leave: (customer: string) => `Impossible de quitter le chat avec ${customer}.`,
};

const attentionKinds = {
  hand: 'Main levée',
  waiting: 'En attente',
  'not-ready': 'Non prêt',
  unanswered: 'Sans réponse',
  'long-chat': 'Chat long',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Mains levées',
  'not-ready': 'Non prêts',
  'long-chat': 'Chats longs',
};

const agentActions = { ready: 'Passer à Prêt', 'logged-out': 'Déconnecter' };

const agentActionsOf = {
  ready: (agent: string) => `Passer ${agent} à Prêt`,
  'logged-out': (agent: string) => `Déconnecter ${agent}`,
};

const agentActionsAsked = { ready: 'Statut Prêt demandé…', 'logged-out': 'Déconnexion…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent}\u202f: statut Prêt.`,
  'logged-out': (agent: string) => `${agent}\u202f: session fermée.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `Impossible de passer ${agent} à Prêt.`,
  'logged-out': (agent: string) => `Impossible de déconnecter ${agent}.`,
};

const others = { one: 'autre', other: 'autres' };

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'Vous ne supervisez aucune équipe',
  supervisorNoTeamHint: 'Demandez à un administrateur de vous attribuer une équipe, puis reconnectez-vous.',
  supervisorNotPermitted: 'Vous n’avez pas l’autorisation de voir vos équipes',
  supervisorNotPermittedHint: 'Demandez à un administrateur l’autorisation de voir les équipes que vous supervisez.',
  supervisorTeam: 'Équipe',
  supervisorSearch: 'Rechercher des agents et des chats',
  supervisorSearchHint: 'Client, agent, file, canal',
  supervisorMatches: (n) =>
    pluralize(n, { one: 'ligne correspond à votre recherche', other: 'lignes correspondent à votre recherche' }),
  supervisorUpdated: (time) => `Mis à jour à ${time}`,
  supervisorStale: (time) => `Données de ${time}`,
  supervisorNeverUpdated: 'Pas encore mis à jour',
  supervisorRefresh: 'Actualiser',
  supervisorLoading: 'Chargement du rapport d’équipe…',

  supervisorAgents: 'Agents',
  supervisorChats: 'Chats actifs',
  supervisorQueued: 'En file d’attente',
  supervisorBots: 'Avec un bot',
  supervisorReadyOf: (ready, all) => `${pluralize(ready, { one: 'prêt', other: 'prêts' })} sur ${formatNumber(all)}`,
  supervisorLongest: (duration) => `max. ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'Aucun agent dans cette équipe',
  supervisorNoChats: 'Aucun chat actif dans cette équipe',
  supervisorNoQueued: 'Aucun client en attente',
  supervisorNoBots: 'Aucun client avec un bot',
  supervisorNoMatch: 'Aucun résultat pour votre recherche ou vos filtres',

  supervisorAttention: 'À surveiller',
  supervisorNoAttention: 'Rien à surveiller',
  supervisorAttentionKinds: 'Éléments à surveiller',
  supervisorAllKinds: 'Tout',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `${pluralize(n, others)}, dans les tableaux ci-dessous`,
  supervisorShowAll: 'Tout afficher',
  supervisorShowFewer: 'Afficher moins',
  supervisorLevel: (level, limit) =>
    level === 'over' ? `Au-delà de la limite de ${limit}` : `Proche de la limite de ${limit}`,
  supervisorLimit: (limit) => `limite ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) =>
    `${pluralize(n, others)} ${level === 'over' ? 'au-delà' : 'proches'} de la limite`,
  supervisorShowQueue: 'Voir la file',
  supervisorShowQueueOf: (queue) => `Voir la file ${queue}`,
  supervisorShow: 'Voir',
  supervisorShowAgent: (agent) => `Voir ${agent}`,
  supervisorWithAgent: (agent) => `avec ${agent}`,
  supervisorNewAttention: (n) => pluralize(n, { one: 'nouveau cas à surveiller', other: 'nouveaux cas à surveiller' }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}\u202f: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `${agentActionsOf[action](agent)}\u202f?`,
  supervisorAskReadyHint: 'Des chats peuvent être proposés immédiatement.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'Aucun chat n’est ouvert.'
      : `${pluralize(chats, { one: 'chat ouvert retourne', other: 'chats ouverts retournent' })} dans la file d’attente.`,
  supervisorReason: 'Motif',
  supervisorAskBargeIn: (customer) => `Intervenir dans le chat avec ${customer}\u202f?`,
  supervisorBargeInCustomer: 'Dès lors, le client lira ce que vous écrivez.',
  supervisorBargeInAgents: 'Les agents restent et voient que vous intervenez.',
  supervisorBargeInLeave: 'Les agents verront votre départ.',
  supervisorKeepMonitoring: 'Continuer l’écoute',
  supervisorKeepAdvising: 'Continuer le conseil',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId:
    'Le serveur n’indique pas l’identifiant de cet agent\u202f: son statut ne peut pas être modifié d’ici.',
  supervisorOwnState: 'Modifiez votre propre statut dans le menu des statuts.',
  supervisorAgentSignedOut: 'La session de l’agent est fermée.',
  supervisorAgentIsReady: 'L’agent a déjà le statut Prêt.',
  supervisorShowChatsOf: (agent) => `voir les chats de ${agent}`,
  supervisorChatsOf: (agent) => `Chats de ${agent}`,
  supervisorShowAllChats: (agent) => `Chats de ${agent}\u202f: voir tous les chats`,

  supervisorAllTeams: 'Toutes mes équipes',
  supervisorOfTeam: (team, problem) => `${team}\u202f: ${problem}`,

  supervisorCustomer: 'Client',
  supervisorQueue: 'File',
  supervisorAgent: 'Agent',
  supervisorChannel: 'Canal',
  supervisorChannels: 'Canaux',
  supervisorDuration: 'Durée',
  supervisorWaiting: 'Attente',
  supervisorBot: 'Bot',
  supervisorState: 'Statut',
  supervisorLoad: 'Chats',
  supervisorActions: 'Actions',
  supervisorLastLine: 'Dernier message',
  supervisorHandRaised: 'Main levée',
  supervisorMonitoredBy: (name) => `En écoute\u202f: ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'Entrant' : 'Sortant'),
  supervisorNextChatOf: (agent) => `Chat suivant de ${agent}`,
  supervisorHosted: 'Autres informations',
  supervisorVoiceNotMonitored: 'L’écoute des appels se fait par téléphone, pas ici.',

  supervisorAllQueues: 'Toutes les files',
  supervisorAllChannels: 'Tous les canaux',
  supervisorAllAgents: 'Tous les agents',
  supervisorAvailability: 'Disponibilité des agents',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'Attente la plus longue par file',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'autre file', other: 'autres files' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) => {
    const agentsText = pluralize(agents, { one: 'agent', other: 'agents' });
    if (chats === 0) return `${agentsText} sans chat`;
    return `${agentsText} avec ${pluralize(chats, { one: 'chat', other: 'chats' })}${orMore ? ' ou plus' : ''}`;
  },
  supervisorBusiest: (name, chats) => `charge max.\u202f: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'Durée',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'Impossible de charger le rapport de cette équipe.',
  supervisorReportAwaited: 'Le rapport n’est pas encore arrivé.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'Le serveur ne fournit pas ces données.',
  supervisorTableStale: (time) => `Données affichées\u202f: ${time}.`,
  supervisorUnknown: 'Inconnu',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  supervisorInvolvement: (role, bargedIn) =>
    involvements[role] ?? (bargedIn ? 'Vous intervenez' : 'Vous êtes dans ce chat'),
};
