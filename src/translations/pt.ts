import { agent } from './pt/agent.js';
import { attention } from './pt/attention.js';
import { composer } from './pt/composer.js';
import { customer } from './pt/customer.js';
import { desk } from './pt/desk.js';
import { list } from './pt/list.js';
import { ownAnnouncements } from './pt/own-announcements.js';
import { palette } from './pt/palette.js';
import { pullQueue } from './pt/pull-queue.js';
import { pushSwitch } from './pt/push-switch.js';
import { raisedHands } from './pt/raised-hands.js';
import { reroute } from './pt/reroute.js';
import { shared } from './pt/shared.js';
import { storageNotice } from './pt/storage-notice.js';
import { debug, support } from './pt/support.js';
import { supervisor } from './pt/supervisor.js';
import { thread } from './pt/thread.js';
import { wallboard } from './pt/wallboard.js';
import { wrapUp } from './pt/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const portuguese: CompleteLanguagePack = {
  lang: 'pt',
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

export default portuguese;
