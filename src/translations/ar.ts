import { agent } from './ar/agent.js';
import { attention } from './ar/attention.js';
import { composer } from './ar/composer.js';
import { customer } from './ar/customer.js';
import { desk } from './ar/desk.js';
import { list } from './ar/list.js';
import { ownAnnouncements } from './ar/own-announcements.js';
import { palette } from './ar/palette.js';
import { pullQueue } from './ar/pull-queue.js';
import { pushSwitch } from './ar/push-switch.js';
import { raisedHands } from './ar/raised-hands.js';
import { reroute } from './ar/reroute.js';
import { shared } from './ar/shared.js';
import { storageNotice } from './ar/storage-notice.js';
import { debug, support } from './ar/support.js';
import { supervisor } from './ar/supervisor.js';
import { thread } from './ar/thread.js';
import { wallboard } from './ar/wallboard.js';
import { wrapUp } from './ar/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const arabic: CompleteLanguagePack = {
  lang: 'ar',
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

export default arabic;
