import { agent } from './es/agent.js';
import { attention } from './es/attention.js';
import { composer } from './es/composer.js';
import { customer } from './es/customer.js';
import { desk } from './es/desk.js';
import { list } from './es/list.js';
import { ownAnnouncements } from './es/own-announcements.js';
import { palette } from './es/palette.js';
import { pullQueue } from './es/pull-queue.js';
import { pushSwitch } from './es/push-switch.js';
import { raisedHands } from './es/raised-hands.js';
import { reroute } from './es/reroute.js';
import { shared } from './es/shared.js';
import { storageNotice } from './es/storage-notice.js';
import { debug, support } from './es/support.js';
import { supervisor } from './es/supervisor.js';
import { thread } from './es/thread.js';
import { wallboard } from './es/wallboard.js';
import { wrapUp } from './es/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const spanish: CompleteLanguagePack = {
  lang: 'es',
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

export default spanish;
