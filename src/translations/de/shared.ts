import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { formatNumber, pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Ein anderer Supervisor liest diesen Chat bereits mit.',
  'other-team': 'Dieser Chat gehört zu einem Team, das Sie nicht leiten.',
  'not-push-mode': 'Chats aus Pull-Listen können nicht mitgelesen werden.',
  'not-supervisor': 'Das können nur Supervisoren mit einem Team.',
  'conversation-over': 'Die Konversation ist beendet.',
  'conversation-full': 'Diese Konversation hat die Höchstzahl von vier Personen erreicht.',
};

export const shared: TranslationsOf<typeof english> = {
  labelled: (label, text) => `${label}: ${text}`,
  noSession: 'Nicht mit einem Agentenarbeitsplatz verbunden',
  noSessionHint: 'Fügen Sie dieser Seite ein desk-session-Element hinzu.',
  signedOut: 'Nicht angemeldet',
  connecting: 'Verbindung wird hergestellt…',
  signingIn: 'Anmeldung läuft…',
  reconnecting: 'Verbindung unterbrochen. Wird wiederhergestellt…',
  lastUpdate: (time) => `Zuletzt aktualisiert: ${time}.`,
  connectedAgain: 'Wieder verbunden.',
  takenOver: 'Der Arbeitsplatz wurde anderswo geöffnet und pausiert hier.',
  loginUseHere: 'Hier verwenden',
  sessionClosed: 'Sie sind abgemeldet',
  close: 'Schließen',
  cancel: 'Abbrechen',
  contentFailed: 'Dies konnte nicht angezeigt werden.',
  retry: 'Erneut versuchen',
  loading: 'Wird geladen…',
  moreMatches: (n) => `${formatNumber(n)} weitere. Tippen Sie weiter, um die Liste einzugrenzen.`,
  newMessages: (n) => pluralize(n, { one: 'neue Nachricht', other: 'neue Nachrichten' }),
  unknownCustomer: 'Unbekannter Kunde',
  anonymousCustomer: 'Anonymer Besucher',

  problemLoginFailed: 'Die Anmeldung wurde abgelehnt. Bitte melden Sie sich erneut an.',
  problemUnauthorised: 'Benutzername oder Passwort ist falsch.',
  problemBadRequest: (detail) =>
    detail ? `Der Server hat die Anmeldung abgelehnt: ${detail}` : 'Der Server hat die Anmeldung abgelehnt.',
  problemCredentialsExpired: 'Ihre Sitzung ist abgelaufen.',
  problemLicence: (detail) =>
    detail ? `Lizenzproblem: ${detail}` : 'Die Lizenz des Servers konnte nicht geprüft werden.',
  problemTimedOut: (detail) => detail || 'Der Server hat nicht rechtzeitig geantwortet.',
  problemServerError: 'Der Server hat einen internen Fehler gemeldet. Bitte versuchen Sie es erneut.',
  problemUnreachable: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
  problemNoUrl: (url) =>
    url ? `Keine Adresse eines Agent Managers: ${url}` : 'Es ist keine Adresse des Agent Managers angegeben.',
  problemAlreadySigningIn: 'Eine andere Anmeldung läuft noch. Bitte warten Sie.',
  problemSignInCancelled: 'Die Anmeldung wurde abgebrochen.',
  problemSessionEnded: 'Der Server hat diese Sitzung beendet. Bitte melden Sie sich erneut an.',
  problemForcedLogout: 'Ein Supervisor hat Sie abgemeldet.',
  problemOther: (detail) => detail || 'Die Verbindung zum Arbeitsplatz konnte nicht hergestellt werden.',

  outcomeRefused: (detail) =>
    detail ? `Der Server hat die Anfrage abgelehnt: ${detail}` : 'Der Server hat die Anfrage abgelehnt.',
  refusal: (code) => refusals[code],
  newVersion: 'Laden Sie die Seite neu, um die neue Version zu erhalten. Einige Funktionen sind nicht mehr verfügbar.',
  serverError: (detail) => (detail ? `Der Server meldet einen Fehler: ${detail}` : 'Der Server meldet einen Fehler.'),
  outcomeUnknown: 'Keine Antwort vom Server. Es ist unklar, ob Ihre Änderung übernommen wurde.',
  outcomeOffline: 'Das ist offline nicht möglich.',
  outcomeAlreadyPending: 'Warten Sie, bis die vorherige Änderung abgeschlossen ist.',
  outcomeNoSuchConversation: 'Diese Konversation ist beendet.',
  outcomeNoSuchOffer: 'Dieser Chat ist nicht mehr verfügbar.',
  outcomeNoChannel: 'Der Kunde hat keinen offenen Kanal, an den dies gesendet werden könnte.',
  outcomeNotAllowed: 'Dazu sind Sie hier nicht berechtigt.',
  outcomeUnsentMessages: 'Einige Nachrichten sind noch nicht gesendet.',
  outcomeNoWhisperRecipient: 'Es ist kein anderer Agent da, dem Sie zuflüstern könnten.',
  outcomeEmpty: 'Es gibt nichts zu senden.',
  outcomeConnectionLost: 'Die Verbindung ging verloren, bevor dies gesendet werden konnte.',
  outcomeSessionEnded: 'Die Sitzung ist beendet.',
  outcomeInvalid: 'Diese Seite hat eine ungültige Anfrage gestellt. Es wurde nichts gesendet.',
};
