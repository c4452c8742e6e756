/** What attaching needs, loaded when the first file is attached. */
import { addEnglish } from '../../messages/en.js';
import { composerFiles } from '../../messages/en/parts/composer-files.js';
import { define } from '../internal/define.js';
import { DraftFilesView } from './draft-files-view.js';

export { attach } from './draft-files.js';

addEnglish(composerFiles);
define('agent-desk-draft-files', DraftFilesView);
