import type { TranslationsOf } from '../translations.js';
import type { threadTimers } from '../en/parts/thread/thread-timers.js';
import type { wrapUp as english } from '../en/parts/wrap-up.js';
import { count, formatNumber } from './pluralize.js';

export const wrapUp: TranslationsOf<typeof english & typeof threadTimers> = {
  wrapUpTitle: 'Sonuçlandırma',
  wrapUpHint: (max) => (max === 1 ? 'Bir kod seçin.' : `En fazla ${count(max, 'kod')} seçin.`),
  wrapUpChosen: (n, max) => `${formatNumber(n)}/${formatNumber(max)} seçildi`,
  wrapUpLimitReached: (max) =>
    max === 1 ? 'Bir kod seçebilirsiniz.' : `En fazla ${count(max, 'kod')} seçebilirsiniz. Önce birini kaldırın.`,
  wrapUpSearch: 'Kod ara',
  wrapUpNoMatch: 'Eşleşen kod yok',
  wrapUpNoCodes: 'Kullanılabilir kod yok. Not ekleyebilirsiniz.',
  wrapUpNote: 'Not',
  wrapUpApply: 'Sonuçlandırmayı kaydet',
  wrapUpApplying: 'Kaydediliyor…',
  wrapUpEmpty: 'Önce bir kod seçin veya not ekleyin.',
  wrapUpFormFailed: 'Kodlar yüklenemedi.',
  wrapUpNotPermitted: 'Kod atama yetkiniz yok.',
  wrapUpEndingSoon: (seconds) =>
    `Sonuçlandırma ${count(seconds, 'saniye')} içinde bitecek. Girdikleriniz kaydedilecek.`,

  holdOpen: 'Beklet…',
  holdTitle: 'Bekletme süresi',
  holdMinutes: (n) => count(n, 'dakika'),
  holdHint: 'Bekletme; süre dolduğunda, devam ettiğinizde veya mesaj gönderdiğinizde biter.',
  holdPending: 'Beklemeye alınıyor…',
  holdResume: 'Devam et',
  holdResuming: 'Devam ediliyor…',
  holdLeft: (duration) => `Beklemede · ${duration}`,
  holdEndsWithMessage: 'Bir sonraki mesajınız bekletmeyi bitirir.',

  slaLeft: (duration) => `Yanıt süresi: ${duration}`,
  slaOverdue: 'Yanıt gecikti',
  slaExtend: 'Süreyi uzat',
  slaExtendHint: 'Yanıt süresini yeniden başlat',

  handRaise: 'El kaldır',
  handRaiseHint: 'Bir süpervizörden danışman olarak katılmasını iste',
  handLower: 'Eli indir',
  handLowerHint: 'Süpervizör istemekten vazgeç',
  handRaising: 'El kaldırılıyor…',
  handLowering: 'El indiriliyor…',
  handRaised: (others, isYou) => {
    if (isYou) return others ? `Siz ve ${others} süpervizör istediniz` : 'Süpervizör istediniz';
    return `Süpervizör isteyen: ${others}`;
  },
};
