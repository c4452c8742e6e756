import type { DeliveryState } from '../../domain/index.js';
import type { TranslationsOf } from '../translations.js';
import type { cards } from '../en/parts/cards.js';
import type { threadSearch } from '../en/parts/thread/thread-search.js';
import type { lightbox } from '../en/parts/thread/lightbox.js';
import type { CallEvent, NamedBodyType, thread as english } from '../en/parts/thread/thread.js';
import { ownValue } from '../../domain/own-value.js';
import { formatNumber, pluralize } from './pluralize.js';

const roles: Readonly<Record<string, string>> = {
  primary: 'Mhudumu',
  'barged-in': 'Kuingilia',
  assistant: 'Mshauri',
  monitor: 'Ufuatiliaji',
  'wrap-up': 'Hitimisho',
};

const endReasons: Readonly<Record<string, string>> = {
  left: 'Uliondoka',
  transferred: 'Yamehamishwa',
  'customer-left': 'Mteja aliondoka',
  'wrapped-up': 'Yamehitimishwa',
  'wrap-up-filed': 'Hitimisho lilijihifadhi kabla muda wake haujaisha',
  'wrap-up-skipped': 'Yamemalizwa bila misimbo',
  'wrap-up-expired': 'Muda wa hitimisho uliisha kabla halijahifadhiwa',
  'no-primary-agent': 'Mhudumu wa mwisho aliondoka',
  'logged-out': 'Ulitolewa kwenye akaunti',
};

const rerouteNames: Readonly<Record<string, string>> = {
  transfer: 'uhamisho',
  conference: 'mkutano',
  consult: 'ushauri',
  'consult-transfer': 'uhamisho',
  'consult-conference': 'mkutano',
};

const receiptLines: Readonly<Record<string, string>> = {
  'order-number': 'Nambari ya oda',
  recipient: 'Mpokeaji',
  address: 'Anwani',
  date: 'Tarehe',
  adjustment: 'Marekebisho',
  'payment-method': 'Malipo',
  subtotal: 'Jumla ndogo',
  shipping: 'Usafirishaji',
  tax: 'Kodi',
  total: 'Jumla',
};

const commentActions: Readonly<Record<string, string>> = {
  like: 'Maoni yalipendwa',
  unlike: 'Maoni yaliondolewa “Penda”',
  delete: 'Maoni yalifutwa',
  hide: 'Maoni yalifichwa',
  'private-reply': 'Jibu la faragha kwa maoni',
};

const bodyKinds: Readonly<Record<NamedBodyType, string>> = {
  image: 'Picha',
  video: 'Video',
  audio: 'Sauti',
  file: 'Faili',
  sticker: 'Stika',
  link: 'Kiungo',
  location: 'Mahali',
  contacts: 'Anwani ya mtu',
  buttons: 'Chaguo',
  carousel: 'Kadi',
  list: 'Orodha ya chaguo',
  'wrap-up': 'Hitimisho',
  comment: 'Maoni',
  email: 'Barua pepe',
  voice: 'Simu',
  receipt: 'Risiti',
  template: 'Kiolezo',
};

const failedMedia = {
  image: 'Picha haikuweza kupakiwa.',
  video: 'Video haiwezi kuchezwa hapa.',
  audio: 'Rekodi haiwezi kuchezwa hapa.',
};

const noticeLevels: Readonly<Record<string, string>> = {
  info: 'Taarifa',
  warning: 'Onyo',
  'too-large': 'Ujumbe huu ni mkubwa mno kuonyeshwa',
  'system-error': 'Hitilafu ya mfumo',
};

const deliveryStates: Readonly<Record<DeliveryState, string>> = {
  queued: 'Unasubiri kutumwa',
  sending: 'Unatumwa…',
  unconfirmed: 'Inakagua…',
  undecided: 'Haijathibitishwa kufika',
  rejected: 'Haukutumwa',
  sent: 'Umetumwa',
  delivered: 'Umefika',
  seen: 'Umeonwa',
  failed: 'Haukufika',
};

const callEvents: Readonly<Record<CallEvent, string>> = {
  'leg-started': 'Simu imeanza',
  'leg-ended': 'Simu imekwisha',
  held: 'Simu imesitishwa',
  resumed: 'Simu inaendelea',
};

const rerouteName = (direction: string): string => ownValue(rerouteNames, direction) ?? 'uelekezaji';

export const thread: TranslationsOf<typeof english & typeof cards & typeof lightbox & typeof threadSearch> = {
  listLabel: 'Mazungumzo',
  listEmpty: 'Hakuna mazungumzo yaliyo wazi',
  listEmptyHint: 'Magumzo unayokubali yataonekana hapa.',
  listNoMessages: 'Bado hakuna jumbe',
  listYou: 'Wewe:',
  listUnread: (n) => pluralize(n, { one: 'ujumbe # haujasomwa', other: 'jumbe # hazijasomwa' }),
  listTyping: 'Anaandika…',
  listDeliveryFailed: 'Kuna ujumbe ambao haukufika',
  listWaiting: (duration) => `Anasubiri ${duration}`,
  listEnded: 'Yaliyokwisha',
  roleName: (role) => ownValue(roles, role) ?? role,
  endReason: (reason, detail) =>
    reason === 'transferred' && detail
      ? `Yamehamishiwa ${detail}`
      : (ownValue(endReasons, reason) ?? (detail || 'Yamekwisha')),

  threadLabel: (customer) => `Mazungumzo na ${customer}`,
  threadEmpty: 'Hakuna mazungumzo yaliyofunguliwa',
  threadEmptyHint: 'Chagua kwenye orodha, au usubiri gumzo linalofuata.',
  threadNotOpen: 'Mazungumzo haya hayako wazi kwenye dawati lako.',
  threadEnded: (customer) => `Mazungumzo na ${customer} yamekwisha`,
  threadYou: 'Wewe',
  threadSearch: 'Utafutaji na nakala',
  searchLabel: 'Tafuta kwenye mazungumzo haya',
  searchPosition: (n, all) => `${formatNumber(n)} kati ya ${formatNumber(all)}`,
  searchNoHits: 'Hakuna matokeo',
  searchOlder: 'Tokeo la awali',
  searchNewer: 'Tokeo la baadaye',
  searchLoading: 'Inapakia jumbe za awali…',
  searchIncomplete: 'Jumbe za awali hazikuweza kupakiwa.',
  transcript: 'Nakala ya mazungumzo',
  transcriptTitle: (name) => `Mazungumzo na ${name}`,
  transcriptCopy: 'Nakili',
  transcriptText: 'Pakua maandishi',
  transcriptHtml: 'Pakua HTML',
  threadActions: 'Vitendo',
  threadParticipants: 'Washiriki',
  threadChannels: 'Chaneli',
  threadNoChannel: 'Hakuna chaneli iliyo wazi',
  threadOnHold: 'Yamesitishwa',
  threadLeave: 'Ondoka',
  threadLeaving: 'Inaondoka…',
  threadLeaveQuestion: 'Ungependa kuondoka kwenye mazungumzo haya?',
  threadLeaveLastAgent: 'Ni wewe pekee mhudumu uliye hapa. Mazungumzo yatakwisha kwa mteja.',
  threadStay: 'Baki',
  wrapUpLeft: (duration) => `Hitimisho: zimebaki ${duration}`,
  wrapUpRunning: 'Hitimisho',
  wrapUpFinish: 'Maliza bila misimbo',
  wrapUpFinishing: 'Inamaliza…',

  messagesLabel: 'Jumbe',
  messagesUnread: 'Jumbe mpya',
  messagesLatest: 'Nenda kwenye mpya',
  messagesOlder: 'Onyesha jumbe za awali',
  messagesOlderLoading: 'Inapakia jumbe za awali…',
  messageFailed: 'Ujumbe huu haukuweza kuonyeshwa.',
  messagesOlderFailed: 'Jumbe za awali hazikuweza kupakiwa.',
  messagesStart: 'Mwanzo wa mazungumzo',
  messageLabel: (sender, time, text) => `${sender}, ${time}: ${text}`,
  messageAnnouncement: (sender, text) => `${sender}: ${text}`,
  dayToday: 'Leo',
  dayYesterday: 'Jana',
  senderBot: 'Roboti',
  senderSystem: 'Mfumo',
  composerWhisper: 'Mnong’ono',
  whisperLabel: 'Mnong’ono – unaonekana na wahudumu pekee',
  activityOutbound: 'Umetumwa na kampeni',
  activityScheduled: 'Ujumbe ulioratibiwa',
  customerTyping: (name) => `${name} anaandika…`,
  reply: 'Jibu',
  replyShowOriginal: (sender) => `Onyesha ujumbe asili wa ${sender}`,
  replyNotLoaded: 'Jibu kwa ujumbe wa awali',
  replyAmbiguous: 'Jibu kwa mojawapo ya jumbe kadhaa',
  replyFindOriginal: 'Tafuta ujumbe asili',
  replySearching: 'Inatafuta ujumbe…',
  replyNotFound: 'Ujumbe asili haukupatikana.',
  suggestionsLabel: 'Majibu yanayopendekezwa',
  suggestionInsert: 'Weka kwenye sehemu ya ujumbe',
  suggestionSend: 'Tuma sasa',
  suggestionSendLabel: (text) => `Tuma sasa: ${text}`,
  suggestionConfidence: 'Uhakika wa roboti',
  copyText: 'Nakili maandishi',
  copied: 'Imenakiliwa',
  copyFailed: 'Imeshindwa kunakili. Kivinjari hakiruhusu hapa.',
  textShowMore: 'Onyesha zaidi',
  textMoreShown: 'Sehemu zaidi ya ujumbe imeonyeshwa',

  delivery: (state, detail) => (detail ? `${deliveryStates[state]}: ${detail}` : deliveryStates[state]),
  deliveryUndecidedHint: 'Ukiutuma tena, huenda mteja akaupata mara mbili.',
  deliverySeenBy: (names) => `Umeonwa na ${names}`,
  deliveryResend: 'Tuma tena',
  deliveryDiscard: 'Futa',

  bodyKind: (type) => bodyKinds[type],
  bodyEmpty: '(ujumbe mtupu)',
  bodyDeleted: 'Ujumbe huu umefutwa',
  bodyUnknown: (type) => (type ? `Aina ya ujumbe isiyotumika hapa (${type})` : 'Ujumbe mtupu'),
  bodyNotice: (level) => ownValue(noticeLevels, level) ?? (level ? `Taarifa (${level})` : 'Taarifa'),
  imageEnlarge: (name) => `Kuza ${name}`,
  bodyMediaFailed: (kind) => failedMedia[kind],
  bodyMediaRetry: (name) => `Jaribu tena: ${name}`,
  bodyDownload: (name) => `Pakua ${name}`,
  bodyLinkHost: (host) => `Hufungua ${host}`,
  bodyUnsafeLink: 'Kiungo hiki hakiwezi kufunguliwa kwa usalama',
  bodyOpenMap: 'Fungua ramani',
  bodyBirthday: 'Tarehe ya kuzaliwa',
  bodyQuickReplies: 'Majibu ya haraka',
  bodyNoWrapUpCodes: 'Bila misimbo',
  bodyNote: 'Dokezo',
  bodyCommentAction: (action) => ownValue(commentActions, action) ?? '',
  bodyReceiptLine: (label) => ownValue(receiptLines, label) ?? label,
  bodyPreChatForm: 'Fomu ya kabla ya gumzo',
  emailFrom: 'Kutoka',
  emailReplyTo: 'Jibu kwa',
  emailReceived: 'Ilipokelewa',
  emailTo: 'Kwa',
  emailCc: 'Nakala',
  emailBcc: 'Nakala fiche',
  emailHasHtml: 'Barua pepe hii ina pia toleo lenye umbizo.',
  emailShowHtml: 'Onyesha toleo lenye umbizo',
  emailHideHtml: 'Ficha toleo lenye umbizo',
  emailShowImages: 'Onyesha picha',
  emailShowImagesHint: 'Hupakia picha kutoka seva za nje, ambazo zinaweza kujua kwamba barua pepe imesomwa.',
  emailMissingPicture: (name, hasAttachments) =>
    `${name ? `Picha “${name}”` : 'Picha'}: ${hasAttachments ? 'tazama viambatisho hapa chini' : 'imo kwenye barua pepe asili pekee'}`,
  emailLinks: (n) => `Viungo (${formatNumber(n)})`,
  emailFrame: (subject) => (subject ? `Barua pepe: ${subject}` : 'Barua pepe'),
  emailNoSubject: 'Bila mada',
  callDuration: 'Muda',
  callRecording: 'Rekodi',
  download: 'Pakua',
  lightboxPosition: (n, total) => `${formatNumber(n)} kati ya ${formatNumber(total)}`,
  lightboxPrevious: 'Picha iliyotangulia',
  lightboxNext: 'Picha inayofuata',
  lightboxZoomIn: 'Kuza',
  lightboxZoomOut: 'Punguza',
  sizeBytes: (n) => `${n} B`,
  sizeKilobytes: (n) => `${n} KB`,
  sizeMegabytes: (n) => `${n} MB`,

  noticeChannelStarted: (channel) => `Kipindi cha ${channel} kimeanza`,
  noticeChannelEnded: (channel) => `Kipindi cha ${channel} kimekwisha`,
  noticeYouJoined: 'Umejiunga',
  noticeJoined: (name) => `${name} amejiunga`,
  noticeJoinedAs: (name, role) => `${name} amejiunga (${role})`,
  noticeLeft: (name) => `${name} ameondoka`,
  noticeReroutePlaced: (direction, queue, by) =>
    `Ombi la ${rerouteName(direction)}${queue ? ` kwenda ${queue}` : ''}${by ? ` kutoka kwa ${by}` : ''}`,
  noticeYouRerouted: (direction, queue) => `Umeomba ${rerouteName(direction)}${queue ? ` kwenda ${queue}` : ''}`,
  noticeRerouteCancelled: (direction) => `Ombi la ${rerouteName(direction)} limeghairiwa`,
  noticeRerouteFailed: (direction, queue) =>
    `Hakuna mhudumu anayepatikana kwa ${rerouteName(direction)}${queue ? ` kwenda ${queue}` : ''}`,
  noticePaused: 'Mazungumzo yamesitishwa',
  noticeResumed: 'Mazungumzo yanaendelea',
  noticeHandRaised: (others, isYou) => {
    if (isYou) return `Umemwita msimamizi${others && ` pamoja na ${others}`}`;
    return `Msimamizi ameitwa${others && ` na ${others}`}`;
  },
  noticeHandLowered: (others, isYou) => {
    if (isYou) return `Umeghairi kumwita msimamizi${others && ` pamoja na ${others}`}`;
    return `Wito wa msimamizi umeghairiwa${others && ` na ${others}`}`;
  },
  noticeCustomerChanged: (name) => (name ? `Mteja sasa ni ${name}` : 'Taarifa za mteja zimebadilika'),
  noticeUndecided: (what, count) =>
    `${count > 1 ? `Mojawapo ya jumbe ${formatNumber(count)}` : 'Ujumbe'} ${what === 'failed' ? 'haukuweza kufika' : 'umefutwa'}. Seva haisemi ni upi.`,
  noticeCall: (event) => callEvents[event],
  noticeCallSummary: (duration) => (duration ? `Simu, ${duration}` : 'Simu'),
};
