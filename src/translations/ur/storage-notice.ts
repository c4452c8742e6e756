import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'جب تک کچھ بھیجنا باقی ہے، یہ صفحہ کھلا رکھیں۔';
const notSaved = 'آپ کا لکھا ہوا اس آلے پر محفوظ نہیں ہو رہا۔';

const problems: Readonly<Record<string, string>> = {
  full: `اس آلے میں جگہ نہیں رہی۔ ${notSaved} ${keepOpen}`,
  blocked: `ڈیسک کے پرانے ٹیب بند کریں یا دوبارہ لوڈ کریں۔ تب تک آپ کا یہاں لکھا ہوا اس آلے پر محفوظ نہیں ہو گا۔ ${keepOpen}`,
  outdated: `${notSaved} جو باقی ہے اسے بھیجیں، پھر یہ صفحہ دوبارہ لوڈ کریں: کسی اور ٹیب میں نیا ورژن کھلا ہے۔`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
