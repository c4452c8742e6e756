import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'جاهز',
  'not-ready': 'غير جاهز',
  'logged-in': 'سجّل الدخول، غير جاهز',
  'logged-out': 'سجّل الخروج',
  unknown: 'غير معروفة',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'جاهزة',
  'not-ready': 'متوقفة',
  active: 'نشطة',
  busy: 'مشغولة',
  'pending-not-ready': 'قيد الإنهاء',
  interrupted: 'متوقفة مؤقتًا',
  'logged-out': 'تم تسجيل الخروج',
  unknown: 'غير معروفة',
};

const availabilities = {
  ready: 'الوكلاء الجاهزون',
  'not-ready': 'الوكلاء غير الجاهزين',
  'signed-out': 'الوكلاء المسجّل خروجهم',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'تعذّر الوصول إلى الخادم للحصول على تقرير الفريق.',
  'timed-out': 'استغرق تحميل تقرير الفريق وقتًا طويلًا.',
  unauthorised: 'ليست لديك صلاحية لعرض تقرير هذا الفريق.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'تعذّر الوصول إلى الخادم للحصول على هذه البيانات.',
  'timed-out': 'استغرق تحميل هذه البيانات وقتًا طويلًا.',
  unauthorised: 'ليست لديك صلاحية لعرض هذه البيانات.',
  'server-error': 'هذه البيانات غير متاحة.',
};

const actionNames = {
  monitor: 'مراقبة',
  open: 'فتح',
  'whisper-mode': 'تقديم المشورة',
  'barge-in': 'تدخّل',
  leave: 'مغادرة',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'قيد المراقبة',
  assistant: 'تقدّم المشورة',
};

const pendingActions = {
  monitor: 'جارٍ الانضمام…',
  open: '',
  'whisper-mode': 'جارٍ الانضمام كمستشار…',
  'barge-in': 'جارٍ التدخّل…',
  leave: 'جارٍ المغادرة…',
};

const actionLabels = {
  monitor: (customer: string) => `مراقبة المحادثة مع ${customer}`,
  open: (customer: string) => `فتح المحادثة مع ${customer}`,
  'whisper-mode': (customer: string) => `تقديم المشورة لوكلاء المحادثة مع ${customer}: لن يراك العميل`,
  'barge-in': (customer: string) => `تدخّل في المحادثة مع ${customer}: سيراك العميل`,
  leave: (customer: string) => `مغادرة المحادثة مع ${customer} وإيقاف مراقبتها`,
};

const actionHints = {
  'whisper-mode': 'سيرى الوكلاء أنك هنا، ولن يراك العميل.',
  'barge-in': 'سيرى العميل ما تكتبه بعد ذلك.',
};

const failedActions = {
  monitor: (customer: string) => `تعذّرت مراقبة المحادثة مع ${customer}.`,
  'whisper-mode': (customer: string) => `تعذّر تقديم المشورة لوكلاء المحادثة مع ${customer}.`,
  'barge-in': (customer: string) => `تعذّر التدخّل في المحادثة مع ${customer}.`,
  leave: (customer: string) => `تعذّرت مغادرة المحادثة مع ${customer}.`,
};

const attentionKinds = {
  hand: 'يد مرفوعة',
  waiting: 'في الانتظار',
  'not-ready': 'غير جاهز',
  unanswered: 'بلا رد',
  'long-chat': 'محادثة طويلة',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'الأيدي المرفوعة',
  'long-chat': 'المحادثات الطويلة',
};

const agentActions = { ready: 'جعله جاهزًا', 'logged-out': 'تسجيل خروجه' };

const agentActionsOf = {
  ready: (agent: string) => `جعل ${agent} جاهزًا`,
  'logged-out': (agent: string) => `تسجيل خروج ${agent}`,
};

const agentActionsAsked = { ready: 'طُلب جعله جاهزًا…', 'logged-out': 'جارٍ تسجيل الخروج…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent} جاهز.`,
  'logged-out': (agent: string) => `سُجّل خروج ${agent}.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `تعذّر جعل ${agent} جاهزًا.`,
  'logged-out': (agent: string) => `تعذّر تسجيل خروج ${agent}.`,
};

const moreCustomers = { one: 'عميل واحد', two: 'عميلان', few: 'عملاء', many: 'عميلًا', other: 'عميل' };
const newCases = {
  one: 'حالة جديدة واحدة',
  two: 'حالتان جديدتان',
  few: 'حالات جديدة',
  many: 'حالة جديدة',
  other: 'حالة جديدة',
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'أنت لا تشرف على أي فريق',
  supervisorNoTeamHint: 'اطلب من المسؤول أن يعيّن لك فريقًا، ثم سجّل الدخول مرة أخرى.',
  supervisorNotPermitted: 'ليست لديك صلاحية لعرض فرقك',
  supervisorNotPermittedHint: 'اطلب من المسؤول صلاحية عرض الفرق التي تشرف عليها.',
  supervisorTeam: 'الفريق',
  supervisorSearch: 'البحث في الوكلاء والمحادثات',
  supervisorSearchHint: 'عميل أو وكيل أو قائمة انتظار أو قناة',
  supervisorMatches: (n) =>
    n === 0
      ? 'لا توجد نتائج مطابقة'
      : pluralize(n, {
          one: 'نتيجة مطابقة واحدة',
          two: 'نتيجتان مطابقتان',
          few: 'نتائج مطابقة',
          many: 'نتيجة مطابقة',
          other: 'نتيجة مطابقة',
        }),
  supervisorUpdated: (time) => `آخر تحديث ${time}`,
  supervisorStale: (time) => `حتى ${time}`,
  supervisorNeverUpdated: 'لم يتم التحديث بعد',
  supervisorRefresh: 'تحديث',
  supervisorLoading: 'جارٍ تحميل تقرير الفريق…',

  supervisorAgents: 'الوكلاء',
  supervisorChats: 'المحادثات النشطة',
  supervisorQueued: 'في قوائم الانتظار',
  supervisorBots: 'مع الروبوت',
  supervisorReadyOf: (ready, all) => `${formatNumber(ready)} من ${formatNumber(all)} جاهزون`,
  supervisorLongest: (duration) => `الأطول ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'لا يوجد وكلاء في هذا الفريق.',
  supervisorNoChats: 'لا أحد من هذا الفريق في محادثة.',
  supervisorNoQueued: 'لا يوجد عملاء في الانتظار',
  supervisorNoBots: 'لا يوجد عملاء مع الروبوت',
  supervisorNoMatch: 'لا توجد نتائج مطابقة للبحث أو التصفية',

  supervisorAttention: 'يتطلب الانتباه',
  supervisorNoAttention: 'لا شيء يتطلب الانتباه',
  supervisorAttentionKinds: 'ما يتطلب الانتباه',
  supervisorAllKinds: 'الكل',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `${formatNumber(n)} أخرى في الجداول أدناه`,
  supervisorShowAll: 'عرض الكل',
  supervisorShowFewer: 'عرض أقل',
  supervisorLevel: (level, limit) => (level === 'over' ? `تجاوز الحد ${limit}` : `قريب من الحد ${limit}`),
  supervisorLimit: (limit) => `الحد ${limit}`,
  supervisorAtLeast: (duration) => `${duration}+`,
  supervisorMoreWaiting: (n, level) =>
    `و${pluralize(n, moreCustomers)} ${level === 'over' ? 'تجاوزوا الحد' : 'قرب الحد'}`,
  supervisorShowQueue: 'عرض قائمة الانتظار',
  supervisorShowQueueOf: (queue) => `عرض قائمة الانتظار ${queue}`,
  supervisorShow: 'عرض',
  supervisorShowAgent: (agent) => `عرض ${agent}`,
  supervisorWithAgent: (agent) => `مع ${agent}`,
  supervisorNewAttention: (n) => `${pluralize(n, newCases)} تتطلب الانتباه`,
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join('، ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `${agentActionsOf[action](agent)}؟`,
  supervisorAskReadyHint: 'قد تُعرض عليه محادثات على الفور.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0 ? 'لا توجد محادثة مفتوحة.' : `تعود المحادثات المفتوحة (${formatNumber(chats)}) إلى قائمة الانتظار.`,
  supervisorReason: 'السبب',
  supervisorAskBargeIn: (customer) => `هل تريد التدخّل في المحادثة مع ${customer}؟`,
  supervisorBargeInCustomer: 'سيقرأ العميل ما تكتبه من الآن فصاعدًا.',
  supervisorBargeInAgents: 'يبقى الوكلاء، ويرون أنك انضممت.',
  supervisorBargeInLeave: 'سيرى الوكلاء مغادرتك.',
  supervisorKeepMonitoring: 'متابعة المراقبة',
  supervisorKeepAdvising: 'متابعة المشورة',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId: 'لا يذكر الخادم معرّف هذا الوكيل، لذا لا يمكن تغيير حالته من هنا.',
  supervisorOwnState: 'غيّر حالتك من قائمة الحالة.',
  supervisorAgentSignedOut: 'الوكيل سجّل الخروج.',
  supervisorAgentIsReady: 'الوكيل جاهز.',
  supervisorShowChatsOf: (agent) => `عرض محادثات ${agent}`,
  supervisorChatsOf: (agent) => `محادثات ${agent}`,
  supervisorShowAllChats: (agent) => `محادثات ${agent}: عرض كل المحادثات`,

  supervisorAllTeams: 'كل فرقي',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'العميل',
  supervisorQueue: 'قائمة الانتظار',
  supervisorAgent: 'الوكيل',
  supervisorChannel: 'القناة',
  supervisorChannels: 'القنوات',
  supervisorDuration: 'المدة',
  supervisorWaiting: 'الانتظار',
  supervisorBot: 'الروبوت',
  supervisorState: 'الحالة',
  supervisorLoad: 'المحادثات',
  supervisorActions: 'الإجراءات',
  supervisorLastLine: 'آخر رسالة',
  supervisorHandRaised: 'اليد مرفوعة',
  supervisorMonitoredBy: (name) => `يراقبها ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'واردة' : 'صادرة'),
  supervisorNextChatOf: (agent) => `المحادثة التالية للوكيل ${agent}`,
  supervisorHosted: 'معلومات إضافية',
  supervisorVoiceNotMonitored: 'تُراقَب المكالمات عبر الهاتف، لا من هنا.',

  supervisorAllQueues: 'كل قوائم الانتظار',
  supervisorAllChannels: 'كل القنوات',
  supervisorAllAgents: 'كل الوكلاء',
  supervisorAvailability: 'توفر الوكلاء',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'أطول انتظار حسب قائمة الانتظار',
  supervisorMoreQueues: (n) =>
    pluralize(n, {
      one: 'قائمة انتظار أخرى',
      two: 'قائمتا انتظار أخريان',
      few: 'قوائم انتظار أخرى',
      many: 'قائمة انتظار أخرى',
    }),
  supervisorLoadOf: (load, limit) => `${load} من ${limit}`,
  supervisorLoadShare: (agents, chats, orMore) => {
    const agentsText = pluralize(agents, {
      one: 'وكيل واحد',
      two: 'وكيلان',
      few: 'وكلاء',
      many: 'وكيلًا',
      other: 'وكيل',
    });
    if (chats === 0) return `${agentsText} بلا محادثات`;
    const chatsText = pluralize(chats, {
      one: 'محادثة واحدة',
      two: 'محادثتان',
      few: 'محادثات',
      many: 'محادثة',
      other: 'محادثة',
    });
    return `${agentsText}: ${chatsText}${orMore ? ' أو أكثر' : ''}`;
  },
  supervisorBusiest: (name, chats) => `الأكثر انشغالًا: ${name}، ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'المدة',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'تعذّر تحميل تقرير هذا الفريق.',
  supervisorReportAwaited: 'لم يصل التقرير بعد.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'لا يوفر الخادم هذه البيانات.',
  supervisorTableStale: (time) => `البيانات المعروضة حتى ${time}.`,
  supervisorUnknown: 'غير معروف',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  /** How the supervisor takes part in a chat. */
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'تدخّلت' : 'أنت في هذه المحادثة'),
};
