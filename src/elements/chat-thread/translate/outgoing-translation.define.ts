import { define } from '../../internal/base/define.js';
import { OutgoingTranslation } from './outgoing-translation.js';

define('agent-desk-outgoing-translation', OutgoingTranslation);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-outgoing-translation': OutgoingTranslation;
  }
}
