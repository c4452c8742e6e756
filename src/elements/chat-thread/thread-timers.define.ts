import { define } from '../internal/define.js';
import { ThreadHold } from './hold.js';
import { ThreadTimers } from './thread-timers.js';
import { registerEnglish } from '../../messages/en.js';
import { threadTimers } from '../../messages/en/parts/thread-timers.js';

registerEnglish(threadTimers);

define('agent-desk-timers', ThreadTimers);
define('agent-desk-hold', ThreadHold);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-timers': ThreadTimers;
    'agent-desk-hold': ThreadHold;
  }
}
