import type { MessagesOf } from '../catalogue.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/reroute.js';
import { count } from './plural.js';

const kinds: Readonly<Record<string, { word: string; hint: string; confirm: string; done: string }>> = {
  transfer: { word: 'تحويل', hint: 'يتولى المحادثة وتغادرها أنت.', confirm: 'تحويل', done: 'تحويل' },
  conference: {
    word: 'محادثة مشتركة',
    hint: 'ينضم إليها وتبقى أنت، ويتحدث العميل معكما.',
    confirm: 'دعوة',
    done: 'محادثة مشتركة',
  },
  consult: {
    word: 'استشارة',
    hint: 'يقرأ المحادثة ويقدم لك المشورة دون أن يلاحظ العميل.',
    confirm: 'طلب المشورة',
    done: 'استشارة',
  },
};

export const reroute: MessagesOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'تحويل…',
  rerouteOpenJoin: 'دعوة…',
  rerouteTitle: 'إشراك وكيل آخر',
  rerouteNotLoaded: 'تعذر تحميل هذا الجزء من المكتب. تحقق من الاتصال وحاول مرة أخرى.',
  rerouteKind: (kind) => kinds[kind]?.word ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'جارٍ الطلب…',
  rerouteSearch: 'ابحث عن قائمة انتظار أو وكيل',
  rerouteQueues: 'قوائم الانتظار',
  rerouteAgents: 'الوكلاء',
  rerouteFree: (n) => count(n, { one: 'وكيل متاح', two: 'وكيلان متاحان', few: 'وكلاء متاحون', many: 'وكيلًا متاحًا' }),
  rerouteNobodyFree: 'لا يوجد وكيل متاح',
  rerouteNotFree: 'لم يعد متاحًا',
  reroutePresent: 'موجود في هذه المحادثة',
  rerouteNoQueues: 'لا توجد قائمة انتظار للتحويل إليها.',
  rerouteNoMatch: 'لا يوجد شيء بهذا الاسم.',
  rerouteFailed: 'تعذر تحميل قوائم الانتظار.',
  rerouteStale: 'تعذر تحديث قائمة المتاحين الآن، وقد تكون هذه البيانات قديمة.',
  rerouteNote: 'ملاحظة للوكيل التالي (اختيارية)',

  rerouteLooking: (kind, to, name) => {
    const what = kinds[kind]?.done ?? '';
    if (to === 'agent') return `${what}: بانتظار رد ${name || 'الوكيل'}.`;
    return `${what}: جارٍ البحث عن وكيل${name && ` في ${name}`}.`;
  },
  rerouteAskedBy: (name) => `بطلب من ${name}.`,
  rerouteLookingFor: 'مدة الانتظار',
  rerouteNobody: (to, name, until) =>
    to === 'agent' ? `لم يرد ${name || 'الوكيل'} حتى ${until}.` : `لم يتوفر أحد${name && ` في ${name}`} حتى ${until}.`,
  rerouteAgain: 'اطلب مرة أخرى',
  rerouteAdvised: (name) => `يقدم لك ${name} المشورة. استخدم الهمس للحديث دون علم العميل.`,
  rerouteHandOver: 'تسليم المحادثة',
  rerouteLetSpeak: 'السماح له بالكلام',
};
