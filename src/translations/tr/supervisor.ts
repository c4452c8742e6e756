import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { count, formatNumber } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'Hazır',
  'not-ready': 'Hazır değil',
  'logged-in': 'Oturum açık, hazır değil',
  'logged-out': 'Oturum kapalı',
  unknown: 'Bilinmiyor',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'hazır',
  'not-ready': 'kapalı',
  active: 'etkin',
  busy: 'meşgul',
  'pending-not-ready': 'kapanıyor',
  interrupted: 'kesintide',
  'logged-out': 'oturum kapalı',
  unknown: 'bilinmiyor',
};

const availabilities = {
  ready: 'Hazır temsilciler',
  'not-ready': 'Hazır olmayan temsilciler',
  'signed-out': 'Oturumu kapalı temsilciler',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'Takım raporu için sunucuya ulaşılamadı.',
  'timed-out': 'Takım raporunun yüklenmesi çok uzun sürdü.',
  unauthorised: 'Bu takımın raporunu görme yetkiniz yok.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'Bu rakamlar için sunucuya ulaşılamadı.',
  'timed-out': 'Bu rakamların yüklenmesi çok uzun sürdü.',
  unauthorised: 'Bu rakamları görme yetkiniz yok.',
  'server-error': 'Bu rakamlar kullanılamıyor.',
};

const actionNames = {
  monitor: 'İzle',
  open: 'Aç',
  'whisper-mode': 'Danışmanlık yap',
  'barge-in': 'Araya gir',
  leave: 'Ayrıl',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'İzliyorsunuz',
  assistant: 'Danışmanlık yapıyorsunuz',
};

const pendingActions = {
  monitor: 'Katılınıyor…',
  open: '',
  'whisper-mode': 'Danışman olarak katılınıyor…',
  'barge-in': 'Araya giriliyor…',
  leave: 'Ayrılınıyor…',
};

const actionLabels = {
  monitor: (customer: string) => `${customer} ile sohbeti izle`,
  open: (customer: string) => `${customer} ile sohbeti aç`,
  'whisper-mode': (customer: string) =>
    `${customer} ile sohbetteki temsilcilere danışmanlık yap: müşteri sizi görmeyecek`,
  'barge-in': (customer: string) => `${customer} ile sohbete araya gir: müşteri sizi görecek`,
  leave: (customer: string) => `${customer} ile sohbetten ayrıl ve izlemeyi bırak`,
};

const actionHints = {
  'whisper-mode': 'Temsilciler burada olduğunuzu görecek, müşteri görmeyecek.',
  'barge-in': 'Müşteri bundan sonra yazdıklarınızı görecek.',
};

const failedActions = {
  monitor: (customer: string) => `${customer} ile sohbet izlenemedi.`,
  'whisper-mode': (customer: string) => `${customer} ile sohbetteki temsilcilere danışmanlık yapılamadı.`,
  'barge-in': (customer: string) => `${customer} ile sohbete araya girilemedi.`,
  leave: (customer: string) => `${customer} ile sohbetten ayrılınamadı.`,
};

const attentionKinds = {
  hand: 'El kaldırıldı',
  waiting: 'Bekliyor',
  'not-ready': 'Hazır değil',
  unanswered: 'Yanıtsız',
  'long-chat': 'Uzun sohbet',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'Kaldırılan eller',
  'long-chat': 'Uzun sohbetler',
};

const agentActions = { ready: 'Hazır yap', 'logged-out': 'Oturumunu kapat' };

const agentActionsOf = {
  ready: (agent: string) => `Hazır yap: ${agent}`,
  'logged-out': (agent: string) => `Oturumunu kapat: ${agent}`,
};

const agentActionsAsked = { ready: 'Hazır durumu istendi…', 'logged-out': 'Oturum kapatılıyor…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent} hazır.`,
  'logged-out': (agent: string) => `${agent} için oturum kapatıldı.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `${agent} hazır duruma getirilemedi.`,
  'logged-out': (agent: string) => `${agent} için oturum kapatılamadı.`,
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'Süpervizörü olduğunuz takım yok',
  supervisorNoTeamHint: 'Bir yöneticiden size takım atamasını isteyin, sonra yeniden oturum açın.',
  supervisorNotPermitted: 'Takımlarınızı görme yetkiniz yok',
  supervisorNotPermittedHint: 'Süpervizörü olduğunuz takımları görmek için bir yöneticiden yetki isteyin.',
  supervisorTeam: 'Takım',
  supervisorSearch: 'Temsilci ve sohbet ara',
  supervisorSearchHint: 'Müşteri, temsilci, kuyruk, kanal',
  supervisorMatches: (n) => count(n, 'satır aramanızla eşleşiyor'),
  supervisorUpdated: (time) => `Güncellendi: ${time}`,
  supervisorStale: (time) => `${time} itibarıyla`,
  supervisorNeverUpdated: 'Henüz güncellenmedi',
  supervisorRefresh: 'Yenile',
  supervisorLoading: 'Takım raporu yükleniyor…',

  supervisorAgents: 'Temsilciler',
  supervisorChats: 'Etkin sohbetler',
  supervisorQueued: 'Kuyrukta bekleyenler',
  supervisorBots: 'Botla görüşenler',
  supervisorReadyOf: (ready, all) => `${formatNumber(ready)}/${formatNumber(all)} hazır`,
  supervisorLongest: (duration) => `en uzun ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'Bu takımda temsilci yok',
  supervisorNoChats: 'Bu takımda etkin sohbet yok',
  supervisorNoQueued: 'Bekleyen müşteri yok',
  supervisorNoBots: 'Botla görüşen müşteri yok',
  supervisorNoMatch: 'Aramanız veya filtreleriniz için sonuç yok',

  supervisorAttention: 'İlgilenilmesi gerekenler',
  supervisorNoAttention: 'İlgilenilmesi gereken bir şey yok',
  supervisorAttentionKinds: 'Neyle ilgilenilmeli',
  supervisorAllKinds: 'Tümü',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `Aşağıdaki tablolarda ${formatNumber(n)} tane daha`,
  supervisorShowAll: 'Tümünü göster',
  supervisorShowFewer: 'Daha az göster',
  supervisorLevel: (level, limit) => (level === 'over' ? `Sınır aşıldı: ${limit}` : `Sınıra yakın: ${limit}`),
  supervisorLimit: (limit) => `sınır ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) =>
    `${formatNumber(n)} kişi daha ${level === 'over' ? 'sınırın üzerinde' : 'sınıra yakın'}`,
  supervisorShowQueue: 'Kuyruğu göster',
  supervisorShowQueueOf: (queue) => `Kuyruğu göster: ${queue}`,
  supervisorShow: 'Göster',
  supervisorShowAgent: (agent) => `Göster: ${agent}`,
  supervisorWithAgent: (agent) => `temsilci: ${agent}`,
  supervisorNewAttention: (n) => `İlgilenilmesi gereken ${count(n, 'yeni durum')} var`,
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) =>
    action === 'ready' ? `${agent} hazır duruma getirilsin mi?` : `${agent} için oturum kapatılsın mı?`,
  supervisorAskReadyHint: 'Hemen sohbet sunulabilir.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0 ? 'Açık sohbet yok.' : `${count(chats, 'açık sohbet')} kuyruğa geri dönecek.`,
  supervisorReason: 'Neden',
  supervisorAskBargeIn: (customer) => `${customer} ile sohbete araya girilsin mi?`,
  supervisorBargeInCustomer: 'Müşteri bundan sonra yazdıklarınızı okuyacak.',
  supervisorBargeInAgents: 'Temsilciler kalır ve katıldığınızı görür.',
  supervisorBargeInLeave: 'Ayrıldığınızda temsilciler bunu görecek.',
  supervisorKeepMonitoring: 'İzlemeyi sürdür',
  supervisorKeepAdvising: 'Danışmanlığı sürdür',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId: 'Sunucu bu temsilcinin kimliğini bildirmiyor; bu nedenle durum buradan değiştirilemez.',
  supervisorOwnState: 'Kendi durumunuzu durum menüsünden değiştirirsiniz.',
  supervisorAgentSignedOut: 'Temsilcinin oturumu kapalı.',
  supervisorAgentIsReady: 'Temsilci hazır.',
  supervisorShowChatsOf: (agent) => `sohbetlerini göster: ${agent}`,
  supervisorChatsOf: (agent) => `Sohbetler: ${agent}`,
  supervisorShowAllChats: (agent) => `Sohbetler: ${agent}. Tüm sohbetleri göster`,

  supervisorAllTeams: 'Tüm takımlarım',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'Müşteri',
  supervisorQueue: 'Kuyruk',
  supervisorAgent: 'Temsilci',
  supervisorChannel: 'Kanal',
  supervisorChannels: 'Kanallar',
  supervisorDuration: 'Süre',
  supervisorWaiting: 'Bekleme',
  supervisorBot: 'Bot',
  supervisorState: 'Durum',
  supervisorLoad: 'Sohbet',
  supervisorActions: 'İşlemler',
  supervisorLastLine: 'Son mesaj',
  supervisorHandRaised: 'El kaldırıldı',
  supervisorMonitoredBy: (name) => `İzleyen: ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'Gelen' : 'Giden'),
  supervisorNextChatOf: (agent) => `Sonraki sohbet: ${agent}`,
  supervisorHosted: 'Ek bilgiler',
  supervisorVoiceNotMonitored: 'Çağrılar burada değil, telefonla izlenir.',

  supervisorAllQueues: 'Tüm kuyruklar',
  supervisorAllChannels: 'Tüm kanallar',
  supervisorAllAgents: 'Tüm temsilciler',
  supervisorAvailability: 'Temsilci uygunluğu',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'Kuyruklara göre en uzun bekleme',
  supervisorMoreQueues: (n) => count(n, 'kuyruk daha'),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) =>
    `${count(agents, 'temsilci')}: ${orMore ? `${formatNumber(chats)} veya daha fazla sohbet` : count(chats, 'sohbet')}`,
  supervisorBusiest: (name, chats) => `en yoğun: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'Süre',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'Bu takımın raporu yüklenemedi.',
  supervisorReportAwaited: 'Rapor henüz gelmedi.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'Sunucu bu rakamları sağlamıyor.',
  supervisorTableStale: (time) => `${time} itibarıyla veriler gösteriliyor.`,
  supervisorUnknown: 'Bilinmiyor',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  /** How the supervisor takes part in a chat. */
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'Araya girdiniz' : 'Bu sohbettesiniz'),
};
