import type { TranslationsOf } from '../translations.js';
import type { storageNotice as english } from '../en/parts/storage-notice.js';

const keepOpen = 'יש להשאיר את הדף הזה פתוח כל עוד יש בו דברים שלא נשלחו.';
const notSaved = 'מה שכתבת אינו נשמר במכשיר הזה.';

const problems: Readonly<Record<string, string>> = {
  full: `האחסון במכשיר הזה מלא, ולכן מה שכתבת אינו נשמר בו. ${keepOpen}`,
  blocked: `יש לסגור כרטיסיות ישנות של העמדה או לטעון אותן מחדש. עד אז מה שנכתב כאן אינו נשמר במכשיר. ${keepOpen}`,
  outdated: `${notSaved} יש לשלוח את מה שלא נשלח ואז לטעון את הדף מחדש: בכרטיסייה אחרת פתוחה גרסה חדשה יותר.`,
};

export const storageNotice: TranslationsOf<typeof english> = {
  storageProblem: (problem) => problems[problem] ?? `${notSaved} ${keepOpen}`,
};
