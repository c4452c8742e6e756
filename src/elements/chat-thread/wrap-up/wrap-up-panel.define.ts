import { define } from '../../internal/base/define.js';
import { WrapUpPanel } from './wrap-up-panel.js';
import { registerEnglish } from '../../../translations/en.js';
import { wrapUp } from '../../../translations/en/parts/wrap-up.js';

registerEnglish(wrapUp);

define('agent-desk-wrap-up', WrapUpPanel);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-wrap-up': WrapUpPanel;
  }
}
