import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'Gönderilmemiş bir şey olduğu sürece bu sayfayı açık tutun.';
const notSaved = 'Yazdıklarınız bu cihaza kaydedilmiyor.';

const problems: Readonly<Record<string, string>> = {
  full: `Bu cihazın belleği dolu. ${notSaved} ${keepOpen}`,
  blocked: `Temsilci ekranının eski sekmelerini kapatın veya yeniden yükleyin. O zamana kadar burada yazdıklarınız bu cihaza kaydedilmez. ${keepOpen}`,
  outdated: `${notSaved} Gönderilmemiş olanları gönderin, sonra bu sayfayı yeniden yükleyin: başka bir sekmede daha yeni bir sürüm var.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
