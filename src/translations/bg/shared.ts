import type { RefusalCode } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { shared as english } from '../en/shared.js';
import { pluralize } from './pluralize.js';

const refusals: Readonly<Record<RefusalCode, string>> = {
  'already-monitored': 'Друг супервайзор вече наблюдава този чат.',
  'other-team': 'Този чат е на екип, който не ръководите.',
  'not-push-mode': 'Чатове от списъци със заявки не могат да се наблюдават.',
  'not-supervisor': 'Само супервайзор с екип може да направи това.',
  'conversation-over': 'Разговорът е приключил.',
  'conversation-full': 'В този разговор вече има четирима души, което е максимумът.',
};

export const shared: TranslationsOf<typeof english> = {
  noSession: 'Няма връзка с работно място',
  noSessionHint: 'Добавете елемент desk-session към тази страница.',
  signedOut: 'Не сте влезли',
  connecting: 'Свързване…',
  signingIn: 'Влизане…',
  reconnecting: 'Връзката прекъсна. Свързване отново…',
  lastUpdate: (time) => `Последно обновяване: ${time}.`,
  connectedAgain: 'Връзката е възстановена.',
  takenOver: 'Работното място е отворено другаде. Тук е на пауза.',
  loginUseHere: 'Използвай тук',
  sessionClosed: 'Излязохте от системата',
  close: 'Затвори',
  cancel: 'Отказ',
  contentFailed: 'Това не може да се покаже.',
  retry: 'Опитай пак',
  loading: 'Зареждане…',
  newMessages: (n) => pluralize(n, { one: 'ново съобщение', other: 'нови съобщения' }),
  unknownCustomer: 'Неизвестен клиент',
  anonymousCustomer: 'Анонимен посетител',

  problemLoginFailed: 'Входът беше отказан. Моля, влезте отново.',
  problemUnauthorised: 'Грешно потребителско име или парола.',
  problemBadRequest: (detail) => (detail ? `Сървърът отказа входа: ${detail}` : 'Сървърът отказа входа.'),
  problemCredentialsExpired: 'Сесията Ви е изтекла.',
  problemLicence: (detail) =>
    detail ? `Проблем с лиценза: ${detail}` : 'Лицензът на сървъра не можа да бъде проверен.',
  problemTimedOut: (detail) => detail || 'Сървърът не отговори навреме.',
  problemServerError: 'Вътрешна грешка в сървъра. Моля, опитайте отново.',
  problemUnreachable: 'Няма връзка със сървъра. Проверете връзката си и опитайте отново.',
  problemNoUrl: (url) => (url ? `Това не е адрес на Agent Manager: ${url}` : 'Не е зададен адрес на Agent Manager.'),
  problemAlreadySigningIn: 'Друго влизане още не е завършило. Моля, изчакайте.',
  problemSignInCancelled: 'Влизането беше отменено.',
  problemSessionEnded: 'Сървърът прекрати сесията. Моля, влезте отново.',
  problemForcedLogout: 'Супервайзор прекрати сесията Ви.',
  problemOther: (detail) => detail || 'Работното място не можа да се свърже.',

  outcomeRefused: (detail) => (detail ? `Сървърът отказа заявката: ${detail}` : 'Сървърът отказа заявката.'),
  refusal: (code) => refusals[code],
  newVersion: 'Презаредете, за да получите новата версия. Някои функции на страницата вече не са достъпни.',
  serverError: (detail) => (detail ? `Сървърът съобщава за грешка: ${detail}` : 'Сървърът съобщава за грешка.'),
  outcomeUnknown: 'Сървърът не отговори. Не е ясно дали промяната е направена.',
  outcomeOffline: 'Това не може да се направи без връзка.',
  outcomeAlreadyPending: 'Изчакайте да завърши предишната промяна.',
  outcomeNoSuchConversation: 'Този разговор е приключил.',
  outcomeNoSuchOffer: 'Този чат вече не е достъпен.',
  outcomeNoChannel: 'Клиентът няма отворен канал, по който да се изпрати това.',
  outcomeNotAllowed: 'Нямате право да правите това тук.',
  outcomeUnsentMessages: 'Някои съобщения още не са изпратени.',
  outcomeNoWhisperRecipient: 'Няма друг агент, на когото да шепнете.',
  outcomeEmpty: 'Няма нищо за изпращане.',
  outcomeConnectionLost: 'Връзката прекъсна, преди това да бъде изпратено.',
  outcomeSessionEnded: 'Сесията приключи.',
  outcomeInvalid: 'Страницата направи невалидна заявка. Нищо не беше изпратено.',
};
