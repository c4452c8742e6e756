import { registerEnglish } from '../../../translations/en.js';
import { composerShortcuts } from '../../../translations/en/parts/composer/shortcuts.js';
import { define } from '../../internal/base/define.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';

registerEnglish(composerShortcuts);
define('agent-desk-shortcuts', ShortcutsDialog);
