import type { AgentState, ChannelState } from '../../domain/index.js';
import type { MessagesOf } from '../catalogue.js';
import type { supervisor as english } from '../en/supervisor.js';
import { count } from './plural.js';

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

const number = new Intl.NumberFormat('ar');

export const supervisor: MessagesOf<typeof english> = {
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
      : count(n, { one: 'نتيجة مطابقة واحدة', two: 'نتيجتان مطابقتان', few: 'نتائج مطابقة', many: 'نتيجة مطابقة' }),
  supervisorUpdated: (time) => `آخر تحديث ${time}`,
  supervisorStale: (time) => `الأرقام كما كانت ${time}`,
  supervisorNeverUpdated: 'لم يتم التحديث بعد',
  supervisorRefresh: 'تحديث',
  supervisorLoading: 'جارٍ قراءة تقرير الفريق…',
  supervisorReportUnreachable: 'لا يمكن الوصول إلى تقرير الفريق.',
  supervisorReportTimedOut: 'استغرق تقرير الفريق وقتًا طويلاً.',
  supervisorReportForbidden: 'لا يسمح لك الخادم بقراءة تقرير هذا الفريق.',
  supervisorReportFailed: 'تعذر على الخادم تقديم تقرير هذا الفريق.',
  supervisorOffline: 'انقطع الاتصال. جارٍ إعادة الاتصال، وتبقى الأرقام كما هي حتى ذلك الحين.',

  supervisorAgents: 'الوكلاء',
  supervisorChats: 'المحادثات النشطة',
  supervisorQueued: 'في انتظار الطوابير',
  supervisorBots: 'مع الروبوت',
  supervisorReadyOf: (ready, all) => `${number.format(ready)} من ${number.format(all)} جاهزون`,
  supervisorLongest: (duration) => `الأطول ${duration}`,
  supervisorCaption: (name, n) => `${name} (${number.format(n)})`,
  supervisorNoAgents: 'لا يوجد وكلاء في هذا الفريق.',
  supervisorNoChats: 'لا أحد من هذا الفريق في محادثة.',
  supervisorNoQueued: 'لا أحد في الانتظار.',
  supervisorNoBots: 'لا توجد محادثات مع الروبوت.',
  supervisorNoMatch: 'لا يوجد هنا ما يطابق بحثك.',

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

  supervisorMemberState: (state) => memberStates[state],
  supervisorChannelState: (state) => channelStates[state],

  supervisorStateSince: 'المدة',
  supervisorMonitor: 'مراقبة',
  supervisorMonitorOf: (customer) => `مراقبة المحادثة مع ${customer}`,
  supervisorJoining: 'جارٍ الانضمام…',
  supervisorOpen: 'فتح',
  supervisorOpenOf: (customer) => `فتح المحادثة مع ${customer}`,
  supervisorBargeIn: 'تدخّل',
  supervisorBargeInOf: (customer) => `تدخّل في المحادثة مع ${customer}: سيراك العميل`,
  supervisorBargingIn: 'جارٍ التدخّل…',
  supervisorLeave: 'مغادرة',
  supervisorLeaveOf: (customer) => `مغادرة مراقبة المحادثة مع ${customer}`,
  supervisorLeaving: 'جارٍ المغادرة…',
  supervisorMonitoring: 'قيد المراقبة',
  supervisorWhispering: 'تقدّم المشورة',
  supervisorBargedIn: 'تدخّلت',
  supervisorInChat: 'أنت في هذه المحادثة',
  supervisorMonitorFailed: (customer, why) => `تعذرت مراقبة المحادثة مع ${customer}. ${why}`,
  supervisorBargeInFailed: (customer, why) => `تعذر التدخّل في المحادثة مع ${customer}. ${why}`,
  supervisorLeaveFailed: (customer, why) => `تعذرت مغادرة المحادثة مع ${customer}. ${why}`,
};
