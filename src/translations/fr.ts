import { agent } from './fr/agent.js';
import { attention } from './fr/attention.js';
import { composer } from './fr/composer.js';
import { customer } from './fr/customer.js';
import { desk } from './fr/desk.js';
import { list } from './fr/list.js';
import { ownAnnouncements } from './fr/own-announcements.js';
import { palette } from './fr/palette.js';
import { pullQueue } from './fr/pull-queue.js';
import { pushSwitch } from './fr/push-switch.js';
import { raisedHands } from './fr/raised-hands.js';
import { reroute } from './fr/reroute.js';
import { shared } from './fr/shared.js';
import { storageNotice } from './fr/storage-notice.js';
import { debug, support } from './fr/support.js';
import { supervisor } from './fr/supervisor.js';
import { thread } from './fr/thread.js';
import { wallboard } from './fr/wallboard.js';
import { wrapUp } from './fr/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const french: CompleteLanguagePack = {
  lang: 'fr',
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

export default french;
