import { agent } from './he/agent.js';
import { attention } from './he/attention.js';
import { composer } from './he/composer.js';
import { customer } from './he/customer.js';
import { desk } from './he/desk.js';
import { list } from './he/list.js';
import { ownAnnouncements } from './he/own-announcements.js';
import { palette } from './he/palette.js';
import { pullQueue } from './he/pull-queue.js';
import { pushSwitch } from './he/push-switch.js';
import { raisedHands } from './he/raised-hands.js';
import { reroute } from './he/reroute.js';
import { shared } from './he/shared.js';
import { storageNotice } from './he/storage-notice.js';
import { debug, support } from './he/support.js';
import { supervisor } from './he/supervisor.js';
import { thread } from './he/thread.js';
import { wallboard } from './he/wallboard.js';
import { wrapUp } from './he/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const hebrew: CompleteLanguagePack = {
  lang: 'he',
  dir: 'rtl',
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

export default hebrew;
