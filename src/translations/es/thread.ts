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
  'barged-in': 'Intervención',
  assistant: 'Asesoría',
  monitor: 'Supervisión',
  'wrap-up': 'Tipificación',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'Usted salió de la conversación',
  transferred: 'Transferida',
  'customer-left': 'El cliente salió de la conversación',
  'wrapped-up': 'Tipificada',
  'wrap-up-filed': 'Tipificación guardada automáticamente antes de agotarse el tiempo',
  'wrap-up-skipped': 'Finalizada sin códigos',
  'wrap-up-expired': 'Se agotó el tiempo antes de guardar la tipificación',
  'no-primary-agent': 'El último agente salió de la conversación',
  'logged-out': 'Se cerró su sesión',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'transferencia',
  conference: 'conferencia',
  consult: 'consulta',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Pedido',
  recipient: 'Destinatario',
  address: 'Dirección',
  date: 'Fecha',
  adjustment: 'Ajuste',
  'payment-method': 'Pago',
  subtotal: 'Subtotal',
  shipping: 'Envío',
  tax: 'Impuestos',
  total: 'Total',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Me gusta en un comentario',
  unlike: 'Me gusta retirado de un comentario',
  delete: 'Comentario eliminado',
  hide: 'Comentario oculto',
  'private-reply': 'Respuesta privada a un comentario',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Imagen',
  video: 'Video',
  audio: 'Audio',
  file: 'Archivo',
  sticker: 'Sticker',
  link: 'Enlace',
  location: 'Ubicación',
  contacts: 'Contacto',
  buttons: 'Opciones',
  carousel: 'Tarjetas',
  list: 'Lista de opciones',
  'wrap-up': 'Tipificación',
  comment: 'Comentario',
  email: 'Correo electrónico',
  voice: 'Llamada telefónica',
  receipt: 'Recibo',
  template: 'Plantilla',
};

const failedMedia = {
  image: 'No se pudo cargar la imagen.',
  video: 'El video no se puede reproducir aquí.',
  audio: 'La grabación no se puede reproducir aquí.',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'Pendiente de envío',
  sending: 'Enviando…',
  unconfirmed: 'Verificando…',
  undecided: 'Entrega no confirmada',
  rejected: 'Sin enviar',
  sent: 'Enviado',
  delivered: 'Entregado',
  seen: 'Leído',
  failed: 'No entregado',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Información',
  warning: 'Advertencia',
  'too-large': 'Este mensaje es demasiado grande para mostrarse',
  'system-error': 'Error del sistema',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Llamada iniciada',
  'leg-ended': 'Llamada finalizada',
  held: 'Llamada en espera',
  resumed: 'Llamada reanudada',
};

/** A transfer or conference after a consultation is named like a direct one. */
const ofReroute = (direction: string, queue: string): string =>
  `de ${ownValue(rerouteNames, direction.replace('consult-', '')) ?? 'enrutamiento'}${queue ? ` a ${queue}` : ''}`;

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'Conversaciones',
  listEmpty: 'No hay conversaciones abiertas',
  listEmptyHint: 'Los chats que acepte aparecerán aquí.',
  listNoMessages: 'Aún no hay mensajes',
  listYou: 'Usted:',
  listUnread: (n) => pluralize(n, { one: 'mensaje no leído', other: 'mensajes no leídos' }),
  listTyping: 'Escribiendo…',
  listDeliveryFailed: 'Un mensaje no se entregó',
  listWaiting: (duration) => `En espera: ${duration}`,
  listEnded: 'Finalizadas',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `Transferida a ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Finalizada')),

  threadLabel: (customer) => `Conversación con ${customer}`,
  threadEmpty: 'Ninguna conversación abierta',
  threadEmptyHint: 'Elija una de la lista o espere el próximo chat.',
  threadNotOpen: 'Esta conversación no está abierta en su escritorio.',
  threadEnded: (customer) => `La conversación con ${customer} terminó`,
  threadYou: 'Usted',
  threadSearch: 'Búsqueda y transcripción',
  searchLabel: 'Buscar en esta conversación',
  searchPosition: (n, all) => `${formatNumber(n)} de ${formatNumber(all)}`,
  searchNoHits: 'Sin resultados',
  searchOlder: 'Resultado anterior',
  searchNewer: 'Resultado posterior',
  searchLoading: 'Cargando mensajes anteriores…',
  searchIncomplete: 'No se pudieron cargar los mensajes anteriores.',
  transcript: 'Transcripción',
  transcriptTitle: (name) => `Conversación con ${name}`,
  transcriptCopy: 'Copiar',
  transcriptText: 'Descargar texto',
  transcriptHtml: 'Descargar HTML',
  threadActions: 'Acciones',
  threadParticipants: 'Participantes',
  threadChannels: 'Canales',
  threadNoChannel: 'Ningún canal abierto',
  threadOnHold: 'En pausa',
  threadLeave: 'Salir',
  threadLeaving: 'Saliendo…',
  threadLeaveQuestion: '¿Salir de esta conversación?',
  threadLeaveLastAgent: 'No hay más agentes aquí. La conversación terminará para el cliente.',
  threadStay: 'Quedarse',
  wrapUpLeft: (duration) => `Tipificación: quedan ${duration}`,
  wrapUpRunning: 'Tipificación',
  wrapUpFinish: 'Finalizar sin códigos',
  wrapUpFinishing: 'Finalizando…',

  messagesLabel: 'Mensajes',
  messagesUnread: 'Mensajes nuevos',
  messagesLatest: 'Ir al último',
  messagesOlder: 'Mostrar mensajes anteriores',
  messagesOlderLoading: 'Cargando mensajes anteriores…',
  messageFailed: 'No se pudo mostrar este mensaje.',
  messagesOlderFailed: 'No se pudieron cargar los mensajes anteriores.',
  messagesStart: 'Inicio de la conversación',
  messageLabel: (sender, time, text) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'Hoy',
  dayYesterday: 'Ayer',
  senderBot: 'Bot',
  senderSystem: 'Sistema',
  composerWhisper: 'Susurro',
  whisperLabel: 'Susurro – solo lo ven los agentes',
  activityOutbound: 'Enviado por una campaña',
  activityScheduled: 'Mensaje programado',
  customerTyping: (name) => `${name} está escribiendo…`,
  reply: 'Responder',
  replyShowOriginal: (sender) => `Mostrar el mensaje original de ${sender}`,
  replyNotLoaded: 'Respuesta a un mensaje anterior',
  replyAmbiguous: 'Respuesta a uno de varios mensajes',
  replyFindOriginal: 'Buscar el mensaje original',
  replySearching: 'Buscando el mensaje…',
  replyNotFound: 'No se encontró el mensaje original.',
  suggestionsLabel: 'Respuestas sugeridas',
  textShowMore: 'Mostrar más',
  textMoreShown: 'Se muestra más texto del mensaje',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'Si lo reenvía, el cliente podría recibirlo dos veces.',
  deliverySeenBy: (names) => `Leído por ${names}`,
  deliveryResend: 'Reenviar',
  deliveryDiscard: 'Descartar',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(mensaje vacío)',
  bodyDeleted: 'Este mensaje se eliminó',
  bodyUnknown: (type) => (type ? `Tipo de mensaje no compatible (${type})` : 'Mensaje vacío'),
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `Reintentar: ${name}`,
  bodyDownload: (name) => `Descargar ${name}`,
  bodyLinkHost: (host) => `Abre ${host}`,
  bodyUnsafeLink: 'Este enlace no se puede abrir de forma segura',
  bodyOpenMap: 'Abrir mapa',
  bodyBirthday: 'Fecha de nacimiento',
  bodyQuickReplies: 'Respuestas rápidas',
  bodyNoWrapUpCodes: 'Sin códigos',
  bodyNote: 'Nota',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  emailFrom: 'De',
  emailReplyTo: 'Responder a',
  emailReceived: 'Recibido',
  emailTo: 'Para',
  emailCc: 'Cc',
  emailBcc: 'Cco',
  emailHasHtml: 'Este correo también tiene una versión con formato.',
  emailNoSubject: 'Sin asunto',
  emailShowHtml: 'Mostrar versión con formato',
  emailHideHtml: 'Ocultar versión con formato',
  emailShowImages: 'Mostrar imágenes',
  emailShowImagesHint: 'Carga imágenes de servidores externos, que así pueden saber que se leyó el correo.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `Imagen “${name}”` : 'Imagen'}: ${hasAttachments ? 'vea los adjuntos abajo' : 'solo en el correo original'}`,
  emailLinks: (n) => `Enlaces (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `Correo: ${subject}` : 'Correo'),
  suggestionInsert: 'Insertar en el campo de mensaje',
  suggestionSend: 'Enviar ya',
  suggestionSendLabel: (text) => `Enviar ya: ${text}`,
  suggestionConfidence: 'Confianza del bot',
  copyText: 'Copiar texto',
  copied: 'Copiado',
  copyFailed: 'No se pudo copiar. El navegador no lo permite aquí.',
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `Información (${level})` : 'Información'),
  bodyPreChatForm: 'Formulario previo al chat',
  imageEnlarge: (name) => `Ampliar ${name}`,
  download: 'Descargar',
  lightboxPosition: (n, total) => `${formatNumber(n)} de ${formatNumber(total)}`,
  lightboxPrevious: 'Imagen anterior',
  lightboxNext: 'Imagen siguiente',
  lightboxZoomIn: 'Acercar',
  lightboxZoomOut: 'Alejar',
  callDuration: 'Duración',
  callRecording: 'Grabación',
  sizeBytes: (n) => `${n}\u00a0B`,
  sizeKilobytes: (n) => `${n}\u00a0KB`,
  sizeMegabytes: (n) => `${n}\u00a0MB`,

  noticeChannelStarted: (channel) => `Sesión de ${channel} iniciada`,
  noticeChannelEnded: (channel) => `Sesión de ${channel} finalizada`,
  noticeYouJoined: 'Usted se unió',
  noticeJoined: (name) => `${name} se unió`,
  noticeJoinedAs: (name, role) => `${name} se unió (${role})`,
  noticeLeft: (name) => `${name} salió`,
  noticeReroutePlaced: (direction, queue, by) => `Solicitud ${ofReroute(direction, queue)}${by ? `, por ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `Usted envió una solicitud ${ofReroute(direction, queue)}`,
  noticeRerouteCancelled: (direction) => `Solicitud ${ofReroute(direction, '')} cancelada`,
  noticeRerouteFailed: (direction, queue) =>
    `Ningún agente disponible para la solicitud ${ofReroute(direction, queue)}`,
  noticePaused: 'Conversación en pausa',
  noticeResumed: 'Conversación reanudada',
  noticeHandRaised: (names, isYou) => {
    if (isYou) return names ? `${names} y usted solicitaron un supervisor` : 'Usted solicitó un supervisor';
    return names ? `Supervisor solicitado por ${names}` : 'Se solicitó un supervisor';
  },
  noticeHandLowered: (names, isYou) => {
    if (isYou)
      return names
        ? `${names} y usted cancelaron la solicitud de supervisor`
        : 'Usted canceló la solicitud de supervisor';
    return names ? `Solicitud de supervisor cancelada por ${names}` : 'Se canceló la solicitud de supervisor';
  },
  noticeCustomerChanged: (name) => (name ? `El cliente ahora es ${name}` : 'Los datos del cliente cambiaron'),
  noticeUndecided: (what, count) =>
    `${count > 1 ? `Uno de ${formatNumber(count)} mensajes` : 'Un mensaje'} ${what === 'failed' ? 'no se pudo entregar' : 'se eliminó'}. El servidor no indica cuál.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `Llamada, ${duration}` : 'Llamada'),
};
