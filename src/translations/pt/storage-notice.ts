import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'Mantenha esta página aberta enquanto houver algo não enviado.';
const notSaved = 'O que você escreve não é salvo neste dispositivo.';

const problems: Readonly<Record<string, string>> = {
  full: `Este dispositivo está cheio. O que você escreve não é salvo nele. ${keepOpen}`,
  blocked: `Feche ou recarregue as abas mais antigas do painel. Até lá, o que você escreve aqui não é salvo neste dispositivo. ${keepOpen}`,
  outdated: `${notSaved} Envie o que está pendente e recarregue esta página: outra aba tem uma versão mais recente.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
