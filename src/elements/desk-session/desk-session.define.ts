import { define } from '../internal/base/define.js';
import { DeskSessionElement } from './desk-session.js';

define('desk-session', DeskSessionElement);

declare global {
  interface HTMLElementTagNameMap {
    'desk-session': DeskSessionElement;
  }
}
