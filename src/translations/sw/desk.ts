import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'Dawati la mhudumu',
  deskViews: 'Mionekano',
  deskConversations: 'Mazungumzo',
  deskRequests: 'Maombi',
  deskTeam: 'Timu',
  deskBack: 'Rudi kwenye orodha',
  deskUnreadElsewhere: (n) =>
    pluralize(n, { one: 'ujumbe # ambao haujasomwa kwingine', other: 'jumbe # ambazo hazijasomwa kwingine' }),
  deskShowList: 'Onyesha orodha',
  deskHideList: 'Punguza upana wa orodha',
  deskShowCard: 'Onyesha kadi ya mteja',
  deskHideCard: 'Ficha kadi ya mteja',
  deskResizeList: 'Upana wa orodha',
  deskResizeCard: 'Upana wa kadi ya mteja',
};
