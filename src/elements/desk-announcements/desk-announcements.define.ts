import { define } from '../internal/base/define.js';
import { DeskAnnouncements } from './desk-announcements.js';

define('desk-announcements', DeskAnnouncements);

declare global {
  interface HTMLElementTagNameMap {
    'desk-announcements': DeskAnnouncements;
  }
}
