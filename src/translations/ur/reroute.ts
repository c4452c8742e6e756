import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string }>> = {
  transfer: {
    label: 'منتقلی',
    hint: 'گفتگو دوسرے ایجنٹ کے سپرد ہو جائے گی اور آپ کے پاس سے ہٹ جائے گی۔',
    confirm: 'منتقل کریں',
  },
  conference: {
    label: 'کانفرنس',
    hint: 'دوسرا ایجنٹ شامل ہو گا اور گفتگو آپ کے پاس بھی رہے گی۔ کسٹمر آپ دونوں سے بات کرے گا۔',
    confirm: 'دعوت دیں',
  },
  consult: {
    label: 'مشاورت',
    hint: 'دوسرا ایجنٹ گفتگو پڑھ کر آپ کو مشورہ دے گا۔ کسٹمر کو یہ نظر نہیں آئے گا۔',
    confirm: 'مشورہ مانگیں',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'منتقلی…',
  rerouteInvite: 'دعوت…',
  rerouteTitle: 'دوسرے ایجنٹ کو شامل کریں',
  rerouteLoadFailed: 'لوڈ نہیں ہو سکا۔ اپنا کنکشن دیکھیں اور دوبارہ کوشش کریں۔',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'درخواست جا رہی ہے…',
  rerouteSearch: 'قطاریں اور ایجنٹس تلاش کریں',
  rerouteQueues: 'قطاریں',
  rerouteAgents: 'ایجنٹس',
  rerouteFree: (n) => pluralize(n, { one: 'ایجنٹ دستیاب', other: 'ایجنٹس دستیاب' }),
  rerouteNoAgentFree: 'کوئی ایجنٹ دستیاب نہیں',
  rerouteNoLongerFree: 'اب دستیاب نہیں',
  rerouteAlreadyPresent: 'پہلے ہی اس گفتگو میں',
  rerouteNoQueues: 'کوئی قطار دستیاب نہیں',
  rerouteNoMatch: 'کوئی نتیجہ نہیں',
  rerouteQueuesFailed: 'قطاریں لوڈ نہیں ہو سکیں۔',
  rerouteStale: 'دستیابی تازہ نہیں ہو سکی۔ ممکن ہے یہ فہرست پرانی ہو۔',
  rerouteNote: 'اگلے ایجنٹ کے لیے نوٹ (اختیاری)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.label ?? '';
    if (to === 'agent') return `${kindName}: ${name || 'ایجنٹ'} کے جواب کا انتظار ہے۔`;
    return `${kindName}:${name && ` ${name} میں`} ایجنٹ کی تلاش جاری ہے۔`;
  },
  rerouteRequestedBy: (name) => `${name} کی درخواست پر۔`,
  rerouteWaitingTime: 'انتظار کا وقت',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `${name || 'ایجنٹ'} نے ${until} تک جواب نہیں دیا۔`
      : `${until} تک${name && ` ${name} میں`} کوئی ایجنٹ دستیاب نہیں ہوا۔`,
  rerouteRetry: 'دوبارہ درخواست کریں',
  rerouteAdvising: (name) => `${name} کا مشورہ آپ کے ساتھ ہے۔ سرگوشی میں جواب دیں تاکہ کسٹمر کو نظر نہ آئے۔`,
  rerouteConsultTransfer: 'منتقلی مکمل کریں',
  rerouteConsultConference: 'کانفرنس شروع کریں',
};
