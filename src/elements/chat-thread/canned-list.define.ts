/** The list of ready-made answers, loaded with the first `/`. */
import { addEnglish } from '../../messages/en.js';
import { composerCanned } from '../../messages/en/parts/composer-canned.js';

export { CannedList } from './canned-list.js';

addEnglish(composerCanned);
