import { define } from '../internal/define.js';
import { ConversationList } from './conversation-list.js';

define('conversation-list', ConversationList);

declare global {
  interface HTMLElementTagNameMap {
    'conversation-list': ConversationList;
  }
}
