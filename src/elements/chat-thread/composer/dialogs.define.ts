import { registerEnglish } from '../../../translations/en.js';
import { composerCanned } from '../../../translations/en/parts/composer/canned.js';
import { composerShortcuts } from '../../../translations/en/parts/composer/shortcuts.js';
import { define } from '../../internal/base/define.js';
import { OwnResponses } from './canned/own-responses.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';

registerEnglish({ ...composerCanned, ...composerShortcuts });
define('agent-desk-shortcuts', ShortcutsDialog);
define('agent-desk-own-responses', OwnResponses);
