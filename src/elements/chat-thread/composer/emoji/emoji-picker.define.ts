import { registerEnglish } from '../../../../translations/en.js';
import { composerEmoji } from '../../../../translations/en/parts/composer/emoji.js';
import { define } from '../../../internal/base/define.js';
import { EmojiPicker } from './emoji-picker.js';

registerEnglish(composerEmoji);
define('agent-desk-emoji-picker', EmojiPicker);
