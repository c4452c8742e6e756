/** Entry of the module that is loaded with the first attached file. */
import { registerEnglish } from '../../../../translations/en.js';
import { composerFiles } from '../../../../translations/en/parts/composer/files.js';
import { define } from '../../../internal/base/define.js';
import { DraftFiles } from './draft-files.js';

export { attachFiles, getDraftUploads } from './draft-uploads.js';

registerEnglish(composerFiles);
define('agent-desk-draft-files', DraftFiles);
