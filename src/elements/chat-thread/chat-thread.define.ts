// The styles first: one after the other, they compress better.
import './chat-thread.styles.js';
import './composer/composer.styles.js';
import './message-list/message-list.styles.js';
import './message/group.styles.js';
import './message/message.styles.js';
import { define } from '../internal/base/define.js';
import { ChatThread } from './chat-thread.js';
import { Composer } from './composer/composer.js';
import './header/thread-timers.define.js';
import { MessageList } from './message-list/message-list.js';

define('agent-desk-message-list', MessageList);
define('agent-desk-composer', Composer);
define('chat-thread', ChatThread);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-message-list': MessageList;
    'agent-desk-composer': Composer;
  }
}
