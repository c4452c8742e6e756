import { registerEnglish } from '../../../translations/en.js';
import { counter } from '../../../translations/en/parts/counter.js';
import { ownAnnouncements } from '../../../translations/en/parts/own-announcements.js';
import { define } from '../../internal/base/define.js';
import { OwnAnnouncementsList } from './own-announcements.js';

registerEnglish({ ...ownAnnouncements, ...counter });

define('agent-desk-own-announcements', OwnAnnouncementsList);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-own-announcements': OwnAnnouncementsList;
  }
}
