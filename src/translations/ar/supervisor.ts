import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { pluralize } from './pluralize.js';

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
  busy: 'ممتلئة',
  'pending-not-ready': 'قيد الإيقاف',
  interrupted: 'منقطعة',
  'logged-out': 'خارج الخدمة',
  unknown: 'غير معروفة',
};

const availabilities = {
  ready: 'الجاهزون',
  away: 'غير الجاهزين',
  out: 'خارج الخدمة',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'لا يمكن الوصول إلى تقرير الفريق.',
  'timed-out': 'استغرق تقرير الفريق وقتًا طويلاً.',
  unauthorised: 'لا يسمح لك الخادم بقراءة تقرير هذا الفريق.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'لا يمكن الوصول إلى هذه الأرقام.',
  'timed-out': 'استغرقت هذه الأرقام وقتًا طويلاً.',
  unauthorised: 'لا يسمح لك الخادم بقراءة هذه الأرقام.',
  'server-error': 'تعذر على الخادم إعداد هذه الأرقام.',
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
  'whisper-mode': 'جارٍ الانضمام…',
  'barge-in': 'جارٍ التدخّل…',
  leave: 'جارٍ المغادرة…',
};

const actionLabels = {
  monitor: (customer: string) => `مراقبة المحادثة مع ${customer}`,
  open: (customer: string) => `فتح المحادثة مع ${customer}`,
  'barge-in': (customer: string) => `تدخّل في المحادثة مع ${customer}: سيراك العميل`,
  leave: (customer: string) => `مغادرة مراقبة المحادثة مع ${customer}`,
};

const actionHints = {
  'whisper-mode': 'سيرى الوكلاء أنك هنا، ولن يراك العميل.',
  'barge-in': 'سيرى العميل ما تكتبه من الآن فصاعدًا.',
};

const failedActions = {
  monitor: (customer: string) => `تعذرت مراقبة المحادثة مع ${customer}.`,
  'barge-in': (customer: string) => `تعذر التدخّل في المحادثة مع ${customer}.`,
  leave: (customer: string) => `تعذرت مغادرة المحادثة مع ${customer}.`,
};

const numberFormat = new Intl.NumberFormat('ar');

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'أنت لا تشرف على أي فريق',
  supervisorNoTeamHint: 'يمكن للمسؤول أن يعيّنك مشرفًا على فريق؛ سجّل الدخول مرة أخرى بعد ذلك.',
  supervisorNotPermitted: 'غير مسموح لك بعرض فرقك هنا',
  supervisorNotPermittedHint: 'حسابك يشرف على فرق لكنه لا يملك صلاحية عرضها. يرجى مراجعة المسؤول.',
  supervisorTeam: 'الفريق',
  supervisorSearch: 'ابحث في هذا الفريق',
  supervisorSearchHint: 'عميل أو وكيل أو طابور أو قناة',
  supervisorMatches: (n) =>
    n === 0
      ? 'لا توجد نتائج مطابقة'
      : pluralize(n, { one: 'نتيجة مطابقة واحدة', two: 'نتيجتان مطابقتان', few: 'نتائج مطابقة', many: 'نتيجة مطابقة' }),
  supervisorUpdated: (time) => `آخر تحديث ${time}`,
  supervisorStale: (time) => `الأرقام كما كانت ${time}`,
  supervisorNeverUpdated: 'لم يتم التحديث بعد',
  supervisorRefresh: 'تحديث',
  supervisorLoading: 'جارٍ قراءة تقرير الفريق…',
  supervisorOffline: 'انقطع الاتصال. جارٍ إعادة الاتصال، وتبقى الأرقام كما هي حتى ذلك الحين.',

  supervisorAgents: 'الوكلاء',
  supervisorChats: 'المحادثات النشطة',
  supervisorQueued: 'في انتظار الطوابير',
  supervisorBots: 'مع الروبوت',
  supervisorReadyOf: (ready, all) => `${numberFormat.format(ready)} من ${numberFormat.format(all)} جاهزون`,
  supervisorLongest: (duration) => `الأطول ${duration}`,
  supervisorCaption: (name, n) => `${name} (${numberFormat.format(n)})`,
  supervisorNoAgents: 'لا يوجد وكلاء في هذا الفريق.',
  supervisorNoChats: 'لا أحد من هذا الفريق في محادثة.',
  supervisorNoQueued: 'لا أحد في الانتظار.',
  supervisorNoBots: 'لا توجد محادثات مع الروبوت.',
  supervisorNoMatch: 'لا يوجد هنا ما يطابق بحثك أو تصفيتك.',

  supervisorCustomer: 'العميل',
  supervisorQueue: 'الطابور',
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
  supervisorMonitoredBy: (name) => `يراقبها ${name}`,
  supervisorVoiceNotMonitored: 'تُراقَب المكالمات عبر الهاتف، لا من هنا.',

  supervisorAllQueues: 'كل الطوابير',
  supervisorAllChannels: 'كل القنوات',
  supervisorAllAgents: 'كل الوكلاء',
  supervisorAvailability: 'توفر الوكلاء',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'أطول انتظار في كل طابور',
  supervisorLoadOf: (load, limit) => `${load} من ${limit}`,
  supervisorLoadShare: (agents, chats, orMore) => {
    const agentsText = pluralize(agents, { one: 'وكيل واحد', two: 'وكيلان', few: 'وكلاء', many: 'وكيلاً' });
    if (chats === 0) return `${agentsText} بلا محادثات`;
    const chatsText = pluralize(chats, { one: 'محادثة واحدة', two: 'محادثتان', few: 'محادثات', many: 'محادثة' });
    return `${agentsText}: ${chatsText}${orMore ? ' أو أكثر' : ''}`;
  },
  supervisorBusiest: (name, chats) => `الأكثر انشغالاً: ${name}، ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'المدة',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'تعذر على الخادم تقديم تقرير هذا الفريق.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'لا يقدم الخادم هذه الأرقام.',
  supervisorTableStale: (time) => `ما تراه يعود إلى ${time}.`,
  supervisorUnknown: 'غير معروف.',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  /** What a supervisor is in a chat. */
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'تدخّلت' : 'أنت في هذه المحادثة'),
};
