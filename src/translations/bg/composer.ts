import type { ShortcutName } from '../../domain/index.js';
import type { composer as written } from '../en/parts/composer.js';
import type { composerCanned } from '../en/parts/composer/canned.js';
import type { composerEmoji } from '../en/parts/composer/emoji.js';
import type { composerFiles } from '../en/parts/composer/files.js';
import type { composerShortcuts } from '../en/parts/composer/shortcuts.js';
import type { replySuggestions } from '../en/parts/thread/reply-suggestions.js';
import type { composerFormatting } from '../en/parts/composer/formatting.js';
import type { translate } from '../en/parts/thread/translate.js';
import type { TranslationsOf } from '../translations.js';
import { formatNumber, pluralize } from './pluralize.js';

const formattingNames: Readonly<Record<string, string>> = {
  bold: 'Получер',
  italic: 'Курсив',
  strike: 'Зачертан',
  code: 'Код',
  list: 'Списък',
  quote: 'Цитат',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Последно използвани',
  smileys: 'Лица и емоции',
  people: 'Хора и тяло',
  animals: 'Животни и природа',
  food: 'Храна и напитки',
  travel: 'Пътуване и места',
  activities: 'Занимания',
  objects: 'Предмети',
  symbols: 'Символи',
  flags: 'Знамена',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Намери разговор, действие или отговор',
  nextConversation: 'Следващ разговор',
  previousConversation: 'Предишен разговор',
  nextUnread: 'Следващ непрочетен разговор',
  findConversation: 'Търсене в списъка с разговори',
  acceptOffer: 'Приеми най-стария предложен чат',
  replyToLast: 'Отговор на последното съобщение',
  cannedResponses: 'Готови отговори',
  jumpToLatest: 'Към най-новото',
  searchMessages: 'Търсене в разговора',
  help: 'Този списък, когато не пишете текст',
  typing: 'Буквите отиват в полето за съобщение',
  send: 'Изпрати',
  slash: 'Готови отговори, в началото на дума',
};

export const composer: TranslationsOf<
  typeof written &
    typeof composerCanned &
    typeof composerEmoji &
    typeof composerFiles &
    typeof composerShortcuts &
    typeof replySuggestions &
    typeof translate &
    typeof composerFormatting
> = {
  formattingOpen: 'Форматиране',
  formatting: 'Форматиране',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'Превежда се…',
  translationShowOriginal: 'Покажи оригинала',
  translationShow: 'Покажи превода',
  translationFailed: 'Съобщението не можа да бъде преведено.',
  translationPreview: 'Клиентът ще прочете:',
  translationSend: 'Изпрати превода',
  translationSendOriginal: 'Изпрати без превод',
  translationEdit: 'Продължи да пишеш',
  composerPlaceholder: (customer) => `Съобщение до ${customer}`,
  composerWhisperPlaceholder: 'Шепот до другите агенти',
  composerSend: 'Изпрати',
  composerSendWhisper: 'Изпрати шепот',
  composerWhisperOnly: 'Тук можете само да шепнете. Клиентът не вижда шепота.',
  composerWhisperOn: 'Само агентите ще видят това.',
  composerChannel: 'Отговор чрез',
  composerReplyingTo: (sender) => `Отговор до ${sender}`,
  composerReplyRemove: 'Премахни цитата',
  composerOffline: 'Ще бъде изпратено, когато връзката се възстанови.',
  composerCharactersLeft: (n) => `Остават ${pluralize(n, { one: 'знак', other: 'знака' })}`,
  composerCharactersOver: (n) => pluralize(n, { one: 'знак над лимита', other: 'знака над лимита' }),
  composerClosed: 'Този разговор е затворен.',
  composerNotSent: 'Не е изпратено',
  composerWrapUp: 'Разговорът завърши. Довършете приключването.',
  composerNoChannel: 'Не можете да изпращате съобщения, защото клиентът няма отворен канал.',
  composerMonitorNoAgents: 'Наблюдавате. Тук няма агент, на когото да шепнете.',
  composerWhisperNoAgents: 'Другите агенти напуснаха. Изключете шепота, за да пишете на клиента.',
  composerPlaceholderVia: (customer, channel) => `Съобщение до ${customer} чрез ${channel}`,
  composerChannelChanged: (channel) => `Вече отговаряте чрез ${channel}.`,
  composerLoadFailed: 'Зареждането не бе успешно. Проверете връзката си и опитайте отново.',

  filesAttach: 'Прикачи файлове',
  filesDrop: 'Пуснете файловете тук, за да ги прикачите',
  filesLabel: 'Прикачени файлове',
  filesUploading: (n) => `Качване на ${pluralize(n, { one: 'файл', other: 'файла' })}`,
  filesReady: 'Файловете са готови за изпращане.',
  filesUploadFailed: 'Файл не можа да се качи. Опитайте отново или го премахнете.',
  fileEmpty: (name) => `${name}: файлът е празен.`,
  fileTooLarge: (name, limit) => `${name}: файлът е твърде голям. Ограничението е ${limit}.`,
  fileTypeNotAllowed: (name) => `${name} не можа да се прикачи. Този вид файл не е разрешен.`,
  fileWaiting: 'Изчаква',
  fileOffline: 'Изчаква връзка',
  fileFailed: (detail) => (detail ? `Неуспешно качване: ${detail}` : 'Неуспешно качване'),
  fileMissing: 'Изберете този файл отново. Беше твърде голям, за да се запази.',
  fileRefused: (detail) => (detail ? `Не е приет: ${detail}` : 'Услугата за файлове не приема този файл.'),
  fileSentWhenUploaded: (text) => (text ? `Ще се изпрати след качването: ${text}` : 'Ще се изпрати след качването'),
  fileUnreachable: 'няма отговор от услугата за файлове',
  fileRemove: (name) => `Премахни ${name}`,
  fileCancel: (name) => `Отмени качването на ${name}`,
  fileRetry: (name) => `Качи ${name} отново`,
  fileProgress: (name) => `Качване на ${name}`,

  emojiOpen: 'Емоджи',
  emojiSearch: 'Търсене на емоджи (на английски)',
  emojiGroups: 'Категории емоджи',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'Няма намерени емоджи' : `${formatNumber(n)} емоджи`),

  cannedOpen: 'Готови отговори',
  cannedOwn: 'Мои отговори',
  cannedOwnCode: 'Кратък код',
  cannedOwnText: 'Текст',
  cannedOwnSave: 'Запази',
  cannedOwnDelete: 'Изтрий',
  cannedOwnTaken: 'Друг отговор има този кратък код.',
  cannedLoading: 'Зареждане на готовите отговори…',
  cannedFailed: 'Готовите отговори не можаха да се заредят.',
  cannedClose: 'Натиснете Esc, за да затворите този списък.',
  cannedFound: (n) =>
    n === 0 ? 'Няма подходящи готови отговори' : pluralize(n, { one: 'отговор', other: 'отговора' }),
  cannedUnfilled: (name) => `Полето ${name} не е попълнено. Изпратете отново, за да се изпрати така.`,

  shortcutsOpen: 'Клавишни комбинации',
  suggestedReplies: 'Предложени отговори',
  suggestedReplySend: 'Изпрати сега',
  shortcutsDesk: 'Навсякъде в работното място',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'Поле за съобщение',
  shortcutsMessageList: 'Списък със съобщения',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'Нов ред',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Затвори списък или премахни цитата',
  shortcutPaste: 'Постави текст, изображения или файлове',
  shortcutHelpAgain: 'Натиснете ? отново, за да въведете въпросителен знак.',
  shortcutMessages: 'Предишно и следващо съобщение',
  shortcutPageUpDown: 'Страница нагоре или надолу',
  shortcutFirstLast: 'Първо и последно съобщение',
};
