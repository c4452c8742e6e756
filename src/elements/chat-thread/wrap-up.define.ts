import { define } from '../internal/define.js';
import { ThreadWrapUp } from './wrap-up.js';
import { addEnglish } from '../../messages/en.js';
import { wrapUp } from '../../messages/en/parts/wrap-up.js';

addEnglish(wrapUp);

define('agent-desk-wrap-up', ThreadWrapUp);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-wrap-up': ThreadWrapUp;
  }
}
