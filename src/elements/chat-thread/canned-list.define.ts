/** The list of ready-made answers, loaded with the first `/`. */
import { registerEnglish } from '../../messages/en.js';
import { composerCanned } from '../../messages/en/parts/composer-canned.js';

export { CannedList } from './canned-list.js';

registerEnglish(composerCanned);
