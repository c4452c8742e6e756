import { agent } from './sw/agent.js';
import { attention } from './sw/attention.js';
import { composer } from './sw/composer.js';
import { customer } from './sw/customer.js';
import { desk } from './sw/desk.js';
import { list } from './sw/list.js';
import { ownAnnouncements } from './sw/own-announcements.js';
import { palette } from './sw/palette.js';
import { pullQueue } from './sw/pull-queue.js';
import { pushSwitch } from './sw/push-switch.js';
import { raisedHands } from './sw/raised-hands.js';
import { reroute } from './sw/reroute.js';
import { shared } from './sw/shared.js';
import { storageNotice } from './sw/storage-notice.js';
import { debug, support } from './sw/support.js';
import { supervisor } from './sw/supervisor.js';
import { thread } from './sw/thread.js';
import { wallboard } from './sw/wallboard.js';
import { wrapUp } from './sw/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const swahili: CompleteLanguagePack = {
  lang: 'sw',
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

export default swahili;
