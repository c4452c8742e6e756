import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'Lassen Sie diese Seite geöffnet, solange etwas nicht gesendet ist.';
const notSaved = 'Was Sie schreiben, wird auf diesem Gerät nicht gespeichert.';

const problems: Readonly<Record<string, string>> = {
  full: `Der Speicher dieses Geräts ist voll. ${notSaved} ${keepOpen}`,
  blocked: `Schließen Sie ältere Tabs des Arbeitsplatzes oder laden Sie sie neu. Bis dahin wird hier nichts auf diesem Gerät gespeichert. ${keepOpen}`,
  outdated: `${notSaved} Senden Sie, was noch nicht gesendet ist, und laden Sie die Seite dann neu: Ein anderer Tab hat eine neuere Version.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
