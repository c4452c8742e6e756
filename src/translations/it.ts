import { agent } from './it/agent.js';
import { attention } from './it/attention.js';
import { composer } from './it/composer.js';
import { customer } from './it/customer.js';
import { desk } from './it/desk.js';
import { list } from './it/list.js';
import { ownAnnouncements } from './it/own-announcements.js';
import { palette } from './it/palette.js';
import { pullQueue } from './it/pull-queue.js';
import { pushSwitch } from './it/push-switch.js';
import { raisedHands } from './it/raised-hands.js';
import { reroute } from './it/reroute.js';
import { shared } from './it/shared.js';
import { storageNotice } from './it/storage-notice.js';
import { debug, support } from './it/support.js';
import { supervisor } from './it/supervisor.js';
import { thread } from './it/thread.js';
import { wallboard } from './it/wallboard.js';
import { wrapUp } from './it/wrap-up.js';
import type { CompleteLanguagePack } from './translations.js';

const italian: CompleteLanguagePack = {
  lang: 'it',
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

export default italian;
