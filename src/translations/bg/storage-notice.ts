import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'Не затваряйте страницата, докато има нещо неизпратено.';
const notSaved = 'Това, което пишете, не се запазва на това устройство.';

const problems: Readonly<Record<string, string>> = {
  full: `Паметта на устройството е пълна. Това, което пишете, не се запазва на него. ${keepOpen}`,
  blocked: `Затворете или презаредете по-старите раздели с работното място. Дотогава това, което пишете тук, не се запазва на устройството. ${keepOpen}`,
  outdated: `${notSaved} Изпратете неизпратеното и презаредете страницата: в друг раздел е отворена по-нова версия.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
