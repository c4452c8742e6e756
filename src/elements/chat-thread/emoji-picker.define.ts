import { registerEnglish } from '../../messages/en.js';
import { composerEmoji } from '../../messages/en/parts/composer-emoji.js';
import { define } from '../internal/define.js';
import { EmojiPicker } from './emoji-picker.js';

registerEnglish(composerEmoji);
define('agent-desk-emoji-picker', EmojiPicker);
