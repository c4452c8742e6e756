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
import { pluralize } from './pluralize.js';

const formattingNames: Readonly<Record<string, string>> = {
  bold: 'Fett',
  italic: 'Kursiv',
  strike: 'Durchgestrichen',
  code: 'Code',
  list: 'Liste',
  quote: 'Zitat',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Zuletzt verwendet',
  smileys: 'Smileys und Gefühle',
  people: 'Menschen und Körper',
  animals: 'Tiere und Natur',
  food: 'Essen und Trinken',
  travel: 'Reisen und Orte',
  activities: 'Aktivitäten',
  objects: 'Gegenstände',
  symbols: 'Symbole',
  flags: 'Flaggen',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Konversation, Aktion oder Textbaustein suchen',
  nextConversation: 'Nächste Konversation',
  previousConversation: 'Vorherige Konversation',
  nextUnread: 'Nächste ungelesene Konversation',
  findConversation: 'Liste der Konversationen durchsuchen',
  acceptOffer: 'Ältestes Angebot annehmen',
  replyToLast: 'Auf die neueste Nachricht antworten',
  cannedResponses: 'Textbausteine',
  jumpToLatest: 'Zur neuesten Nachricht springen',
  searchMessages: 'Konversation durchsuchen',
  help: 'Diese Liste, solange kein Text geschrieben wird',
  typing: 'Buchstaben gehen in das Nachrichtenfeld',
  send: 'Senden',
  slash: 'Textbausteine, am Anfang eines Wortes',
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
  formattingOpen: 'Formatierung',
  formatting: 'Formatierung',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'Wird übersetzt…',
  translationShowOriginal: 'Original anzeigen',
  translationShow: 'Übersetzung anzeigen',
  translationFailed: 'Diese Nachricht konnte nicht übersetzt werden.',
  translationPreview: 'Der Kunde liest:',
  translationSend: 'Übersetzung senden',
  translationSendOriginal: 'Wie geschrieben senden',
  translationEdit: 'Weiterschreiben',
  composerPlaceholder: (customer) => `Nachricht an ${customer}`,
  composerWhisperPlaceholder: 'Den anderen Agenten zuflüstern',
  composerSend: 'Senden',
  composerSendWhisper: 'Flüsternachricht senden',
  composerWhisperOnly: 'Hier können Sie nur flüstern. Der Kunde sieht Flüsternachrichten nicht.',
  composerWhisperOn: 'Das sehen nur Agenten.',
  composerChannel: 'Antworten über',
  composerReplyingTo: (sender) => `Antwort an ${sender}`,
  composerReplyRemove: 'Zitat entfernen',
  composerOffline: 'Wird gesendet, sobald Sie wieder online sind.',
  composerCharactersLeft: (n) => pluralize(n, { one: 'Zeichen übrig', other: 'Zeichen übrig' }),
  composerCharactersOver: (n) => pluralize(n, { one: 'Zeichen zu viel', other: 'Zeichen zu viel' }),
  composerClosed: 'Diese Konversation ist geschlossen.',
  composerNotSent: 'Nicht gesendet',
  composerWrapUp: 'Die Konversation ist beendet. Schließen Sie die Nachbearbeitung ab.',
  composerNoChannel: 'Sie können keine Nachrichten senden, weil der Kunde keinen offenen Kanal hat.',
  composerMonitorNoAgents: 'Sie lesen mit. Es ist kein Agent da, dem Sie zuflüstern könnten.',
  composerWhisperNoAgents:
    'Die anderen Agenten sind nicht mehr da. Schalten Sie das Flüstern aus, um dem Kunden zu schreiben.',
  composerPlaceholderVia: (customer, channel) => `Nachricht an ${customer} über ${channel}`,
  composerChannelChanged: (channel) => `Sie antworten jetzt über ${channel}.`,
  composerLoadFailed: 'Das konnte nicht geladen werden. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',

  filesAttach: 'Dateien anhängen',
  filesDrop: 'Dateien hier ablegen, um sie anzuhängen',
  filesLabel: 'Angehängte Dateien',
  filesUploading: (n) => `${pluralize(n, { one: 'Datei wird', other: 'Dateien werden' })} hochgeladen`,
  filesReady: 'Die Dateien sind bereit zum Senden.',
  filesUploadFailed: 'Eine Datei konnte nicht hochgeladen werden. Versuchen Sie es erneut oder entfernen Sie sie.',
  fileEmpty: (name) => `${name} ist leer.`,
  fileTooLarge: (name, limit) => `${name} ist zu groß. Erlaubt sind höchstens ${limit}.`,
  fileTypeNotAllowed: (name) => `${name} konnte nicht angehängt werden. Dieser Dateityp ist nicht erlaubt.`,
  fileWaiting: 'Wartet',
  fileOffline: 'Wartet auf Verbindung',
  fileFailed: (detail) => (detail ? `Hochladen fehlgeschlagen: ${detail}` : 'Hochladen fehlgeschlagen'),
  fileMissing: 'Wählen Sie diese Datei erneut aus. Sie war zu groß, um aufbewahrt zu werden.',
  fileRefused: (detail) => (detail ? `Nicht angenommen: ${detail}` : 'Der Dateidienst nimmt diese Datei nicht an.'),
  fileSentWhenUploaded: (text) =>
    text ? `Wird nach dem Hochladen gesendet: ${text}` : 'Wird nach dem Hochladen gesendet',
  fileUnreachable: 'keine Antwort vom Dateidienst',
  fileRemove: (name) => `${name} entfernen`,
  fileCancel: (name) => `Hochladen von ${name} abbrechen`,
  fileRetry: (name) => `${name} erneut hochladen`,
  fileProgress: (name) => `${name} wird hochgeladen`,

  emojiOpen: 'Emojis',
  emojiSearch: 'Emojis suchen (auf Englisch)',
  emojiGroups: 'Emoji-Kategorien',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'Keine Emojis gefunden' : pluralize(n, { one: 'Emoji', other: 'Emojis' })),

  cannedOpen: 'Textbausteine',
  cannedOwn: 'Eigene Textbausteine',
  cannedOwnCode: 'Kürzel',
  cannedOwnText: 'Text',
  cannedOwnSave: 'Speichern',
  cannedOwnDelete: 'Löschen',
  cannedOwnTaken: 'Ein anderer Textbaustein hat dieses Kürzel.',
  cannedLoading: 'Textbausteine werden geladen…',
  cannedFailed: 'Die Textbausteine konnten nicht geladen werden.',
  cannedClose: 'Drücken Sie Esc, um diese Liste zu schließen.',
  cannedFound: (n) =>
    n === 0 ? 'Keine passenden Textbausteine' : pluralize(n, { one: 'Textbaustein', other: 'Textbausteine' }),
  cannedUnfilled: (name) => `${name} ist nicht ausgefüllt. Senden Sie erneut, um den Text so zu senden.`,

  shortcutsOpen: 'Tastenkürzel',
  suggestedReplies: 'Vorgeschlagene Antworten',
  suggestedReplySend: 'Jetzt senden',
  shortcutsDesk: 'Überall am Arbeitsplatz',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'Nachrichtenfeld',
  shortcutsMessageList: 'Nachrichtenliste',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'Neue Zeile',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Liste schließen oder Zitat entfernen',
  shortcutPaste: 'Text, Bilder oder Dateien einfügen',
  shortcutHelpAgain: 'Drücken Sie erneut ?, um ein Fragezeichen zu schreiben.',
  shortcutMessages: 'Vorherige und nächste Nachricht',
  shortcutPageUpDown: 'Eine Seite nach oben oder unten',
  shortcutFirstLast: 'Erste und letzte Nachricht',
};
