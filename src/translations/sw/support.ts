import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'Pakua rekodi',
  tabLeads: (time) => `Kichupo hiki kina muunganisho tangu ${time}.`,
  tabFollows: (time) => `Kichupo kingine kina muunganisho tangu ${time}.`,
  debugCheck: 'Kagua muunganisho',
  debugChecking: 'Inakagua…',
  debugCheckAgain: 'Kagua tena',
  debugCopy: 'Nakili kama JSON',
  debugCopied: 'Imenakiliwa.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'Pakua faili ya usaidizi?',
  supportFilePurpose: 'Huisaidia timu yako ya usaidizi kujua kwa nini kitu hakifanyi kazi.',
  supportFileContains:
    'Ina: matoleo na mipangilio ya dawati hili, historia ya muunganisho, ukaguzi wa seva, muda wa majibu na aina za hitilafu.',
  supportFileOmits: 'Haina: ujumbe, majina, anwani wala taarifa za kuingia.',
  supportFileContent: 'Yaliyomo kwenye faili',
  supportFileDownload: 'Pakua',
  supportFile: 'Faili ya usaidizi…',
  supportFileCollecting: 'Inakusanya taarifa…',
  supportFileFailed: 'Faili haikuweza kuundwa.',
};
