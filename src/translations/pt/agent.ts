import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Conectado',
  'not-ready': 'Não pronto',
  ready: 'Pronto',
  'logged-out': 'Desconectado',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Desativado',
  ready: 'Pronto',
  active: 'Ativo',
  busy: 'Ocupado',
  'pending-not-ready': 'Finalizando',
  interrupted: 'Interrompido',
  'logged-out': 'Desconectado',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Saída',
  transfer: 'Transferência',
  conference: 'Conferência',
  consult: 'Consulta',
  monitor: 'Monitoria',
  'barge-in': 'Intervenção',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} está transferindo este chat para você`,
  conference: (name) => `${name} convidou você para participar`,
  consult: (name) => `${name} pediu uma consulta`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'Você não respondeu a tempo.',
  'customer-left': 'O cliente saiu antes da sua resposta.',
  'answered-elsewhere': 'Outro agente respondeu.',
  'logged-out': 'Sua sessão foi encerrada. O chat irá para outro agente.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'Entrar',
  loginUsername: 'Nome de usuário',
  loginPassword: 'Senha',
  loginShowPassword: 'Mostrar senha',
  loginSubmit: 'Entrar',
  loginCapsLock: 'O Caps Lock está ativado.',
  loginMissingUsername: 'Digite seu nome de usuário.',
  loginMissingPassword: 'Digite sua senha.',
  loginServerMessage: (detail) => `Mensagem do servidor: ${detail}`,
  loginSignedInAs: (name) => `Sessão iniciada como ${name}`,
  loginTakenOver: 'Sua sessão está aberta em outro lugar',
  loginTakenOverHint: 'Só um painel pode ficar aberto por vez. Usá-lo aqui pausa o outro.',
  loginFailed: 'Não foi possível entrar',
  loginInvalidAnswer: 'O login desta página deu uma resposta inválida. Fale com o seu suporte.',
  loginDifferentAccount: 'Usar outra conta',

  signInStepSubmit: 'Continuar',
  signInStepChecking: 'Verificando…',
  signInStepBack: 'Voltar',
  signInStepMissing: 'Preencha este campo.',

  credentialsHint: 'Seus chats continuam. Digite sua senha para voltar a usar arquivos, histórico e transferências.',
  credentialsHostHint: 'Seus chats continuam, mas arquivos, histórico e transferências não funcionam.',
  credentialsPassword: 'Senha',
  credentialsSubmit: 'Continuar',
  credentialsChecking: 'Verificando…',
  credentialsEnter: 'Digitar senha',
  credentialsMissing: 'Digite sua senha.',
  credentialsWrong: 'Senha incorreta.',

  stateLabel: 'Sua disponibilidade',
  stateName: (state) => agentStates[state] ?? 'Desconhecido',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'Desconhecido'}${label && ': '}${label}`,
  stateSince: (time) => `desde ${time}`,
  stateChanging: 'alterando…',
  stateNoChannelOn: 'nenhum canal ativado',
  stateSessionExpired: 'sessão expirada',
  stateNoReason: 'Sem motivo',
  stateReasonSearch: 'Buscar motivos',
  stateReasonsFailed: 'Não foi possível carregar os motivos. Tentando de novo…',
  statePushFailed: 'Não foi possível carregar a opção de notificações. Um bloqueador de conteúdo pode estar impedindo.',
  stateNoMatchingReasons: 'Nenhum motivo encontrado',
  stateUnknownHint: 'Seu status é desconhecido. Escolha Pronto ou Não pronto.',
  stateNotAllowed: 'Você não tem permissão para alterar sua disponibilidade.',
  stateUnchanged: 'Seu status não mudou.',
  stateChannels: 'Canais',
  stateNoChannels: 'Nenhum canal está atribuído a você.',
  stateAllReady: 'Pronto em todos os canais',
  stateGoingReady: 'Passando para Pronto…',
  stateNeedsReady: 'Só é possível ativar um canal com o status Pronto.',
  stateGoReadyFirst: (channel) => `Primeiro mude para Pronto e depois ative ${channel}.`,
  stateChannelUnchanged: (channel) => `${channel}: sem alteração.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'Será possível alterar isto quando a conexão voltar.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'Desconhecido';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} de ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, até ${limit}` : name;
  },
  channelFinishing: 'Desativa ao terminar os chats abertos',
  channelSwitchingOn: 'Ativando…',
  channelSwitchingOff: 'Desativando…',
  stateAttention: 'Sons e notificações',
  stateDoNotDisturb: 'Não perturbe',
  stateSoundBlocked: 'Ativar som',
  stateLogOut: 'Desconectar',
  stateLogOutWithReason: (label) => `Desconectar: ${label}`,
  stateLogOutReasons: 'Motivo da desconexão',
  stateLoggingOut: 'Desconectando…',
  stateLogOutAnyway: 'Desconectar mesmo assim',
  stateLogOutOpenConversations: (n) =>
    `Você ainda tem ${pluralize(n, { one: 'conversa aberta', other: 'conversas abertas' })}. Se encerrar a sessão, esses clientes vão esperar por outro agente.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'mensagem', other: 'mensagens' }) : '',
      drafts > 0 ? pluralize(drafts, { one: 'rascunho ou nota', other: 'rascunhos ou notas' }) : '',
    ];
    return `Ainda não enviado: ${formatList(counts.filter(Boolean))}. Se encerrar a sessão agora, esse conteúdo será descartado.`;
  },
  stateLogOutWaiting: 'A sessão será encerrada assim que todas as mensagens forem enviadas.',
  stateLogOutWait: 'Aguardar o envio',
  stateLogOutDiscard: 'Descartar e desconectar',
  stateStayLoggedIn: 'Não desconectar',

  offerLabel: 'Clientes aguardando',
  offerNone: 'Nenhum cliente aguardando',
  offerKnownCustomer: 'Cliente conhecido',
  offerAnonymous: 'Anônimo',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `A pedido de ${name}`,
  offerRequestedByYou: 'A seu pedido',
  offerNote: 'Nota',
  offerAccept: 'Aceitar',
  offerAcceptOf: (name) => `Aceitar ${name}`,
  offerAccepting: 'Aceitando…',
  offerHide: 'Dispensar',
  offerHideHint: 'Oculta o chat aqui. Ele continua disponível até o tempo acabar ou outro agente o aceitar.',
  offerChecking: 'Verificando se este chat ainda está aguardando…',
  offerTimeLeft: (n) => pluralize(n, { one: 'segundo restante', other: 'segundos restantes' }),
  offerWaiting: (time) => `Aguardando: ${time}`,
  offerTimeUp: 'Tempo esgotado',
  offerNotAccepted: 'Não foi possível aceitar este chat.',
  offerTooLate: (why) => `Tarde demais. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'Este chat não está mais disponível.',
  offerAnnouncement: (name, details) =>
    details === '' ? `Novo chat recebido: ${name}` : `Novo chat recebido: ${name}, ${details}`,
  offerNotificationTitle: 'Um cliente está aguardando',
  offerDismiss: 'Dispensar',
  offerDismissed: 'Dispensado',
  offerUndo: 'Desfazer',
  offerUndoOf: (name) => `Desfazer: mostrar de novo o chat de ${name}`,
  offerMissed: (n) => pluralize(n, { one: 'chat perdido', other: 'chats perdidos' }),
  offerMissedDismiss: 'Dispensar os chats perdidos',
  offerSilent: 'O toque fica mudo até você clicar ou pressionar uma tecla nesta página.',
};
