import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { count } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Bu sohbeti başka bir süpervizör zaten izliyor.',
  'other-team': 'Bu sohbet, süpervizörü olmadığınız bir takıma ait.',
  'not-push-mode': 'Çekme listelerinden gelen sohbetler izlenemez.',
  'not-supervisor': 'Bunu yalnızca takımı olan süpervizörler yapabilir.',
  'conversation-over': 'Görüşme sona erdi.',
  'conversation-full': 'Bu görüşme dört kişilik sınıra ulaştı.',
};

export const shared: TranslationsOf<typeof english> = {
  noSession: 'Temsilci ekranına bağlı değil',
  noSessionHint: 'Bu sayfaya bir desk-session öğesi ekleyin.',
  signedOut: 'Oturum açılmadı',
  connecting: 'Bağlanılıyor…',
  signingIn: 'Oturum açılıyor…',
  reconnecting: 'Bağlantı koptu. Yeniden bağlanılıyor…',
  lastUpdate: (time) => `Son güncelleme: ${time}.`,
  connectedAgain: 'Yeniden bağlandı.',
  takenOver: 'Temsilci ekranı başka bir yerde açıldı. Burada duraklatıldı.',
  loginUseHere: 'Burada kullan',
  sessionClosed: 'Oturumunuz kapatıldı',
  close: 'Kapat',
  cancel: 'İptal',
  contentFailed: 'Bu gösterilemedi.',
  retry: 'Yeniden dene',
  loading: 'Yükleniyor…',
  newMessages: (n) => count(n, 'yeni mesaj'),
  unknownCustomer: 'Bilinmeyen müşteri',
  anonymousCustomer: 'Anonim ziyaretçi',

  problemLoginFailed: 'Oturum açma reddedildi. Lütfen yeniden oturum açın.',
  problemUnauthorised: 'Kullanıcı adı veya parola yanlış.',
  problemBadRequest: (detail) =>
    detail ? `Sunucu oturum açmayı reddetti: ${detail}` : 'Sunucu oturum açmayı reddetti.',
  problemCredentialsExpired: 'Oturumunuzun süresi doldu.',
  problemLicence: (detail) => (detail ? `Lisans sorunu: ${detail}` : 'Sunucunun lisansı denetlenemedi.'),
  problemTimedOut: (detail) => detail || 'Sunucu zamanında yanıt vermedi.',
  problemServerError: 'Sunucu bir iç hata bildirdi. Lütfen yeniden deneyin.',
  problemUnreachable: 'Sunucuya ulaşılamadı. Bağlantınızı denetleyip yeniden deneyin.',
  problemNoUrl: (url) => (url ? `Agent Manager adresi değil: ${url}` : 'Agent Manager adresi belirtilmemiş.'),
  problemAlreadySigningIn: 'Başka bir oturum açma işlemi sürüyor. Lütfen bekleyin.',
  problemSignInCancelled: 'Oturum açma iptal edildi.',
  problemSessionEnded: 'Sunucu bu oturumu sonlandırdı. Lütfen yeniden oturum açın.',
  problemForcedLogout: 'Bir süpervizör oturumunuzu kapattı.',
  problemOther: (detail) => detail || 'Temsilci ekranına bağlanılamadı.',

  outcomeRefused: (detail) => (detail ? `Sunucu isteği reddetti: ${detail}` : 'Sunucu isteği reddetti.'),
  refusal: (code) => refusals[code],
  newVersion: 'Yeni sürüm için sayfayı yeniden yükleyin. Bu sayfanın bazı işlevleri artık kullanılamıyor.',
  serverError: (detail) => (detail ? `Sunucu bir hata bildiriyor: ${detail}` : 'Sunucu bir hata bildiriyor.'),
  outcomeUnknown: 'Sunucudan yanıt gelmedi. Değişikliğiniz yapılmış da olabilir, yapılmamış da.',
  outcomeOffline: 'Bunu çevrimdışıyken yapamazsınız.',
  outcomeAlreadyPending: 'Önceki değişikliğin tamamlanmasını bekleyin.',
  outcomeNoSuchConversation: 'Bu görüşme sona erdi.',
  outcomeNoSuchOffer: 'Bu sohbet artık mevcut değil.',
  outcomeNoChannel: 'Müşterinin bunun gönderilebileceği açık bir kanalı yok.',
  outcomeNotAllowed: 'Bunu burada yapma yetkiniz yok.',
  outcomeUnsentMessages: 'Bazı mesajlar henüz gönderilmedi.',
  outcomeNoWhisperRecipient: 'Fısıldayabileceğiniz başka bir temsilci yok.',
  outcomeEmpty: 'Gönderilecek bir şey yok.',
  outcomeConnectionLost: 'Bu gönderilemeden bağlantı koptu.',
  outcomeSessionEnded: 'Oturum sona erdi.',
  outcomeInvalid: 'Bu sayfa geçersiz bir istekte bulundu. Hiçbir şey gönderilmedi.',
};
