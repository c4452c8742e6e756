import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'أبقِ هذه الصفحة مفتوحة ما دام هناك ما لم يُرسل.';
const notSaved = 'لا يُحفظ ما تكتبه على هذا الجهاز.';

const problems: Readonly<Record<string, string>> = {
  full: `مساحة هذا الجهاز ممتلئة، فلا يُحفظ ما تكتبه عليه. ${keepOpen}`,
  blocked: `أغلق علامات تبويب واجهة الوكيل الأقدم أو أعد تحميلها. حتى ذلك الحين لا يُحفظ ما تكتبه هنا على هذا الجهاز. ${keepOpen}`,
  outdated: `${notSaved} أرسل ما لم يُرسل، ثم أعد تحميل هذه الصفحة: توجد علامة تبويب أخرى بإصدار أحدث.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
