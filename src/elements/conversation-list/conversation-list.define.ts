import { define } from '../internal/base/define.js';
import { ConversationList } from './conversation-list.js';

define('conversation-list', ConversationList);
