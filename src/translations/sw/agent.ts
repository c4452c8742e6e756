import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'Umeingia',
  'not-ready': 'Si tayari',
  ready: 'Tayari',
  'logged-out': 'Umetoka',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'Imezimwa',
  ready: 'Tayari',
  active: 'Inatumika',
  busy: 'Imejaa',
  'pending-not-ready': 'Inamalizia',
  interrupted: 'Imekatizwa',
  'logged-out': 'Umetoka',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'La kutoka',
  transfer: 'Uhamisho',
  conference: 'Mkutano',
  consult: 'Ushauri',
  monitor: 'Ufuatiliaji',
  'barge-in': 'Kuingilia',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} anakuhamishia gumzo hili`,
  conference: (name) => `${name} amekualika ujiunge`,
  consult: (name) => `${name} ameomba ushauri wako`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'Hukujibu kwa wakati.',
  'customer-left': 'Mteja aliondoka kabla hujajibu.',
  'answered-elsewhere': 'Mhudumu mwingine amejibu.',
  'logged-out': 'Umetolewa kwenye akaunti. Gumzo litaenda kwa mhudumu mwingine.',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'Ingia',
  loginUsername: 'Jina la mtumiaji',
  loginPassword: 'Nenosiri',
  loginShowPassword: 'Onyesha nenosiri',
  loginSubmit: 'Ingia',
  loginCapsLock: 'Caps Lock imewashwa.',
  loginMissingUsername: 'Weka jina lako la mtumiaji.',
  loginMissingPassword: 'Weka nenosiri lako.',
  loginServerMessage: (detail) => `Ujumbe wa seva: ${detail}`,
  loginSignedInAs: (name) => `Umeingia kama ${name}`,
  loginTakenOver: 'Umeingia mahali pengine',
  loginTakenOverHint:
    'Ni dawati moja tu linaloweza kuwa wazi kwa wakati mmoja. Ukilitumia hapa, lile lingine litasitishwa.',
  loginFailed: 'Imeshindwa kuingia',
  loginInvalidAnswer:
    'Huduma ya kuingia ya ukurasa huu imetoa jibu lisilo halali. Tafadhali wasiliana na wasaidizi wako wa kiufundi.',
  loginDifferentAccount: 'Tumia akaunti nyingine',

  signInStepSubmit: 'Endelea',
  signInStepChecking: 'Inakagua…',
  signInStepBack: 'Rudi',
  signInStepMissing: 'Jaza sehemu hii.',

  credentialsHint: 'Magumzo yako yanaendelea. Weka nenosiri lako ili utumie tena faili, historia na uhamisho.',
  credentialsHostHint: 'Magumzo yako yanaendelea, lakini faili, historia na uhamisho havifanyi kazi.',
  credentialsPassword: 'Nenosiri',
  credentialsSubmit: 'Endelea',
  credentialsChecking: 'Inakagua…',
  credentialsEnter: 'Weka nenosiri',
  credentialsMissing: 'Weka nenosiri lako.',
  credentialsWrong: 'Nenosiri si sahihi.',

  stateLabel: 'Upatikanaji wako',
  stateName: (state) => agentStates[state] ?? 'Haijulikani',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'Haijulikani'}${label && ': '}${label}`,
  stateSince: (time) => `tangu ${time}`,
  stateChanging: 'inabadilika…',
  stateNoChannelOn: 'hakuna chaneli iliyowashwa',
  stateSessionExpired: 'muda wa kipindi umekwisha',
  stateNoReason: 'Bila sababu',
  stateReasonSearch: 'Tafuta sababu',
  stateReasonsFailed: 'Sababu hazikuweza kupakiwa. Inajaribu tena…',
  statePushFailed: 'Swichi ya arifa haikuweza kupakiwa. Huenda kizuia maudhui kinaizuia.',
  stateNoMatchingReasons: 'Hakuna sababu inayolingana',
  stateUnknownHint: 'Hali yako haijulikani. Chagua “Tayari” au “Si tayari”.',
  stateNotAllowed: 'Huna ruhusa ya kubadilisha upatikanaji wako.',
  stateUnchanged: 'Hali yako haikubadilika.',
  stateChannels: 'Chaneli',
  stateNoChannels: 'Hujapangiwa chaneli yoyote.',
  stateAllReady: 'Tayari kwenye chaneli zote',
  stateGoingReady: 'Inakuweka tayari…',
  stateNeedsReady: 'Unaweza kuwasha chaneli ukiwa tayari pekee.',
  stateGoReadyFirst: (channel) => `Kwanza chagua “Tayari”, kisha uwashe ${channel}.`,
  stateChannelUnchanged: (channel) => `${channel} haikubadilika.`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'Unaweza kubadilisha hii muunganisho utakaporudi.',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'Haijulikani';
    if (limit === '') return name;
    if (state === 'busy') return `${name}, ${limit} kati ya ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}, hadi ${limit}` : name;
  },
  channelFinishing: 'Inamalizia magumzo yaliyo wazi, kisha itazimwa',
  channelSwitchingOn: 'Inawasha…',
  channelSwitchingOff: 'Inazima…',
  stateAttention: 'Sauti na arifa',
  stateDoNotDisturb: 'Usinisumbue',
  stateSoundBlocked: 'Bofya upate sauti',
  stateLogOut: 'Toka',
  stateLogOutWithReason: (label) => `Toka: ${label}`,
  stateLogOutReasons: 'Sababu ya kutoka',
  stateLoggingOut: 'Inatoka…',
  stateLogOutAnyway: 'Toka hata hivyo',
  stateLogOutOpenConversations: (n) =>
    `Bado una ${pluralize(n, { one: 'mazungumzo # yaliyo wazi', other: 'mazungumzo # yaliyo wazi' })}. Ukitoka, wateja hao watamsubiri mhudumu mwingine.`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'ujumbe #', other: 'jumbe #' }) : '',
      drafts > 0 ? pluralize(drafts, { one: 'rasimu au dokezo #', other: 'rasimu au madokezo #' }) : '',
    ];
    return `Ambavyo bado havijatumwa: ${formatList(counts.filter(Boolean))}. Ukitoka sasa, vitafutwa.`;
  },
  stateLogOutWaiting: 'Utatolewa mara tu jumbe zote zitakapotumwa.',
  stateLogOutWait: 'Subiri zitumwe',
  stateLogOutDiscard: 'Futa na utoke',
  stateStayLoggedIn: 'Usitoke',

  offerLabel: 'Wateja wanaosubiri',
  offerNone: 'Hakuna mteja anayesubiri',
  offerKnownCustomer: 'Mteja anayejulikana',
  offerAnonymous: 'Asiye na jina',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `Ombi la ${name}`,
  offerRequestedByYou: 'Uliomba wewe',
  offerNote: 'Dokezo',
  offerAccept: 'Kubali',
  offerAcceptOf: (name) => `Mkubali ${name}`,
  offerAccepting: 'Inakubali…',
  offerHide: 'Ficha',
  offerHideHint: 'Huficha gumzo hapa. Litaendelea kusubiri hadi muda uishe au mhudumu mwingine alikubali.',
  offerChecking: 'Inakagua kama gumzo hili bado linasubiri…',
  offerTimeLeft: (n) => `Zimebaki ${pluralize(n, { one: 'sekunde #', other: 'sekunde #' })}`,
  offerWaiting: (time) => `Anasubiri ${time}`,
  offerTimeUp: 'Muda umekwisha',
  offerNotAccepted: 'Gumzo hili halikuweza kukubaliwa.',
  offerTooLate: (why) => `Umechelewa. ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'Gumzo hili halipatikani tena.',
  offerAnnouncement: (name, details) => (details === '' ? `Gumzo jipya: ${name}` : `Gumzo jipya: ${name}, ${details}`),
  offerNotificationTitle: 'Kuna mteja anayesubiri',
  offerDismiss: 'Ficha',
  offerDismissed: 'Limefichwa',
  offerUndo: 'Tendua',
  offerUndoOf: (name) => `Tendua: onyesha tena gumzo la ${name}`,
  offerMissed: (n) => pluralize(n, { one: 'gumzo # ulilokosa', other: 'magumzo # uliyokosa' }),
  offerMissedDismiss: 'Ficha magumzo uliyokosa',
  offerSilent: 'Mlio uko kimya hadi ubofye au ubonyeze kitufe kwenye ukurasa huu.',
};
