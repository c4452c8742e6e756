import { define } from '../../internal/base/define.js';
import { ThreadSearch } from './thread-search.js';

define('agent-desk-thread-search', ThreadSearch);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-thread-search': ThreadSearch;
  }
}
