import type { TranslationsOf } from '../translations.js';
import type { announcements } from '../en/parts/announcements.js';
import type { pullQueue as english } from '../en/parts/pull-queue.js';
import { pluralize } from './pluralize.js';

const failures = {
  join: (customer: string, why: string) => `${customer} کی گفتگو میں شمولیت نہیں ہو سکی۔ ${why}`,
  end: (customer: string, why: string) => `${customer} کی درخواست ختم نہیں ہو سکی۔ ${why}`,
  subscribe: (list: string, why: string) => `فہرست ${list} شامل نہیں ہو سکی۔ ${why}`,
  unsubscribe: (list: string, why: string) => `فہرست ${list} ہٹائی نہیں جا سکی۔ ${why}`,
};

export const pullQueue: TranslationsOf<typeof english & typeof announcements> = {
  pullTitle: 'منتظر درخواستیں',
  pullLists: 'فہرستیں',
  pullListsHint: 'جو فہرستیں دیکھنی ہوں انہیں منتخب کریں۔',
  pullNoLists: 'کوئی فہرست دستیاب نہیں',
  pullListsFailed: 'فہرستیں لوڈ نہیں ہو سکیں۔',
  pullWaitingCount: (n) => pluralize(n, { one: 'منتظر درخواست', other: 'منتظر درخواستیں' }),
  pullEmpty: 'آپ کی فہرستوں میں کوئی درخواست منتظر نہیں',
  pullNotSubscribed: 'کوئی فہرست منتخب نہیں',
  pullNotPermitted: 'آپ کو منتظر درخواستیں دیکھنے کی اجازت نہیں ہے',
  pullNotPermittedHint: 'فہرستوں تک رسائی کے لیے ایڈمن سے رابطہ کریں۔',
  pullViewOnly: 'یہ فہرستیں دیکھی جا سکتی ہیں، مگر انہیں بدلنا یا گفتگو میں شامل ہونا ممکن نہیں۔',
  pullJoin: 'شامل ہوں',
  pullJoining: 'شمولیت جاری…',
  pullJoinOf: (customer) => `${customer} کی گفتگو میں شامل ہوں`,
  pullOpen: 'کھولیں',
  pullOpenOf: (customer) => `${customer} کی گفتگو کھولیں`,
  pullJoined: 'آپ اس گفتگو میں ہیں',
  pullWithOtherAgent: 'کسی اور ایجنٹ کے پاس',
  pullEnd: 'ختم کریں',
  pullEnding: 'ختم ہو رہی ہے…',
  pullEndOf: (customer) => `${customer} کی درخواست ختم کریں`,
  pullEndQuestion: (customer) => `${customer} کی درخواست ختم کریں؟ گفتگو بند ہو جائے گی۔`,
  pullEndCancel: 'رہنے دیں',
  pullWaitingTime: (duration) => `${duration} سے منتظر`,
  pullNewRequest: (customer, list) => `${list} میں ${customer} کی نئی درخواست`,
  pullNewRequests: (n) => pluralize(n, { one: 'نئی درخواست', other: 'نئی درخواستیں' }),
  pullTakenByOther: (customer) => `${customer} کی درخواست کسی اور ایجنٹ نے لے لی۔`,
  pullFailed: (action, name, why) => failures[action](name, why),
  pullSubscribing: (list) => `${list} اپ ڈیٹ ہو رہی ہے…`,

  announcements: 'اعلانات',
  announcementsUnread: (n) => pluralize(n, { one: 'نیا اعلان', other: 'نئے اعلانات' }),
  announcementsEmpty: 'کوئی اعلان نہیں',
  announcementsFailed: 'پچھلے اعلانات لوڈ نہیں ہو سکے۔',
  announcementFrom: (name) => `از ${name}`,
  announcementNew: 'نیا',
  announcementUntil: (time) => `${time} تک`,
  announcementReceived: (from, text) => `${from} کا اعلان: ${text}`,
};
