/** What attaching needs, loaded when the first file is attached. */
import { define } from '../internal/define.js';
import { DraftFilesView } from './draft-files-view.js';

export { attach } from './draft-files.js';

define('agent-desk-draft-files', DraftFilesView);
