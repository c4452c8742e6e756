import { define } from '../internal/define.js';
import { ChatThread } from './chat-thread.js';
import { Composer } from './composer.js';
import { MessageList } from './message-list.js';

define('agent-desk-message-list', MessageList);
define('agent-desk-composer', Composer);
define('chat-thread', ChatThread);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-message-list': MessageList;
    'agent-desk-composer': Composer;
    'chat-thread': ChatThread;
  }
}
