import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'تیار',
  'not-ready': 'تیار نہیں',
  'logged-in': 'سائن ان، تیار نہیں',
  'logged-out': 'سائن آؤٹ',
  unknown: 'نامعلوم',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'تیار',
  'not-ready': 'بند',
  active: 'فعال',
  busy: 'مصروف',
  'pending-not-ready': 'بند ہو رہا ہے',
  interrupted: 'منقطع',
  'logged-out': 'سائن آؤٹ',
  unknown: 'نامعلوم',
};

const availabilities = {
  ready: 'تیار ایجنٹس',
  'not-ready': 'ایجنٹس جو تیار نہیں',
  'signed-out': 'سائن آؤٹ ایجنٹس',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'ٹیم کی رپورٹ کے لیے سرور سے رابطہ نہیں ہو سکا۔',
  'timed-out': 'ٹیم کی رپورٹ بروقت لوڈ نہیں ہوئی۔',
  unauthorised: 'آپ کو اس ٹیم کی رپورٹ دیکھنے کی اجازت نہیں ہے۔',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'ان اعداد و شمار کے لیے سرور سے رابطہ نہیں ہو سکا۔',
  'timed-out': 'یہ اعداد و شمار بروقت لوڈ نہیں ہوئے۔',
  unauthorised: 'آپ کو یہ اعداد و شمار دیکھنے کی اجازت نہیں ہے۔',
  'server-error': 'یہ اعداد و شمار دستیاب نہیں۔',
};

const actionNames = {
  monitor: 'نگرانی کریں',
  open: 'کھولیں',
  'whisper-mode': 'مشورہ دیں',
  'barge-in': 'مداخلت کریں',
  leave: 'چھوڑیں',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'آپ کی نگرانی میں',
  assistant: 'آپ کی مشاورت میں',
};

const pendingActions = {
  monitor: 'شمولیت جاری…',
  open: '',
  'whisper-mode': 'بطور مشیر شمولیت جاری…',
  'barge-in': 'مداخلت جاری…',
  leave: 'چھوڑی جا رہی ہے…',
};

const actionLabels = {
  monitor: (customer: string) => `${customer} کی چیٹ کی نگرانی کریں`,
  open: (customer: string) => `${customer} کی چیٹ کھولیں`,
  'whisper-mode': (customer: string) =>
    `${customer} کی چیٹ کے ایجنٹس کو مشورہ دیں: کسٹمر کو آپ کی موجودگی نظر نہیں آئے گی`,
  'barge-in': (customer: string) => `${customer} کی چیٹ میں مداخلت کریں: کسٹمر کو آپ کی موجودگی نظر آئے گی`,
  leave: (customer: string) => `${customer} کی چیٹ چھوڑیں اور نگرانی بند کریں`,
};

const actionHints = {
  'whisper-mode': 'ایجنٹس کو آپ کی موجودگی نظر آئے گی، کسٹمر کو نہیں۔',
  'barge-in': 'اس کے بعد آپ کا لکھا ہوا کسٹمر کو نظر آئے گا۔',
};

const failedActions = {
  monitor: (customer: string) => `${customer} کی چیٹ کی نگرانی نہیں ہو سکی۔`,
  'whisper-mode': (customer: string) => `${customer} کی چیٹ میں بطور مشیر شمولیت نہیں ہو سکی۔`,
  'barge-in': (customer: string) => `${customer} کی چیٹ میں مداخلت نہیں ہو سکی۔`,
  leave: (customer: string) => `${customer} کی چیٹ چھوڑی نہیں جا سکی۔`,
};

const attentionKinds = {
  hand: 'ہاتھ اٹھا ہے',
  waiting: 'منتظر',
  'not-ready': 'تیار نہیں',
  unanswered: 'جواب نہیں',
  'long-chat': 'لمبی چیٹ',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'اٹھے ہاتھ',
  'long-chat': 'لمبی چیٹس',
};

const agentActions = { ready: 'تیار کریں', 'logged-out': 'سائن آؤٹ کریں' };

const agentActionsOf = {
  ready: (agent: string) => `${agent} کو تیار کریں`,
  'logged-out': (agent: string) => `${agent} کو سائن آؤٹ کریں`,
};

const agentActionsAsked = { ready: 'تیار ہونے کو کہا گیا…', 'logged-out': 'سائن آؤٹ ہو رہا ہے…' };

const agentActionsDone = {
  ready: (agent: string) => `${agent} اب تیار ہیں۔`,
  'logged-out': (agent: string) => `${agent} کو سائن آؤٹ کر دیا گیا۔`,
};

const agentActionsFailed = {
  ready: (agent: string) => `${agent} کو تیار نہیں کیا جا سکا۔`,
  'logged-out': (agent: string) => `${agent} کو سائن آؤٹ نہیں کیا جا سکا۔`,
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'آپ کی نگرانی میں کوئی ٹیم نہیں',
  supervisorNoTeamHint: 'ایڈمن سے اپنے لیے ٹیم مقرر کروائیں، پھر دوبارہ سائن ان کریں۔',
  supervisorNotPermitted: 'آپ کو اپنی ٹیمیں دیکھنے کی اجازت نہیں ہے',
  supervisorNotPermittedHint: 'اپنی زیرِ نگرانی ٹیمیں دیکھنے کی اجازت کے لیے ایڈمن سے رابطہ کریں۔',
  supervisorTeam: 'ٹیم',
  supervisorSearch: 'ایجنٹس اور چیٹس تلاش کریں',
  supervisorSearchHint: 'کسٹمر، ایجنٹ، قطار، چینل',
  supervisorMatches: (n) =>
    n === 0 ? 'کوئی نتیجہ نہیں' : pluralize(n, { one: 'سطر تلاش سے ملتی ہے', other: 'سطریں تلاش سے ملتی ہیں' }),
  supervisorUpdated: (time) => `اپ ڈیٹ: ${time}`,
  supervisorStale: (time) => `${time} تک`,
  supervisorNeverUpdated: 'ابھی اپ ڈیٹ نہیں ہوا',
  supervisorRefresh: 'تازہ کریں',
  supervisorLoading: 'ٹیم کی رپورٹ لوڈ ہو رہی ہے…',

  supervisorAgents: 'ایجنٹس',
  supervisorChats: 'جاری چیٹس',
  supervisorQueued: 'قطاروں میں منتظر',
  supervisorBots: 'بوٹ کے ساتھ',
  supervisorReadyOf: (ready, all) => `${formatNumber(all)} میں سے ${formatNumber(ready)} تیار`,
  supervisorLongest: (duration) => `سب سے لمبا ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'اس ٹیم میں کوئی ایجنٹ نہیں',
  supervisorNoChats: 'اس ٹیم میں کوئی چیٹ جاری نہیں',
  supervisorNoQueued: 'کوئی کسٹمر انتظار میں نہیں',
  supervisorNoBots: 'کوئی کسٹمر بوٹ کے ساتھ نہیں',
  supervisorNoMatch: 'تلاش یا فلٹر سے کچھ نہیں ملا',

  supervisorAttention: 'توجہ طلب',
  supervisorNoAttention: 'کچھ توجہ طلب نہیں',
  supervisorAttentionKinds: 'کیا توجہ طلب ہے',
  supervisorAllKinds: 'تمام',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `مزید ${formatNumber(n)}، نیچے کے جدولوں میں`,
  supervisorShowAll: 'تمام دکھائیں',
  supervisorShowFewer: 'کم دکھائیں',
  supervisorLevel: (level, limit) => (level === 'over' ? `حد ${limit} سے زیادہ` : `حد ${limit} کے قریب`),
  supervisorLimit: (limit) => `حد ${limit}`,
  // Isolated: after digits, the plus sign would change sides.
  supervisorAtLeast: (duration) => `\u2066${duration}+\u2069`,
  supervisorMoreWaiting: (n, level) => `مزید ${formatNumber(n)} ${level === 'over' ? 'حد سے زیادہ' : 'حد کے قریب'}`,
  supervisorShowQueue: 'قطار دکھائیں',
  supervisorShowQueueOf: (queue) => `قطار ${queue} دکھائیں`,
  supervisorShow: 'دکھائیں',
  supervisorShowAgent: (agent) => `${agent} کو دکھائیں`,
  supervisorWithAgent: (agent) => `${agent} کے ساتھ`,
  supervisorNewAttention: (n) => pluralize(n, { one: 'نیا معاملہ توجہ طلب ہے', other: 'نئے معاملات توجہ طلب ہیں' }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join('، ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `${agentActionsOf[action](agent)}؟`,
  supervisorAskReadyHint: 'ممکن ہے چیٹس فوراً آنے لگیں۔',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'کوئی چیٹ کھلی نہیں۔'
      : pluralize(chats, { one: 'کھلی چیٹ واپس قطار میں جائے گی۔', other: 'کھلی چیٹس واپس قطار میں جائیں گی۔' }),
  supervisorReason: 'وجہ',
  supervisorAskBargeIn: (customer) => `${customer} کی چیٹ میں مداخلت کریں؟`,
  supervisorBargeInCustomer: 'اس کے بعد آپ کا لکھا ہوا کسٹمر بھی پڑھ سکے گا۔',
  supervisorBargeInAgents: 'ایجنٹس موجود رہیں گے اور انہیں آپ کی شمولیت نظر آئے گی۔',
  supervisorBargeInLeave: 'آپ کے جانے پر ایجنٹس کو پتا چل جائے گا۔',
  supervisorKeepMonitoring: 'نگرانی جاری رکھیں',
  supervisorKeepAdvising: 'مشاورت جاری رکھیں',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId: 'سرور اس ایجنٹ کی شناخت نہیں بتاتا، اس لیے اسٹیٹس یہاں سے نہیں بدلا جا سکتا۔',
  supervisorOwnState: 'اپنا اسٹیٹس اسٹیٹس کے مینو سے بدلیں۔',
  supervisorAgentSignedOut: 'ایجنٹ سائن آؤٹ ہے۔',
  supervisorAgentIsReady: 'ایجنٹ تیار ہے۔',
  supervisorShowChatsOf: (agent) => `${agent} کی چیٹس دکھائیں`,
  supervisorChatsOf: (agent) => `${agent} کی چیٹس`,
  supervisorShowAllChats: (agent) => `${agent} کی چیٹس: تمام چیٹس دکھائیں`,

  supervisorAllTeams: 'میری تمام ٹیمیں',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'کسٹمر',
  supervisorQueue: 'قطار',
  supervisorAgent: 'ایجنٹ',
  supervisorChannel: 'چینل',
  supervisorChannels: 'چینلز',
  supervisorDuration: 'دورانیہ',
  supervisorWaiting: 'انتظار',
  supervisorBot: 'بوٹ',
  supervisorState: 'اسٹیٹس',
  supervisorLoad: 'چیٹس',
  supervisorActions: 'اعمال',
  supervisorLastLine: 'آخری پیغام',
  supervisorHandRaised: 'ہاتھ اٹھا ہے',
  supervisorMonitoredBy: (name) => `${name} کی نگرانی میں`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'موصول ہونے والی' : 'بھیجی جانے والی'),
  supervisorNextChatOf: (agent) => `${agent} کی اگلی چیٹ`,
  supervisorHosted: 'مزید معلومات',
  supervisorVoiceNotMonitored: 'کالوں کی نگرانی فون پر ہوتی ہے، یہاں نہیں۔',

  supervisorAllQueues: 'تمام قطاریں',
  supervisorAllChannels: 'تمام چینلز',
  supervisorAllAgents: 'تمام ایجنٹس',
  supervisorAvailability: 'ایجنٹس کی دستیابی',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'قطار کے لحاظ سے سب سے لمبا انتظار',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'مزید قطار', other: 'مزید قطاریں' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) =>
    `${pluralize(agents, { one: 'ایجنٹ', other: 'ایجنٹس' })}: ${pluralize(chats, { one: 'چیٹ', other: 'چیٹس' })}${orMore ? ' یا زیادہ' : ''}`,
  supervisorBusiest: (name, chats) => `سب سے زیادہ مصروف: ${name}، ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'مدت',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'اس ٹیم کی رپورٹ لوڈ نہیں ہو سکی۔',
  supervisorReportAwaited: 'رپورٹ ابھی نہیں آئی۔',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'سرور یہ اعداد و شمار فراہم نہیں کرتا۔',
  supervisorTableStale: (time) => `دکھائی گئی معلومات ${time} کی ہیں۔`,
  supervisorUnknown: 'نامعلوم',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'آپ نے مداخلت کی' : 'آپ اس چیٹ میں ہیں'),
};
