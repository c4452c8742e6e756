import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'В системата',
  'not-ready': 'Не в готовност',
  ready: 'В готовност',
  'logged-out': 'Извън системата',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Изключен',
  ready: 'Готов',
  active: 'Активен',
  busy: 'Зает',
  'pending-not-ready': 'Приключва',
  interrupted: 'Прекъснат',
  'logged-out': 'Офлайн',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'Изходящ',
  transfer: 'Прехвърляне',
  conference: 'Конференция',
  consult: 'Консултация',
  monitor: 'Наблюдение',
  'barge-in': 'Намеса',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} Ви прехвърля този чат`,
  conference: (name) => `${name} Ви кани да се включите`,
  consult: (name) => `${name} иска консултация с Вас`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'Не отговорихте навреме.',
  'customer-left': 'Клиентът напусна, преди да отговорите.',
  'answered-elsewhere': 'Отговори друг агент.',
  'logged-out': 'Излязохте от системата. Чатът ще отиде при друг агент.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'Вход',
  loginUsername: 'Потребителско име',
  loginPassword: 'Парола',
  loginShowPassword: 'Покажи паролата',
  loginSubmit: 'Вход',
  loginCapsLock: 'Caps Lock е включен.',
  loginMissingUsername: 'Въведете потребителското си име.',
  loginMissingPassword: 'Въведете паролата си.',
  loginServerMessage: (detail) => `Съобщение от сървъра: ${detail}`,
  loginSignedInAs: (name) => `Влезли сте като ${name}`,
  loginTakenOver: 'Влезли сте на друго място',
  loginTakenOverHint: 'Може да е отворено само едно работно място. Ако го използвате тук, другото ще бъде на пауза.',
  loginFailed: 'Входът не бе успешен',
  loginInvalidAnswer: 'Входът на тази страница върна невалиден отговор. Моля, обърнете се към поддръжката.',
  loginDifferentAccount: 'Използвай друг профил',

  signInStepSubmit: 'Продължи',
  signInStepChecking: 'Проверка…',
  signInStepBack: 'Назад',
  signInStepMissing: 'Попълнете това поле.',

  credentialsHint:
    'Чатовете Ви продължават. Въведете паролата си, за да използвате отново файлове, история и прехвърляне.',
  credentialsHostHint: 'Чатовете Ви продължават, но файловете, историята и прехвърлянето не работят.',
  credentialsPassword: 'Парола',
  credentialsSubmit: 'Продължи',
  credentialsChecking: 'Проверка…',
  credentialsEnter: 'Въведи парола',
  credentialsMissing: 'Въведете паролата си.',
  credentialsWrong: 'Грешна парола.',

  stateLabel: 'Вашата наличност',
  stateName: (state) => agentStates[state] ?? 'Неизвестно',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'Неизвестно'}${label && ': '}${label}`,
  stateSince: (time) => `от ${time}`,
  stateChanging: 'промяна…',
  stateNoChannelOn: 'няма включени канали',
  stateSessionExpired: 'сесията е изтекла',
  stateNoReason: 'Без причина',
  stateReasonSearch: 'Търсене на причина',
  stateReasonsFailed: 'Причините не можаха да се заредят. Нов опит…',
  statePushFailed: 'Превключвателят за известия не можа да се зареди. Възможно е да го спира блокер на съдържание.',
  stateNoMatchingReasons: 'Няма такава причина',
  stateUnknownHint: 'Статусът Ви е неизвестен. Изберете „В готовност“ или „Не в готовност“.',
  stateNotAllowed: 'Нямате право да променяте наличността си.',
  stateUnchanged: 'Статусът Ви не беше променен.',
  stateChannels: 'Канали',
  stateNoChannels: 'Нямате зададени канали.',
  stateAllReady: 'В готовност по всички канали',
  stateGoingReady: 'Преминаване в готовност…',
  stateNeedsReady: 'Можете да включите канал само когато сте в готовност.',
  stateGoReadyFirst: (channel) => `Първо преминете в готовност, после включете ${channel}.`,
  stateChannelUnchanged: (channel) => `${channel}: няма промяна.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'Ще можете да промените това, когато връзката се възстанови.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'Неизвестно';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} от ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, до ${limit}` : name;
  },
  channelFinishing: 'Изключва се след отворените чатове',
  channelSwitchingOn: 'Включване…',
  channelSwitchingOff: 'Изключване…',
  stateAttention: 'Звуци и известия',
  stateDoNotDisturb: 'Не безпокойте',
  stateSoundBlocked: 'Щракнете за звук',
  stateLogOut: 'Изход',
  stateLogOutWithReason: (label) => `Изход: ${label}`,
  stateLogOutReasons: 'Причина за изход',
  stateLoggingOut: 'Излизане…',
  stateLogOutAnyway: 'Изход въпреки това',
  stateLogOutOpenConversations: (n) =>
    `Все още имате ${pluralize(n, { one: 'отворен разговор', other: 'отворени разговора' })}. Ако излезете, тези клиенти ще чакат друг агент.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'съобщение', other: 'съобщения' }) : '',
      drafts > 0 ? pluralize(drafts, { one: 'чернова или бележка', other: 'чернови или бележки' }) : '',
    ];
    return `Още не е изпратено: ${formatList(counts.filter(Boolean))}. Ако излезете сега, неизпратеното ще бъде изтрито.`;
  },
  stateLogOutWaiting: 'Ще излезете веднага щом всички съобщения бъдат изпратени.',
  stateLogOutWait: 'Изчакай изпращането',
  stateLogOutDiscard: 'Изтрий и излез',
  stateStayLoggedIn: 'Остани в системата',

  offerLabel: 'Чакащи клиенти',
  offerNone: 'Няма чакащи клиенти',
  offerKnownCustomer: 'Познат клиент',
  offerAnonymous: 'Анонимен',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `По заявка от ${name}`,
  offerRequestedByYou: 'По Ваша заявка',
  offerNote: 'Бележка',
  offerAccept: 'Приеми',
  offerAcceptOf: (name) => `Приеми ${name}`,
  offerAccepting: 'Приемане…',
  offerHide: 'Скрий',
  offerHideHint: 'Скрива чата тук. Той остава предложен, докато времето изтече или друг агент го приеме.',
  offerChecking: 'Проверка дали този чат още чака…',
  offerTimeLeft: (n) => `Остава: ${pluralize(n, { one: 'секунда', other: 'секунди' })}`,
  offerWaiting: (time) => `Чака ${time}`,
  offerTimeUp: 'Времето изтече',
  offerNotAccepted: 'Чатът не можа да бъде приет.',
  offerTooLate: (why) => `Твърде късно. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'Този чат вече не е достъпен.',
  offerAnnouncement: (name, details) =>
    details === '' ? `Предложен е нов чат: ${name}` : `Предложен е нов чат: ${name}, ${details}`,
  offerNotificationTitle: 'Чака клиент',
  offerDismiss: 'Скрий',
  offerDismissed: 'Скрит чат',
  offerUndo: 'Отмени',
  offerUndoOf: (name) => `Отмени: покажи отново чата от ${name}`,
  offerMissed: (n) => pluralize(n, { one: 'пропуснат чат', other: 'пропуснати чата' }),
  offerMissedDismiss: 'Скрий пропуснатите чатове',
  offerSilent: 'Звъненето е без звук, докато не щракнете или натиснете клавиш в тази страница.',
};
