import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { formatNumber, pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Un altro supervisore sta già monitorando questa chat.',
  'other-team': 'Questa chat appartiene a un team che non supervisioni.',
  'not-push-mode': 'Le chat degli elenchi in modalità pull non si possono monitorare.',
  'not-supervisor': 'Operazione riservata ai supervisori con un team.',
  'conversation-over': 'La conversazione è terminata.',
  'conversation-full': 'Questa conversazione ha raggiunto il limite di quattro persone.',
};

export const shared: TranslationsOf<typeof english> = {
  labelled: (label, text) => `${label}: ${text}`,
  noSession: 'Nessuna postazione agente collegata',
  noSessionHint: 'Aggiungi un elemento desk-session a questa pagina.',
  signedOut: 'Accesso non effettuato',
  connecting: 'Connessione…',
  signingIn: 'Accesso in corso…',
  reconnecting: 'Connessione persa. Riconnessione…',
  lastUpdate: (time) => `Ultimo aggiornamento: ${time}.`,
  connectedAgain: 'Connessione ripristinata.',
  takenOver: 'La postazione è stata aperta altrove. Qui è in pausa.',
  loginUseHere: 'Usa qui',
  sessionClosed: 'La tua sessione è chiusa',
  close: 'Chiudi',
  cancel: 'Annulla',
  contentFailed: 'Impossibile mostrare questo contenuto.',
  retry: 'Riprova',
  loading: 'Caricamento…',
  moreMatches: (n) => `Altri ${formatNumber(n)}. Continua a digitare per restringere l’elenco.`,
  newMessages: (n) => pluralize(n, { one: 'nuovo messaggio', other: 'nuovi messaggi' }),
  unknownCustomer: 'Cliente sconosciuto',
  anonymousCustomer: 'Visitatore anonimo',

  problemLoginFailed: 'L’accesso è stato rifiutato. Accedi di nuovo.',
  problemUnauthorised: 'Nome utente o password errati.',
  problemBadRequest: (detail) =>
    detail ? `Il server ha rifiutato l’accesso: ${detail}` : 'Il server ha rifiutato l’accesso.',
  problemCredentialsExpired: 'La tua sessione è scaduta.',
  problemLicence: (detail) =>
    detail ? `Problema di licenza: ${detail}` : 'Impossibile verificare la licenza del server.',
  problemTimedOut: (detail) => detail || 'Il server ha impiegato troppo tempo a rispondere.',
  problemServerError: 'Il server ha segnalato un errore interno. Riprova.',
  problemUnreachable: 'Impossibile raggiungere il server. Controlla la connessione e riprova.',
  problemNoUrl: (url) =>
    url ? `Non è l’indirizzo di un Agent Manager: ${url}` : 'Nessun indirizzo di Agent Manager impostato.',
  problemAlreadySigningIn: 'È già in corso un altro accesso. Attendi.',
  problemSignInCancelled: 'L’accesso è stato annullato.',
  problemSessionEnded: 'Il server ha chiuso questa sessione. Accedi di nuovo.',
  problemForcedLogout: 'Un supervisore ha chiuso la tua sessione.',
  problemOther: (detail) => detail || 'Impossibile connettersi alla postazione.',

  outcomeRefused: (detail) =>
    detail ? `Il server ha rifiutato la richiesta: ${detail}` : 'Il server ha rifiutato la richiesta.',
  refusal: (code) => refusals[code],
  newVersion: 'Ricarica la pagina per la nuova versione. Alcune funzioni di questa pagina non sono più disponibili.',
  serverError: (detail) => (detail ? `Il server segnala un errore: ${detail}` : 'Il server segnala un errore.'),
  outcomeUnknown: 'Nessuna risposta dal server. La modifica potrebbe essere stata eseguita oppure no.',
  outcomeOffline: 'Operazione non possibile senza connessione.',
  outcomeAlreadyPending: 'Attendi il completamento della modifica precedente.',
  outcomeNoSuchConversation: 'Questa conversazione è terminata.',
  outcomeNoSuchOffer: 'Questa chat non è più disponibile.',
  outcomeNoChannel: 'Il cliente non ha un canale aperto per questo invio.',
  outcomeNotAllowed: 'Non hai l’autorizzazione per farlo qui.',
  outcomeUnsentMessages: 'Alcuni messaggi non sono ancora stati inviati.',
  outcomeNoWhisperRecipient: 'Non c’è un altro agente a cui sussurrare.',
  outcomeEmpty: 'Non c’è nulla da inviare.',
  outcomeConnectionLost: 'La connessione si è interrotta prima dell’invio.',
  outcomeSessionEnded: 'La sessione è terminata.',
  outcomeInvalid: 'Questa pagina ha fatto una richiesta non valida. Non è stato inviato nulla.',
};
