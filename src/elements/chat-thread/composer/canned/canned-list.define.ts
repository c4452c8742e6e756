/** Entry of the module that is loaded with the first `/`. */
import { registerEnglish } from '../../../../translations/en.js';
import { composerCanned } from '../../../../translations/en/parts/composer/canned.js';

export { CannedList } from './canned-list.js';

registerEnglish(composerCanned);
