import { define } from '../internal/base/define.js';
import { DeskAnnouncements } from './desk-announcements.js';

define('desk-announcements', DeskAnnouncements);
