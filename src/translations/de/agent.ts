import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Angemeldet',
  'not-ready': 'Nicht bereit',
  ready: 'Bereit',
  'logged-out': 'Abgemeldet',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Aus',
  ready: 'Bereit',
  active: 'Aktiv',
  busy: 'Ausgelastet',
  'pending-not-ready': 'Läuft aus',
  interrupted: 'Unterbrochen',
  'logged-out': 'Abgemeldet',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Ausgehend',
  transfer: 'Weiterleitung',
  conference: 'Konferenz',
  consult: 'Rückfrage',
  monitor: 'Mitlesen',
  'barge-in': 'Aufschaltung',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} leitet diesen Chat an Sie weiter`,
  conference: (name) => `${name} lädt Sie zur Konferenz ein`,
  consult: (name) => `${name} bittet um Ihren Rat`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'Sie haben nicht rechtzeitig angenommen.',
  'customer-left': 'Der Kunde hat den Chat vorher verlassen.',
  'answered-elsewhere': 'Ein anderer Agent hat angenommen.',
  'logged-out': 'Sie wurden abgemeldet. Der Chat geht an einen anderen Agenten.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'Anmelden',
  loginUsername: 'Benutzername',
  loginPassword: 'Passwort',
  loginShowPassword: 'Passwort anzeigen',
  loginSubmit: 'Anmelden',
  loginCapsLock: 'Die Feststelltaste ist aktiv.',
  loginMissingUsername: 'Geben Sie Ihren Benutzernamen ein.',
  loginMissingPassword: 'Geben Sie Ihr Passwort ein.',
  loginServerMessage: (detail) => `Meldung des Servers: ${detail}`,
  loginSignedInAs: (name) => `Angemeldet als ${name}`,
  loginTakenOver: 'Sie sind anderswo angemeldet',
  loginTakenOverHint:
    'Es kann nur ein Arbeitsplatz gleichzeitig geöffnet sein. Wenn Sie ihn hier verwenden, pausiert der andere.',
  loginFailed: 'Anmeldung fehlgeschlagen',
  loginInvalidAnswer:
    'Die Anmeldung dieser Seite hat eine ungültige Antwort geliefert. Wenden Sie sich bitte an Ihren Support.',
  loginDifferentAccount: 'Anderes Konto verwenden',

  signInStepSubmit: 'Weiter',
  signInStepChecking: 'Wird geprüft…',
  signInStepBack: 'Zurück',
  signInStepMissing: 'Füllen Sie dieses Feld aus.',

  credentialsHint:
    'Ihre Chats laufen weiter. Geben Sie Ihr Passwort ein, um Dateien, Verlauf und Weiterleitungen wieder zu nutzen.',
  credentialsHostHint: 'Ihre Chats laufen weiter, aber Dateien, Verlauf und Weiterleitungen sind nicht verfügbar.',
  credentialsPassword: 'Passwort',
  credentialsSubmit: 'Weiter',
  credentialsChecking: 'Wird geprüft…',
  credentialsEnter: 'Passwort eingeben',
  credentialsMissing: 'Geben Sie Ihr Passwort ein.',
  credentialsWrong: 'Falsches Passwort.',

  stateLabel: 'Ihre Verfügbarkeit',
  stateName: (state) => agentStates[state] ?? 'Unbekannt',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'Unbekannt'}${label && ': '}${label}`,
  stateSince: (time) => `seit ${time}`,
  stateChanging: 'wird geändert…',
  stateNoChannelOn: 'kein Kanal aktiv',
  stateSessionExpired: 'Sitzung abgelaufen',
  stateNoReason: 'Kein Grund',
  stateReasonSearch: 'Gründe durchsuchen',
  stateReasonsFailed: 'Die Gründe konnten nicht geladen werden. Neuer Versuch läuft…',
  statePushFailed:
    'Der Schalter für Benachrichtigungen konnte nicht geladen werden. Möglicherweise verhindert es ein Inhaltsblocker.',
  stateNoMatchingReasons: 'Keine passenden Gründe',
  stateUnknownHint: 'Ihr Status ist unbekannt. Wählen Sie „Bereit“ oder „Nicht bereit“.',
  stateNotAllowed: 'Sie sind nicht berechtigt, Ihre Verfügbarkeit zu ändern.',
  stateUnchanged: 'Ihr Status hat sich nicht geändert.',
  stateChannels: 'Kanäle',
  stateNoChannels: 'Ihnen sind keine Kanäle zugewiesen.',
  stateAllReady: 'Auf allen Kanälen bereit',
  stateGoingReady: 'Wechsel zu „Bereit“…',
  stateNeedsReady: 'Einen Kanal können Sie nur einschalten, während Sie bereit sind.',
  stateGoReadyFirst: (channel) => `Wechseln Sie zuerst zu „Bereit“ und schalten Sie dann ${channel} ein.`,
  stateChannelUnchanged: (channel) => `${channel} hat sich nicht geändert.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'Sie können dies ändern, sobald Sie wieder online sind.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'Unbekannt';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} von ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, bis zu ${limit}` : name;
  },
  channelFinishing: 'Offene Chats abschließen, dann aus',
  channelSwitchingOn: 'Wird eingeschaltet…',
  channelSwitchingOff: 'Wird ausgeschaltet…',
  stateAttention: 'Töne und Benachrichtigungen',
  stateDoNotDisturb: 'Nicht stören',
  stateSoundBlocked: 'Klicken für Ton',
  stateLogOut: 'Abmelden',
  stateLogOutWithReason: (label) => `Abmelden: ${label}`,
  stateLogOutReasons: 'Grund der Abmeldung',
  stateLoggingOut: 'Abmeldung läuft…',
  stateLogOutAnyway: 'Trotzdem abmelden',
  stateLogOutOpenConversations: (n) =>
    `Sie haben noch ${pluralize(n, { one: 'offene Konversation', other: 'offene Konversationen' })}. Wenn Sie sich abmelden, warten diese Kunden auf einen anderen Agenten.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'Nachricht', other: 'Nachrichten' }) : '',
      drafts > 0 ? pluralize(drafts, { one: 'Entwurf oder Notiz', other: 'Entwürfe oder Notizen' }) : '',
    ];
    return `Noch nicht gesendet: ${formatList(counts.filter(Boolean))}. Wenn Sie sich jetzt abmelden, geht das verloren.`;
  },
  stateLogOutWaiting: 'Sie werden abgemeldet, sobald alle Nachrichten gesendet sind.',
  stateLogOutWait: 'Warten, bis gesendet',
  stateLogOutDiscard: 'Verwerfen und abmelden',
  stateStayLoggedIn: 'Angemeldet bleiben',

  offerLabel: 'Wartende Kunden',
  offerNone: 'Keine wartenden Kunden',
  offerKnownCustomer: 'Bekannter Kunde',
  offerAnonymous: 'Anonym',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `Angefordert von ${name}`,
  offerRequestedByYou: 'Von Ihnen angefordert',
  offerNote: 'Notiz',
  offerAccept: 'Annehmen',
  offerAcceptOf: (name) => `${name} annehmen`,
  offerAccepting: 'Wird angenommen…',
  offerHide: 'Ausblenden',
  offerHideHint:
    'Blendet den Chat hier aus. Er bleibt im Angebot, bis die Zeit abläuft oder ein anderer Agent ihn annimmt.',
  offerChecking: 'Es wird geprüft, ob dieser Chat noch wartet…',
  offerTimeLeft: (n) => `Noch ${pluralize(n, { one: 'Sekunde', other: 'Sekunden' })}`,
  offerWaiting: (time) => `Wartet seit ${time}`,
  offerTimeUp: 'Zeit abgelaufen',
  offerNotAccepted: 'Dieser Chat konnte nicht angenommen werden.',
  offerTooLate: (why) => `Zu spät. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'Dieser Chat ist nicht mehr verfügbar.',
  offerAnnouncement: (name, details) =>
    details === '' ? `Neuer Chat im Angebot: ${name}` : `Neuer Chat im Angebot: ${name}, ${details}`,
  offerNotificationTitle: 'Ein Kunde wartet',
  offerDismiss: 'Ausblenden',
  offerDismissed: 'Ausgeblendet',
  offerUndo: 'Rückgängig',
  offerUndoOf: (name) => `Rückgängig: Angebot von ${name} wieder anzeigen`,
  offerMissed: (n) => pluralize(n, { one: 'verpasstes Angebot', other: 'verpasste Angebote' }),
  offerMissedDismiss: 'Verpasste Angebote ausblenden',
  offerSilent: 'Der Klingelton bleibt stumm, bis Sie auf dieser Seite klicken oder eine Taste drücken.',
};
