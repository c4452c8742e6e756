import { define } from '../internal/define.js';
import { WrapUpPanel } from './wrap-up.js';
import { registerEnglish } from '../../messages/en.js';
import { wrapUp } from '../../messages/en/parts/wrap-up.js';

registerEnglish(wrapUp);

define('agent-desk-wrap-up', WrapUpPanel);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-wrap-up': WrapUpPanel;
  }
}
