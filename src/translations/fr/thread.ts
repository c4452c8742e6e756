import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { formatNumber, pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'Agent',
  'barged-in': 'Intervention',
  assistant: 'Conseil',
  monitor: 'Écoute discrète',
  'wrap-up': 'Qualification',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'Vous avez quitté la conversation',
  transferred: 'Transférée',
  'customer-left': 'Le client a quitté la conversation',
  'wrapped-up': 'Qualifiée',
  'wrap-up-filed': 'Qualification enregistrée automatiquement avant la fin du délai',
  'wrap-up-skipped': 'Terminée sans code',
  'wrap-up-expired': 'Délai de qualification écoulé avant l’enregistrement',
  'no-primary-agent': 'Le dernier agent a quitté la conversation',
  'logged-out': 'Votre session a été fermée',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'transfert',
  conference: 'conférence',
  consult: 'consultation',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Commande',
  recipient: 'Destinataire',
  address: 'Adresse',
  date: 'Date',
  adjustment: 'Ajustement',
  'payment-method': 'Paiement',
  subtotal: 'Sous-total',
  shipping: 'Livraison',
  tax: 'Taxes',
  total: 'Total',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Commentaire aimé',
  unlike: 'Mention J’aime retirée',
  delete: 'Commentaire supprimé',
  hide: 'Commentaire masqué',
  'private-reply': 'Réponse privée à un commentaire',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Image',
  video: 'Vidéo',
  audio: 'Audio',
  file: 'Fichier',
  sticker: 'Sticker',
  link: 'Lien',
  location: 'Position',
  contacts: 'Contact',
  buttons: 'Choix',
  carousel: 'Cartes',
  list: 'Liste de choix',
  'wrap-up': 'Qualification',
  comment: 'Commentaire',
  email: 'E-mail',
  voice: 'Appel téléphonique',
  receipt: 'Reçu',
  template: 'Modèle',
};

const failedMedia = {
  image: 'L’image n’a pas pu être chargée.',
  video: 'La vidéo ne peut pas être lue ici.',
  audio: 'L’enregistrement ne peut pas être lu ici.',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'En attente d’envoi',
  sending: 'Envoi…',
  unconfirmed: 'Vérification…',
  undecided: 'Distribution non confirmée',
  rejected: 'Non envoyé',
  sent: 'Envoyé',
  delivered: 'Distribué',
  seen: 'Lu',
  failed: 'Non distribué',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Information',
  warning: 'Avertissement',
  'too-large': 'Ce message est trop volumineux pour être affiché',
  'system-error': 'Erreur système',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Début de l’appel',
  'leg-ended': 'Fin de l’appel',
  held: 'Appel mis en attente',
  resumed: 'Appel repris',
};

/** A transfer or conference after a consultation is named like a direct one. */
const ofReroute = (direction: string, queue: string): string =>
  `de ${ownValue(rerouteNames, direction.replace('consult-', '')) ?? 'routage'}${queue ? ` vers ${queue}` : ''}`;

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'Conversations',
  listEmpty: 'Aucune conversation ouverte',
  listEmptyHint: 'Les chats que vous acceptez apparaissent ici.',
  listNoMessages: 'Pas encore de message',
  listYou: 'Vous\u202f:',
  listUnread: (n) => pluralize(n, { one: 'message non lu', other: 'messages non lus' }),
  listTyping: 'En train d’écrire…',
  listDeliveryFailed: 'Un message n’a pas été distribué',
  listWaiting: (duration) => `Attente\u202f: ${duration}`,
  listEnded: 'Terminées',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `Transférée vers ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Terminée')),

  threadLabel: (customer) => `Conversation avec ${customer}`,
  threadEmpty: 'Aucune conversation ouverte',
  threadEmptyHint: 'Choisissez-en une dans la liste ou attendez le prochain chat.',
  threadNotOpen: 'Cette conversation n’est pas ouverte sur votre poste.',
  threadEnded: (customer) => `La conversation avec ${customer} est terminée`,
  threadYou: 'Vous',
  threadSearch: 'Recherche et transcription',
  searchLabel: 'Rechercher dans cette conversation',
  searchPosition: (n, all) => `${formatNumber(n)} sur ${formatNumber(all)}`,
  searchNoHits: 'Aucun résultat',
  searchOlder: 'Résultat précédent',
  searchNewer: 'Résultat suivant',
  searchLoading: 'Chargement des messages précédents…',
  searchIncomplete: 'Les messages précédents n’ont pas pu être chargés.',
  transcript: 'Transcription',
  transcriptTitle: (name) => `Conversation avec ${name}`,
  transcriptCopy: 'Copier',
  transcriptText: 'Télécharger (texte)',
  transcriptHtml: 'Télécharger (HTML)',
  threadActions: 'Actions',
  threadParticipants: 'Participants',
  threadChannels: 'Canaux',
  threadNoChannel: 'Aucun canal ouvert',
  threadOnHold: 'En pause',
  threadLeave: 'Quitter',
  threadLeaving: 'Départ…',
  threadLeaveQuestion: 'Quitter cette conversation\u202f?',
  threadLeaveLastAgent: 'Il n’y a pas d’autre agent ici. La conversation se terminera pour le client.',
  threadStay: 'Rester',
  wrapUpLeft: (duration) => `Qualification\u202f: encore ${duration}`,
  wrapUpRunning: 'Qualification',
  wrapUpFinish: 'Terminer sans code',
  wrapUpFinishing: 'Fin en cours…',

  messagesLabel: 'Messages',
  messagesUnread: 'Nouveaux messages',
  messagesLatest: 'Aller au plus récent',
  messagesOlder: 'Afficher les messages précédents',
  messagesOlderLoading: 'Chargement des messages précédents…',
  messageFailed: 'Ce message n’a pas pu être affiché.',
  messagesOlderFailed: 'Impossible de charger les messages précédents.',
  messagesStart: 'Début de la conversation',
  messageLabel: (sender, time, text) => `${sender}, ${time}\u202f: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}\u202f: ${text}`,
  dayToday: 'Aujourd’hui',
  dayYesterday: 'Hier',
  senderBot: 'Bot',
  senderSystem: 'Système',
  composerWhisper: 'Chuchoter',
  whisperLabel: 'Chuchotement – visible des agents seulement',
  activityOutbound: 'Envoyé par une campagne',
  activityScheduled: 'Message programmé',
  customerTyping: (name) => `${name} est en train d’écrire…`,
  reply: 'Répondre',
  replyShowOriginal: (sender) => `Afficher le message d’origine de ${sender}`,
  replyNotLoaded: 'Réponse à un message antérieur',
  replyAmbiguous: 'Réponse à l’un de plusieurs messages',
  replyFindOriginal: 'Rechercher le message d’origine',
  replySearching: 'Recherche du message…',
  replyNotFound: 'Message d’origine introuvable.',
  suggestionsLabel: 'Réponses suggérées',
  textShowMore: 'Afficher plus',
  textMoreShown: 'La suite du message est affichée',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}\u202f: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'Si vous le renvoyez, le client pourrait le recevoir deux fois.',
  deliverySeenBy: (names) => `Lu par ${names}`,
  deliveryResend: 'Renvoyer',
  deliveryDiscard: 'Supprimer',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(message vide)',
  bodyDeleted: 'Ce message a été supprimé',
  bodyUnknown: (type) => (type ? `Type de message non pris en charge (${type})` : 'Message vide'),
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `Réessayer\u202f: ${name}`,
  bodyDownload: (name) => `Télécharger ${name}`,
  bodyLinkHost: (host) => `Ouvre ${host}`,
  bodyUnsafeLink: 'Ce lien ne peut pas être ouvert en toute sécurité',
  bodyOpenMap: 'Ouvrir la carte',
  bodyBirthday: 'Date de naissance',
  bodyQuickReplies: 'Réponses rapides',
  bodyNoWrapUpCodes: 'Aucun code',
  bodyNote: 'Note',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  emailFrom: 'De',
  emailReplyTo: 'Répondre à',
  emailReceived: 'Reçu',
  emailTo: 'À',
  emailCc: 'Cc',
  emailBcc: 'Cci',
  emailHasHtml: 'Cet e-mail existe aussi en version mise en forme.',
  emailNoSubject: 'Sans objet',
  emailShowHtml: 'Afficher la version mise en forme',
  emailHideHtml: 'Masquer la version mise en forme',
  emailShowImages: 'Afficher les images',
  emailShowImagesHint:
    'Charge des images depuis des serveurs externes, qui peuvent alors savoir que l’e-mail a été lu.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `Image «\u202f${name}\u202f»` : 'Image'}\u202f: ${hasAttachments ? 'voir les pièces jointes ci-dessous' : 'uniquement dans l’e-mail d’origine'}`,
  emailLinks: (n) => `Liens (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `E-mail\u202f: ${subject}` : 'E-mail'),
  suggestionInsert: 'Insérer dans le champ de message',
  suggestionSend: 'Envoyer',
  suggestionSendLabel: (text) => `Envoyer\u202f: ${text}`,
  suggestionConfidence: 'Fiabilité du bot',
  copyText: 'Copier le texte',
  copied: 'Copié',
  copyFailed: 'Copie impossible. Le navigateur ne l’autorise pas ici.',
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `Information (${level})` : 'Information'),
  bodyPreChatForm: 'Formulaire avant chat',
  imageEnlarge: (name) => `Agrandir ${name}`,
  download: 'Télécharger',
  lightboxPosition: (n, total) => `${formatNumber(n)} sur ${formatNumber(total)}`,
  lightboxPrevious: 'Image précédente',
  lightboxNext: 'Image suivante',
  lightboxZoomIn: 'Zoom avant',
  lightboxZoomOut: 'Zoom arrière',
  callDuration: 'Durée',
  callRecording: 'Enregistrement',
  sizeBytes: (n) => `${n}\u00a0o`,
  sizeKilobytes: (n) => `${n}\u00a0Ko`,
  sizeMegabytes: (n) => `${n}\u00a0Mo`,

  noticeChannelStarted: (channel) => `Session ${channel} démarrée`,
  noticeChannelEnded: (channel) => `Session ${channel} terminée`,
  noticeYouJoined: 'Vous avez rejoint la conversation',
  noticeJoined: (name) => `${name} a rejoint la conversation`,
  noticeJoinedAs: (name, role) => `${name} a rejoint la conversation (${role})`,
  noticeLeft: (name) => `${name} a quitté la conversation`,
  noticeReroutePlaced: (direction, queue, by) => `Demande ${ofReroute(direction, queue)}${by ? `, par ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `Vous avez fait une demande ${ofReroute(direction, queue)}`,
  noticeRerouteCancelled: (direction) => `Demande ${ofReroute(direction, '')} annulée`,
  noticeRerouteFailed: (direction, queue) => `Aucun agent disponible pour la demande ${ofReroute(direction, queue)}`,
  noticePaused: 'Conversation mise en pause',
  noticeResumed: 'Conversation reprise',
  noticeHandRaised: (names, isYou) => {
    if (isYou) return `Vous${names && ` et ${names}`} avez demandé un superviseur`;
    return names ? `Superviseur demandé par ${names}` : 'Un superviseur a été demandé';
  },
  noticeHandLowered: (names, isYou) => {
    if (isYou) return `Vous${names && ` et ${names}`} avez annulé la demande de superviseur`;
    return names ? `Demande de superviseur annulée par ${names}` : 'La demande de superviseur a été annulée';
  },
  noticeCustomerChanged: (name) =>
    name ? `Le client est maintenant ${name}` : 'Les informations du client ont changé',
  noticeUndecided: (what, count) =>
    `${count > 1 ? `Un message sur ${formatNumber(count)}` : 'Un message'} ${what === 'failed' ? 'n’a pas pu être distribué' : 'a été supprimé'}. Le serveur n’indique pas lequel.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `Appel, ${duration}` : 'Appel'),
};
