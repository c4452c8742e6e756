import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'Kaydı indir',
  tabLeads: (time) => `Bağlantı ${time} itibarıyla bu sekmede.`,
  tabFollows: (time) => `Bağlantı ${time} itibarıyla başka bir sekmede.`,
  debugCheck: 'Bağlantıyı denetle',
  debugChecking: 'Denetleniyor…',
  debugCheckAgain: 'Yeniden denetle',
  debugCopy: 'JSON olarak kopyala',
  debugCopied: 'Kopyalandı.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'Destek dosyası indirilsin mi?',
  supportFilePurpose: 'Destek ekibinizin bir şeyin neden çalışmadığını bulmasına yardımcı olur.',
  supportFileContains:
    'İçinde şunlar var: bu masanın sürümleri ve ayarları, bağlantı geçmişi, sunucu denetimi, yanıt süreleri ve hata türleri.',
  supportFileOmits: 'İçinde mesaj, ad, adres veya oturum açma bilgisi yok.',
  supportFileContent: 'Dosyanın içeriği',
  supportFileDownload: 'İndir',
  supportFile: 'Destek dosyası…',
  supportFileCollecting: 'Veriler toplanıyor…',
  supportFileFailed: 'Dosya oluşturulamadı.',
};
