import { agent } from './de/agent.js';
import { attention } from './de/attention.js';
import { composer } from './de/composer.js';
import { customer } from './de/customer.js';
import { desk } from './de/desk.js';
import { list } from './de/list.js';
import { ownAnnouncements } from './de/own-announcements.js';
import { palette } from './de/palette.js';
import { pullQueue } from './de/pull-queue.js';
import { pushSwitch } from './de/push-switch.js';
import { raisedHands } from './de/raised-hands.js';
import { reroute } from './de/reroute.js';
import { shared } from './de/shared.js';
import { storageNotice } from './de/storage-notice.js';
import { debug, support } from './de/support.js';
import { supervisor } from './de/supervisor.js';
import { thread } from './de/thread.js';
import { wallboard } from './de/wallboard.js';
import { wrapUp } from './de/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const german: CompleteLanguagePack = {
  lang: 'de',
  dir: 'ltr',
  translations: {
    ...shared,
    ...agent,
    ...pushSwitch,
    ...attention,
    ...debug,
    ...support,
    ...thread,
    ...list,
    ...palette,
    ...composer,
    ...reroute,
    ...storageNotice,
    ...raisedHands,
    ...supervisor,
    ...pullQueue,
    ...ownAnnouncements,
    ...customer,
    ...wallboard,
    ...desk,
    ...wrapUp,
  },
};

export default german;
