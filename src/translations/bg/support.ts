import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'Изтегли записа',
  tabLeads: (time) => `Връзката е в този раздел от ${time}.`,
  tabFollows: (time) => `Връзката е в друг раздел от ${time}.`,
  debugCheck: 'Провери връзката',
  debugChecking: 'Проверка…',
  debugCheckAgain: 'Провери отново',
  debugCopy: 'Копирай като JSON',
  debugCopied: 'Копирано.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'Да се изтегли ли файлът за поддръжката?',
  supportFilePurpose: 'Той помага на екипа по поддръжката да открие защо нещо не работи.',
  supportFileContains:
    'Съдържа: версии и настройки на работното място, историята на връзката, проверка на сървъра, времена за отговор и видове грешки.',
  supportFileOmits: 'Не съдържа: съобщения, имена, адреси и данни за вход.',
  supportFileContent: 'Съдържание на файла',
  supportFileDownload: 'Изтегли',
  supportFile: 'Файл за поддръжката…',
  supportFileCollecting: 'Събиране на данни…',
  supportFileFailed: 'Файлът не можа да бъде създаден.',
};
