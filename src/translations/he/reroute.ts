import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string }>> = {
  transfer: {
    label: 'העברה',
    hint: 'הנציג האחר יקבל את השיחה, והשיחה תיסגר אצלך.',
    confirm: 'העברה',
  },
  conference: {
    label: 'ועידה',
    hint: 'הנציג האחר יצטרף, והשיחה תישאר גם אצלך. הלקוח ישוחח עם שניכם.',
    confirm: 'הזמנה',
  },
  consult: {
    label: 'התייעצות',
    hint: 'הנציג האחר יקרא את השיחה וייעץ לך. הלקוח לא יראה אותו.',
    confirm: 'בקשת ייעוץ',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'העברה…',
  rerouteInvite: 'הזמנה…',
  rerouteTitle: 'צירוף נציג נוסף',
  rerouteLoadFailed: 'הטעינה נכשלה. יש לבדוק את החיבור ולנסות שוב.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'הבקשה נשלחת…',
  rerouteSearch: 'חיפוש תורים ונציגים',
  rerouteQueues: 'תורים',
  rerouteAgents: 'נציגים',
  rerouteFree: (n) => pluralize(n, { one: 'נציג פנוי אחד', two: 'שני נציגים פנויים', other: 'נציגים פנויים' }),
  rerouteNoAgentFree: 'אין נציגים פנויים',
  rerouteNoLongerFree: 'כבר לא פנוי',
  rerouteAlreadyPresent: 'כבר בשיחה הזאת',
  rerouteNoQueues: 'אין תורים זמינים',
  rerouteNoMatch: 'אין תוצאות',
  rerouteQueuesFailed: 'התורים לא נטענו.',
  rerouteStale: 'רענון הזמינות נכשל. ייתכן שהרשימה אינה מעודכנת.',
  rerouteNote: 'הערה לנציג הבא (לא חובה)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.label ?? '';
    if (to === 'agent') return `${kindName}: בהמתנה לתשובה של ${name || 'הנציג'}.`;
    return `${kindName}: מתבצע חיפוש נציג${name && ` בתור ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `לבקשת ${name}.`,
  rerouteWaitingTime: 'זמן המתנה',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `לא התקבלה תשובה של ${name || 'הנציג'} עד ${until}.`
      : `לא היה נציג פנוי${name && ` בתור ${name}`} עד ${until}.`,
  rerouteRetry: 'בקשה חוזרת',
  rerouteAdvising: (name) => `ייעוץ מאת ${name}. תשובה בלחישה לא תוצג ללקוח.`,
  rerouteConsultTransfer: 'השלמת ההעברה',
  rerouteConsultConference: 'פתיחת ועידה',
};
