import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'עמדת נציג',
  deskViews: 'תצוגות',
  deskConversations: 'שיחות',
  deskRequests: 'פניות',
  deskTeam: 'צוות',
  deskBack: 'חזרה לרשימה',
  deskUnreadElsewhere: (n) =>
    pluralize(n, {
      one: 'הודעה אחת שלא נקראה במקום אחר',
      two: 'שתי הודעות שלא נקראו במקום אחר',
      other: 'הודעות שלא נקראו במקום אחר',
    }),
  deskShowList: 'הצגת הרשימה',
  deskHideList: 'צמצום הרשימה',
  deskShowCard: 'הצגת כרטיס הלקוח',
  deskHideCard: 'הסתרת כרטיס הלקוח',
  deskResizeList: 'רוחב הרשימה',
  deskResizeCard: 'רוחב כרטיס הלקוח',
};
