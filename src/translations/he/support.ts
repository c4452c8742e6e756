import type { debug as englishDebug } from '../en/parts/debug.js';
import type { support as englishSupport } from '../en/parts/support.js';
import type { TranslationsOf } from '../translations.js';

export const debug: TranslationsOf<typeof englishDebug> = {
  downloadRecording: 'הורדת ההקלטה',
  tabLeads: (time) => `החיבור נמצא בכרטיסייה הזאת מאז ${time}.`,
  tabFollows: (time) => `החיבור נמצא בכרטיסייה אחרת מאז ${time}.`,
  debugCheck: 'בדיקת החיבור',
  debugChecking: 'בבדיקה…',
  debugCheckAgain: 'בדיקה חוזרת',
  debugCopy: 'העתקה כ-JSON',
  debugCopied: 'הועתק.',
};

export const support: TranslationsOf<typeof englishSupport> = {
  supportFileTitle: 'להוריד את קובץ התמיכה?',
  supportFilePurpose: 'הוא עוזר לצוות התמיכה לברר מדוע משהו אינו פועל.',
  supportFileContains:
    'הקובץ כולל: גרסאות והגדרות של עמדה זו, היסטוריית החיבור, בדיקה של השרת, זמני תגובה וסוגי שגיאות.',
  supportFileOmits: 'הקובץ אינו כולל הודעות, שמות, כתובות או פרטי כניסה.',
  supportFileContent: 'תוכן הקובץ',
  supportFileDownload: 'הורדה',
  supportFile: 'קובץ תמיכה…',
  supportFileCollecting: 'אוסף נתונים…',
  supportFileFailed: 'לא ניתן היה ליצור את הקובץ.',
};
