import { define } from '../internal/define.js';
import { EmojiPicker } from './emoji-picker.js';

define('agent-desk-emoji-picker', EmojiPicker);
