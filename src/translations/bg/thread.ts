import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { formatNumber, pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'Агент',
  'barged-in': 'Намеса',
  assistant: 'Съветник',
  monitor: 'Наблюдение',
  'wrap-up': 'Приключване',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'Напуснахте',
  transferred: 'Прехвърлен',
  'customer-left': 'Клиентът напусна',
  'wrapped-up': 'Приключването е запазено',
  'wrap-up-filed': 'Приключването е запазено автоматично преди края на времето',
  'wrap-up-skipped': 'Завършен без кодове',
  'wrap-up-expired': 'Времето за приключване изтече преди запазването',
  'no-primary-agent': 'Последният агент напусна',
  'logged-out': 'Излязохте от системата',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'прехвърляне',
  conference: 'конференция',
  consult: 'консултация',
  'consult-transfer': 'прехвърляне',
  'consult-conference': 'конференция',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Поръчка',
  recipient: 'Получател',
  address: 'Адрес',
  date: 'Дата',
  adjustment: 'Корекция',
  'payment-method': 'Плащане',
  subtotal: 'Междинна сума',
  shipping: 'Доставка',
  tax: 'Данък',
  total: 'Общо',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Харесан коментар',
  unlike: 'Премахнато харесване на коментар',
  delete: 'Изтрит коментар',
  hide: 'Скрит коментар',
  'private-reply': 'Личен отговор на коментар',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Изображение',
  video: 'Видео',
  audio: 'Аудио',
  file: 'Файл',
  sticker: 'Стикер',
  link: 'Връзка',
  location: 'Местоположение',
  contacts: 'Контакт',
  buttons: 'Избор',
  carousel: 'Карти',
  list: 'Списък за избор',
  'wrap-up': 'Приключване',
  comment: 'Коментар',
  email: 'Имейл',
  voice: 'Телефонно обаждане',
  receipt: 'Разписка',
  template: 'Шаблон',
};

const failedMedia = {
  image: 'Изображението не можа да се зареди.',
  video: 'Видеото не може да се възпроизведе тук.',
  audio: 'Записът не може да се възпроизведе тук.',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Известие',
  warning: 'Предупреждение',
  'too-large': 'Съобщението е твърде голямо, за да се покаже',
  'system-error': 'Системна грешка',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'Чака изпращане',
  sending: 'Изпраща се…',
  unconfirmed: 'Проверява се…',
  undecided: 'Доставката не е потвърдена',
  rejected: 'Не е изпратено',
  sent: 'Изпратено',
  delivered: 'Доставено',
  seen: 'Видяно',
  failed: 'Не е доставено',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Обаждането започна',
  'leg-ended': 'Обаждането приключи',
  held: 'Обаждането е задържано',
  resumed: 'Обаждането продължава',
};

const rerouteName = (direction: string): string => ownValue(rerouteNames, direction) ?? 'пренасочване';

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'Разговори',
  listEmpty: 'Няма отворени разговори',
  listEmptyHint: 'Тук се показват чатовете, които приемете.',
  listNoMessages: 'Още няма съобщения',
  listYou: 'Вие:',
  listUnread: (n) => pluralize(n, { one: 'непрочетено съобщение', other: 'непрочетени съобщения' }),
  listTyping: 'Пише…',
  listDeliveryFailed: 'Съобщение не беше доставено',
  listWaiting: (duration) => `Чака ${duration}`,
  listEnded: 'Приключили',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `Прехвърлен към ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Приключен')),

  threadLabel: (customer) => `Разговор с ${customer}`,
  threadEmpty: 'Няма отворен разговор',
  threadEmptyHint: 'Изберете от списъка или изчакайте следващия чат.',
  threadNotOpen: 'Този разговор не е отворен при Вас.',
  threadEnded: (customer) => `Разговорът с ${customer} приключи`,
  threadYou: 'Вие',
  threadSearch: 'Търсене и запис на разговора',
  searchLabel: 'Търсене в този разговор',
  searchPosition: (n, all) => `${formatNumber(n)} от ${formatNumber(all)}`,
  searchNoHits: 'Няма съвпадения',
  searchOlder: 'По-ранно съвпадение',
  searchNewer: 'По-късно съвпадение',
  searchLoading: 'Зареждане на по-стари съобщения…',
  searchIncomplete: 'По-старите съобщения не можаха да се заредят.',
  transcript: 'Запис на разговора',
  transcriptTitle: (name) => `Разговор с ${name}`,
  transcriptCopy: 'Копирай',
  transcriptText: 'Изтегли като текст',
  transcriptHtml: 'Изтегли като HTML',
  threadActions: 'Действия',
  threadParticipants: 'Участници',
  threadChannels: 'Канали',
  threadNoChannel: 'Няма отворен канал',
  threadOnHold: 'Задържан',
  threadLeave: 'Напусни',
  threadLeaving: 'Напускане…',
  threadLeaveQuestion: 'Да напуснете ли този разговор?',
  threadLeaveLastAgent: 'Тук няма друг агент освен Вас. Разговорът ще приключи за клиента.',
  threadStay: 'Остани',
  wrapUpLeft: (duration) => `Приключване: остават ${duration}`,
  wrapUpRunning: 'Приключване',
  wrapUpFinish: 'Завърши без кодове',
  wrapUpFinishing: 'Завършване…',

  messagesLabel: 'Съобщения',
  messagesUnread: 'Нови съобщения',
  messagesLatest: 'Към най-новото',
  messagesOlder: 'Покажи по-стари съобщения',
  messagesOlderLoading: 'Зареждане на по-стари съобщения…',
  messageFailed: 'Това съобщение не може да се покаже.',
  messagesOlderFailed: 'По-старите съобщения не можаха да се заредят.',
  messagesStart: 'Начало на разговора',
  messageLabel: (sender, time, text) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'Днес',
  dayYesterday: 'Вчера',
  senderBot: 'Бот',
  senderSystem: 'Система',
  composerWhisper: 'Шепот',
  whisperLabel: 'Шепот – виждат го само агентите',
  activityOutbound: 'Изпратено от кампания',
  activityScheduled: 'Планирано съобщение',
  customerTyping: (name) => `${name} пише…`,
  reply: 'Отговор',
  replyShowOriginal: (sender) => `Покажи оригиналното съобщение от ${sender}`,
  replyNotLoaded: 'Отговор на по-старо съобщение',
  replyAmbiguous: 'Отговор на едно от няколко съобщения',
  replyFindOriginal: 'Намери оригиналното съобщение',
  replySearching: 'Търсене на съобщението…',
  replyNotFound: 'Оригиналното съобщение не можа да се намери.',
  suggestionsLabel: 'Предложени отговори',
  suggestionInsert: 'Постави в полето за съобщение',
  suggestionSend: 'Изпрати сега',
  suggestionSendLabel: (text) => `Изпрати сега: ${text}`,
  suggestionConfidence: 'Увереност на бота',
  copyText: 'Копирай текста',
  copied: 'Копирано',
  copyFailed: 'Копирането не бе успешно. Браузърът не го позволява тук.',
  textShowMore: 'Покажи още',
  textMoreShown: 'Показана е още част от съобщението',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'Ако го изпратите отново, клиентът може да го получи два пъти.',
  deliverySeenBy: (names) => `Видяно от ${names}`,
  deliveryResend: 'Изпрати отново',
  deliveryDiscard: 'Изтрий',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(празно съобщение)',
  bodyDeleted: 'Това съобщение беше изтрито',
  bodyUnknown: (type) => (type ? `Неподдържан вид съобщение (${type})` : 'Празно съобщение'),
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `Известие (${level})` : 'Известие'),
  imageEnlarge: (name) => `Увеличи ${name}`,
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `Опитай пак: ${name}`,
  bodyDownload: (name) => `Изтегли ${name}`,
  bodyLinkHost: (host) => `Отваря ${host}`,
  bodyUnsafeLink: 'Тази връзка не може да се отвори безопасно',
  bodyOpenMap: 'Отвори картата',
  bodyBirthday: 'Дата на раждане',
  bodyQuickReplies: 'Бързи отговори',
  bodyNoWrapUpCodes: 'Без кодове',
  bodyNote: 'Бележка',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  bodyPreChatForm: 'Формуляр преди чата',
  emailFrom: 'От',
  emailReplyTo: 'Отговор до',
  emailReceived: 'Получен',
  emailTo: 'До',
  emailCc: 'Копие',
  emailBcc: 'Скрито копие',
  emailHasHtml: 'Този имейл има и форматирана версия.',
  emailShowHtml: 'Покажи форматираната версия',
  emailHideHtml: 'Скрий форматираната версия',
  emailShowImages: 'Покажи изображенията',
  emailShowImagesHint: 'Зарежда изображения от външни сървъри, които така могат да разберат, че имейлът е прочетен.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `Изображение „${name}“` : 'Изображение'}: ${hasAttachments ? 'вижте прикачените файлове по-долу' : 'само в оригиналния имейл'}`,
  emailLinks: (n) => `Връзки (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `Имейл: ${subject}` : 'Имейл'),
  emailNoSubject: 'Без тема',
  callDuration: 'Продължителност',
  callRecording: 'Запис',
  download: 'Изтегли',
  lightboxPosition: (n, total) => `${formatNumber(n)} от ${formatNumber(total)}`,
  lightboxPrevious: 'Предишно изображение',
  lightboxNext: 'Следващо изображение',
  lightboxZoomIn: 'Увеличи',
  lightboxZoomOut: 'Намали',
  sizeBytes: (n) => `${n} B`,
  sizeKilobytes: (n) => `${n} KB`,
  sizeMegabytes: (n) => `${n} MB`,

  noticeChannelStarted: (channel) => `Начало на сесия в ${channel}`,
  noticeChannelEnded: (channel) => `Край на сесията в ${channel}`,
  noticeYouJoined: 'Включихте се',
  noticeJoined: (name) => `${name} се включи`,
  noticeJoinedAs: (name, role) => `${name} се включи (${role})`,
  noticeLeft: (name) => `${name} напусна`,
  noticeReroutePlaced: (direction, queue, by) =>
    `Заявка за ${rerouteName(direction)}${queue ? ` към ${queue}` : ''}${by ? ` от ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `Поискахте ${rerouteName(direction)}${queue ? ` към ${queue}` : ''}`,
  noticeRerouteCancelled: (direction) => `Заявката за ${rerouteName(direction)} е отменена`,
  noticeRerouteFailed: (direction, queue) =>
    `Няма свободен агент за ${rerouteName(direction)}${queue ? ` към ${queue}` : ''}`,
  noticePaused: 'Разговорът е задържан',
  noticeResumed: 'Разговорът продължава',
  noticeHandRaised: (others, isYou) => {
    if (isYou) return `Поискахте супервайзор${others && ` (заедно с ${others})`}`;
    return `Поискан е супервайзор${others && ` от ${others}`}`;
  },
  noticeHandLowered: (others, isYou) => {
    if (isYou) return `Отменихте молбата за супервайзор${others && ` (заедно с ${others})`}`;
    return `Молбата за супервайзор е отменена${others && ` от ${others}`}`;
  },
  noticeCustomerChanged: (name) => (name ? `Клиентът вече е ${name}` : 'Данните на клиента са променени'),
  noticeUndecided: (what, count) =>
    `${count > 1 ? `Едно от ${formatNumber(count)} съобщения` : 'Съобщение'} ${what === 'failed' ? 'не можа да бъде доставено' : 'беше изтрито'}. Сървърът не посочва кое.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `Обаждане, ${duration}` : 'Обаждане'),
};
