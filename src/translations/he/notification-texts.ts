import type { notificationTexts as english } from '../en/notification-texts.js';

export const notificationTexts: typeof english = {
  offer: { title: 'יש לקוח בהמתנה', body: 'למענה יש לפתוח את העמדה.' },
  message: { title: 'הודעה חדשה מלקוח', body: 'לקריאה יש לפתוח את העמדה.' },
  other: { title: 'פעילות חדשה', body: 'לצפייה יש לפתוח את העמדה.' },
};
