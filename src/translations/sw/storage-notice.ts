import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'Usifunge ukurasa huu wakati kuna kitu ambacho hakijatumwa.';
const notSaved = 'Unachoandika hakihifadhiwi kwenye kifaa hiki.';

const problems: Readonly<Record<string, string>> = {
  full: `Kifaa hiki kimejaa. Unachoandika hakihifadhiwi humo. ${keepOpen}`,
  blocked: `Funga au upakie upya vichupo vya zamani vya dawati. Hadi hapo, unachoandika hapa hakihifadhiwi kwenye kifaa hiki. ${keepOpen}`,
  outdated: `${notSaved} Tuma ambacho hakijatumwa, kisha upakie ukurasa huu upya: kichupo kingine kina toleo jipya zaidi.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
