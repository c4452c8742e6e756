import { registerEnglish } from '../../translations/en.js';
import { attention } from '../../translations/en/parts/attention.js';
import { define } from '../internal/base/define.js';
import { AttentionMenu } from './attention-menu.js';

registerEnglish(attention);

define('agent-desk-attention', AttentionMenu);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-attention': AttentionMenu;
  }
}
