import type { ShortcutName } from '../../domain/index.js';
import type { composer as written } from '../en/parts/composer.js';
import type { composerCanned } from '../en/parts/composer/canned.js';
import type { composerEmoji } from '../en/parts/composer/emoji.js';
import type { composerFiles } from '../en/parts/composer/files.js';
import type { composerShortcuts } from '../en/parts/composer/shortcuts.js';
import type { replySuggestions } from '../en/parts/thread/reply-suggestions.js';
import type { composerFormatting } from '../en/parts/composer/formatting.js';
import type { translate } from '../en/parts/thread/translate.js';
import type { TranslationsOf } from '../translations.js';
import { formatNumber, pluralize } from './pluralize.js';

const formattingNames: Readonly<Record<string, string>> = {
  bold: 'Grassetto',
  italic: 'Corsivo',
  strike: 'Barrato',
  code: 'Codice',
  list: 'Elenco',
  quote: 'Citazione',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Usate di recente',
  smileys: 'Faccine ed emozioni',
  people: 'Persone e corpo',
  animals: 'Animali e natura',
  food: 'Cibi e bevande',
  travel: 'Viaggi e luoghi',
  activities: 'Attività',
  objects: 'Oggetti',
  symbols: 'Simboli',
  flags: 'Bandiere',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Cerca una conversazione, un’azione o una risposta',
  nextConversation: 'Conversazione successiva',
  previousConversation: 'Conversazione precedente',
  nextUnread: 'Prossima conversazione non letta',
  findConversation: 'Cerca nell’elenco delle conversazioni',
  acceptOffer: 'Accetta la chat in attesa da più tempo',
  replyToLast: 'Rispondi all’ultimo messaggio',
  cannedResponses: 'Risposte predefinite',
  jumpToLatest: 'Vai all’ultimo messaggio',
  searchMessages: 'Cerca nella conversazione',
  help: 'Questo elenco, quando non stai scrivendo',
  typing: 'Le lettere vanno nel campo del messaggio',
  send: 'Invia',
  slash: 'Risposte predefinite, all’inizio di una parola',
};

export const composer: TranslationsOf<
  typeof written &
    typeof composerCanned &
    typeof composerEmoji &
    typeof composerFiles &
    typeof composerShortcuts &
    typeof replySuggestions &
    typeof translate &
    typeof composerFormatting
> = {
  formattingOpen: 'Formattazione',
  formatting: 'Formattazione',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'Traduzione…',
  translationShowOriginal: 'Mostra originale',
  translationShow: 'Mostra traduzione',
  translationFailed: 'Impossibile tradurre questo messaggio.',
  translationPreview: 'Il cliente leggerà:',
  translationSend: 'Invia traduzione',
  translationSendOriginal: 'Invia così com’è',
  translationEdit: 'Continua a scrivere',
  composerPlaceholder: (customer) => `Messaggio per ${customer}`,
  composerWhisperPlaceholder: 'Sussurra agli altri agenti',
  composerSend: 'Invia',
  composerSendWhisper: 'Invia sussurro',
  composerWhisperOnly: 'Qui puoi solo sussurrare. Il cliente non vede i sussurri.',
  composerWhisperOn: 'Lo vedranno solo gli agenti.',
  composerChannel: 'Rispondi via',
  composerReplyingTo: (sender) => `In risposta a ${sender}`,
  composerReplyRemove: 'Rimuovi citazione',
  composerOffline: 'Verrà inviato quando torna la connessione.',
  composerCharactersLeft: (n) => pluralize(n, { one: 'carattere rimasto', other: 'caratteri rimasti' }),
  composerCharactersOver: (n) => pluralize(n, { one: 'carattere oltre il limite', other: 'caratteri oltre il limite' }),
  composerClosed: 'Questa conversazione è chiusa.',
  composerNotSent: 'Non inviato',
  composerWrapUp: 'La conversazione è terminata. Registra l’esito.',
  composerNoChannel: 'Non puoi inviare messaggi perché il cliente non ha canali aperti.',
  composerMonitorNoAgents: 'Stai monitorando. Qui non c’è nessun agente a cui sussurrare.',
  composerWhisperNoAgents: 'Gli altri agenti sono usciti. Disattiva il sussurro per scrivere al cliente.',
  composerPlaceholderVia: (customer, channel) => `Messaggio per ${customer} via ${channel}`,
  composerChannelChanged: (channel) => `Ora rispondi via ${channel}.`,
  composerLoadFailed: 'Caricamento non riuscito. Controlla la connessione e riprova.',

  filesAttach: 'Allega file',
  filesDrop: 'Trascina qui i file da allegare',
  filesLabel: 'File allegati',
  filesUploading: (n) => `Caricamento di ${pluralize(n, { one: 'file', other: 'file' })}`,
  filesReady: 'I file sono pronti per l’invio.',
  filesUploadFailed: 'Impossibile caricare un file. Riprova o rimuovilo.',
  fileEmpty: (name) => `${name} è vuoto.`,
  fileTooLarge: (name, limit) => `${name} è troppo grande. Il limite è ${limit}.`,
  fileTypeNotAllowed: (name) => `Impossibile allegare ${name}. Questo tipo di file non è consentito.`,
  fileWaiting: 'In attesa',
  fileOffline: 'In attesa di connessione',
  fileFailed: (detail) => (detail ? `Caricamento non riuscito: ${detail}` : 'Caricamento non riuscito'),
  fileMissing: 'Scegli di nuovo questo file. Era troppo grande per essere conservato.',
  fileRefused: (detail) => (detail ? `Non accettato: ${detail}` : 'Il servizio file non accetta questo file.'),
  fileSentWhenUploaded: (text) => (text ? `Invio dopo il caricamento: ${text}` : 'Invio dopo il caricamento'),
  fileUnreachable: 'nessuna risposta dal servizio file',
  fileRemove: (name) => `Rimuovi ${name}`,
  fileCancel: (name) => `Annulla il caricamento di ${name}`,
  fileRetry: (name) => `Carica di nuovo ${name}`,
  fileProgress: (name) => `Caricamento di ${name}`,

  emojiOpen: 'Emoji',
  emojiSearch: 'Cerca emoji (in inglese)',
  emojiGroups: 'Categorie di emoji',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'Nessuna emoji trovata' : `${formatNumber(n)} emoji`),

  cannedOpen: 'Risposte predefinite',
  cannedOwn: 'Risposte personali',
  cannedOwnCode: 'Codice breve',
  cannedOwnText: 'Testo',
  cannedOwnSave: 'Salva',
  cannedOwnDelete: 'Elimina',
  cannedOwnTaken: 'Un’altra risposta ha già questo codice breve.',
  cannedLoading: 'Caricamento delle risposte predefinite…',
  cannedFailed: 'Impossibile caricare le risposte predefinite.',
  cannedClose: 'Premi Esc per chiudere questo elenco.',
  cannedFound: (n) =>
    n === 0 ? 'Nessuna risposta predefinita trovata' : pluralize(n, { one: 'risposta', other: 'risposte' }),
  cannedUnfilled: (name) => `${name} non è compilato. Invia di nuovo per inviarlo così com’è.`,

  shortcutsOpen: 'Scorciatoie da tastiera',
  suggestedReplies: 'Risposte suggerite',
  suggestedReplySend: 'Invia ora',
  shortcutsDesk: 'Ovunque nella postazione',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'Campo del messaggio',
  shortcutsMessageList: 'Elenco dei messaggi',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'Nuova riga',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Chiudi un elenco o rimuovi la citazione',
  shortcutPaste: 'Incolla testo, immagini o file',
  shortcutHelpAgain: 'Premi di nuovo ? per scrivere un punto interrogativo.',
  shortcutMessages: 'Messaggio precedente e successivo',
  shortcutPageUpDown: 'Una pagina in su o in giù',
  shortcutFirstLast: 'Primo e ultimo messaggio',
};
