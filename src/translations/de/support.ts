import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'Aufzeichnung herunterladen',
  tabLeads: (time) => `Dieser Tab hat die Verbindung seit ${time}.`,
  tabFollows: (time) => `Ein anderer Tab hat die Verbindung seit ${time}.`,
  debugCheck: 'Verbindung prüfen',
  debugChecking: 'Wird geprüft …',
  debugCheckAgain: 'Erneut prüfen',
  debugCopy: 'Als JSON kopieren',
  debugCopied: 'Kopiert.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'Support-Datei herunterladen?',
  supportFilePurpose: 'Sie hilft Ihrem Support herauszufinden, warum etwas nicht funktioniert.',
  supportFileContains:
    'Sie enthält: Versionen und Einstellungen dieses Arbeitsplatzes, den Verlauf der Verbindung, eine Prüfung des Servers, Antwortzeiten und Arten von Fehlern.',
  supportFileOmits: 'Sie enthält keine Nachrichten, Namen, Adressen oder Anmeldedaten.',
  supportFileContent: 'Inhalt der Datei',
  supportFileDownload: 'Herunterladen',
  supportFile: 'Support-Datei …',
  supportFileCollecting: 'Daten werden gesammelt …',
  supportFileFailed: 'Die Datei konnte nicht erstellt werden.',
};
