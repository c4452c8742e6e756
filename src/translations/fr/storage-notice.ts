import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'Gardez cette page ouverte tant qu’il reste des éléments non envoyés.';
const notSaved = 'Ce que vous écrivez n’est pas enregistré sur cet appareil.';

const problems: Readonly<Record<string, string>> = {
  full: `Cet appareil est plein. Ce que vous écrivez n’y est pas enregistré. ${keepOpen}`,
  blocked: `Fermez ou rechargez les anciens onglets du poste agent. D’ici là, ce que vous écrivez n’est pas enregistré sur cet appareil. ${keepOpen}`,
  outdated: `${notSaved} Envoyez ce qui ne l’est pas encore, puis rechargez cette page\u202f: un autre onglet utilise une version plus récente.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
