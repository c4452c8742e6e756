import { agent } from './tr/agent.js';
import { attention } from './tr/attention.js';
import { composer } from './tr/composer.js';
import { customer } from './tr/customer.js';
import { desk } from './tr/desk.js';
import { list } from './tr/list.js';
import { ownAnnouncements } from './tr/own-announcements.js';
import { palette } from './tr/palette.js';
import { pullQueue } from './tr/pull-queue.js';
import { pushSwitch } from './tr/push-switch.js';
import { raisedHands } from './tr/raised-hands.js';
import { reroute } from './tr/reroute.js';
import { shared } from './tr/shared.js';
import { storageNotice } from './tr/storage-notice.js';
import { debug, support } from './tr/support.js';
import { supervisor } from './tr/supervisor.js';
import { thread } from './tr/thread.js';
import { wallboard } from './tr/wallboard.js';
import { wrapUp } from './tr/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const turkish: CompleteLanguagePack = {
  lang: 'tr',
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

export default turkish;
