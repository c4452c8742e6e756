import type { CompleteLanguagePack } from './translations.js';
import { agent } from './en/agent.js';
import type { attention } from './en/parts/attention.js';
import type { composer } from './en/parts/composer.js';
import type { announcements } from './en/parts/announcements.js';
import type { cards } from './en/parts/cards.js';
import type { composerCanned } from './en/parts/composer/canned.js';
import type { composerEmoji } from './en/parts/composer/emoji.js';
import type { lightbox } from './en/parts/thread/lightbox.js';
import type { composerFiles } from './en/parts/composer/files.js';
import type { composerShortcuts } from './en/parts/composer/shortcuts.js';
import type { debug } from './en/parts/debug.js';
import type { desk } from './en/parts/desk.js';
import type { customer, customerHistory } from './en/parts/customer.js';
import type { ownAnnouncements } from './en/parts/own-announcements.js';
import type { pullQueue } from './en/parts/pull-queue.js';
import type { offer } from './en/parts/offer.js';
import type { raisedHands } from './en/parts/raised-hands.js';
import type { credentials } from './en/parts/credentials.js';
import type { list } from './en/parts/list.js';
import type { login } from './en/parts/login.js';
import type { palette } from './en/parts/palette.js';
import type { pushSwitch } from './en/parts/push-switch.js';
import type { signInStep } from './en/parts/sign-in-step.js';
import type { rerouteDialog } from './en/parts/reroute-dialog.js';
import type { support } from './en/parts/support.js';
import type { storageNotice } from './en/parts/storage-notice.js';
import type { supervisor } from './en/parts/supervisor.js';
import type { threadTimers } from './en/parts/thread/thread-timers.js';
import type { wallboard } from './en/parts/wallboard.js';
import type { wrapUp } from './en/parts/wrap-up.js';
import type { reroute } from './en/parts/reroute.js';
import type { replySuggestions } from './en/parts/thread/reply-suggestions.js';
import type { threadSearch } from './en/parts/thread/thread-search.js';
import type { composerFormatting } from './en/parts/composer/formatting.js';
import type { translate } from './en/parts/thread/translate.js';
import { shared } from './en/shared.js';
import type { thread } from './en/parts/thread/thread.js';

const coreTranslations = { ...shared, ...agent };

/** All texts. English is the reference: every other language must have the same keys. */
export type EnglishTranslations = typeof coreTranslations &
  typeof thread &
  typeof composer &
  typeof reroute &
  typeof offer &
  typeof composerCanned &
  typeof composerEmoji &
  typeof composerFiles &
  typeof lightbox &
  typeof composerShortcuts &
  typeof desk &
  typeof customer &
  typeof customerHistory &
  typeof pullQueue &
  typeof raisedHands &
  typeof credentials &
  typeof list &
  typeof login &
  typeof palette &
  typeof pushSwitch &
  typeof attention &
  typeof debug &
  typeof support &
  typeof signInStep &
  typeof rerouteDialog &
  typeof storageNotice &
  typeof supervisor &
  typeof announcements &
  typeof ownAnnouncements &
  typeof cards &
  typeof replySuggestions &
  typeof threadSearch &
  typeof threadTimers &
  typeof composerFormatting &
  typeof translate &
  typeof wallboard &
  typeof wrapUp;

/** The English texts. Lazily loaded parts add theirs with `registerEnglish` when they are loaded. */
export const english = coreTranslations as EnglishTranslations;

/** Adds the English texts of a lazily loaded part. Other languages are loaded as a whole. */
export const registerEnglish = (translations: Partial<EnglishTranslations>): void =>
  void Object.assign(english, translations);

export const englishLanguagePack: CompleteLanguagePack = { lang: 'en', dir: 'ltr', translations: english };
