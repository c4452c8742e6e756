import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'Scarica registrazione',
  tabLeads: (time) => `La connessione è in questa scheda dalle ${time}.`,
  tabFollows: (time) => `La connessione è in un’altra scheda dalle ${time}.`,
  debugCheck: 'Verifica la connessione',
  debugChecking: 'Verifica in corso…',
  debugCheckAgain: 'Verifica di nuovo',
  debugCopy: 'Copia come JSON',
  debugCopied: 'Copiato.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'Scaricare il file per l’assistenza?',
  supportFilePurpose: 'Aiuta il team di assistenza a capire perché qualcosa non funziona.',
  supportFileContains:
    'Contiene: versioni e impostazioni di questa postazione, la cronologia della connessione, una verifica del server, i tempi di risposta e i tipi di errore.',
  supportFileOmits: 'Non contiene messaggi, nomi, indirizzi o dati di accesso.',
  supportFileContent: 'Contenuto del file',
  supportFileDownload: 'Scarica',
  supportFile: 'File per l’assistenza…',
  supportFileCollecting: 'Raccolta dei dati…',
  supportFileFailed: 'Impossibile creare il file.',
};
