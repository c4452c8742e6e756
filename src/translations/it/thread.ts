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
  'barged-in': 'Intervento',
  assistant: 'Affiancamento',
  monitor: 'Monitoraggio',
  'wrap-up': 'Esito',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'Hai lasciato la conversazione',
  transferred: 'Trasferita',
  'customer-left': 'Il cliente ha lasciato la conversazione',
  'wrapped-up': 'Esito registrato',
  'wrap-up-filed': 'Esito salvato automaticamente prima della scadenza',
  'wrap-up-skipped': 'Chiusa senza codici',
  'wrap-up-expired': 'Tempo per l’esito scaduto prima del salvataggio',
  'no-primary-agent': 'L’ultimo agente ha lasciato la conversazione',
  'logged-out': 'La tua sessione è stata chiusa',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'trasferimento',
  conference: 'conferenza',
  consult: 'consultazione',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Ordine',
  recipient: 'Destinatario',
  address: 'Indirizzo',
  date: 'Data',
  adjustment: 'Rettifica',
  'payment-method': 'Pagamento',
  subtotal: 'Subtotale',
  shipping: 'Spedizione',
  tax: 'Imposte',
  total: 'Totale',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Mi piace a un commento',
  unlike: 'Mi piace rimosso da un commento',
  delete: 'Commento eliminato',
  hide: 'Commento nascosto',
  'private-reply': 'Risposta privata a un commento',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Immagine',
  video: 'Video',
  audio: 'Audio',
  file: 'File',
  sticker: 'Sticker',
  link: 'Link',
  location: 'Posizione',
  contacts: 'Contatto',
  buttons: 'Scelte',
  carousel: 'Schede',
  list: 'Elenco di scelte',
  'wrap-up': 'Esito',
  comment: 'Commento',
  email: 'E-mail',
  voice: 'Telefonata',
  receipt: 'Ricevuta',
  template: 'Modello',
};

const failedMedia = {
  image: 'Impossibile caricare l’immagine.',
  video: 'Il video non può essere riprodotto qui.',
  audio: 'La registrazione non può essere riprodotta qui.',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'In attesa di invio',
  sending: 'Invio…',
  unconfirmed: 'Verifica…',
  undecided: 'Consegna non confermata',
  rejected: 'Non inviato',
  sent: 'Inviato',
  delivered: 'Consegnato',
  seen: 'Letto',
  failed: 'Non consegnato',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Informazione',
  warning: 'Avviso',
  'too-large': 'Questo messaggio è troppo grande per essere mostrato',
  'system-error': 'Errore di sistema',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Chiamata iniziata',
  'leg-ended': 'Chiamata terminata',
  held: 'Chiamata in attesa',
  resumed: 'Chiamata ripresa',
};

/** A transfer or conference after a consultation is named like a direct one. */
const ofReroute = (direction: string, queue: string): string =>
  `di ${ownValue(rerouteNames, direction.replace('consult-', '')) ?? 'instradamento'}${queue ? ` a ${queue}` : ''}`;

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'Conversazioni',
  listEmpty: 'Nessuna conversazione aperta',
  listEmptyHint: 'Le chat che accetti compaiono qui.',
  listNoMessages: 'Ancora nessun messaggio',
  listYou: 'Tu:',
  listUnread: (n) => pluralize(n, { one: 'messaggio non letto', other: 'messaggi non letti' }),
  listTyping: 'Sta scrivendo…',
  listDeliveryFailed: 'Un messaggio non è stato consegnato',
  listWaiting: (duration) => `Attesa: ${duration}`,
  listEnded: 'Terminate',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `Trasferita a ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Terminata')),

  threadLabel: (customer) => `Conversazione con ${customer}`,
  threadEmpty: 'Nessuna conversazione aperta',
  threadEmptyHint: 'Scegline una dall’elenco o attendi la prossima chat.',
  threadNotOpen: 'Questa conversazione non è aperta nella tua postazione.',
  threadEnded: (customer) => `La conversazione con ${customer} è terminata`,
  threadYou: 'Tu',
  threadSearch: 'Ricerca e trascrizione',
  searchLabel: 'Cerca in questa conversazione',
  searchPosition: (n, all) => `${formatNumber(n)} di ${formatNumber(all)}`,
  searchNoHits: 'Nessun risultato',
  searchOlder: 'Risultato precedente',
  searchNewer: 'Risultato successivo',
  searchLoading: 'Caricamento dei messaggi precedenti…',
  searchIncomplete: 'Impossibile caricare i messaggi precedenti.',
  transcript: 'Trascrizione',
  transcriptTitle: (name) => `Conversazione con ${name}`,
  transcriptCopy: 'Copia',
  transcriptText: 'Scarica testo',
  transcriptHtml: 'Scarica HTML',
  threadActions: 'Azioni',
  threadParticipants: 'Partecipanti',
  threadChannels: 'Canali',
  threadNoChannel: 'Nessun canale aperto',
  threadOnHold: 'In pausa',
  threadLeave: 'Lascia',
  threadLeaving: 'Uscita…',
  threadLeaveQuestion: 'Lasciare questa conversazione?',
  threadLeaveLastAgent: 'Non ci sono altri agenti qui. Per il cliente la conversazione terminerà.',
  threadStay: 'Resta',
  wrapUpLeft: (duration) => `Esito: ancora ${duration}`,
  wrapUpRunning: 'Esito',
  wrapUpFinish: 'Chiudi senza codici',
  wrapUpFinishing: 'Chiusura…',

  messagesLabel: 'Messaggi',
  messagesUnread: 'Nuovi messaggi',
  messagesLatest: 'Vai al più recente',
  messagesOlder: 'Mostra i messaggi precedenti',
  messagesOlderLoading: 'Caricamento dei messaggi precedenti…',
  messageFailed: 'Impossibile mostrare questo messaggio.',
  messagesOlderFailed: 'Impossibile caricare i messaggi precedenti.',
  messagesStart: 'Inizio della conversazione',
  messageLabel: (sender, time, text) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'Oggi',
  dayYesterday: 'Ieri',
  senderBot: 'Bot',
  senderSystem: 'Sistema',
  composerWhisper: 'Sussurro',
  whisperLabel: 'Sussurro – visibile solo agli agenti',
  activityOutbound: 'Inviato da una campagna',
  activityScheduled: 'Messaggio programmato',
  customerTyping: (name) => `${name} sta scrivendo…`,
  reply: 'Rispondi',
  replyShowOriginal: (sender) => `Mostra il messaggio originale di ${sender}`,
  replyNotLoaded: 'Risposta a un messaggio precedente',
  replyAmbiguous: 'Risposta a uno di più messaggi',
  replyFindOriginal: 'Trova il messaggio originale',
  replySearching: 'Ricerca del messaggio…',
  replyNotFound: 'Messaggio originale non trovato.',
  suggestionsLabel: 'Risposte suggerite',
  textShowMore: 'Mostra altro',
  textMoreShown: 'È mostrata un’altra parte del messaggio',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'Se lo invii di nuovo, il cliente potrebbe riceverlo due volte.',
  deliverySeenBy: (names) => `Letto da ${names}`,
  deliveryResend: 'Reinvia',
  deliveryDiscard: 'Elimina',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(messaggio vuoto)',
  bodyDeleted: 'Questo messaggio è stato eliminato',
  bodyUnknown: (type) => (type ? `Tipo di messaggio non supportato (${type})` : 'Messaggio vuoto'),
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `Riprova: ${name}`,
  bodyDownload: (name) => `Scarica ${name}`,
  bodyLinkHost: (host) => `Apre ${host}`,
  bodyUnsafeLink: 'Questo link non può essere aperto in sicurezza',
  bodyOpenMap: 'Apri mappa',
  bodyBirthday: 'Data di nascita',
  bodyQuickReplies: 'Risposte rapide',
  bodyNoWrapUpCodes: 'Nessun codice',
  bodyNote: 'Nota',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  emailFrom: 'Da',
  emailReplyTo: 'Rispondi a',
  emailReceived: 'Ricevuta',
  emailTo: 'A',
  emailCc: 'Cc',
  emailBcc: 'Ccn',
  emailHasHtml: 'Questa e-mail ha anche una versione formattata.',
  emailNoSubject: 'Senza oggetto',
  emailShowHtml: 'Mostra versione formattata',
  emailHideHtml: 'Nascondi versione formattata',
  emailShowImages: 'Mostra immagini',
  emailShowImagesHint: 'Carica immagini da server esterni, che possono così sapere che l’e-mail è stata letta.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `Immagine “${name}”` : 'Immagine'}: ${hasAttachments ? 'vedi gli allegati in basso' : 'solo nell’e-mail originale'}`,
  emailLinks: (n) => `Link (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `E-mail: ${subject}` : 'E-mail'),
  suggestionInsert: 'Inserisci nel campo del messaggio',
  suggestionSend: 'Invia ora',
  suggestionSendLabel: (text) => `Invia ora: ${text}`,
  suggestionConfidence: 'Affidabilità del bot',
  copyText: 'Copia testo',
  copied: 'Copiato',
  copyFailed: 'Copia non riuscita. Il browser non la consente qui.',
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `Informazione (${level})` : 'Informazione'),
  bodyPreChatForm: 'Modulo prima della chat',
  imageEnlarge: (name) => `Ingrandisci ${name}`,
  download: 'Scarica',
  lightboxPosition: (n, total) => `${formatNumber(n)} di ${formatNumber(total)}`,
  lightboxPrevious: 'Immagine precedente',
  lightboxNext: 'Immagine successiva',
  lightboxZoomIn: 'Ingrandisci',
  lightboxZoomOut: 'Riduci',
  callDuration: 'Durata',
  callRecording: 'Registrazione',
  sizeBytes: (n) => `${n}\u00a0B`,
  sizeKilobytes: (n) => `${n}\u00a0KB`,
  sizeMegabytes: (n) => `${n}\u00a0MB`,

  noticeChannelStarted: (channel) => `Sessione ${channel} avviata`,
  noticeChannelEnded: (channel) => `Sessione ${channel} terminata`,
  noticeYouJoined: 'Partecipi alla conversazione',
  noticeJoined: (name) => `${name} partecipa alla conversazione`,
  noticeJoinedAs: (name, role) => `${name} partecipa alla conversazione (${role})`,
  noticeLeft: (name) => `${name} ha lasciato la conversazione`,
  noticeReroutePlaced: (direction, queue, by) => `Richiesta ${ofReroute(direction, queue)}${by ? `, da ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `Hai inviato una richiesta ${ofReroute(direction, queue)}`,
  noticeRerouteCancelled: (direction) => `Richiesta ${ofReroute(direction, '')} annullata`,
  noticeRerouteFailed: (direction, queue) =>
    `Nessun agente disponibile per la richiesta ${ofReroute(direction, queue)}`,
  noticePaused: 'Conversazione messa in pausa',
  noticeResumed: 'Conversazione ripresa',
  noticeHandRaised: (names, isYou) => {
    if (isYou) return names ? `Tu e ${names} avete chiesto un supervisore` : 'Hai chiesto un supervisore';
    return names ? `Supervisore richiesto da ${names}` : 'È stato richiesto un supervisore';
  },
  noticeHandLowered: (names, isYou) => {
    if (isYou)
      return names
        ? `Tu e ${names} avete annullato la richiesta di un supervisore`
        : 'Hai annullato la richiesta di un supervisore';
    return names
      ? `Richiesta di un supervisore annullata da ${names}`
      : 'La richiesta di un supervisore è stata annullata';
  },
  noticeCustomerChanged: (name) => (name ? `Il cliente ora è ${name}` : 'I dati del cliente sono cambiati'),
  noticeUndecided: (what, count) =>
    `${count > 1 ? `Uno di ${formatNumber(count)} messaggi` : 'Un messaggio'} ${what === 'failed' ? 'non è stato consegnato' : 'è stato eliminato'}. Il server non indica quale.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `Chiamata, ${duration}` : 'Chiamata'),
};
