import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { formatNumber, pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'Agente',
  'barged-in': 'Intervenção',
  assistant: 'Orientação',
  monitor: 'Monitoria',
  'wrap-up': 'Tabulação',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'Você saiu',
  transferred: 'Transferida',
  'customer-left': 'O cliente saiu',
  'wrapped-up': 'Tabulada',
  'wrap-up-filed': 'Tabulação salva automaticamente antes do fim do tempo',
  'wrap-up-skipped': 'Encerrada sem códigos',
  'wrap-up-expired': 'O tempo acabou antes de a tabulação ser salva',
  'no-primary-agent': 'O último agente saiu',
  'logged-out': 'Sua sessão foi encerrada',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'transferência',
  conference: 'conferência',
  consult: 'consulta',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Pedido',
  recipient: 'Destinatário',
  address: 'Endereço',
  date: 'Data',
  adjustment: 'Ajuste',
  'payment-method': 'Pagamento',
  subtotal: 'Subtotal',
  shipping: 'Frete',
  tax: 'Impostos',
  total: 'Total',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Curtida em um comentário',
  unlike: 'Curtida removida de um comentário',
  delete: 'Comentário excluído',
  hide: 'Comentário ocultado',
  'private-reply': 'Resposta privada a um comentário',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Imagem',
  video: 'Vídeo',
  audio: 'Áudio',
  file: 'Arquivo',
  sticker: 'Figurinha',
  link: 'Link',
  location: 'Localização',
  contacts: 'Contato',
  buttons: 'Opções',
  carousel: 'Cartões',
  list: 'Lista de opções',
  'wrap-up': 'Tabulação',
  comment: 'Comentário',
  email: 'E-mail',
  voice: 'Chamada telefônica',
  receipt: 'Recibo',
  template: 'Modelo',
};

const failedMedia = {
  image: 'Não foi possível carregar a imagem.',
  video: 'O vídeo não pode ser reproduzido aqui.',
  audio: 'A gravação não pode ser reproduzida aqui.',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'Aguardando envio',
  sending: 'Enviando…',
  unconfirmed: 'Verificando…',
  undecided: 'Entrega não confirmada',
  rejected: 'Não enviada',
  sent: 'Enviada',
  delivered: 'Entregue',
  seen: 'Lida',
  failed: 'Não entregue',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Aviso',
  warning: 'Alerta',
  'too-large': 'Esta mensagem é grande demais para ser mostrada',
  'system-error': 'Erro do sistema',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Chamada iniciada',
  'leg-ended': 'Chamada encerrada',
  held: 'Chamada em espera',
  resumed: 'Chamada retomada',
};

/** A transfer or conference after a consultation is named like a direct one. */
const ofReroute = (direction: string, queue: string): string =>
  `de ${ownValue(rerouteNames, direction.replace('consult-', '')) ?? 'roteamento'}${queue ? ` para ${queue}` : ''}`;

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'Conversas',
  listEmpty: 'Nenhuma conversa aberta',
  listEmptyHint: 'Os chats que você aceitar aparecem aqui.',
  listNoMessages: 'Ainda sem mensagens',
  listYou: 'Você:',
  listUnread: (n) => pluralize(n, { one: 'mensagem não lida', other: 'mensagens não lidas' }),
  listTyping: 'Digitando…',
  listDeliveryFailed: 'Uma mensagem não foi entregue',
  listWaiting: (duration) => `Aguardando: ${duration}`,
  listEnded: 'Encerradas',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `Transferida para ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Encerrada')),

  threadLabel: (customer) => `Conversa com ${customer}`,
  threadEmpty: 'Nenhuma conversa aberta',
  threadEmptyHint: 'Escolha uma na lista ou aguarde o próximo chat.',
  threadNotOpen: 'Esta conversa não está aberta no seu painel.',
  threadEnded: (customer) => `A conversa com ${customer} terminou`,
  threadYou: 'Você',
  threadSearch: 'Busca e transcrição',
  searchLabel: 'Buscar nesta conversa',
  searchPosition: (n, all) => `${formatNumber(n)} de ${formatNumber(all)}`,
  searchNoHits: 'Nenhum resultado',
  searchOlder: 'Resultado anterior',
  searchNewer: 'Resultado seguinte',
  searchLoading: 'Carregando mensagens anteriores…',
  searchIncomplete: 'Não foi possível carregar as mensagens anteriores.',
  transcript: 'Transcrição',
  transcriptTitle: (name) => `Conversa com ${name}`,
  transcriptCopy: 'Copiar',
  transcriptText: 'Baixar texto',
  transcriptHtml: 'Baixar HTML',
  threadActions: 'Ações',
  threadParticipants: 'Participantes',
  threadChannels: 'Canais',
  threadNoChannel: 'Nenhum canal aberto',
  threadOnHold: 'Em espera',
  threadLeave: 'Sair',
  threadLeaving: 'Saindo…',
  threadLeaveQuestion: 'Sair desta conversa?',
  threadLeaveLastAgent: 'Não há outro agente aqui. A conversa terminará para o cliente.',
  threadStay: 'Ficar',
  wrapUpLeft: (duration) => `Tabulação: restam ${duration}`,
  wrapUpRunning: 'Tabulação',
  wrapUpFinish: 'Encerrar sem códigos',
  wrapUpFinishing: 'Encerrando…',

  messagesLabel: 'Mensagens',
  messagesUnread: 'Novas mensagens',
  messagesLatest: 'Ir para a última',
  messagesOlder: 'Mostrar mensagens anteriores',
  messagesOlderLoading: 'Carregando mensagens anteriores…',
  messageFailed: 'Não foi possível mostrar esta mensagem.',
  messagesOlderFailed: 'Não foi possível carregar as mensagens anteriores.',
  messagesStart: 'Início da conversa',
  messageLabel: (sender, time, text) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'Hoje',
  dayYesterday: 'Ontem',
  senderBot: 'Bot',
  senderSystem: 'Sistema',
  composerWhisper: 'Sussurro',
  whisperLabel: 'Sussurro – só os agentes veem',
  activityOutbound: 'Enviada por uma campanha',
  activityScheduled: 'Mensagem agendada',
  customerTyping: (name) => `${name} está digitando…`,
  reply: 'Responder',
  replyShowOriginal: (sender) => `Mostrar a mensagem original de ${sender}`,
  replyNotLoaded: 'Resposta a uma mensagem anterior',
  replyAmbiguous: 'Resposta a uma de várias mensagens',
  replyFindOriginal: 'Procurar a mensagem original',
  replySearching: 'Procurando a mensagem…',
  replyNotFound: 'Mensagem original não encontrada.',
  suggestionsLabel: 'Respostas sugeridas',
  textShowMore: 'Mostrar mais',
  textMoreShown: 'Mais texto da mensagem é mostrado',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'Se reenviar, o cliente pode recebê-la duas vezes.',
  deliverySeenBy: (names) => `Lida por ${names}`,
  deliveryResend: 'Reenviar',
  deliveryDiscard: 'Descartar',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(mensagem vazia)',
  bodyDeleted: 'Esta mensagem foi excluída',
  bodyUnknown: (type) => (type ? `Tipo de mensagem não suportado (${type})` : 'Mensagem vazia'),
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `Tentar de novo: ${name}`,
  bodyDownload: (name) => `Baixar ${name}`,
  bodyLinkHost: (host) => `Abre ${host}`,
  bodyUnsafeLink: 'Este link não pode ser aberto com segurança',
  bodyOpenMap: 'Abrir mapa',
  bodyBirthday: 'Data de nascimento',
  bodyQuickReplies: 'Respostas rápidas',
  bodyNoWrapUpCodes: 'Sem códigos',
  bodyNote: 'Nota',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  emailFrom: 'De',
  emailReplyTo: 'Responder a',
  emailReceived: 'Recebido',
  emailTo: 'Para',
  emailCc: 'Cc',
  emailBcc: 'Cco',
  emailHasHtml: 'Este e-mail também tem uma versão formatada.',
  emailNoSubject: 'Sem assunto',
  emailShowHtml: 'Mostrar versão formatada',
  emailHideHtml: 'Ocultar versão formatada',
  emailShowImages: 'Mostrar imagens',
  emailShowImagesHint: 'Carrega imagens de servidores externos, que assim podem saber que o e-mail foi lido.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `Imagem “${name}”` : 'Imagem'}: ${hasAttachments ? 'veja os anexos abaixo' : 'só no e-mail original'}`,
  emailLinks: (n) => `Links (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `E-mail: ${subject}` : 'E-mail'),
  suggestionInsert: 'Inserir no campo de mensagem',
  suggestionSend: 'Enviar já',
  suggestionSendLabel: (text) => `Enviar já: ${text}`,
  suggestionConfidence: 'Confiança do bot',
  copyText: 'Copiar texto',
  copied: 'Copiado',
  copyFailed: 'Não foi possível copiar. O navegador não permite isso aqui.',
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `Aviso (${level})` : 'Aviso'),
  bodyPreChatForm: 'Formulário antes do chat',
  imageEnlarge: (name) => `Ampliar ${name}`,
  download: 'Baixar',
  lightboxPosition: (n, total) => `${formatNumber(n)} de ${formatNumber(total)}`,
  lightboxPrevious: 'Imagem anterior',
  lightboxNext: 'Próxima imagem',
  lightboxZoomIn: 'Ampliar',
  lightboxZoomOut: 'Reduzir',
  callDuration: 'Duração',
  callRecording: 'Gravação',
  sizeBytes: (n) => `${n}\u00a0B`,
  sizeKilobytes: (n) => `${n}\u00a0KB`,
  sizeMegabytes: (n) => `${n}\u00a0MB`,

  noticeChannelStarted: (channel) => `Sessão de ${channel} iniciada`,
  noticeChannelEnded: (channel) => `Sessão de ${channel} encerrada`,
  noticeYouJoined: 'Você entrou',
  noticeJoined: (name) => `${name} entrou`,
  noticeJoinedAs: (name, role) => `${name} entrou (${role})`,
  noticeLeft: (name) => `${name} saiu`,
  noticeReroutePlaced: (direction, queue, by) => `Solicitação ${ofReroute(direction, queue)}${by ? `, por ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `Você fez uma solicitação ${ofReroute(direction, queue)}`,
  noticeRerouteCancelled: (direction) => `Solicitação ${ofReroute(direction, '')} cancelada`,
  noticeRerouteFailed: (direction, queue) =>
    `Nenhum agente disponível para a solicitação ${ofReroute(direction, queue)}`,
  noticePaused: 'Conversa colocada em espera',
  noticeResumed: 'Conversa retomada',
  noticeHandRaised: (names, isYou) => {
    if (isYou) return names ? `Você e ${names} pediram supervisão` : 'Você pediu supervisão';
    return names ? `Supervisão pedida por ${names}` : 'Supervisão pedida';
  },
  noticeHandLowered: (names, isYou) => {
    if (isYou)
      return names ? `Você e ${names} cancelaram o pedido de supervisão` : 'Você cancelou o pedido de supervisão';
    return names ? `Pedido de supervisão cancelado por ${names}` : 'O pedido de supervisão foi cancelado';
  },
  noticeCustomerChanged: (name) => (name ? `O cliente agora é ${name}` : 'Os dados do cliente mudaram'),
  noticeUndecided: (what, count) =>
    `${count > 1 ? `Uma de ${formatNumber(count)} mensagens` : 'Uma mensagem'} ${what === 'failed' ? 'não pôde ser entregue' : 'foi excluída'}. O servidor não informa qual.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `Chamada, ${duration}` : 'Chamada'),
};
