import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'Mantenga abierta esta página mientras quede algo sin enviar.';
const notSaved = 'Lo que escribe no se guarda en este dispositivo.';

const problems: Readonly<Record<string, string>> = {
  full: `Este dispositivo está lleno. Lo que escribe no se guarda en él. ${keepOpen}`,
  blocked: `Cierre o recargue las pestañas antiguas del escritorio. Hasta entonces, lo que escriba aquí no se guarda en este dispositivo. ${keepOpen}`,
  outdated: `${notSaved} Envíe lo pendiente y recargue esta página: otra pestaña tiene una versión más reciente.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
