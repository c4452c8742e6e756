import { registerEnglish } from '../../translations/en.js';
import { attention } from '../../translations/en/parts/attention.js';
import { support } from '../../translations/en/parts/support.js';
import { define } from '../internal/base/define.js';
import { AttentionMenu } from './attention-menu.js';

registerEnglish(attention);
registerEnglish(support);

define('agent-desk-attention', AttentionMenu);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-attention': AttentionMenu;
  }
}
