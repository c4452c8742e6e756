import type { TranslationsOf } from '../translations.js';
import type { agent as english } from '../en/agent.js';
import type { credentials } from '../en/parts/credentials.js';
import type { signInStep } from '../en/parts/sign-in-step.js';
import type { offer } from '../en/parts/offer.js';
import type { login } from '../en/parts/login.js';
import { formatList, pluralize } from './pluralize.js';

const agentStates: Readonly<Record<string, string>> = {
  'logged-in': 'سائن ان',
  'not-ready': 'تیار نہیں',
  ready: 'تیار',
  'logged-out': 'سائن آؤٹ',
};

const channelStates: Readonly<Record<string, string>> = {
  'not-ready': 'بند',
  ready: 'تیار',
  active: 'فعال',
  busy: 'مصروف',
  'pending-not-ready': 'بند ہو رہا ہے',
  interrupted: 'منقطع',
  'logged-out': 'سائن آؤٹ',
};

/** A transfer or conference after a consultation is labelled like a direct one. */
const baseDirection = (direction: string): string => direction.replace('consult-', '');

const offerKinds: Readonly<Record<string, string>> = {
  outbound: 'آؤٹ باؤنڈ',
  transfer: 'منتقلی',
  conference: 'کانفرنس',
  consult: 'مشاورت',
  monitor: 'نگرانی',
  'barge-in': 'مداخلت',
};

const offerRequests: Readonly<Record<string, (name: string) => string>> = {
  transfer: (name) => `${name} کی جانب سے یہ چیٹ آپ کو منتقل کی جا رہی ہے`,
  conference: (name) => `${name} نے آپ کو شامل ہونے کی دعوت دی ہے`,
  consult: (name) => `${name} نے آپ سے مشورہ مانگا ہے`,
};

const offerEndReasons: Readonly<Record<string, string>> = {
  'timed-out': 'آپ نے بروقت جواب نہیں دیا۔',
  'customer-left': 'کسٹمر نے آپ کے جواب سے پہلے گفتگو چھوڑ دی۔',
  'answered-elsewhere': 'کسی اور ایجنٹ نے جواب دے دیا۔',
  'logged-out': 'آپ کو سائن آؤٹ کر دیا گیا۔ چیٹ کسی اور ایجنٹ کے پاس جائے گی۔',
};

export const agent: TranslationsOf<
  typeof english & typeof login & typeof offer & typeof credentials & typeof signInStep
> = {
  loginTitle: 'سائن ان',
  loginUsername: 'صارف نام',
  loginPassword: 'پاس ورڈ',
  loginShowPassword: 'پاس ورڈ دکھائیں',
  loginSubmit: 'سائن ان کریں',
  loginCapsLock: 'Caps Lock آن ہے۔',
  loginMissingUsername: 'اپنا صارف نام درج کریں۔',
  loginMissingPassword: 'اپنا پاس ورڈ درج کریں۔',
  loginServerMessage: (detail) => `سرور کا پیغام: ${detail}`,
  loginSignedInAs: (name) => `سائن ان بطور ${name}`,
  loginTakenOver: 'آپ کا سائن ان کہیں اور بھی ہے',
  loginTakenOverHint: 'ایک وقت میں صرف ایک ڈیسک کھلا رہ سکتا ہے۔ یہاں استعمال کرنے سے دوسرا ڈیسک رک جائے گا۔',
  loginFailed: 'سائن ان نہیں ہو سکا',
  loginInvalidAnswer: 'اس صفحے کے سائن ان نے غلط جواب دیا۔ براہ کرم اپنی سپورٹ ٹیم سے رابطہ کریں۔',
  loginDifferentAccount: 'دوسرا اکاؤنٹ استعمال کریں',

  signInStepSubmit: 'جاری رکھیں',
  signInStepChecking: 'جانچ ہو رہی ہے…',
  signInStepBack: 'واپس',
  signInStepMissing: 'یہ خانہ پُر کریں۔',

  credentialsHint: 'آپ کی چیٹس جاری ہیں۔ فائلیں، ریکارڈ اور منتقلی دوبارہ استعمال کرنے کے لیے اپنا پاس ورڈ درج کریں۔',
  credentialsHostHint: 'آپ کی چیٹس جاری ہیں، لیکن فائلیں، ریکارڈ اور منتقلی کام نہیں کر رہے۔',
  credentialsPassword: 'پاس ورڈ',
  credentialsSubmit: 'جاری رکھیں',
  credentialsChecking: 'جانچ ہو رہی ہے…',
  credentialsEnter: 'پاس ورڈ درج کریں',
  credentialsMissing: 'اپنا پاس ورڈ درج کریں۔',
  credentialsWrong: 'پاس ورڈ درست نہیں۔',

  stateLabel: 'آپ کی دستیابی',
  stateName: (state) => agentStates[state] ?? 'نامعلوم',
  stateWithReason: (state, label) => `${agentStates[state] ?? 'نامعلوم'}${label && ': '}${label}`,
  stateSince: (time) => `${time} سے`,
  stateChanging: 'تبدیل ہو رہا ہے…',
  stateNoChannelOn: 'کوئی چینل آن نہیں',
  stateSessionExpired: 'سیشن کی میعاد ختم',
  stateNoReason: 'کوئی وجہ نہیں',
  stateReasonSearch: 'وجہ تلاش کریں',
  stateReasonsFailed: 'وجوہات لوڈ نہیں ہو سکیں۔ دوبارہ کوشش جاری ہے…',
  statePushFailed: 'اطلاعات کا سوئچ لوڈ نہیں ہو سکا۔ شاید کوئی مواد روکنے والا ٹول اسے روک رہا ہے۔',
  stateNoMatchingReasons: 'کوئی ملتی جلتی وجہ نہیں',
  stateUnknownHint: 'آپ کا اسٹیٹس معلوم نہیں۔ ”تیار“ یا ”تیار نہیں“ منتخب کریں۔',
  stateNotAllowed: 'آپ کو اپنی دستیابی بدلنے کی اجازت نہیں ہے۔',
  stateUnchanged: 'آپ کا اسٹیٹس تبدیل نہیں ہوا۔',
  stateChannels: 'چینلز',
  stateNoChannels: 'آپ کے لیے کوئی چینل مقرر نہیں۔',
  stateAllReady: 'تمام چینلز پر تیار',
  stateGoingReady: 'تیار کیا جا رہا ہے…',
  stateNeedsReady: 'چینل صرف ”تیار“ ہونے پر آن کیا جا سکتا ہے۔',
  stateGoReadyFirst: (channel) => `پہلے ”تیار“ منتخب کریں، پھر ${channel} آن کریں۔`,
  stateChannelUnchanged: (channel) => `${channel}: کوئی تبدیلی نہیں ہوئی۔`,
  stateChannelFailed: (channel, why) => `${channel}: ${why}`,
  stateOffline: 'رابطہ بحال ہونے پر یہ بدلا جا سکے گا۔',
  channelStatus: (state, limit) => {
    const name = channelStates[state] ?? 'نامعلوم';
    if (limit === '') return name;
    if (state === 'busy') return `${name}، ${limit} میں سے ${limit}`;
    return state === 'ready' || state === 'active' ? `${name}، زیادہ سے زیادہ ${limit}` : name;
  },
  channelFinishing: 'کھلی چیٹس ختم ہونے پر بند ہو گا',
  channelSwitchingOn: 'آن ہو رہا ہے…',
  channelSwitchingOff: 'بند ہو رہا ہے…',
  stateAttention: 'آوازیں اور اطلاعات',
  stateDoNotDisturb: 'ڈسٹرب نہ کریں',
  stateSoundBlocked: 'آواز کے لیے کلک کریں',
  stateLogOut: 'سائن آؤٹ کریں',
  stateLogOutWithReason: (label) => `سائن آؤٹ: ${label}`,
  stateLogOutReasons: 'سائن آؤٹ کی وجہ',
  stateLoggingOut: 'سائن آؤٹ ہو رہا ہے…',
  stateLogOutAnyway: 'پھر بھی سائن آؤٹ کریں',
  stateLogOutOpenConversations: (n) =>
    `آپ کے پاس ابھی ${pluralize(n, { one: 'گفتگو کھلی ہے', other: 'گفتگوئیں کھلی ہیں' })}۔ سائن آؤٹ کرنے پر ان کسٹمرز کو کسی اور ایجنٹ کا انتظار کرنا ہو گا۔`,
  stateLogOutUnsent: (messages, drafts = 0) => {
    const counts = [
      messages > 0 ? pluralize(messages, { one: 'پیغام', other: 'پیغامات' }) : '',
      drafts > 0 ? pluralize(drafts, { one: 'مسودہ یا نوٹ', other: 'مسودے یا نوٹ' }) : '',
    ];
    return `ابھی بھیجنا باقی: ${formatList(counts.filter(Boolean))}۔ ابھی سائن آؤٹ کرنے پر جو بھیجا نہیں گیا وہ ضائع ہو جائے گا۔`;
  },
  stateLogOutWaiting: 'تمام پیغامات بھیجے جاتے ہی آپ کا سائن آؤٹ ہو جائے گا۔',
  stateLogOutWait: 'بھیجے جانے تک رکیں',
  stateLogOutDiscard: 'ضائع کر کے سائن آؤٹ کریں',
  stateStayLoggedIn: 'سائن ان رہیں',

  offerLabel: 'منتظر کسٹمرز',
  offerNone: 'کوئی کسٹمر انتظار میں نہیں',
  offerKnownCustomer: 'جانا پہچانا کسٹمر',
  offerAnonymous: 'گمنام',
  offerKind: (direction) => offerKinds[baseDirection(direction)] ?? '',
  offerRequestedBy: (direction, name) => offerRequests[baseDirection(direction)]?.(name) ?? `${name} کی درخواست پر`,
  offerRequestedByYou: 'آپ کی درخواست پر',
  offerNote: 'نوٹ',
  offerAccept: 'قبول کریں',
  offerAcceptOf: (name) => `${name} کی چیٹ قبول کریں`,
  offerAccepting: 'قبول ہو رہی ہے…',
  offerHide: 'چھپائیں',
  offerHideHint: 'چیٹ یہاں سے چھپ جائے گی۔ وقت ختم ہونے یا کسی اور ایجنٹ کے قبول کرنے تک یہ منتظر رہے گی۔',
  offerChecking: 'دیکھا جا رہا ہے کہ یہ چیٹ اب بھی منتظر ہے یا نہیں…',
  offerTimeLeft: (n) => `${pluralize(n, { one: 'سیکنڈ', other: 'سیکنڈ' })} باقی`,
  offerWaiting: (time) => `${time} سے منتظر`,
  offerTimeUp: 'وقت ختم ہو گیا',
  offerNotAccepted: 'یہ چیٹ قبول نہیں ہو سکی۔',
  offerTooLate: (why) => `دیر ہو گئی۔ ${why}`,
  offerEnded: (reason) => offerEndReasons[reason] ?? 'یہ چیٹ اب دستیاب نہیں۔',
  offerAnnouncement: (name, details) =>
    details === '' ? `نئی چیٹ کی پیشکش: ${name}` : `نئی چیٹ کی پیشکش: ${name}، ${details}`,
  offerNotificationTitle: 'ایک کسٹمر انتظار میں ہے',
  offerDismiss: 'چھپائیں',
  offerDismissed: 'چیٹ چھپا دی گئی',
  offerUndo: 'واپس لائیں',
  offerUndoOf: (name) => `${name} کی چیٹ دوبارہ دکھائیں`,
  offerMissed: (n) => pluralize(n, { one: 'چھوٹی ہوئی چیٹ', other: 'چھوٹی ہوئی چیٹس' }),
  offerMissedDismiss: 'چھوٹی ہوئی چیٹس چھپائیں',
  offerSilent: 'جب تک اس صفحے میں کلک نہ کیا جائے یا کوئی کلید نہ دبائی جائے، گھنٹی خاموش رہے گی۔',
};
