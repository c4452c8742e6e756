import { define } from '../internal/define.js';
import { ThreadWrapUp } from './wrap-up.js';

define('agent-desk-wrap-up', ThreadWrapUp);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-wrap-up': ThreadWrapUp;
  }
}
