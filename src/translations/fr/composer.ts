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
  bold: 'Gras',
  italic: 'Italique',
  strike: 'Barré',
  code: 'Code',
  list: 'Liste',
  quote: 'Citation',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Utilisés récemment',
  smileys: 'Émoticônes et émotions',
  people: 'Personnes et corps',
  animals: 'Animaux et nature',
  food: 'Nourriture et boissons',
  travel: 'Voyages et lieux',
  activities: 'Activités',
  objects: 'Objets',
  symbols: 'Symboles',
  flags: 'Drapeaux',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Rechercher une conversation, une action ou une réponse',
  nextConversation: 'Conversation suivante',
  previousConversation: 'Conversation précédente',
  nextUnread: 'Conversation non lue suivante',
  findConversation: 'Rechercher dans la liste des conversations',
  acceptOffer: 'Accepter le plus ancien chat proposé',
  replyToLast: 'Répondre au dernier message',
  cannedResponses: 'Réponses types',
  jumpToLatest: 'Aller au dernier message',
  searchMessages: 'Rechercher dans la conversation',
  help: 'Cette liste, hors saisie de texte',
  typing: 'Les lettres vont dans le champ de message',
  send: 'Envoyer',
  slash: 'Réponses types, au début d’un mot',
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
  formattingOpen: 'Mise en forme',
  formatting: 'Mise en forme',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'Traduction…',
  translationShowOriginal: 'Afficher l’original',
  translationShow: 'Afficher la traduction',
  translationFailed: 'Impossible de traduire ce message.',
  translationPreview: 'Le client lira\u202f:',
  translationSend: 'Envoyer la traduction',
  translationSendOriginal: 'Envoyer tel quel',
  translationEdit: 'Reprendre la saisie',
  composerPlaceholder: (customer) => `Message à ${customer}`,
  composerWhisperPlaceholder: 'Chuchoter aux autres agents',
  composerSend: 'Envoyer',
  composerSendWhisper: 'Envoyer aux agents',
  composerWhisperOnly: 'Ici, vous pouvez seulement chuchoter. Le client ne voit pas les chuchotements.',
  composerWhisperOn: 'Seuls les agents verront ce message.',
  composerChannel: 'Répondre via',
  composerReplyingTo: (sender) => `Réponse à ${sender}`,
  composerReplyRemove: 'Retirer la citation',
  composerOffline: 'Envoi dès que la connexion sera rétablie.',
  composerCharactersLeft: (n) => pluralize(n, { one: 'caractère restant', other: 'caractères restants' }),
  composerCharactersOver: (n) => pluralize(n, { one: 'caractère en trop', other: 'caractères en trop' }),
  composerClosed: 'Cette conversation est fermée.',
  composerNotSent: 'Non envoyé',
  composerWrapUp: 'La conversation est terminée. Complétez la qualification.',
  composerNoChannel: 'Vous ne pouvez pas envoyer de message\u202f: le client n’a aucun canal ouvert.',
  composerMonitorNoAgents: 'Vous êtes en écoute discrète. Il n’y a pas d’agent ici à qui chuchoter.',
  composerWhisperNoAgents: 'Les autres agents sont partis. Désactivez le chuchotement pour écrire au client.',
  composerPlaceholderVia: (customer, channel) => `Message à ${customer} via ${channel}`,
  composerChannelChanged: (channel) => `Vous répondez maintenant via ${channel}.`,
  composerLoadFailed: 'Chargement impossible. Vérifiez votre connexion et réessayez.',

  filesAttach: 'Joindre des fichiers',
  filesDrop: 'Déposez les fichiers ici pour les joindre',
  filesLabel: 'Fichiers joints',
  filesUploading: (n) => `Chargement de ${pluralize(n, { one: 'fichier', other: 'fichiers' })}`,
  filesReady: 'Les fichiers sont prêts à être envoyés.',
  filesUploadFailed: 'Un fichier n’a pas pu être chargé. Réessayez ou retirez-le.',
  fileEmpty: (name) => `${name} est vide.`,
  fileTooLarge: (name, limit) => `${name} est trop volumineux. La limite est de ${limit}.`,
  fileTypeNotAllowed: (name) => `Impossible de joindre ${name}. Ce type de fichier n’est pas autorisé.`,
  fileWaiting: 'En attente',
  fileOffline: 'En attente de connexion',
  fileFailed: (detail) => (detail ? `Échec du chargement\u202f: ${detail}` : 'Échec du chargement'),
  fileMissing: 'Choisissez de nouveau ce fichier. Il était trop volumineux pour être conservé.',
  fileRefused: (detail) => (detail ? `Refusé\u202f: ${detail}` : 'Le service de fichiers n’accepte pas ce fichier.'),
  fileSentWhenUploaded: (text) => (text ? `Envoyé après le chargement\u202f: ${text}` : 'Envoyé après le chargement'),
  fileUnreachable: 'pas de réponse du service de fichiers',
  fileRemove: (name) => `Retirer ${name}`,
  fileCancel: (name) => `Annuler le chargement\u202f: ${name}`,
  fileRetry: (name) => `Relancer le chargement\u202f: ${name}`,
  fileProgress: (name) => `Chargement\u202f: ${name}`,

  emojiOpen: 'Emoji',
  emojiSearch: 'Rechercher un emoji (en anglais)',
  emojiGroups: 'Catégories d’emoji',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'Aucun emoji trouvé' : `${formatNumber(n)} emoji`),

  cannedOpen: 'Réponses types',
  cannedOwn: 'Mes réponses',
  cannedOwnCode: 'Code court',
  cannedOwnText: 'Texte',
  cannedOwnSave: 'Enregistrer',
  cannedOwnDelete: 'Supprimer',
  cannedOwnTaken: 'Une autre réponse a déjà ce code court.',
  cannedLoading: 'Chargement des réponses types…',
  cannedFailed: 'Impossible de charger les réponses types.',
  cannedClose: 'Appuyez sur Échap pour fermer cette liste.',
  cannedFound: (n) =>
    n === 0 ? 'Aucune réponse type correspondante' : pluralize(n, { one: 'réponse', other: 'réponses' }),
  cannedUnfilled: (name) => `${name} n’est pas rempli. Envoyez de nouveau pour l’envoyer tel quel.`,

  shortcutsOpen: 'Raccourcis clavier',
  suggestedReplies: 'Réponses suggérées',
  suggestedReplySend: 'Envoyer',
  shortcutsDesk: 'Partout dans le poste agent',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'Champ de message',
  shortcutsMessageList: 'Liste des messages',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'Nouvelle ligne',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Fermer une liste ou retirer la citation',
  shortcutPaste: 'Coller du texte, des images ou des fichiers',
  shortcutHelpAgain: 'Appuyez encore sur «\u202f?\u202f» pour saisir un point d’interrogation.',
  shortcutMessages: 'Message précédent et suivant',
  shortcutPageUpDown: 'Une page vers le haut ou vers le bas',
  shortcutFirstLast: 'Premier et dernier message',
};
