import { agent } from './ur/agent.js';
import { attention } from './ur/attention.js';
import { composer } from './ur/composer.js';
import { customer } from './ur/customer.js';
import { desk } from './ur/desk.js';
import { list } from './ur/list.js';
import { ownAnnouncements } from './ur/own-announcements.js';
import { palette } from './ur/palette.js';
import { pullQueue } from './ur/pull-queue.js';
import { pushSwitch } from './ur/push-switch.js';
import { raisedHands } from './ur/raised-hands.js';
import { reroute } from './ur/reroute.js';
import { shared } from './ur/shared.js';
import { storageNotice } from './ur/storage-notice.js';
import { debug, support } from './ur/support.js';
import { supervisor } from './ur/supervisor.js';
import { thread } from './ur/thread.js';
import { wallboard } from './ur/wallboard.js';
import { wrapUp } from './ur/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const urdu: CompleteLanguagePack = {
  lang: 'ur',
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

export default urdu;
