import { define } from '../../../internal/base/define.js';
import { ReplySuggestions } from './reply-suggestions.js';

define('agent-desk-reply-suggestions', ReplySuggestions);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-reply-suggestions': ReplySuggestions;
  }
}
