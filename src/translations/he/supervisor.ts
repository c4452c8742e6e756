import type { AgentState, ChannelState, Role } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { supervisor as english } from '../en/parts/supervisor.js';
import { formatNumber, pluralize } from './pluralize.js';

// The names of the states agree with the word status, not with a person.
const memberStates: Readonly<Record<AgentState, string>> = {
  ready: 'זמין',
  'not-ready': 'לא זמין',
  'logged-in': 'במערכת, לא זמין',
  'logged-out': 'מחוץ למערכת',
  unknown: 'לא ידוע',
};

const channelStates: Readonly<Record<ChannelState, string>> = {
  ready: 'זמין',
  'not-ready': 'כבוי',
  active: 'פעיל',
  busy: 'מלא',
  'pending-not-ready': 'לקראת כיבוי',
  interrupted: 'מופסק',
  'logged-out': 'מנותק',
  unknown: 'לא ידוע',
};

const availabilities = {
  ready: 'נציגים זמינים',
  'not-ready': 'נציגים לא זמינים',
  'signed-out': 'נציגים מחוץ למערכת',
};

const reportProblems: Readonly<Record<string, string>> = {
  unreachable: 'אין גישה לשרת כדי לקבל את דוח הצוות.',
  'timed-out': 'דוח הצוות לא נטען בזמן.',
  unauthorised: 'אין לך הרשאה לראות את הדוח של הצוות הזה.',
};

const tableProblems: Readonly<Record<string, string>> = {
  unreachable: 'אין גישה לשרת כדי לקבל את הנתונים האלה.',
  'timed-out': 'הנתונים האלה לא נטענו בזמן.',
  unauthorised: 'אין לך הרשאה לראות את הנתונים האלה.',
  'server-error': 'הנתונים האלה אינם זמינים.',
};

const actionNames = {
  monitor: 'ניטור',
  open: 'פתיחה',
  'whisper-mode': 'ייעוץ',
  'barge-in': 'התערבות',
  leave: 'עזיבה',
};

const involvements: Readonly<Partial<Record<Role, string>>> = {
  monitor: 'בניטור שלך',
  assistant: 'בייעוץ שלך',
};

const pendingActions = {
  monitor: 'בהצטרפות…',
  open: '',
  'whisper-mode': 'בהצטרפות לייעוץ…',
  'barge-in': 'בכניסה לשיחה…',
  leave: 'בעזיבה…',
};

const actionLabels = {
  monitor: (customer: string) => `ניטור הצ׳אט עם ${customer}`,
  open: (customer: string) => `פתיחת הצ׳אט עם ${customer}`,
  'whisper-mode': (customer: string) => `ייעוץ לנציגים בצ׳אט עם ${customer}: הלקוח לא יראה אותך`,
  'barge-in': (customer: string) => `התערבות בצ׳אט עם ${customer}: הלקוח יראה אותך`,
  leave: (customer: string) => `עזיבת הצ׳אט עם ${customer} והפסקת הניטור`,
};

const actionHints = {
  'whisper-mode': 'הנציגים יראו שהצטרפת. הלקוח לא יראה.',
  'barge-in': 'מרגע זה הלקוח יראה כל מה שנכתב על ידך.',
};

const failedActions = {
  monitor: (customer: string) => `ניטור הצ׳אט עם ${customer} נכשל.`,
  'whisper-mode': (customer: string) => `ההצטרפות לייעוץ בצ׳אט עם ${customer} נכשלה.`,
  'barge-in': (customer: string) => `ההתערבות בצ׳אט עם ${customer} נכשלה.`,
  leave: (customer: string) => `עזיבת הצ׳אט עם ${customer} נכשלה.`,
};

const attentionKinds = {
  hand: 'יד מורמת',
  waiting: 'בהמתנה',
  'not-ready': 'לא זמין',
  unanswered: 'ללא תשובה',
  'long-chat': 'צ׳אט ארוך',
};

const attentionKindPlurals = {
  ...attentionKinds,
  hand: 'ידיים',
  'not-ready': 'לא זמינים',
  'long-chat': 'צ׳אטים ארוכים',
};

const agentActions = { ready: 'העברה לזמין', 'logged-out': 'ניתוק' };

const agentActionsOf = {
  ready: (agent: string) => `העברת ${agent} לסטטוס זמין`,
  'logged-out': (agent: string) => `ניתוק ${agent} מהמערכת`,
};

const agentActionsAsked = { ready: 'התבקש מעבר לזמין…', 'logged-out': 'בניתוק…' };

const agentActionsDone = {
  ready: (agent: string) => `הסטטוס של ${agent} הוא כעת זמין.`,
  'logged-out': (agent: string) => `בוצע ניתוק של ${agent} מהמערכת.`,
};

const agentActionsFailed = {
  ready: (agent: string) => `העברת ${agent} לסטטוס זמין נכשלה.`,
  'logged-out': (agent: string) => `הניתוק של ${agent} מהמערכת נכשל.`,
};

export const supervisor: TranslationsOf<typeof english> = {
  supervisorNoTeam: 'אין צוות באחריותך',
  supervisorNoTeamHint: 'יש לבקש ממנהל המערכת להקצות לך צוות ואז להיכנס שוב.',
  supervisorNotPermitted: 'אין לך הרשאה לראות את הצוותים שלך',
  supervisorNotPermittedHint: 'יש לבקש ממנהל המערכת הרשאה לראות את הצוותים שבאחריותך.',
  supervisorTeam: 'צוות',
  supervisorSearch: 'חיפוש נציגים וצ׳אטים',
  supervisorSearchHint: 'לקוח, נציג, תור, ערוץ',
  supervisorMatches: (n) =>
    n === 0
      ? 'אין תוצאות'
      : pluralize(n, {
          one: 'שורה אחת מתאימה לחיפוש',
          two: 'שתי שורות מתאימות לחיפוש',
          other: 'שורות מתאימות לחיפוש',
        }),
  supervisorUpdated: (time) => `עודכן ${time}`,
  supervisorStale: (time) => `נכון לשעה ${time}`,
  supervisorNeverUpdated: 'עדיין לא עודכן',
  supervisorRefresh: 'רענון',
  supervisorLoading: 'דוח הצוות נטען…',

  supervisorAgents: 'נציגים',
  supervisorChats: 'צ׳אטים פעילים',
  supervisorQueued: 'ממתינים בתורים',
  supervisorBots: 'עם בוט',
  supervisorReadyOf: (ready, all) => `${formatNumber(ready)} מתוך ${formatNumber(all)} זמינים`,
  supervisorLongest: (duration) => `הארוך ביותר ${duration}`,
  supervisorCaption: (name, n) => `${name} (${formatNumber(n)})`,
  supervisorNoAgents: 'אין נציגים בצוות הזה',
  supervisorNoChats: 'אין צ׳אטים פעילים בצוות הזה',
  supervisorNoQueued: 'אין לקוחות ממתינים',
  supervisorNoBots: 'אין לקוחות עם בוט',
  supervisorNoMatch: 'אין תוצאות לחיפוש או לסינון',

  supervisorAttention: 'דורש תשומת לב',
  supervisorNoAttention: 'אין דבר שדורש תשומת לב',
  supervisorAttentionKinds: 'מה דורש תשומת לב',
  supervisorAllKinds: 'הכול',
  supervisorAttentionKind: (kind) => attentionKinds[kind],
  supervisorAttentionKindPlural: (kind) => attentionKindPlurals[kind],
  supervisorMoreAttention: (n) => `עוד ${formatNumber(n)} בטבלאות למטה`,
  supervisorShowAll: 'הצגת הכול',
  supervisorShowFewer: 'הצגת פחות',
  supervisorLevel: (level, limit) => (level === 'over' ? `מעל הסף ${limit}` : `קרוב לסף ${limit}`),
  supervisorLimit: (limit) => `סף ${limit}`,
  // Isolated: after digits, the plus sign would change sides.
  supervisorAtLeast: (duration) => `\u2066${duration}+\u2069`,
  supervisorMoreWaiting: (n, level) => `עוד ${formatNumber(n)} ${level === 'over' ? 'מעל הסף' : 'קרוב לסף'}`,
  supervisorShowQueue: 'הצגת התור',
  supervisorShowQueueOf: (queue) => `הצגת התור ${queue}`,
  supervisorShow: 'הצגה',
  supervisorShowAgent: (agent) => `הצגת ${agent}`,
  supervisorWithAgent: (agent) => `עם ${agent}`,
  supervisorNewAttention: (n) =>
    pluralize(n, {
      one: 'מקרה חדש דורש תשומת לב',
      two: 'שני מקרים חדשים דורשים תשומת לב',
      other: 'מקרים חדשים דורשים תשומת לב',
    }),
  supervisorNewAttentionOf: (kind, title, detail) =>
    `${attentionKinds[kind]}: ${[title, detail].filter((text) => text !== '').join(', ')}`,

  supervisorAgentAction: (action) => agentActions[action],
  supervisorAskAction: (action) => `${agentActions[action]}…`,
  supervisorAgentActionOf: (action, agent) => agentActionsOf[action](agent),
  supervisorAskAgent: (action, agent) => `${agentActionsOf[action](agent)}?`,
  supervisorAskReadyHint: 'ייתכן שצ׳אטים יגיעו מיד.',
  supervisorAskLogoutHint: (chats) =>
    chats === 0
      ? 'אין צ׳אט פתוח.'
      : pluralize(chats, {
          one: 'צ׳אט פתוח אחד יחזור לתור.',
          two: 'שני צ׳אטים פתוחים יחזרו לתור.',
          other: 'צ׳אטים פתוחים יחזרו לתור.',
        }),
  supervisorReason: 'סיבה',
  supervisorAskBargeIn: (customer) => `להתערב בצ׳אט עם ${customer}?`,
  supervisorBargeInCustomer: 'מרגע זה הלקוח יקרא כל מה שנכתב על ידך.',
  supervisorBargeInAgents: 'הנציגים נשארים, ורואים שנכנסת לשיחה.',
  supervisorBargeInLeave: 'הנציגים יראו את העזיבה שלך.',
  supervisorKeepMonitoring: 'להמשיך בניטור',
  supervisorKeepAdvising: 'להמשיך בייעוץ',
  supervisorAgentAsked: (action) => agentActionsAsked[action],
  supervisorAgentDone: (action, agent) => agentActionsDone[action](agent),
  supervisorAgentFailed: (action, agent, why) => `${agentActionsFailed[action](agent)} ${why}`,
  supervisorNoAgentId: 'השרת אינו מוסר את המזהה של הנציג הזה, ולכן אי אפשר לשנות מכאן את הסטטוס.',
  supervisorOwnState: 'את הסטטוס שלך משנים בתפריט הסטטוס.',
  supervisorAgentSignedOut: 'הנציג מחוץ למערכת.',
  supervisorAgentIsReady: 'הסטטוס של הנציג הוא זמין.',
  supervisorShowChatsOf: (agent) => `הצגת הצ׳אטים של ${agent}`,
  supervisorChatsOf: (agent) => `הצ׳אטים של ${agent}`,
  supervisorShowAllChats: (agent) => `הצ׳אטים של ${agent}: הצגת כל הצ׳אטים`,

  supervisorAllTeams: 'כל הצוותים שלי',
  supervisorOfTeam: (team, problem) => `${team}: ${problem}`,

  supervisorCustomer: 'לקוח',
  supervisorQueue: 'תור',
  supervisorAgent: 'נציג',
  supervisorChannel: 'ערוץ',
  supervisorChannels: 'ערוצים',
  supervisorDuration: 'משך',
  supervisorWaiting: 'המתנה',
  supervisorBot: 'בוט',
  supervisorState: 'סטטוס',
  supervisorLoad: 'צ׳אטים',
  supervisorActions: 'פעולות',
  supervisorLastLine: 'הודעה אחרונה',
  supervisorHandRaised: 'יד מורמת',
  supervisorMonitoredBy: (name) => `בניטור של ${name}`,
  supervisorDirection: (direction) => (direction === 'inbound' ? 'נכנס' : 'יוצא'),
  supervisorNextChatOf: (agent) => `הצ׳אט הבא של ${agent}`,
  supervisorHosted: 'מידע נוסף',
  supervisorVoiceNotMonitored: 'שיחות טלפון מנוטרות בטלפון, לא כאן.',

  supervisorAllQueues: 'כל התורים',
  supervisorAllChannels: 'כל הערוצים',
  supervisorAllAgents: 'כל הנציגים',
  supervisorAvailability: 'זמינות הנציגים',
  supervisorAvailabilityOf: (availability) => availabilities[availability],

  supervisorLongestWaits: 'ההמתנה הארוכה ביותר לפי תור',
  supervisorMoreQueues: (n) => pluralize(n, { one: 'עוד תור אחד', two: 'עוד שני תורים', other: 'תורים נוספים' }),
  supervisorLoadOf: (load, limit) => `${load}/${limit}`,
  supervisorLoadShare: (agents, chats, orMore) => {
    const agentsText = pluralize(agents, { one: 'נציג אחד', two: 'שני נציגים', other: 'נציגים' });
    if (chats === 0 && !orMore) return `${agentsText} בלי צ׳אטים`;
    const chatsText = pluralize(chats, { one: 'צ׳אט אחד', two: 'שני צ׳אטים', other: 'צ׳אטים' });
    return `${agentsText} עם ${chatsText}${orMore ? ' או יותר' : ''}`;
  },
  supervisorBusiest: (name, chats) => `העומס הגבוה ביותר: ${name}, ${chats}`,

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'משך',
  supervisorReportProblem: (code) => reportProblems[code] ?? 'הדוח של הצוות הזה לא נטען.',
  supervisorReportAwaited: 'הדוח עדיין לא הגיע.',
  supervisorTableProblem: (code) => tableProblems[code] ?? 'השרת אינו מספק את הנתונים האלה.',
  supervisorTableStale: (time) => `מוצגים נתונים משעה ${time}.`,
  supervisorUnknown: 'לא ידוע',

  supervisorActionName: (action) => actionNames[action],
  supervisorActionPending: (action) => pendingActions[action],
  supervisorActionLabel: (action, customer) => actionLabels[action](customer),
  supervisorActionFailed: (action, customer, why) => `${failedActions[action](customer)} ${why}`,
  supervisorActionHint: (action) => actionHints[action],
  supervisorInvolvement: (role, bargedIn) => involvements[role] ?? (bargedIn ? 'התערבת' : 'כבר הצטרפת לצ׳אט הזה'),
};
