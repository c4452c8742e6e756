import type { ShortcutName } from '../../domain/index.js';
import type { composer as written } from '../en/parts/composer.js';
import type { composerCanned } from '../en/parts/composer/canned.js';
import type { composerEmoji } from '../en/parts/composer/emoji.js';
import type { composerFiles } from '../en/parts/composer/files.js';
import type { composerShortcuts } from '../en/parts/composer/shortcuts.js';
import type { replySuggestions } from '../en/parts/thread/reply-suggestions.js';
import type { composerFormatting } from '../en/parts/composer/formatting.js';
import type { translate } from '../en/parts/thread/translate.js';
import type { TranslationsOf } from '../translations.js';
import { count } from './pluralize.js';

const formattingNames: Readonly<Record<string, string>> = {
  bold: 'Kalın',
  italic: 'İtalik',
  strike: 'Üstü çizili',
  code: 'Kod',
  list: 'Liste',
  quote: 'Alıntı',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Son kullanılanlar',
  smileys: 'Yüz ifadeleri ve duygular',
  people: 'İnsanlar ve beden',
  animals: 'Hayvanlar ve doğa',
  food: 'Yiyecek ve içecek',
  travel: 'Seyahat ve yerler',
  activities: 'Etkinlikler',
  objects: 'Nesneler',
  symbols: 'Semboller',
  flags: 'Bayraklar',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Görüşme, işlem veya yanıt ara',
  nextConversation: 'Sonraki görüşme',
  previousConversation: 'Önceki görüşme',
  nextUnread: 'Sonraki okunmamış görüşme',
  findConversation: 'Görüşme listesinde ara',
  acceptOffer: 'En eski bekleyen sohbeti kabul et',
  replyToLast: 'Son mesajı yanıtla',
  cannedResponses: 'Hazır yanıtlar',
  jumpToLatest: 'En yeniye git',
  searchMessages: 'Görüşmede ara',
  help: 'Bu liste (metin yazılmıyorken)',
  typing: 'Harfler mesaj alanına yazılır',
  send: 'Gönder',
  slash: 'Hazır yanıtlar (sözcük başında)',
};

export const composer: TranslationsOf<
  typeof written &
    typeof composerCanned &
    typeof composerEmoji &
    typeof composerFiles &
    typeof composerShortcuts &
    typeof replySuggestions &
    typeof translate &
    typeof composerFormatting
> = {
  formattingOpen: 'Biçimlendirme',
  formatting: 'Biçimlendirme',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'Çevriliyor…',
  translationShowOriginal: 'Özgün metni göster',
  translationShow: 'Çeviriyi göster',
  translationFailed: 'Bu mesaj çevrilemedi.',
  translationPreview: 'Müşteri şunu okuyacak:',
  translationSend: 'Çeviriyi gönder',
  translationSendOriginal: 'Yazıldığı gibi gönder',
  translationEdit: 'Yazmaya devam et',
  composerPlaceholder: (customer) => `Mesaj: ${customer}`,
  composerWhisperPlaceholder: 'Diğer temsilcilere fısıldayın',
  composerSend: 'Gönder',
  composerSendWhisper: 'Fısıltıyı gönder',
  composerWhisperOnly: 'Burada yalnızca fısıldayabilirsiniz. Müşteri fısıltıları görmez.',
  composerWhisperOn: 'Bunu yalnızca temsilciler görecek.',
  composerChannel: 'Yanıt kanalı',
  composerReplyingTo: (sender) => `Yanıtlanan: ${sender}`,
  composerReplyRemove: 'Alıntıyı kaldır',
  composerOffline: 'Yeniden çevrimiçi olduğunuzda gönderilecek.',
  composerCharactersLeft: (n) => count(n, 'karakter kaldı'),
  composerCharactersOver: (n) => count(n, 'karakter fazla'),
  composerClosed: 'Bu görüşme kapatıldı.',
  composerNotSent: 'Gönderilmedi',
  composerWrapUp: 'Görüşme sona erdi. Sonuçlandırmayı tamamlayın.',
  composerNoChannel: 'Müşterinin açık kanalı olmadığı için mesaj gönderemezsiniz.',
  composerMonitorNoAgents: 'İzliyorsunuz. Burada fısıldayabileceğiniz temsilci yok.',
  composerWhisperNoAgents: 'Diğer temsilciler ayrıldı. Müşteriye yazmak için fısıltıyı kapatın.',
  composerPlaceholderVia: (customer, channel) => `Mesaj: ${customer} (${channel})`,
  composerChannelChanged: (channel) => `Artık şu kanaldan yanıtlıyorsunuz: ${channel}.`,
  composerLoadFailed: 'Bu yüklenemedi. Bağlantınızı denetleyip yeniden deneyin.',

  filesAttach: 'Dosya ekle',
  filesDrop: 'Eklemek için dosyaları buraya bırakın',
  filesLabel: 'Ekli dosyalar',
  filesUploading: (n) => `${count(n, 'dosya')} yükleniyor`,
  filesReady: 'Dosyalar gönderilmeye hazır.',
  filesUploadFailed: 'Bir dosya yüklenemedi. Yeniden deneyin veya dosyayı kaldırın.',
  fileEmpty: (name) => `${name} boş.`,
  fileTooLarge: (name, limit) => `${name} çok büyük. Sınır: ${limit}.`,
  fileTypeNotAllowed: (name) => `${name} eklenemedi. Bu dosya türüne izin verilmiyor.`,
  fileWaiting: 'Bekliyor',
  fileOffline: 'Bağlantı bekleniyor',
  fileFailed: (detail) => (detail ? `Yükleme başarısız: ${detail}` : 'Yükleme başarısız'),
  fileMissing: 'Bu dosyayı yeniden seçin. Saklanamayacak kadar büyüktü.',
  fileRefused: (detail) => (detail ? `Kabul edilmedi: ${detail}` : 'Dosya hizmeti bu dosyayı kabul etmiyor.'),
  fileSentWhenUploaded: (text) => (text ? `Yüklenince gönderilecek: ${text}` : 'Yüklenince gönderilecek'),
  fileUnreachable: 'dosya hizmetinden yanıt yok',
  fileRemove: (name) => `Kaldır: ${name}`,
  fileCancel: (name) => `Yüklemeyi iptal et: ${name}`,
  fileRetry: (name) => `Yeniden yükle: ${name}`,
  fileProgress: (name) => `${name} yükleniyor`,

  emojiOpen: 'Emojiler',
  emojiSearch: 'Emoji ara (İngilizce)',
  emojiGroups: 'Emoji kategorileri',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'Emoji bulunamadı' : count(n, 'emoji')),

  cannedOpen: 'Hazır yanıtlar',
  cannedOwn: 'Yanıtlarım',
  cannedOwnCode: 'Kısa kod',
  cannedOwnText: 'Metin',
  cannedOwnSave: 'Kaydet',
  cannedOwnDelete: 'Sil',
  cannedOwnTaken: 'Bu kısa kod başka bir yanıta ait.',
  cannedLoading: 'Hazır yanıtlar yükleniyor…',
  cannedFailed: 'Hazır yanıtlar yüklenemedi.',
  cannedClose: 'Bu listeyi kapatmak için Esc tuşuna basın.',
  cannedFound: (n) => (n === 0 ? 'Eşleşen hazır yanıt yok' : count(n, 'yanıt')),
  cannedUnfilled: (name) => `${name} doldurulmadı. Olduğu gibi göndermek için yeniden gönderin.`,

  shortcutsOpen: 'Klavye kısayolları',
  suggestedReplies: 'Önerilen yanıtlar',
  suggestedReplySend: 'Hemen gönder',
  shortcutsDesk: 'Ekranın her yerinde',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'Mesaj alanı',
  shortcutsMessageList: 'Mesaj listesi',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'Yeni satır',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Listeyi kapat veya alıntıyı kaldır',
  shortcutPaste: 'Metin, görüntü veya dosya yapıştır',
  shortcutHelpAgain: 'Soru işareti yazmak için yeniden ? tuşuna basın.',
  shortcutMessages: 'Önceki ve sonraki mesaj',
  shortcutPageUpDown: 'Bir sayfa yukarı veya aşağı',
  shortcutFirstLast: 'İlk ve son mesaj',
};
