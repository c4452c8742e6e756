import { agent } from './bg/agent.js';
import { attention } from './bg/attention.js';
import { composer } from './bg/composer.js';
import { customer } from './bg/customer.js';
import { desk } from './bg/desk.js';
import { list } from './bg/list.js';
import { ownAnnouncements } from './bg/own-announcements.js';
import { palette } from './bg/palette.js';
import { pullQueue } from './bg/pull-queue.js';
import { pushSwitch } from './bg/push-switch.js';
import { raisedHands } from './bg/raised-hands.js';
import { reroute } from './bg/reroute.js';
import { shared } from './bg/shared.js';
import { storageNotice } from './bg/storage-notice.js';
import { debug, support } from './bg/support.js';
import { supervisor } from './bg/supervisor.js';
import { thread } from './bg/thread.js';
import { wallboard } from './bg/wallboard.js';
import { wrapUp } from './bg/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const bulgarian: CompleteLanguagePack = {
  lang: 'bg',
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

export default bulgarian;
