import { define } from '../../../internal/base/define.js';
import { FormattingBar } from './formatting-bar.js';

export { formatField } from './formatting-bar.js';

define('agent-desk-formatting-bar', FormattingBar);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-formatting-bar': FormattingBar;
  }
}
