import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Connesso',
  'not-ready': 'Non pronto',
  ready: 'Pronto',
  'logged-out': 'Disconnesso',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Disattivato',
  ready: 'Pronto',
  active: 'Attivo',
  busy: 'Occupato',
  'pending-not-ready': 'In chiusura',
  interrupted: 'Interrotto',
  'logged-out': 'Disconnesso',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'In uscita',
  transfer: 'Trasferimento',
  conference: 'Conferenza',
  consult: 'Consultazione',
  monitor: 'Monitoraggio',
  'barge-in': 'Intervento',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} ti trasferisce questa chat`,
  conference: (name) => `${name} ti invita a partecipare`,
  consult: (name) => `${name} chiede un tuo consiglio`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'Non hai risposto in tempo.',
  'customer-left': 'Il cliente ha abbandonato prima della tua risposta.',
  'answered-elsewhere': 'Ha risposto un altro agente.',
  'logged-out': 'La tua sessione è stata chiusa. La chat passerà a un altro agente.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'Accesso',
  loginUsername: 'Nome utente',
  loginPassword: 'Password',
  loginShowPassword: 'Mostra password',
  loginSubmit: 'Accedi',
  loginCapsLock: 'Il blocco maiuscole è attivo.',
  loginMissingUsername: 'Inserisci il nome utente.',
  loginMissingPassword: 'Inserisci la password.',
  loginServerMessage: (detail) => `Messaggio del server: ${detail}`,
  loginSignedInAs: (name) => `Accesso effettuato come ${name}`,
  loginTakenOver: 'La tua sessione è aperta altrove',
  loginTakenOverHint: 'Si può usare una sola postazione alla volta. Se la usi qui, l’altra viene messa in pausa.',
  loginFailed: 'Accesso non riuscito',
  loginInvalidAnswer: 'L’accesso di questa pagina ha dato una risposta non valida. Contatta il supporto.',
  loginDifferentAccount: 'Usa un altro account',

  signInStepSubmit: 'Continua',
  signInStepChecking: 'Verifica…',
  signInStepBack: 'Indietro',
  signInStepMissing: 'Compila questo campo.',

  credentialsHint: 'Le tue chat proseguono. Inserisci la password per usare di nuovo file, cronologia e trasferimenti.',
  credentialsHostHint: 'Le tue chat proseguono, ma file, cronologia e trasferimenti non funzionano.',
  credentialsPassword: 'Password',
  credentialsSubmit: 'Continua',
  credentialsChecking: 'Verifica…',
  credentialsEnter: 'Inserisci password',
  credentialsMissing: 'Inserisci la password.',
  credentialsWrong: 'Password errata.',

  stateLabel: 'La tua disponibilità',
  stateName: (state) => agentStates[state] ?? 'Sconosciuto',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'Sconosciuto'}${label && ': '}${label}`,
  stateSince: (time) => `dalle ${time}`,
  stateChanging: 'modifica…',
  stateNoChannelOn: 'nessun canale attivo',
  stateSessionExpired: 'sessione scaduta',
  stateNoReason: 'Senza motivo',
  stateReasonSearch: 'Cerca motivi',
  stateReasonsFailed: 'Impossibile caricare i motivi. Nuovo tentativo…',
  statePushFailed:
    'Impossibile caricare l’opzione per le notifiche. Forse la blocca un programma che filtra i contenuti.',
  stateNoMatchingReasons: 'Nessun motivo trovato',
  stateUnknownHint: 'Il tuo stato è sconosciuto. Scegli Pronto o Non pronto.',
  stateNotAllowed: 'Non hai l’autorizzazione per modificare la tua disponibilità.',
  stateUnchanged: 'Il tuo stato non è cambiato.',
  stateChannels: 'Canali',
  stateNoChannels: 'Non ti è assegnato nessun canale.',
  stateAllReady: 'Pronto su tutti i canali',
  stateGoingReady: 'Passaggio a Pronto…',
  stateNeedsReady: 'Puoi attivare un canale solo se il tuo stato è Pronto.',
  stateGoReadyFirst: (channel) => `Prima passa a Pronto, poi attiva ${channel}.`,
  stateChannelUnchanged: (channel) => `${channel}: nessuna modifica.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'Potrai modificarlo quando torna la connessione.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'Sconosciuto';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} su ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, fino a ${limit}` : name;
  },
  channelFinishing: 'Si disattiva al termine delle chat aperte',
  channelSwitchingOn: 'Attivazione…',
  channelSwitchingOff: 'Disattivazione…',
  stateAttention: 'Suoni e notifiche',
  stateDoNotDisturb: 'Non disturbare',
  stateSoundBlocked: 'Attiva l’audio',
  stateLogOut: 'Esci',
  stateLogOutWithReason: (label) => `Esci: ${label}`,
  stateLogOutReasons: 'Motivo dell’uscita',
  stateLoggingOut: 'Uscita…',
  stateLogOutAnyway: 'Esci comunque',
  stateLogOutOpenConversations: (n) =>
    `Hai ancora ${pluralize(n, { one: 'conversazione aperta', other: 'conversazioni aperte' })}. Se esci, questi clienti dovranno attendere un altro agente.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'messaggio', other: 'messaggi' }) : '',
      drafts > 0 ? pluralize(drafts, { one: 'bozza o nota', other: 'bozze o note' }) : '',
    ];
    return `Ancora da inviare: ${formatList(counts.filter(Boolean))}. Se esci ora, questi contenuti andranno persi.`;
  },
  stateLogOutWaiting: 'L’uscita avverrà non appena tutti i messaggi saranno inviati.',
  stateLogOutWait: 'Attendi l’invio',
  stateLogOutDiscard: 'Elimina ed esci',
  stateStayLoggedIn: 'Non uscire',

  offerLabel: 'Clienti in attesa',
  offerNone: 'Nessun cliente in attesa',
  offerKnownCustomer: 'Cliente noto',
  offerAnonymous: 'Anonimo',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `Su richiesta di ${name}`,
  offerRequestedByYou: 'Su tua richiesta',
  offerNote: 'Nota',
  offerAccept: 'Accetta',
  offerAcceptOf: (name) => `Accetta ${name}`,
  offerAccepting: 'Accettazione…',
  offerHide: 'Ignora',
  offerHideHint: 'Nasconde la chat qui. Resta disponibile finché non scade il tempo o non la accetta un altro agente.',
  offerChecking: 'Verifica se questa chat è ancora in attesa…',
  offerTimeLeft: (n) => pluralize(n, { one: 'secondo rimasto', other: 'secondi rimasti' }),
  offerWaiting: (time) => `Attesa: ${time}`,
  offerTimeUp: 'Tempo scaduto',
  offerNotAccepted: 'Impossibile accettare questa chat.',
  offerTooLate: (why) => `Troppo tardi. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'Questa chat non è più disponibile.',
  offerAnnouncement: (name, details) =>
    details === '' ? `Nuova chat in arrivo: ${name}` : `Nuova chat in arrivo: ${name}, ${details}`,
  offerNotificationTitle: 'Un cliente è in attesa',
  offerDismiss: 'Ignora',
  offerDismissed: 'Ignorata',
  offerUndo: 'Annulla',
  offerUndoOf: (name) => `Annulla: mostra di nuovo la chat di ${name}`,
  offerMissed: (n) => pluralize(n, { one: 'chat persa', other: 'chat perse' }),
  offerMissedDismiss: 'Nascondi le chat perse',
  offerSilent: 'La suoneria resta muta finché non fai clic o premi un tasto in questa pagina.',
};
