import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, count } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Oturum açıldı',
  'not-ready': 'Hazır değil',
  ready: 'Hazır',
  'logged-out': 'Oturum kapalı',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Kapalı',
  ready: 'Hazır',
  active: 'Etkin',
  busy: 'Meşgul',
  'pending-not-ready': 'Kapanıyor',
  interrupted: 'Kesintide',
  'logged-out': 'Oturum kapalı',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Giden',
  transfer: 'Aktarma',
  conference: 'Konferans',
  consult: 'Danışma',
  monitor: 'İzleme',
  'barge-in': 'Araya girme',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} bu sohbeti size aktarıyor`,
  conference: (name) => `${name} sizi katılmaya davet etti`,
  consult: (name) => `${name} size danışmak istiyor`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'Süresi içinde yanıtlamadınız.',
  'customer-left': 'Siz yanıtlamadan müşteri ayrıldı.',
  'answered-elsewhere': 'Başka bir temsilci yanıtladı.',
  'logged-out': 'Oturumunuz kapatıldı. Sohbet başka bir temsilciye yönlendirilecek.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'Oturum aç',
  loginUsername: 'Kullanıcı adı',
  loginPassword: 'Parola',
  loginShowPassword: 'Parolayı göster',
  loginSubmit: 'Oturum aç',
  loginCapsLock: 'Caps Lock açık.',
  loginMissingUsername: 'Kullanıcı adınızı girin.',
  loginMissingPassword: 'Parolanızı girin.',
  loginServerMessage: (detail) => `Sunucu mesajı: ${detail}`,
  loginSignedInAs: (name) => `Oturum sahibi: ${name}`,
  loginTakenOver: 'Başka bir yerde oturumunuz açık',
  loginTakenOverHint: 'Aynı anda yalnızca bir temsilci ekranı açık olabilir. Burada kullanırsanız diğeri duraklatılır.',
  loginFailed: 'Oturum açılamadı',
  loginInvalidAnswer: 'Bu sayfanın oturum açma işlemi geçersiz bir yanıt verdi. Lütfen destek ekibinize başvurun.',
  loginDifferentAccount: 'Başka bir hesap kullan',

  signInStepSubmit: 'Devam',
  signInStepChecking: 'Denetleniyor…',
  signInStepBack: 'Geri',
  signInStepMissing: 'Bu alanı doldurun.',

  credentialsHint: 'Sohbetleriniz sürüyor. Dosyaları, geçmişi ve aktarmayı yeniden kullanmak için parolanızı girin.',
  credentialsHostHint: 'Sohbetleriniz sürüyor ancak dosyalar, geçmiş ve aktarma çalışmıyor.',
  credentialsPassword: 'Parola',
  credentialsSubmit: 'Devam',
  credentialsChecking: 'Denetleniyor…',
  credentialsEnter: 'Parolayı gir',
  credentialsMissing: 'Parolanızı girin.',
  credentialsWrong: 'Parola yanlış.',

  stateLabel: 'Uygunluk durumunuz',
  stateName: (state) => agentStates[state] ?? 'Bilinmiyor',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'Bilinmiyor'}${label && ': '}${label}`,
  stateSince: (time) => `${time} itibarıyla`,
  stateChanging: 'değiştiriliyor…',
  stateNoChannelOn: 'açık kanal yok',
  stateSessionExpired: 'oturum süresi doldu',
  stateNoReason: 'Neden belirtilmedi',
  stateReasonSearch: 'Neden ara',
  stateReasonsFailed: 'Nedenler yüklenemedi. Yeniden deneniyor…',
  statePushFailed: 'Bildirim anahtarı yüklenemedi. Bir içerik engelleyici bunu önlüyor olabilir.',
  stateNoMatchingReasons: 'Eşleşen neden yok',
  stateUnknownHint: 'Durumunuz bilinmiyor. “Hazır” veya “Hazır değil” seçeneğini belirleyin.',
  stateNotAllowed: 'Uygunluk durumunuzu değiştirme yetkiniz yok.',
  stateUnchanged: 'Durumunuz değişmedi.',
  stateChannels: 'Kanallar',
  stateNoChannels: 'Size atanmış kanal yok.',
  stateAllReady: 'Tüm kanallarda hazır',
  stateGoingReady: 'Hazır durumuna geçiliyor…',
  stateNeedsReady: 'Bir kanalı yalnızca Hazır durumundayken açabilirsiniz.',
  stateGoReadyFirst: (channel) => `Önce Hazır durumuna geçin, sonra şu kanalı açın: ${channel}.`,
  stateChannelUnchanged: (channel) => `${channel} değişmedi.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'Bunu yeniden çevrimiçi olduğunuzda değiştirebilirsiniz.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'Bilinmiyor';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit}/${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, en fazla ${limit}` : name;
  },
  channelFinishing: 'Açık sohbetler bitince kapanacak',
  channelSwitchingOn: 'Açılıyor…',
  channelSwitchingOff: 'Kapatılıyor…',
  stateAttention: 'Sesler ve bildirimler',
  stateDoNotDisturb: 'Rahatsız etmeyin',
  stateSoundBlocked: 'Ses için tıklayın',
  stateLogOut: 'Oturumu kapat',
  stateLogOutWithReason: (label) => `Oturumu kapat: ${label}`,
  stateLogOutReasons: 'Oturum kapatma nedeni',
  stateLoggingOut: 'Oturum kapatılıyor…',
  stateLogOutAnyway: 'Yine de oturumu kapat',
  stateLogOutOpenConversations: (n) =>
    `Hâlâ ${count(n, 'açık görüşmeniz')} var. Oturumu kapatırsanız bu müşteriler başka bir temsilciyi bekleyecek.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [messages > 0 ? count(messages, 'mesaj') : '', drafts > 0 ? count(drafts, 'taslak veya not') : ''];
    return `Henüz gönderilmedi: ${formatList(counts.filter(Boolean))}. Oturumu şimdi kapatırsanız bunlar silinir.`;
  },
  stateLogOutWaiting: 'Tüm mesajlar gönderilir gönderilmez oturumunuz kapatılacak.',
  stateLogOutWait: 'Gönderilmesini bekle',
  stateLogOutDiscard: 'Sil ve oturumu kapat',
  stateStayLoggedIn: 'Oturumu açık tut',

  offerLabel: 'Bekleyen müşteriler',
  offerNone: 'Bekleyen müşteri yok',
  offerKnownCustomer: 'Tanınan müşteri',
  offerAnonymous: 'Anonim',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `İsteyen: ${name}`,
  offerRequestedByYou: 'Bunu siz istediniz',
  offerNote: 'Not',
  offerAccept: 'Kabul et',
  offerAcceptOf: (name) => `Kabul et: ${name}`,
  offerAccepting: 'Kabul ediliyor…',
  offerHide: 'Gizle',
  offerHideHint: 'Sohbeti burada gizler. Süre dolana veya başka bir temsilci kabul edene kadar sunulmaya devam eder.',
  offerChecking: 'Bu sohbetin hâlâ bekleyip beklemediği denetleniyor…',
  offerTimeLeft: (n) => `${count(n, 'saniye')} kaldı`,
  offerWaiting: (time) => `Bekleme süresi: ${time}`,
  offerTimeUp: 'Süre doldu',
  offerNotAccepted: 'Bu sohbet kabul edilemedi.',
  offerTooLate: (why) => `Geç kaldınız. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'Bu sohbet artık mevcut değil.',
  offerAnnouncement: (name, details) =>
    details === '' ? `Yeni sohbet sunuldu: ${name}` : `Yeni sohbet sunuldu: ${name}, ${details}`,
  offerNotificationTitle: 'Bir müşteri bekliyor',
  offerDismiss: 'Gizle',
  offerDismissed: 'Gizlendi',
  offerUndo: 'Geri al',
  offerUndoOf: (name) => `Geri al: sunulan sohbeti yeniden göster (${name})`,
  offerMissed: (n) => count(n, 'kaçırılan sohbet'),
  offerMissedDismiss: 'Kaçırılan sohbetleri gizle',
  offerSilent: 'Bu sayfada bir yere tıklayana veya bir tuşa basana kadar zil sesi duyulmaz.',
};
