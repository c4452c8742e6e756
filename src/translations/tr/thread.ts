import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { count, formatNumber } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'Temsilci',
  'barged-in': 'Araya girdi',
  assistant: 'Danışman',
  monitor: 'İzliyor',
  'wrap-up': 'Sonuçlandırma',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'Ayrıldınız',
  transferred: 'Aktarıldı',
  'customer-left': 'Müşteri ayrıldı',
  'wrapped-up': 'Sonuçlandırıldı',
  'wrap-up-filed': 'Sonuçlandırma, süresi dolmadan kendiliğinden kaydedildi',
  'wrap-up-skipped': 'Kodsuz tamamlandı',
  'wrap-up-expired': 'Sonuçlandırma kaydedilmeden süresi doldu',
  'no-primary-agent': 'Son temsilci ayrıldı',
  'logged-out': 'Oturumunuz kapatıldı',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'Aktarma',
  conference: 'Konferans',
  consult: 'Danışma',
  'consult-transfer': 'Aktarma',
  'consult-conference': 'Konferans',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Sipariş no',
  recipient: 'Alıcı',
  address: 'Adres',
  date: 'Tarih',
  adjustment: 'Düzeltme',
  'payment-method': 'Ödeme yöntemi',
  subtotal: 'Ara toplam',
  shipping: 'Kargo',
  tax: 'Vergi',
  total: 'Toplam',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Bir yorumu beğendi',
  unlike: 'Bir yorumun beğenisini geri aldı',
  delete: 'Bir yorumu sildi',
  hide: 'Bir yorumu gizledi',
  'private-reply': 'Bir yoruma özel yanıt',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Görüntü',
  video: 'Video',
  audio: 'Ses kaydı',
  file: 'Dosya',
  sticker: 'Çıkartma',
  link: 'Bağlantı',
  location: 'Konum',
  contacts: 'Kişi',
  buttons: 'Seçenekler',
  carousel: 'Kartlar',
  list: 'Seçenek listesi',
  'wrap-up': 'Sonuçlandırma',
  comment: 'Yorum',
  email: 'E-posta',
  voice: 'Telefon görüşmesi',
  receipt: 'Fiş',
  template: 'Şablon',
};

const failedMedia = {
  image: 'Görüntü yüklenemedi.',
  video: 'Video burada oynatılamıyor.',
  audio: 'Kayıt burada oynatılamıyor.',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'Gönderilmeyi bekliyor',
  sending: 'Gönderiliyor…',
  unconfirmed: 'Denetleniyor…',
  undecided: 'Teslim doğrulanmadı',
  rejected: 'Gönderilmedi',
  sent: 'Gönderildi',
  delivered: 'Teslim edildi',
  seen: 'Görüldü',
  failed: 'Teslim edilemedi',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Bilgi',
  warning: 'Uyarı',
  'too-large': 'Bu mesaj gösterilemeyecek kadar büyük',
  'system-error': 'Sistem hatası',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Çağrı başladı',
  'leg-ended': 'Çağrı sona erdi',
  held: 'Çağrı beklemede',
  resumed: 'Çağrıya devam edildi',
};

const rerouteName = (direction: string): string => ownValue(rerouteNames, direction) ?? 'Yönlendirme';

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'Görüşmeler',
  listEmpty: 'Açık görüşme yok',
  listEmptyHint: 'Kabul ettiğiniz sohbetler burada görünür.',
  listNoMessages: 'Henüz mesaj yok',
  listYou: 'Siz:',
  listUnread: (n) => count(n, 'okunmamış mesaj'),
  listTyping: 'Yazıyor…',
  listDeliveryFailed: 'Bir mesaj teslim edilemedi',
  listWaiting: (duration) => `Bekleme süresi ${duration}`,
  listEnded: 'Sona erdi',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `Aktarıldı: ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Sona erdi')),

  threadLabel: (customer) => `${customer} ile görüşme`,
  threadEmpty: 'Açık görüşme yok',
  threadEmptyHint: 'Listeden birini seçin veya sıradaki sohbeti bekleyin.',
  threadNotOpen: 'Bu görüşme ekranınızda açık değil.',
  threadEnded: (customer) => `${customer} ile görüşme sona erdi`,
  threadYou: 'Siz',
  threadSearch: 'Arama ve döküm',
  searchLabel: 'Bu görüşmede ara',
  searchPosition: (n, all) => `${formatNumber(n)}/${formatNumber(all)}`,
  searchNoHits: 'Sonuç yok',
  searchOlder: 'Önceki sonuç',
  searchNewer: 'Sonraki sonuç',
  searchLoading: 'Önceki mesajlar yükleniyor…',
  searchIncomplete: 'Önceki mesajlar yüklenemedi.',
  transcript: 'Döküm',
  transcriptTitle: (name) => `${name} ile görüşme`,
  transcriptCopy: 'Kopyala',
  transcriptText: 'Metin olarak indir',
  transcriptHtml: 'HTML olarak indir',
  threadActions: 'İşlemler',
  threadParticipants: 'Katılımcılar',
  threadChannels: 'Kanallar',
  threadNoChannel: 'Açık kanal yok',
  threadOnHold: 'Beklemede',
  threadLeave: 'Ayrıl',
  threadLeaving: 'Ayrılınıyor…',
  threadLeaveQuestion: 'Bu görüşmeden ayrılmak istiyor musunuz?',
  threadLeaveLastAgent: 'Buradaki tek temsilci sizsiniz. Görüşme müşteri için sona erecek.',
  threadStay: 'Kal',
  wrapUpLeft: (duration) => `Sonuçlandırma: ${duration} kaldı`,
  wrapUpRunning: 'Sonuçlandırma',
  wrapUpFinish: 'Kodsuz tamamla',
  wrapUpFinishing: 'Tamamlanıyor…',

  messagesLabel: 'Mesajlar',
  messagesUnread: 'Yeni mesajlar',
  messagesLatest: 'En yeniye git',
  messagesOlder: 'Önceki mesajları göster',
  messagesOlderLoading: 'Önceki mesajlar yükleniyor…',
  messageFailed: 'Bu mesaj gösterilemedi.',
  messagesOlderFailed: 'Önceki mesajlar yüklenemedi.',
  messagesStart: 'Görüşmenin başlangıcı',
  messageLabel: (sender, time, text) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'Bugün',
  dayYesterday: 'Dün',
  senderBot: 'Bot',
  senderSystem: 'Sistem',
  composerWhisper: 'Fısıltı',
  whisperLabel: 'Fısıltı – bunu yalnızca temsilciler görür',
  activityOutbound: 'Bir kampanya tarafından gönderildi',
  activityScheduled: 'Zamanlanmış mesaj',
  customerTyping: (name) => `${name} yazıyor…`,
  reply: 'Yanıtla',
  replyShowOriginal: (sender) => `Özgün mesajı göster: ${sender}`,
  replyNotLoaded: 'Önceki bir mesaja yanıt',
  replyAmbiguous: 'Birkaç mesajdan birine yanıt',
  replyFindOriginal: 'Özgün mesajı bul',
  replySearching: 'Mesaj aranıyor…',
  replyNotFound: 'Özgün mesaj bulunamadı.',
  suggestionsLabel: 'Önerilen yanıtlar',
  suggestionInsert: 'Mesaj alanına ekle',
  suggestionSend: 'Hemen gönder',
  suggestionSendLabel: (text) => `Hemen gönder: ${text}`,
  suggestionConfidence: 'Botun güven düzeyi',
  copyText: 'Metni kopyala',
  copied: 'Kopyalandı',
  copyFailed: 'Kopyalanamadı. Tarayıcı burada izin vermiyor.',
  textShowMore: 'Devamını göster',
  textMoreShown: 'Mesajın devamı gösteriliyor',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'Yeniden gönderirseniz müşteriye iki kez ulaşabilir.',
  deliverySeenBy: (names) => `Görenler: ${names}`,
  deliveryResend: 'Yeniden gönder',
  deliveryDiscard: 'Sil',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(boş mesaj)',
  bodyDeleted: 'Bu mesaj silindi',
  bodyUnknown: (type) => (type ? `Desteklenmeyen mesaj türü (${type})` : 'Boş mesaj'),
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `Yeniden dene: ${name}`,
  bodyDownload: (name) => `İndir: ${name}`,
  bodyLinkHost: (host) => `Açılacak adres: ${host}`,
  bodyUnsafeLink: 'Bu bağlantı güvenle açılamaz',
  bodyOpenMap: 'Haritayı aç',
  bodyBirthday: 'Doğum tarihi',
  bodyQuickReplies: 'Hızlı yanıtlar',
  bodyNoWrapUpCodes: 'Kod yok',
  bodyNote: 'Not',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `Bilgi (${level})` : 'Bilgi'),
  bodyPreChatForm: 'Sohbet öncesi form',
  imageEnlarge: (name) => `Büyüt: ${name}`,
  emailFrom: 'Gönderen',
  emailReplyTo: 'Yanıt adresi',
  emailReceived: 'Alındı',
  emailTo: 'Kime',
  emailCc: 'Bilgi',
  emailBcc: 'Gizli',
  emailHasHtml: 'Bu e-postanın biçimlendirilmiş bir sürümü de var.',
  emailNoSubject: 'Konu yok',
  emailShowHtml: 'Biçimlendirilmiş sürümü göster',
  emailHideHtml: 'Biçimlendirilmiş sürümü gizle',
  emailShowImages: 'Görüntüleri göster',
  emailShowImagesHint: 'Görüntüler dış sunuculardan yüklenir; bu sunucular e-postanın okunduğunu anlayabilir.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `Görüntü “${name}”` : 'Görüntü'}: ${hasAttachments ? 'aşağıdaki eklere bakın' : 'yalnızca özgün e-postada'}`,
  emailLinks: (n) => `Bağlantılar (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `E-posta: ${subject}` : 'E-posta'),
  download: 'İndir',
  lightboxPosition: (n, total) => `${formatNumber(n)}/${formatNumber(total)}`,
  lightboxPrevious: 'Önceki görüntü',
  lightboxNext: 'Sonraki görüntü',
  lightboxZoomIn: 'Yakınlaştır',
  lightboxZoomOut: 'Uzaklaştır',
  callDuration: 'Süre',
  callRecording: 'Kayıt',
  sizeBytes: (n) => `${n} B`,
  sizeKilobytes: (n) => `${n} KB`,
  sizeMegabytes: (n) => `${n} MB`,

  noticeChannelStarted: (channel) => `${channel} oturumu başladı`,
  noticeChannelEnded: (channel) => `${channel} oturumu sona erdi`,
  noticeYouJoined: 'Katıldınız',
  noticeJoined: (name) => `${name} katıldı`,
  noticeJoinedAs: (name, role) => `${name} katıldı (${role})`,
  noticeLeft: (name) => `${name} ayrıldı`,
  noticeReroutePlaced: (direction, queue, by) =>
    `${rerouteName(direction)} istendi${queue ? `, kuyruk: ${queue}` : ''}${by ? `, isteyen: ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `${rerouteName(direction)} istediniz${queue ? `, kuyruk: ${queue}` : ''}`,
  noticeRerouteCancelled: (direction) => `${rerouteName(direction)} isteği iptal edildi`,
  noticeRerouteFailed: (direction, queue) =>
    `${rerouteName(direction)} için uygun temsilci yok${queue ? `, kuyruk: ${queue}` : ''}`,
  noticePaused: 'Görüşme beklemeye alındı',
  noticeResumed: 'Görüşmeye devam edildi',
  noticeHandRaised: (others, isYou) => {
    if (isYou) return others ? `Siz ve ${others} süpervizör istediniz` : 'Süpervizör istediniz';
    return others ? `Süpervizör isteyen: ${others}` : 'Süpervizör istendi';
  },
  noticeHandLowered: (others, isYou) => {
    if (isYou) return others ? `Siz ve ${others} süpervizör isteğini geri aldınız` : 'Süpervizör isteğini geri aldınız';
    return others ? `Süpervizör isteğini geri alan: ${others}` : 'Süpervizör isteği geri alındı';
  },
  noticeCustomerChanged: (name) => (name ? `Müşteri artık ${name}` : 'Müşteri bilgileri değişti'),
  noticeUndecided: (what, n) =>
    `${n > 1 ? `${count(n, 'mesajdan')} biri` : 'Bir mesaj'} ${what === 'failed' ? 'teslim edilemedi' : 'silindi'}. Sunucu hangisi olduğunu belirtmiyor.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `Çağrı, ${duration}` : 'Çağrı'),
};
