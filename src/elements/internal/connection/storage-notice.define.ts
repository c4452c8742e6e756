import { define } from '../base/define.js';
import { registerEnglish } from '../../../translations/en.js';
import { storageNotice } from '../../../translations/en/parts/storage-notice.js';
import { StorageNotice } from './storage-notice.js';

registerEnglish(storageNotice);

define('agent-desk-storage-notice', StorageNotice);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-storage-notice': StorageNotice;
  }
}
