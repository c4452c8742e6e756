import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'Tieni aperta questa pagina finché c’è qualcosa da inviare.';
const notSaved = 'Ciò che scrivi non viene salvato su questo dispositivo.';

const problems: Readonly<Record<string, string>> = {
  full: `Questo dispositivo è pieno. Ciò che scrivi non viene salvato. ${keepOpen}`,
  blocked: `Chiudi o ricarica le schede meno recenti della postazione. Fino ad allora, ciò che scrivi qui non viene salvato su questo dispositivo. ${keepOpen}`,
  outdated: `${notSaved} Invia ciò che resta da inviare, poi ricarica questa pagina: un’altra scheda ha una versione più recente.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
