import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { formatNumber, pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'Zuständig',
  'barged-in': 'Aufgeschaltet',
  assistant: 'Beratend',
  monitor: 'Mitlesend',
  'wrap-up': 'Nachbearbeitung',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'Von Ihnen verlassen',
  transferred: 'Weitergeleitet',
  'customer-left': 'Der Kunde hat den Chat verlassen',
  'wrapped-up': 'Nachbearbeitet',
  'wrap-up-filed': 'Nachbearbeitung vor Ablauf automatisch gespeichert',
  'wrap-up-skipped': 'Ohne Codes abgeschlossen',
  'wrap-up-expired': 'Nachbearbeitung vor dem Speichern abgelaufen',
  'no-primary-agent': 'Der letzte Agent ist gegangen',
  'logged-out': 'Sie wurden abgemeldet',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'Weiterleitung',
  conference: 'Konferenz',
  consult: 'Rückfrage',
  'consult-transfer': 'Weiterleitung',
  'consult-conference': 'Konferenz',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Bestellnummer',
  recipient: 'Empfänger',
  address: 'Anschrift',
  date: 'Datum',
  adjustment: 'Anpassung',
  'payment-method': 'Zahlungsart',
  subtotal: 'Zwischensumme',
  shipping: 'Versand',
  tax: 'Steuer',
  total: 'Gesamtbetrag',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Kommentar mit „Gefällt mir“ markiert',
  unlike: '„Gefällt mir“ zurückgenommen',
  delete: 'Kommentar gelöscht',
  hide: 'Kommentar verborgen',
  'private-reply': 'Private Antwort auf einen Kommentar',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Bild',
  video: 'Video',
  audio: 'Sprachnachricht',
  file: 'Datei',
  sticker: 'Sticker',
  link: 'Link',
  location: 'Standort',
  contacts: 'Kontakt',
  buttons: 'Auswahl',
  carousel: 'Karten',
  list: 'Auswahlliste',
  'wrap-up': 'Nachbearbeitung',
  comment: 'Kommentar',
  email: 'E-Mail',
  voice: 'Anruf',
  receipt: 'Beleg',
  template: 'Vorlage',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'Wartet auf das Senden',
  sending: 'Wird gesendet…',
  unconfirmed: 'Wird geprüft…',
  undecided: 'Zustellung nicht bestätigt',
  rejected: 'Nicht gesendet',
  sent: 'Gesendet',
  delivered: 'Zugestellt',
  seen: 'Gesehen',
  failed: 'Nicht zugestellt',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Hinweis',
  warning: 'Warnung',
  'too-large': 'Diese Nachricht ist zu groß, um angezeigt zu werden',
  'system-error': 'Systemfehler',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Anruf begonnen',
  'leg-ended': 'Anruf beendet',
  held: 'Anruf gehalten',
  resumed: 'Anruf fortgesetzt',
};

const failedMedia = {
  image: 'Das Bild konnte nicht geladen werden.',
  video: 'Das Video kann hier nicht abgespielt werden.',
  audio: 'Die Aufnahme kann hier nicht abgespielt werden.',
};

const rerouteName = (direction: string): string => ownValue(rerouteNames, direction) ?? 'Vermittlung';

const byYou = (others: string, isYou: boolean): string => (isYou ? `Ihnen${others && ` und ${others}`}` : others);

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'Konversationen',
  listEmpty: 'Keine offenen Konversationen',
  listEmptyHint: 'Chats, die Sie annehmen, erscheinen hier.',
  listNoMessages: 'Noch keine Nachrichten',
  listYou: 'Sie:',
  listUnread: (n) => pluralize(n, { one: 'ungelesene Nachricht', other: 'ungelesene Nachrichten' }),
  listTyping: 'Schreibt…',
  listDeliveryFailed: 'Eine Nachricht wurde nicht zugestellt',
  listWaiting: (duration) => `Wartet seit ${duration}`,
  listEnded: 'Beendet',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `Weitergeleitet an ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Beendet')),

  threadLabel: (customer) => `Konversation mit ${customer}`,
  threadEmpty: 'Keine Konversation geöffnet',
  threadEmptyHint: 'Wählen Sie eine aus der Liste oder warten Sie auf den nächsten Chat.',
  threadNotOpen: 'Diese Konversation ist an Ihrem Arbeitsplatz nicht geöffnet.',
  threadEnded: (customer) => `Die Konversation mit ${customer} ist beendet`,
  threadYou: 'Sie',
  threadSearch: 'Suche und Mitschrift',
  searchLabel: 'Diese Konversation durchsuchen',
  searchPosition: (n, all) => `${formatNumber(n)} von ${formatNumber(all)}`,
  searchNoHits: 'Keine Treffer',
  searchOlder: 'Früherer Treffer',
  searchNewer: 'Späterer Treffer',
  searchLoading: 'Frühere Nachrichten werden geladen…',
  searchIncomplete: 'Frühere Nachrichten konnten nicht geladen werden.',
  transcript: 'Mitschrift',
  transcriptTitle: (name) => `Konversation mit ${name}`,
  transcriptCopy: 'Kopieren',
  transcriptText: 'Als Text herunterladen',
  transcriptHtml: 'Als HTML herunterladen',
  threadActions: 'Aktionen',
  threadParticipants: 'Teilnehmer',
  threadChannels: 'Kanäle',
  threadNoChannel: 'Kein offener Kanal',
  threadOnHold: 'Gehalten',
  threadLeave: 'Verlassen',
  threadLeaving: 'Wird verlassen…',
  threadLeaveQuestion: 'Diese Konversation verlassen?',
  threadLeaveLastAgent: 'Sie sind hier der einzige Agent. Die Konversation endet damit für den Kunden.',
  threadStay: 'Bleiben',
  wrapUpLeft: (duration) => `Nachbearbeitung: noch ${duration}`,
  wrapUpRunning: 'Nachbearbeitung',
  wrapUpFinish: 'Ohne Codes abschließen',
  wrapUpFinishing: 'Wird abgeschlossen…',

  messagesLabel: 'Nachrichten',
  messagesUnread: 'Neue Nachrichten',
  messagesLatest: 'Zur neuesten springen',
  messagesOlder: 'Frühere Nachrichten anzeigen',
  messagesOlderLoading: 'Frühere Nachrichten werden geladen…',
  messageFailed: 'Diese Nachricht konnte nicht angezeigt werden.',
  messagesOlderFailed: 'Frühere Nachrichten konnten nicht geladen werden.',
  messagesStart: 'Beginn der Konversation',
  messageLabel: (sender, time, text) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'Heute',
  dayYesterday: 'Gestern',
  senderBot: 'Bot',
  senderSystem: 'System',
  composerWhisper: 'Flüstern',
  whisperLabel: 'Flüsternachricht – nur für Agenten sichtbar',
  activityOutbound: 'Von einer Kampagne gesendet',
  activityScheduled: 'Geplante Nachricht',
  customerTyping: (name) => `${name} schreibt…`,
  reply: 'Antworten',
  replyShowOriginal: (sender) => `Ursprüngliche Nachricht von ${sender} anzeigen`,
  replyNotLoaded: 'Antwort auf eine frühere Nachricht',
  replyAmbiguous: 'Antwort auf eine von mehreren Nachrichten',
  replyFindOriginal: 'Ursprüngliche Nachricht suchen',
  replySearching: 'Die Nachricht wird gesucht…',
  replyNotFound: 'Die ursprüngliche Nachricht wurde nicht gefunden.',
  suggestionsLabel: 'Vorgeschlagene Antworten',
  suggestionInsert: 'In das Nachrichtenfeld einfügen',
  suggestionSend: 'Jetzt senden',
  suggestionSendLabel: (text) => `Jetzt senden: ${text}`,
  suggestionConfidence: 'Konfidenz des Bots',
  copyText: 'Text kopieren',
  copied: 'Kopiert',
  copyFailed: 'Kopieren fehlgeschlagen. Der Browser erlaubt es hier nicht.',
  textShowMore: 'Mehr anzeigen',
  textMoreShown: 'Es wird mehr von der Nachricht angezeigt',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'Wenn Sie sie erneut senden, erhält der Kunde sie vielleicht doppelt.',
  deliverySeenBy: (names) => `Gesehen von ${names}`,
  deliveryResend: 'Erneut senden',
  deliveryDiscard: 'Verwerfen',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(leere Nachricht)',
  bodyDeleted: 'Diese Nachricht wurde gelöscht',
  bodyUnknown: (type) => (type ? `Nicht unterstützte Art von Nachricht (${type})` : 'Leere Nachricht'),
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `Erneut versuchen: ${name}`,
  bodyDownload: (name) => `${name} herunterladen`,
  bodyLinkHost: (host) => `Öffnet ${host}`,
  bodyUnsafeLink: 'Dieser Link kann nicht sicher geöffnet werden',
  bodyOpenMap: 'Karte öffnen',
  bodyBirthday: 'Geburtsdatum',
  bodyQuickReplies: 'Schnellantworten',
  bodyNoWrapUpCodes: 'Keine Codes',
  bodyNote: 'Notiz',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `Hinweis (${level})` : 'Hinweis'),
  bodyPreChatForm: 'Formular vor dem Chat',
  imageEnlarge: (name) => `${name} vergrößern`,
  emailFrom: 'Von',
  emailReplyTo: 'Antwort an',
  emailReceived: 'Empfangen',
  emailTo: 'An',
  emailCc: 'Cc',
  emailBcc: 'Bcc',
  emailHasHtml: 'Diese E-Mail hat auch eine formatierte Fassung.',
  emailNoSubject: 'Kein Betreff',
  emailShowHtml: 'Formatierte Fassung anzeigen',
  emailHideHtml: 'Formatierte Fassung ausblenden',
  emailShowImages: 'Bilder anzeigen',
  emailShowImagesHint: 'Lädt Bilder von fremden Servern, die daran erkennen können, dass die E-Mail gelesen wurde.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `Bild „${name}“` : 'Bild'}: ${hasAttachments ? 'siehe Anhänge unten' : 'nur in der ursprünglichen E-Mail'}`,
  emailLinks: (n) => `Links (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `E-Mail: ${subject}` : 'E-Mail'),
  download: 'Herunterladen',
  lightboxPosition: (n, total) => `${formatNumber(n)} von ${formatNumber(total)}`,
  lightboxPrevious: 'Vorheriges Bild',
  lightboxNext: 'Nächstes Bild',
  lightboxZoomIn: 'Vergrößern',
  lightboxZoomOut: 'Verkleinern',
  callDuration: 'Dauer',
  callRecording: 'Aufzeichnung',
  sizeBytes: (n) => `${n} B`,
  sizeKilobytes: (n) => `${n} KB`,
  sizeMegabytes: (n) => `${n} MB`,

  noticeChannelStarted: (channel) => `${channel}-Sitzung begonnen`,
  noticeChannelEnded: (channel) => `${channel}-Sitzung beendet`,
  noticeYouJoined: 'Sie sind beigetreten',
  noticeJoined: (name) => `${name} ist beigetreten`,
  noticeJoinedAs: (name, role) => `${name} ist beigetreten (${role})`,
  noticeLeft: (name) => `${name} hat die Konversation verlassen`,
  noticeReroutePlaced: (direction, queue, by) =>
    `${rerouteName(direction)} angefordert${queue ? ` an ${queue}` : ''}${by ? ` von ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) =>
    `Sie haben eine ${rerouteName(direction)} angefordert${queue ? ` (${queue})` : ''}`,
  noticeRerouteCancelled: (direction) => `${rerouteName(direction)}: Anforderung zurückgezogen`,
  noticeRerouteFailed: (direction, queue) =>
    `${rerouteName(direction)}: kein Agent verfügbar${queue ? ` in ${queue}` : ''}`,
  noticePaused: 'Konversation gehalten',
  noticeResumed: 'Konversation fortgesetzt',
  noticeHandRaised: (others, isYou) =>
    isYou || others ? `Supervisor angefordert von ${byYou(others, isYou)}` : 'Supervisor angefordert',
  noticeHandLowered: (others, isYou) =>
    isYou || others
      ? `Supervisor-Anforderung zurückgezogen von ${byYou(others, isYou)}`
      : 'Supervisor-Anforderung zurückgezogen',
  noticeCustomerChanged: (name) => (name ? `Der Kunde ist jetzt ${name}` : 'Kundendaten geändert'),
  noticeUndecided: (what, count) =>
    `${count > 1 ? `Eine von ${formatNumber(count)} Nachrichten` : 'Eine Nachricht'} ${what === 'failed' ? 'konnte nicht zugestellt werden' : 'wurde gelöscht'}. Der Server sagt nicht, welche.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `Anruf, ${duration}` : 'Anruf'),
};
