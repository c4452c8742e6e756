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
  bold: 'Nzito',
  italic: 'Mlazo',
  strike: 'Mkato wa katikati',
  code: 'Msimbo',
  list: 'Orodha',
  quote: 'Nukuu',
};

const emojiGroupNames: Readonly<Record<string, string>> = {
  recent: 'Zilizotumika karibuni',
  smileys: 'Nyuso na hisia',
  people: 'Watu na mwili',
  animals: 'Wanyama na mazingira',
  food: 'Vyakula na vinywaji',
  travel: 'Safari na maeneo',
  activities: 'Shughuli',
  objects: 'Vitu',
  symbols: 'Alama',
  flags: 'Bendera',
};

const deskShortcuts: Readonly<Record<ShortcutName, string>> = {
  palette: 'Tafuta mazungumzo, kitendo au jibu',
  nextConversation: 'Mazungumzo yanayofuata',
  previousConversation: 'Mazungumzo yaliyotangulia',
  nextUnread: 'Mazungumzo yanayofuata ambayo hayajasomwa',
  findConversation: 'Tafuta kwenye orodha ya mazungumzo',
  acceptOffer: 'Kubali gumzo lililosubiri zaidi',
  replyToLast: 'Jibu ujumbe wa mwisho',
  cannedResponses: 'Majibu yaliyoandaliwa',
  jumpToLatest: 'Nenda kwenye ujumbe wa mwisho',
  searchMessages: 'Tafuta kwenye mazungumzo',
  help: 'Orodha hii, wakati huandiki maandishi',
  typing: 'Herufi huenda kwenye sehemu ya ujumbe',
  send: 'Tuma',
  slash: 'Majibu yaliyoandaliwa, mwanzoni mwa neno',
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
  formattingOpen: 'Umbizo',
  formatting: 'Umbizo',
  formattingOf: (kind) => formattingNames[kind] ?? kind,
  translationPending: 'Inatafsiri…',
  translationShowOriginal: 'Onyesha ujumbe asili',
  translationShow: 'Onyesha tafsiri',
  translationFailed: 'Ujumbe huu haukuweza kutafsiriwa.',
  translationPreview: 'Mteja atasoma:',
  translationSend: 'Tuma tafsiri',
  translationSendOriginal: 'Tuma ulivyoandika',
  translationEdit: 'Endelea kuandika',
  composerPlaceholder: (customer) => `Ujumbe kwa ${customer}`,
  composerWhisperPlaceholder: 'Wanong’oneze wahudumu wengine',
  composerSend: 'Tuma',
  composerSendWhisper: 'Tuma mnong’ono',
  composerWhisperOnly: 'Hapa unaweza kunong’ona tu. Mteja haoni minong’ono.',
  composerWhisperOn: 'Ni wahudumu pekee watakaoona hii.',
  composerChannel: 'Jibu kupitia',
  composerReplyingTo: (sender) => `Kumjibu ${sender}`,
  composerReplyRemove: 'Ondoa nukuu',
  composerOffline: 'Itatumwa muunganisho utakaporudi.',
  composerCharactersLeft: (n) => pluralize(n, { one: 'Imebaki herufi #', other: 'Zimebaki herufi #' }),
  composerCharactersOver: (n) => `Umezidisha herufi ${formatNumber(n)}`,
  composerClosed: 'Mazungumzo haya yamefungwa.',
  composerNotSent: 'Haijatumwa',
  composerWrapUp: 'Mazungumzo yamekwisha. Kamilisha hitimisho lako.',
  composerNoChannel: 'Huwezi kutuma jumbe kwa sababu mteja hana chaneli iliyo wazi.',
  composerMonitorNoAgents: 'Unafuatilia. Hakuna mhudumu hapa wa kumnong’oneza.',
  composerWhisperNoAgents: 'Wahudumu wengine wameondoka. Zima mnong’ono ili umwandikie mteja.',
  composerPlaceholderVia: (customer, channel) => `Ujumbe kwa ${customer} kupitia ${channel}`,
  composerChannelChanged: (channel) => `Sasa unajibu kupitia ${channel}.`,
  composerLoadFailed: 'Imeshindwa kupakia. Kagua muunganisho wako kisha ujaribu tena.',

  filesAttach: 'Ambatisha faili',
  filesDrop: 'Dondosha faili hapa ili uziambatishe',
  filesLabel: 'Faili zilizoambatishwa',
  filesUploading: (n) => `Inapakia faili ${formatNumber(n)}`,
  filesReady: 'Faili ziko tayari kutumwa.',
  filesUploadFailed: 'Kuna faili iliyoshindwa kupakiwa. Jaribu tena au uiondoe.',
  fileEmpty: (name) => `${name} ni tupu.`,
  fileTooLarge: (name, limit) => `${name} ni kubwa mno. Kikomo ni ${limit}.`,
  fileTypeNotAllowed: (name) => `${name} haikuweza kuambatishwa. Aina hii ya faili hairuhusiwi.`,
  fileWaiting: 'Inasubiri',
  fileOffline: 'Inasubiri muunganisho',
  fileFailed: (detail) => (detail ? `Imeshindwa kupakiwa: ${detail}` : 'Imeshindwa kupakiwa'),
  fileMissing: 'Chagua faili hii tena. Ilikuwa kubwa mno kuhifadhiwa.',
  fileRefused: (detail) => (detail ? `Haikukubaliwa: ${detail}` : 'Huduma ya faili haikubali faili hii.'),
  fileSentWhenUploaded: (text) => (text ? `Itatumwa ikishapakiwa: ${text}` : 'Itatumwa ikishapakiwa'),
  fileUnreachable: 'huduma ya faili haijibu',
  fileRemove: (name) => `Ondoa ${name}`,
  fileCancel: (name) => `Ghairi kupakia ${name}`,
  fileRetry: (name) => `Pakia ${name} tena`,
  fileProgress: (name) => `Inapakia ${name}`,

  emojiOpen: 'Emoji',
  emojiSearch: 'Tafuta emoji (kwa Kiingereza)',
  emojiGroups: 'Aina za emoji',
  emojiGroup: (key) => emojiGroupNames[key] ?? key,
  emojiFound: (n) => (n === 0 ? 'Hakuna emoji iliyopatikana' : `Emoji ${formatNumber(n)}`),

  cannedOpen: 'Majibu yaliyoandaliwa',
  cannedOwn: 'Majibu yangu',
  cannedOwnCode: 'Msimbo mfupi',
  cannedOwnText: 'Maandishi',
  cannedOwnSave: 'Hifadhi',
  cannedOwnDelete: 'Futa',
  cannedOwnTaken: 'Jibu lingine lina msimbo huu mfupi.',
  cannedLoading: 'Inapakia majibu yaliyoandaliwa…',
  cannedFailed: 'Majibu yaliyoandaliwa hayakuweza kupakiwa.',
  cannedClose: 'Bonyeza Esc ili ufunge orodha hii.',
  cannedFound: (n) => (n === 0 ? 'Hakuna jibu linalolingana' : pluralize(n, { one: 'jibu #', other: 'majibu #' })),
  cannedUnfilled: (name) => `${name} haijajazwa. Tuma tena ili kutuma ilivyo.`,

  shortcutsOpen: 'Mikato ya kibodi',
  suggestedReplies: 'Majibu yanayopendekezwa',
  suggestedReplySend: 'Tuma sasa',
  shortcutsDesk: 'Popote kwenye dawati',
  shortcutDesk: (name) => deskShortcuts[name],
  shortcutsMessageField: 'Sehemu ya ujumbe',
  shortcutsMessageList: 'Orodha ya jumbe',
  shortcutSend: deskShortcuts.send,
  shortcutNewLine: 'Mstari mpya',
  shortcutCanned: deskShortcuts.slash,
  shortcutEscape: 'Funga orodha au uondoe nukuu',
  shortcutPaste: 'Bandika maandishi, picha au faili',
  shortcutHelpAgain: 'Bonyeza ? tena ili uandike alama ya kuuliza.',
  shortcutMessages: 'Ujumbe uliotangulia na unaofuata',
  shortcutPageUpDown: 'Ukurasa mmoja juu au chini',
  shortcutFirstLast: 'Ujumbe wa kwanza na wa mwisho',
};
