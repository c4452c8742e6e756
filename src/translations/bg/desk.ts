import type { desk as english } from '../en/parts/desk.js';
import type { TranslationsOf } from '../translations.js';
import { pluralize } from './pluralize.js';

export const desk: TranslationsOf<typeof english> = {
  deskLabel: 'Работно място на агента',
  deskViews: 'Изгледи',
  deskConversations: 'Разговори',
  deskRequests: 'Заявки',
  deskTeam: 'Екип',
  deskBack: 'Назад към списъка',
  deskUnreadElsewhere: (n) =>
    pluralize(n, { one: 'непрочетено съобщение другаде', other: 'непрочетени съобщения другаде' }),
  deskShowList: 'Покажи списъка',
  deskHideList: 'Стесни списъка',
  deskShowCard: 'Покажи картона на клиента',
  deskHideCard: 'Скрий картона на клиента',
  deskResizeList: 'Ширина на списъка',
  deskResizeCard: 'Ширина на картона на клиента',
};
