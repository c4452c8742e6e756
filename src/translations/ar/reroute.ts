import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string; name: string }>> = {
  transfer: { label: 'تحويل', hint: 'يتولى الوكيل الآخر المحادثة وتغادرها أنت.', confirm: 'تحويل', name: 'تحويل' },
  conference: {
    label: 'محادثة مشتركة',
    hint: 'ينضم الوكيل الآخر وتبقى أنت، ويتحدث العميل معكما.',
    confirm: 'دعوة',
    name: 'محادثة مشتركة',
  },
  consult: {
    label: 'استشارة',
    hint: 'يقرأ الوكيل الآخر المحادثة ويقدم لك المشورة، ولا يراه العميل.',
    confirm: 'طلب المشورة',
    name: 'استشارة',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'تحويل…',
  rerouteInvite: 'دعوة…',
  rerouteTitle: 'إشراك وكيل آخر',
  rerouteLoadFailed: 'تعذّر التحميل. تحقّق من الاتصال وحاول مرة أخرى.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'جارٍ الطلب…',
  rerouteSearch: 'البحث في قوائم الانتظار والوكلاء',
  rerouteQueues: 'قوائم الانتظار',
  rerouteAgents: 'الوكلاء',
  rerouteFree: (n) =>
    pluralize(n, {
      one: 'وكيل متاح',
      two: 'وكيلان متاحان',
      few: 'وكلاء متاحون',
      many: 'وكيلًا متاحًا',
      other: 'وكيل متاح',
    }),
  rerouteNoAgentFree: 'لا يوجد وكلاء متاحون',
  rerouteNoLongerFree: 'لم يعد متاحًا',
  rerouteAlreadyPresent: 'موجود في هذه المحادثة',
  rerouteNoQueues: 'لا توجد قوائم انتظار متاحة',
  rerouteNoMatch: 'لا توجد نتائج مطابقة',
  rerouteQueuesFailed: 'تعذّر تحميل قوائم الانتظار.',
  rerouteStale: 'تعذّر تحديث حالة التوفر. قد تكون هذه القائمة قديمة.',
  rerouteNote: 'ملاحظة للوكيل التالي (اختيارية)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.name ?? '';
    if (to === 'agent') return `${kindName}: بانتظار رد ${name || 'الوكيل'}.`;
    return `${kindName}: جارٍ البحث عن وكيل${name && ` في ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `بطلب من ${name}.`,
  rerouteWaitingTime: 'مدة الانتظار',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `لم يرد ${name || 'الوكيل'} حتى ${until}.`
      : `لم يتوفر أي وكيل${name && ` في ${name}`} حتى ${until}.`,
  rerouteRetry: 'إعادة الطلب',
  rerouteAdvising: (name) => `يقدم لك ${name} المشورة. استخدم الهمس للرد دون أن يراه العميل.`,
  rerouteConsultTransfer: 'إتمام التحويل',
  rerouteConsultConference: 'بدء محادثة مشتركة',
};
