import { registerEnglish } from '../../../../translations/en.js';
import { composerCanned } from '../../../../translations/en/parts/composer/canned.js';
import { define } from '../../../internal/base/define.js';
import { OwnResponses } from './own-responses.js';

registerEnglish(composerCanned);
define('agent-desk-own-responses', OwnResponses);
