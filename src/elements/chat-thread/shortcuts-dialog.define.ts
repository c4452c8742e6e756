import { registerEnglish } from '../../messages/en.js';
import { composerShortcuts } from '../../messages/en/parts/composer-shortcuts.js';
import { define } from '../internal/define.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';

registerEnglish(composerShortcuts);
define('agent-desk-shortcuts', ShortcutsDialog);
