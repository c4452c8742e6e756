import { define } from '../internal/define.js';
import { SupervisorPanel } from './supervisor-panel.js';

define('supervisor-panel', SupervisorPanel);

declare global {
  interface HTMLElementTagNameMap {
    'supervisor-panel': SupervisorPanel;
  }
}
