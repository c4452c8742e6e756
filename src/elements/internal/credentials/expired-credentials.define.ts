import { define } from '../base/define.js';
import { registerEnglish } from '../../../translations/en.js';
import { credentials } from '../../../translations/en/parts/credentials.js';
import { ExpiredCredentials } from './expired-credentials.js';

registerEnglish(credentials);

define('agent-desk-credentials', ExpiredCredentials);

declare global {
  interface HTMLElementTagNameMap {
    'agent-desk-credentials': ExpiredCredentials;
  }
}
