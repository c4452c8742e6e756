import { agent } from './ar/agent.js';
import { composer } from './ar/composer.js';
import { lists } from './ar/lists.js';
import { pushSwitch } from './ar/push-switch.js';
import { reroute } from './ar/reroute.js';
import { shared } from './ar/shared.js';
import { supervisor } from './ar/supervisor.js';
import { thread } from './ar/thread.js';
import { wrapUp } from './ar/wrap-up.js';
import type { Catalogue } from './catalogue.js';

const arabic: Catalogue = {
  lang: 'ar',
  dir: 'rtl',
  messages: {
    ...shared,
    ...agent,
    ...pushSwitch,
    ...thread,
    ...composer,
    ...reroute,
    ...supervisor,
    ...lists,
    ...wrapUp,
  },
};

export default arabic;
