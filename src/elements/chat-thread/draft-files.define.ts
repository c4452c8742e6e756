/** What attaching needs, loaded when the first file is attached. */
import { registerEnglish } from '../../messages/en.js';
import { composerFiles } from '../../messages/en/parts/composer-files.js';
import { define } from '../internal/define.js';
import { DraftFiles } from './draft-files-view.js';

export { attachFiles } from './draft-files.js';

registerEnglish(composerFiles);
define('agent-desk-draft-files', DraftFiles);
