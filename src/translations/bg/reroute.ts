import type { TranslationsOf } from '../translations.js';
import type { rerouteDialog } from '../en/parts/reroute-dialog.js';
import type { reroute as english } from '../en/parts/reroute.js';
import { pluralize } from './pluralize.js';

const kinds: Readonly<Record<string, { label: string; hint: string; confirm: string }>> = {
  transfer: {
    label: 'Прехвърляне',
    hint: 'Другият агент поема разговора, а Вие го напускате.',
    confirm: 'Прехвърли',
  },
  conference: {
    label: 'Конференция',
    hint: 'Другият агент се включва, а Вие оставате. Клиентът говори и с двама Ви.',
    confirm: 'Покани',
  },
  consult: {
    label: 'Консултация',
    hint: 'Другият агент чете разговора и Ви съветва. Клиентът не го вижда.',
    confirm: 'Поискай съвет',
  },
};

export const reroute: TranslationsOf<typeof english & typeof rerouteDialog> = {
  rerouteOpen: 'Прехвърли…',
  rerouteInvite: 'Покани…',
  rerouteTitle: 'Включване на друг агент',
  rerouteLoadFailed: 'Зареждането не бе успешно. Проверете връзката си и опитайте отново.',
  rerouteKind: (kind) => kinds[kind]?.label ?? kind,
  rerouteHint: (kind) => kinds[kind]?.hint ?? '',
  rerouteConfirm: (kind) => kinds[kind]?.confirm ?? kind,
  reroutePending: 'Изпращане на заявка…',
  rerouteSearch: 'Търсене на опашки и агенти',
  rerouteQueues: 'Опашки',
  rerouteAgents: 'Агенти',
  rerouteFree: (n) => pluralize(n, { one: 'свободен агент', other: 'свободни агенти' }),
  rerouteNoAgentFree: 'Няма свободни агенти',
  rerouteNoLongerFree: 'Вече не е на разположение',
  rerouteAlreadyPresent: 'Вече е в този разговор',
  rerouteNoQueues: 'Няма налични опашки',
  rerouteNoMatch: 'Няма съвпадения',
  rerouteQueuesFailed: 'Опашките не можаха да се заредят.',
  rerouteStale: 'Наличността не можа да се обнови. Списъкът може да не е актуален.',
  rerouteNote: 'Бележка за следващия агент (по желание)',

  rerouteInProgress: (kind, to, name) => {
    const kindName = kinds[kind]?.label ?? '';
    if (to === 'agent') return `${kindName}: изчаква се отговор от ${name || 'агента'}.`;
    return `${kindName}: търси се агент${name && ` в ${name}`}.`;
  },
  rerouteRequestedBy: (name) => `По заявка от ${name}.`,
  rerouteWaitingTime: 'Време на изчакване',
  rerouteUnanswered: (to, name, until) =>
    to === 'agent'
      ? `Няма отговор от ${name || 'агента'} до ${until}.`
      : `До ${until} нямаше свободен агент${name && ` в ${name}`}.`,
  rerouteRetry: 'Поискай отново',
  rerouteAdvising: (name) => `${name} Ви съветва. Отговорете с шепот, за да не вижда клиентът.`,
  rerouteConsultTransfer: 'Завърши прехвърлянето',
  rerouteConsultConference: 'Начало на конференция',
};
