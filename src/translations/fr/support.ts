import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'Télécharger l’enregistrement',
  tabLeads: (time) => `Cet onglet assure la connexion depuis ${time}.`,
  tabFollows: (time) => `Un autre onglet assure la connexion depuis ${time}.`,
  debugCheck: 'Vérifier la connexion',
  debugChecking: 'Vérification…',
  debugCheckAgain: 'Vérifier à nouveau',
  debugCopy: 'Copier en JSON',
  debugCopied: 'Copié.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'Télécharger le fichier d’assistance ?',
  supportFilePurpose: 'Il aide votre équipe d’assistance à trouver pourquoi quelque chose ne fonctionne pas.',
  supportFileContains:
    'Il contient : les versions et les réglages de ce poste, l’historique de la connexion, une vérification du serveur, les temps de réponse et les types d’erreurs.',
  supportFileOmits: 'Il ne contient ni messages, ni noms, ni adresses, ni données de connexion.',
  supportFileContent: 'Contenu du fichier',
  supportFileDownload: 'Télécharger',
  supportFile: 'Fichier d’assistance…',
  supportFileCollecting: 'Collecte des données…',
  supportFileFailed: 'Le fichier n’a pas pu être créé.',
};
