import type { ownAnnouncements as english } from '../en/parts/own-announcements.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

const states = { planned: 'طے شدہ', shown: 'دکھایا جا رہا ہے', ended: 'ختم' };

const problems: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  text: { missing: 'متن درج کریں۔', 'too-long': 'متن بہت لمبا ہے۔' },
  teams: { missing: 'کم از کم ایک ٹیم منتخب کریں۔' },
  from: { missing: 'تاریخ اور وقت درج کریں۔' },
  until: {
    missing: 'تاریخ اور وقت درج کریں۔',
    'before-from': 'اختتام آغاز کے بعد ہونا چاہیے۔',
    past: 'اختتام مستقبل میں ہونا چاہیے۔',
  },
};

export const ownAnnouncements: TranslationsOf<typeof english> = {
  ownAnnouncementsTitle: 'آپ کے لکھے ہوئے اعلانات',
  ownAnnouncementsEmpty: 'آپ نے کوئی اعلان نہیں لکھا۔',
  ownAnnouncementsFailed: 'آپ کے لکھے ہوئے اعلانات لوڈ نہیں ہو سکے۔',
  ownAnnouncementNew: 'نیا اعلان',
  ownAnnouncementChangeTitle: 'اعلان میں ترمیم',
  ownAnnouncementChange: 'ترمیم کریں',
  ownAnnouncementChangeOf: (text) => `ترمیم کریں: ${text}`,
  ownAnnouncementDelete: 'حذف کریں',
  ownAnnouncementDeleteOf: (text) => `حذف کریں: ${text}`,
  ownAnnouncementDeleteQuestion: 'یہ اعلان حذف کریں؟',
  ownAnnouncementDeleteHint: 'یہ ان ڈیسکوں سے بھی ہٹ جائے گا جن پر دکھ رہا ہے۔',
  ownAnnouncementDeleted: 'اعلان حذف کر دیا گیا۔',
  ownAnnouncementDeleteFailed: (why) => `اعلان حذف نہیں ہو سکا۔ ${why}`,
  ownAnnouncementState: (state) => states[state],
  ownAnnouncementTime: (from, until) => `${from} سے ${until} تک`,
  ownAnnouncementSeen: (n) =>
    n === 0 ? 'ابھی کسی نے نہیں دیکھا' : pluralize(n, { one: 'ایجنٹ نے دیکھا', other: 'ایجنٹوں نے دیکھا' }),
  ownAnnouncementSeenOthers: (n) =>
    pluralize(n, { one: 'ایجنٹ جس کا نام معلوم نہیں', other: 'ایجنٹ جن کے نام معلوم نہیں' }),
  ownAnnouncementText: 'متن',
  ownAnnouncementTeams: 'ٹیمیں',
  ownAnnouncementFrom: 'آغاز',
  ownAnnouncementUntil: 'اختتام',
  ownAnnouncementSave: 'محفوظ کریں',
  ownAnnouncementPublish: 'شائع کریں',
  ownAnnouncementSaving: 'محفوظ ہو رہا ہے…',
  ownAnnouncementSaved: 'اعلان محفوظ ہو گیا۔',
  ownAnnouncementSaveFailed: (why) => `اعلان محفوظ نہیں ہو سکا۔ ${why}`,
  ownAnnouncementProblem: (field, problem) => problems[field]?.[problem] ?? '',
};
