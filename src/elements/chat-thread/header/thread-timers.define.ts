import { define } from '../../internal/base/define.js';
import { ThreadHand } from './thread-hand.js';
import { ThreadHold } from './thread-hold.js';
import { ThreadTimers } from './thread-timers.js';
import { registerEnglish } from '../../../translations/en.js';
import { threadTimers } from '../../../translations/en/parts/thread/thread-timers.js';

registerEnglish(threadTimers);

define('agent-desk-timers', ThreadTimers);
define('agent-desk-hold', ThreadHold);
define('agent-desk-hand', ThreadHand);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-timers': ThreadTimers;
    'agent-desk-hold': ThreadHold;
    'agent-desk-hand': ThreadHand;
  }
}
