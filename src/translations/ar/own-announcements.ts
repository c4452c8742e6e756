import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'مجدول', shown: 'معروض', ended: 'منتهٍ' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'أدخل نصًّا.', 'too-long': 'النص طويل جدًّا.' },
  teams: { missing: 'اختر فريقًا واحدًا على الأقل.' },
  from: { missing: 'أدخل التاريخ والوقت.' },
  until: {
    missing: 'أدخل التاريخ والوقت.',
    'before-from': 'يجب أن تكون النهاية بعد البداية.',
    past: 'يجب أن تكون النهاية في المستقبل.',
  },
};

const countAgents = (n: number) =>
  pluralize(n, { one: 'وكيل واحد', two: 'وكيلان', few: 'وكلاء', many: 'وكيلًا', other: 'وكيل' });

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'الإعلانات التي كتبتها',
  ownAnnouncementsEmpty: 'لم تكتب أي إعلان بعد.',
  ownAnnouncementsFailed: 'تعذّر تحميل الإعلانات التي كتبتها.',
  ownAnnouncementNew: 'إعلان جديد',
  ownAnnouncementChangeTitle: 'تعديل الإعلان',
  ownAnnouncementChange: 'تعديل',
  ownAnnouncementChangeOf: (text) => `تعديل: ${text}`,
  ownAnnouncementDelete: 'حذف',
  ownAnnouncementDeleteOf: (text) => `حذف: ${text}`,
  ownAnnouncementDeleteQuestion: 'هل تريد حذف هذا الإعلان؟',
  ownAnnouncementDeleteHint: 'سيختفي أيضًا من المكاتب التي تعرضه.',
  ownAnnouncementDeleted: 'حُذف الإعلان.',
  ownAnnouncementDeleteFailed: (why) => `تعذّر حذف الإعلان. ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `من ${from} إلى ${until}`,
  ownAnnouncementSeen: (n) => (n === 0 ? 'لم يطّلع عليه أحد بعد' : `عدد من اطّلعوا عليه: ${countAgents(n)}`),
  ownAnnouncementSeenOthers: (n) => `بلا اسم معروف: ${countAgents(n)}`,
  ownAnnouncementText: 'النص',
  ownAnnouncementTeams: 'الفرق',
  ownAnnouncementFrom: 'من',
  ownAnnouncementUntil: 'حتى',
  ownAnnouncementSave: 'حفظ',
  ownAnnouncementPublish: 'نشر',
  ownAnnouncementSaving: 'جارٍ الحفظ…',
  ownAnnouncementSaved: 'حُفظ الإعلان.',
  ownAnnouncementSaveFailed: (why) => `تعذّر حفظ الإعلان. ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
