import { define } from '../internal/define.js';
import { ThreadHold } from './hold.js';
import { ThreadTimers } from './thread-timers.js';
import { addEnglish } from '../../messages/en.js';
import { threadTimers } from '../../messages/en/parts/thread-timers.js';

addEnglish(threadTimers);

define('agent-desk-timers', ThreadTimers);
define('agent-desk-hold', ThreadHold);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-timers': ThreadTimers;
    'agent-desk-hold': ThreadHold;
  }
}
