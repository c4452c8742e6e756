import { define } from '../internal/define.js';
import { ChatThread } from './chat-thread.js';
import { ThreadComposer } from './composer.js';
import { MessageList } from './message-list.js';

define('agent-desk-message-list', MessageList);
define('agent-desk-composer', ThreadComposer);
define('chat-thread', ChatThread);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-message-list': MessageList;
    'agent-desk-composer': ThreadComposer;
    'chat-thread': ChatThread;
  }
}
