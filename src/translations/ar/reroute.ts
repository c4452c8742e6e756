import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: { label: 'تحويل', hint: 'يتولى المحادثة وتغادرها أنت.', confirm: 'تحويل', name: 'تحويل' },
  conference: {
    label: 'محادثة مشتركة',
    hint: 'ينضم إليها وتبقى أنت، ويتحدث العميل معكما.',
    confirm: 'دعوة',
    name: 'محادثة مشتركة',
  },
  consult: {
    label: 'استشارة',
    hint: 'يقرأ المحادثة ويقدم لك المشورة دون أن يلاحظ العميل.',
    confirm: 'طلب المشورة',
    name: 'استشارة',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'تحويل…',
  rerouteInvite: 'دعوة…',
  rerouteTitle: 'إشراك وكيل آخر',
  rerouteLoadFailed: 'تعذر تحميل هذا الجزء من المكتب. تحقق من الاتصال وحاول مرة أخرى.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'جارٍ الطلب…',
  rerouteSearch: 'ابحث عن قائمة انتظار أو وكيل',
  rerouteQueues: 'قوائم الانتظار',
  rerouteAgents: 'الوكلاء',
  rerouteFree: (n) =>
    pluralize(n, { one: 'وكيل متاح', two: 'وكيلان متاحان', few: 'وكلاء متاحون', many: 'وكيلًا متاحًا' }),
  rerouteNoAgentFree: 'لا يوجد وكيل متاح',
  rerouteNoLongerFree: 'لم يعد متاحًا',
  rerouteAlreadyPresent: 'موجود في هذه المحادثة',
  rerouteNoQueues: 'لا توجد قائمة انتظار للتحويل إليها.',
  rerouteNoMatch: 'لا يوجد شيء بهذا الاسم.',
  rerouteQueuesFailed: 'تعذر تحميل قوائم الانتظار.',
  rerouteStale: 'تعذر تحديث قائمة المتاحين الآن، وقد تكون هذه البيانات قديمة.',
  rerouteNote: 'ملاحظة للوكيل التالي (اختيارية)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}: بانتظار رد ${name || 'الوكيل'}.`;
    return `${kindName}: جارٍ البحث عن وكيل${name && ` في ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `بطلب من ${name}.`,
  rerouteWaitingTime: 'مدة الانتظار',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent' ? `لم يرد ${name || 'الوكيل'} حتى ${until}.` : `لم يتوفر أحد${name && ` في ${name}`} حتى ${until}.`,
  rerouteRetry: 'اطلب مرة أخرى',
  rerouteAdvising: (name) => `يقدم لك ${name} المشورة. استخدم الهمس للحديث دون علم العميل.`,
  rerouteConsultTransfer: 'تسليم المحادثة',
  rerouteConsultConference: 'السماح له بالكلام',
};
